"""Open Text Summarizer, in C, called through its library. It splits sentences for itself."""

import ctypes
import os
import pathlib

import rows

HOME = pathlib.Path(os.environ["PEER"])
os.chdir(HOME / "usr/share/ots")  # where it looks for its dictionary
ots = ctypes.CDLL(str(next(HOME.glob("usr/lib/*/libots-1.so.0"))))
ots.ots_new_article.restype = ots.ots_get_doc_text.restype = ctypes.c_void_p
libc = ctypes.CDLL(None)


def summarize(row):
    text = "\n".join(row["sentences"]).encode()
    article, size = ctypes.c_void_p(ots.ots_new_article()), ctypes.c_size_t()
    ots.ots_load_xml_dictionary(article, row["lang"].encode())
    ots.ots_parse_stream(text, ctypes.c_size_t(len(text)), article)
    ots.ots_grade_doc(article)
    ots.ots_highlight_doc_lines(article, row["n"])
    found = ctypes.c_void_p(ots.ots_get_doc_text(article, ctypes.byref(size)))
    summary = ctypes.string_at(found, size.value).decode("utf-8", "replace")
    libc.free(found)
    ots.ots_free_article(article)
    return summary.splitlines()


rows.answer("system", summarize)
