#!/usr/bin/env python3
"""Every format, damaged in every way: cut, empty, noise, a program, a text of another name, locked. Each
time in the middle of a batch: the file is named with its format, or the member, and what is wrong; what
stands before the damage and the other files come out, and the exit code says that something failed. TAP."""

import gzip
import json
import random
import shutil
import struct
import sys
import zlib

import lzma
import bz2

from archive_test import make_tar, make_zip
from book_test import docx, epub, odt
from pdf_test import locked
from samples import FAIR, RAIN, Samples
from tap import ROOT
from warc_test import answer, record

RAIN_BYTES = RAIN.encode()


def number(n):
    """Of 7z: 7 bits, or 14 behind a mark."""
    return bytes([n]) if n < 0x80 else bytes([0x80 | n >> 8, n & 255])


def seven(name, data):
    """A 7z archive of one file that is stored (7zFormat.txt)."""
    names = b"\0" + name.encode("utf-16-le") + b"\0\0"
    size = number(len(data))
    header = b"\1\4\6\0\1\x09" + size + b"\0\7\x0b\1\0\1\1\0\x0c" + size + b"\0\x08\0\0\5\1\x11" + \
        number(len(names)) + names + b"\0\0"
    start = struct.pack("<QQL", len(data), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<L", zlib.crc32(start)) + start + data + header


def zstd(data):
    """One frame of one raw block, without a checksum (RFC 8878, 3.1.1)."""
    return b"\x28\xb5\x2f\xfd\x20" + bytes([len(data)]) + (len(data) << 3 | 1).to_bytes(3, "little") + data


PAGE = f"<html><head><title>R</title></head><body><p>{RAIN}</p><p>{FAIR}</p></body></html>"
ITEMS = [f"<title>{t}</title><description>{d}</description>" for t, d in (("A", RAIN), ("B", FAIR))]
RSS = f"<rss version='2.0'><channel><item>{ITEMS[0]}</item><item>{ITEMS[1]}</item></channel></rss>"
RDF = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>" \
      f"<item>{ITEMS[0]}</item><item>{ITEMS[1]}</item></rdf:RDF>"
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'>" \
       f"<entry><content>{RAIN}</content></entry><entry><content>{FAIR}</content></entry></feed>"
FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1",
                   "items": [{"id": "1", "content_text": RAIN}, {"id": "2", "content_text": FAIR}]})
PARTS = "MIME-Version: 1.0\nSubject: Rain\nContent-Type: multipart/{}; boundary=b\n\n--b\n" \
        "Content-Type: text/{}\n\n{}\n--b--\n"
SAID = "00:00:0{0},000 --> 00:00:0{1},000\nThe rain fell all night.\n\n"
GOOD = {
    "page.html": PAGE, "a.md": f"# Rain\n\n{RAIN}\n", "a.txt": RAIN, "a.rss": RSS, "a.rdf": RDF,
    "a.atom": ATOM, "feed.json": FEED, "a.eml": PARTS.format("mixed", "plain", RAIN),
    "a.mhtml": PARTS.format("related", "html", PAGE),
    "a.mbox": "".join(f"From a@b.org Mon Jan  1 00:00:00 2024\nSubject: x\n\n{t}\n" for t in (RAIN, FAIR)),
    "a.epub": epub(), "a.docx": docx(), "a.odt": odt(), "a.srt": "1\n" + SAID.format(1, 4),
    "a.vtt": "WEBVTT\n\n" + SAID.format(1, 4).replace(",", "."),
    "a.warc": record("response", answer(RAIN)), "a.txt.gz": gzip.compress(RAIN_BYTES),
    "a.txt.zst": zstd(RAIN_BYTES), "a.txt.xz": lzma.compress(RAIN_BYTES),
    "a.txt.bz2": bz2.compress(RAIN_BYTES), "a.zip": make_zip([("a.txt", RAIN), ("b.txt", FAIR)]),
    "a.tar": make_tar([("a.txt", RAIN), ("b.txt", FAIR)], "w"), "a.7z": seven("a.txt", RAIN_BYTES),
    "a.jsonl": json.dumps({"text": RAIN}) + "\n" + json.dumps({"text": FAIR}) + "\n",
}
if shutil.which("pdftotext"):
    GOOD["a.pdf"] = (ROOT / "tests/samples/paper.pdf").read_bytes()

# What is said of files that have nothing in common with their names, each with "pith: FILE: " before.
STRANGE = {
    **dict.fromkeys(["a.rss", "a.rdf", "a.atom"], "feed: no XML: it has no element"),
    **dict.fromkeys(["a.eml", "a.mhtml"], "mail: no mail: its first line is no field"),
    "a.mbox": "mbox: no mailbox: its first line is no 'From ' with a date",
    "a.epub": "epub: no zip file, which starts with 'PK'", "a.odt": "odt: no zip file",
    "a.docx": "docx: no zip file", "a.warc": "warc: the record at byte 0 is damaged or cut",
    **dict.fromkeys(["a.txt.gz", "a.txt.zst", "a.txt.xz", "a.txt.bz2", "a.zip", "a.tar", "a.7z"],
                    "archive: cut, or none of gzip, bzip2, xz, zstd, lz4, tar, zip and 7z"),
    "a.jsonl": "line 1",
}
# Of a text, these can say no more: every text is one of theirs.
TEXTS = ["page.html", "a.md", "a.txt", "feed.json"]
NO_TEXT = "this is no text"
TIMES = "subtitles: no line with two times"
# What is said of the first three quarters of a file. Of texts and their like nothing tells.
CUT = {
    **dict.fromkeys(["a.eml", "a.mhtml"], "mail: cut: its last part does not end"),
    **dict.fromkeys(["a.rss", "a.rdf", "a.atom"], "feed: cut behind the start of entry 2"),
    "feed.json": "feed: no JSON, or too deep", "a.epub": "epub: OEBPS/text/", "a.docx": "docx: cut, or",
    "a.odt": "odt: damaged: Truncated ZIP file header", "a.pdf": "pdf: damaged: Syntax Error",
    "a.warc": "warc: the record at byte 0 is damaged or cut",
    "a.txt.gz": "archive: damaged: truncated gzip input",
    "a.txt.zst": "archive: damaged: Truncated zstd input", "a.txt.xz": "archive: damaged: Lzma",
    "a.txt.bz2": "archive: damaged: truncated bzip2 input",
    "a.zip": "archive: cut: the directory at its end is missing (byte", "a.tar": "archive: b.txt: damaged",
    "a.7z": "archive: damaged: Truncated 7-Zip file body", "a.jsonl": "line 2",
}
EMPTY = {**STRANGE, **dict.fromkeys(TEXTS, "there is no sentence to choose"),
         **dict.fromkeys(["a.epub", "a.odt", "a.docx"], "no zip file"),
         **dict.fromkeys(["a.txt.gz", "a.txt.zst", "a.txt.xz", "a.txt.bz2", "a.zip", "a.tar", "a.7z"],
                         "archive: empty"),
         **dict.fromkeys(["a.mbox", "a.warc"], "there is no document in it"), "a.jsonl": ""}
# An empty text is no failure, nor is a box without mails.
EMPTY_IS_GOOD = [*TEXTS, "a.mbox", "a.warc", "a.jsonl"]
# Files of which little more is left than the mark of their kind: what is said of each.
MARKS = {
    "a.png": (b"\x89PNG\r\n\x1a\n", "this is no text but a PNG picture"),
    "a.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is no text but a JPEG picture"),
    "a.webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "this is no text but a WebP picture"),
    "a.mp4": (b"\0\0\0\x18ftypmp42", "this is no text but a film or sound in MP4"),
    "a.ttf": (b"\0\1\0\0\0", "this is no text but a font"),
    "a.rar": (b"Rar!\x1a\x07\0", "this is no text but a RAR archive"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is no text but a document of Office before 2007"),
    "a.rtf": (b"{\\rtf1\\ansi The rain fell.}", "this is no text but a document in RTF"),
    "program": (b"\x7fELF\2\1\1\0", "this is no text but a program (ELF)"),
    "cut.pdf": (b"%PDF-1.4", "pdf: damaged"),
    "cut.zip": (b"PK\3\4", "archive: damaged: Truncated ZIP file header"),
    "cut.7z": (b"7z\xbc\xaf\x27\x1c", "archive: cut, or none of"),
    "cut.gz": (b"\x1f\x8b\x08", "archive: cut, or none of"),
    "cut.bz2": (b"BZh9", "archive: cut, or none of"),
    "cut.xz": (b"\xfd7zXZ\0", "archive: damaged: Lzma"),
    "cut.zst": (b"\x28\xb5\x2f\xfd", "archive: damaged: Truncated zstd input"),
    "cut.warc": (b"WARC/1.0\r\n", "warc: the record at byte 0 is damaged or cut"),
}
LOCKED = {"a.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}


def as_bytes(data):
    return data if isinstance(data, bytes) else data.encode()


def check(s, fault, name, data, said, fails=True):
    """The file between two good ones: it is named, and they come out."""
    s.write(name, data)
    code, out, error = s.run("-n1", "-m", "lead", "-f", "jsonl", "first.txt", name, "last.txt")
    rows = [json.loads(row) for row in out.splitlines()]
    whole = [row.get("file") for row in rows if "error" not in row]
    failures = [row for row in rows if "error" in row]
    told = error + "".join(f"pith: {name}: line {row['line']}: {row['error']}\n" if "line" in row else ""
                           for row in failures) + \
        "".join(f"pith: {name}: {row['note']}\n" for row in rows if row.get("file") == name and "note" in row)
    s.check(f"{fault}: {name}", code == (3 if fails else 0) and whole[0] == "first.txt" and
            whole[-1] == "last.txt" and f"pith: {name}: " in told and said in told if said else code == 0,
            code, out, error)


def cut(name, data):
    """Three quarters of it; of a tar, which ends in zeros, all but the half of its last member."""
    return data[:1024 + 512 + 30] if name == "a.tar" else data[:len(data) * 3 // 4]


def main():
    s = Samples()
    s.write("first.txt", RAIN)
    s.write("last.txt", FAIR)
    noise = random.Random(1).randbytes(5000)
    with open(sys.executable, "rb") as file:
        program = file.read(9000)
    _, listed, _ = s.run("formats", "-f", "json")
    if not all(f["available"] for f in json.loads(listed) if f["name"] != "pdf"):
        print("1..0 # SKIP a build without some of the formats")
        return
    strange = {**STRANGE, **dict.fromkeys(TEXTS, NO_TEXT), "a.srt": TIMES, "a.vtt": TIMES}
    for name, data in GOOD.items():
        data = as_bytes(data)
        s.write(name, data)
        code, out, error = s.run("-n1", name)
        s.check("whole: " + name, code == 0 and out and not error, code, out, error)
        if name in CUT:
            check(s, "cut", name, cut(name, data), CUT[name])
        check(s, "empty", name, b"", EMPTY.get(name, TIMES if name[2:] in ("srt", "vtt") else "pdf: no PDF"),
              name not in EMPTY_IS_GOOD)
        for fault, other in ("noise", noise), ("a program", program):
            binary = NO_TEXT if name in ("a.srt", "a.vtt", "a.pdf") else strange[name]
            check(s, fault, name, other, binary)
        if name not in TEXTS:
            check(s, "a text by another name", name, RAIN, strange.get(name, "pdf: no PDF, which starts with"))
    for name, (data, said) in MARKS.items():
        if name != "cut.pdf" or "a.pdf" in GOOD:
            check(s, "a mark", name, data, said)
    s.write("about.txt", b"GIF89a and RIFF are marks. MZ is one too.")
    code, out, error = s.run("-n1", "-m", "lead", "about.txt")
    s.check("words that are marks are text", code == 0 and out.startswith("GIF89a and RIFF"), code, out, error)
    for name, data in LOCKED.items():
        check(s, "locked", name, data, "docx: the document has a password, or is of a format before 2007")
    if "a.pdf" in GOOD:
        check(s, "locked", "locked.pdf", locked(b"secret"), "pdf: it is encrypted")
    check(s, "a page that is a program too", "polyglot.html", b"MZ\x90\0" + bytes(300) + PAGE.encode(), NO_TEXT)
    check(s, "an archive in a page", "polyglot.html", GOOD["a.zip"][:60] + PAGE.encode(), "archive: ")
    s.write("a.tar", GOOD["a.tar"][:1024])
    code, out, error = s.run("-n1", "a.tar")
    s.check("cut behind a member", code == 3 and "==> a.tar: a.txt <==" in out and
            "a.tar: archive: cut: the block of zeros at its end is missing" in error, code, out, error)
    for place, what in (-8, "checksum"), (-4, "length"):
        packed = bytearray(GOOD["a.txt.gz"])
        packed[place] ^= 1
        check(s, "another " + what, "a.txt.gz", bytes(packed), "archive: damaged: gzip checksum or length mismatch")
    s.write("two.gz", gzip.compress(RAIN_BYTES + b" ") + gzip.compress(FAIR.encode()))
    code, out, error = s.run("segment", "two.gz")
    s.check("two members are one file", code == 0 and out.split() == (RAIN + " " + FAIR).split(), code, out, error)
    inner = make_zip([("good.txt", RAIN), ("a.epub", epub()[:700]), ("b.rss", RSS[:250])])
    s.write("nest.zip", inner)
    code, out, error = s.run("-n1", "nest.zip")
    s.check("damage within is named by its member", code == 3 and "==> nest.zip: good.txt <==" in out and
            "pith: nest.zip: a.epub: epub: " in error and "pith: nest.zip: b.rss: feed: cut " in error, out, error)
    s.end()


if __name__ == "__main__":
    main()
