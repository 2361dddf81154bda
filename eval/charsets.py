#!/usr/bin/env python3
"""Measures how well the command guesses the charset of texts that nothing tells about.

    eval/charsets.py [--tune] [DATA]    prints tables in Markdown; PITH names the command (build/pith)

DATA (default ../shared/data) holds langid/sentences-dev.tsv.gz: language, tab, sentence. Every tenth
sentence, from the sixth on, neither fitted the n-grams and shares of letters (models/fit_langid.py, fit_charsets.py) nor chose the
weights of src/read/encoding_letters.c, for which the other half of the held-out ones was used (--tune). Sentences of a
language are joined until they fill 60, 300 or 2,000 bytes in a charset that people write it in, 20 texts a
pair and size at most, seeded; those in charsets that are rare today are a table of their own. A text that the charset cannot hold, that is ASCII or happens to be UTF-8 is
left out. A guess is right when the bytes, decoded by it, are the text again, whatever its name. Peers are
measured on the same texts when they are installed: libuchardet alone, chardet, charset-normalizer."""

import ctypes
import gzip
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SIZES = [60, 300, 2000]
TEXTS = 20
BATCH = 500
PAIRS = {
    "iso-8859-1": "da de es fi fr is it nb nl pt sv", "windows-1252": "da de es fi fr is it nb nl pt sv",
    "windows-1250": "cs hr hu pl ro sk sl", "iso-8859-2": "cs hu pl sk", "windows-1251": "bg mk ru sr uk",
    "koi8-r": "ru", "koi8-u": "uk", "iso-8859-5": "ru", "windows-1253": "el", "iso-8859-7": "el",
    "windows-1254": "tr", "iso-8859-9": "tr", "windows-1255": "he", "windows-1256": "ar fa",
    "windows-1257": "lt lv et", "windows-1258": "vi", "cp874": "th", "cp932": "ja", "euc_jp": "ja",
    "iso2022_jp": "ja", "gb18030": "zh", "big5": "zh", "cp949": "ko", "euc_kr": "ko",
}
RARE_PAIRS = {
    "iso-8859-3": "eo", "iso-8859-4": "lt lv et", "iso-8859-14": "cy ga", "iso-8859-15": "de es fi fr it nl pt",
    "mac_roman": "da de es fr is it nb nl pt sv", "mac_latin2": "cs hu pl sk", "mac_cyrillic": "ru uk mk",
    "cp437": "de es fr it sv", "cp850": "da de es fr it nb nl pt sv", "cp852": "cs hr hu pl sk sl",
    "cp775": "et lt lv", "cp857": "tr", "cp866": "ru be uk bg",
}


def sentences(data, turn):
    found = {}
    with gzip.open(pathlib.Path(data) / "langid/sentences-dev.tsv.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            language, text = line.rstrip("\n").split("\t", 1)
            if number % 10 == turn:
                found.setdefault(language, []).append(text)
    return found


def is_hidden(data, text, charset):
    """Do only the letters tell which charset it is? Control characters come from damaged sentences."""
    if any("\x80" <= c <= "\x9f" for c in text) or data.decode(charset) != text:
        return False
    if data.isascii():
        return b"\x1b" in data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def make_texts(known, pairs):
    """(pair, size, text, bytes): for each pair and size up to TEXTS, the same each time."""
    for charset, languages in pairs.items():
        for language in languages.split():
            for size in SIZES:
                order = random.Random(f"{charset} {language} {size}")
                made = 0
                for _ in range(3 * TEXTS if known.get(language) else 0):
                    text = ""
                    while len(text.encode(charset, "replace")) < size:
                        text += order.choice(known[language]) + " "
                    while len(text.encode(charset, "replace")) > size:
                        text = text[:-1]
                    try:
                        data = text.encode(charset)
                    except UnicodeEncodeError:
                        continue
                    if is_hidden(data, text, charset):
                        yield f"{language} {charset}", size, text, data
                        made += 1
                    if made == TEXTS:
                        break


def reads(data, charset, text):
    try:
        return bool(charset) and data.decode(charset) == text
    except (LookupError, UnicodeDecodeError):
        return False


def by_pith(texts):
    """The charsets that the command names, for batches of files."""
    command = os.environ.get("PITH", "build/pith")
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, data in enumerate(texts):
            names.append(f"{folder}/{i}.txt")
            pathlib.Path(names[-1]).write_bytes(data)
        for start in range(0, len(names), BATCH):
            done = subprocess.run([command, "extract", "-i", "text", "-f", "jsonl", *names[start:start + BATCH]],
                                  stdout=subprocess.PIPE, check=False)
            for line in done.stdout.splitlines():
                yield json.loads(line).get("charset")


# What the Encoding Standard calls so, in Python's words.
PYTHON = {"windows-874": "cp874", "shift_jis": "cp932", "euc-kr": "cp949", "gbk": "gb18030",
          "x-mac-cyrillic": "mac_cyrillic", "mac-centraleurope": "mac_latin2"}


def by_uchardet():
    library = ctypes.CDLL("libuchardet.so.0")
    library.uchardet_new.restype = ctypes.c_void_p
    library.uchardet_get_charset.restype = ctypes.c_char_p
    for name in ("handle_data", "data_end", "get_charset", "delete"):
        getattr(library, f"uchardet_{name}").argtypes = \
            [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t][:3 if name == "handle_data" else 1]

    def guess(data):
        detector = library.uchardet_new()
        library.uchardet_handle_data(detector, data, len(data))
        library.uchardet_data_end(detector)
        name = library.uchardet_get_charset(detector).decode()
        library.uchardet_delete(detector)
        return name
    return guess


def by_chardet():
    import chardet
    return lambda data: chardet.detect(data)["encoding"]


def by_normalizer():
    import charset_normalizer

    def guess(data):
        best = charset_normalizer.from_bytes(data).best()
        return best.encoding if best else None
    return guess


def print_table(title, rows):
    guesses = {"pith": [PYTHON.get(c, c) for c in by_pith([row[3] for row in rows])]}
    for name, open_peer in ("libuchardet", by_uchardet), ("chardet", by_chardet), \
            ("charset-normalizer", by_normalizer):
        try:
            guess = open_peer()
        except (ImportError, OSError):
            print(f"{name} is not installed", file=sys.stderr)
            continue
        guesses[name] = [guess(row[3]) for row in rows]
    pairs = sorted({row[0] for row in rows})
    print(f"\n{title}: {len(pairs)} pairs, {len(rows)} texts\n")
    print("| % decoded without a mistake | " + " | ".join(f"{size} bytes" for size in SIZES) + " |")
    print("|---|" + "---|" * len(SIZES))
    for name, given in guesses.items():
        cells = []
        for size in SIZES:
            hits = [reads(row[3], guess, row[2]) for row, guess in zip(rows, given) if row[1] == size]
            cells.append(f"{100 * sum(hits) / len(hits):.1f}")
        print(f"| {name} | " + " | ".join(cells) + " |")
    found = {pair: [reads(r[3], g, r[2]) for r, g in zip(rows, guesses["pith"]) if r[0] == pair]
             for pair in pairs}
    print("\nPairs below 95 % over all sizes: " + ", ".join(
        f"{pair} {100 * sum(h) / len(h):.0f}" for pair, h in sorted(found.items()) if sum(h) < 0.95 * len(h)))


def main():
    arguments = sys.argv[1:]
    turn = 0 if "--tune" in arguments else 5
    data = next((a for a in arguments if a != "--tune"), "../shared/data")
    known = sentences(data, turn)
    print_table("Charsets of today", list(make_texts(known, PAIRS)))
    print_table("Rare ones", list(make_texts(known, RARE_PAIRS)))


if __name__ == "__main__":
    main()
