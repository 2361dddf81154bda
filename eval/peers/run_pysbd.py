"""pysbd: the pragmatic segmenter's rules in Python."""

import functools

import pysbd
import rows


@functools.cache
def segmenter(lang):
    return pysbd.Segmenter(language=lang, clean=False)


rows.answer("sentences", lambda row: segmenter(row["lang"]).segment(row["text"]))
