#!/usr/bin/env python3
"""Counts which kinds of characters beyond ASCII stand where: src/read/character_shares.h.

    models/fit_charsets.py [DATA]     writes src/read/character_shares.h

DATA (default ../shared/data) holds langid/sentences-dev.tsv.gz: language, tab, sentence. Of every five
sentences the first is held out, as in models/fit_langid.py. Counted are those in the languages of
src/read/letter_sets.h, each language as much as another, but English as much as ENGLISH others, for it is half
of the web (src/text/language.c) and hardly has a letter beyond ASCII, but many a sign; its own are counted on
the texts of web/gold.jsonl.gz too. PRIOR characters are taken to have been met
at each place, of the kinds that there are anywhere; which sign of its kind one is, SIGN_PRIOR of each.
"""
import collections
import gzip
import json
import math
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
KINDS = ["SMALL", "CAPITAL", "CASELESS", "OPENING", "CLOSING", "APOSTROPHE", "DASH", "SPACE", "SIGN", "ODD"]
AROUND = ["SPACE", "SMALL", "CAPITAL", "DIGIT", "OTHER"]
SIGNS = {"OPENING": "«‘‚“„‹", "CLOSING": "»”›", "APOSTROPHE": "’", "DASH": "–—", "SPACE": "\xa0",
         "SIGN": "¡£§©®°·¿•…€™"}
HELD_OUT = 5
ENGLISH = 25
LEAST = 100    # characters of a language that its shares can be told of
WEIGHT = 1000  # of a language
PRIOR = 20
SIGN_PRIOR = 0.5
READ_AS = {"nb": "no", "nn": "no", "hr": "sr", "bs": "sr"}


def kind_of(c):
    category = unicodedata.category(c)
    if category in ("Ll", "Lu"):
        return "SMALL" if category == "Ll" else "CAPITAL"
    if category[0] in "LM":
        return "CASELESS"
    return next((kind for kind, signs in SIGNS.items() if c in signs), "ODD")


def around_of(c):
    category = unicodedata.category(c)
    if c.isspace():
        return "SPACE"
    if category[0] in "LM":
        return "CAPITAL" if category == "Lu" else "SMALL"
    return "DIGIT" if category == "Nd" else "OTHER"


def texts(data):
    """(language, text)"""
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            language, text = line.rstrip("\n").split("\t", 1)
            if number % HELD_OUT:
                yield READ_AS.get(language, language), text
    with gzip.open(data / "web/gold.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            yield "en", json.loads(line)["text"]


def count(data, languages):
    places = collections.defaultdict(collections.Counter)
    signs = collections.defaultdict(collections.Counter)
    for language, text in texts(data):
        for i, c in enumerate(text) if language in languages else ():
            if c >= "\xa0" and c != "\ufffd":
                around = [around_of(text[j]) if 0 <= j < len(text) else "SPACE" for j in (i - 1, i + 1)]
                places[language][(kind_of(c), *around)] += 1
                signs[language][c] += 1
    return places, signs


def weights(counts):
    """(language's counts, what one of them weighs) of the languages with enough of them."""
    for language, counted in counts.items():
        total = sum(counted.values())
        if total >= LEAST:
            yield counted, WEIGHT * (ENGLISH if language == "en" else 1) / total


def shares_of_places(places):
    """Natural logarithms, of each kind, before and behind."""
    met, kinds, around = collections.Counter(), collections.Counter(), collections.Counter()
    for counts, weight in weights(places):
        for place, n in counts.items():
            share = n * weight
            met[place] += share
            kinds[place[0]] += share
            around[place[1:]] += share
    every = sum(kinds.values())
    for kind in KINDS:
        prior = kinds[kind] / every
        yield kind, [[math.log((met[kind, a, b] + PRIOR * prior) / (around[a, b] + PRIOR)) for b in AROUND]
                     for a in AROUND]


def shares_of_signs(signs):
    """(sign, kind, natural logarithm of its share of the kind); last what is left to an odd one."""
    met = collections.Counter()
    for counts, weight in weights(signs):
        for c, n in counts.items():
            met[c] += n * weight
    odd = [n for c, n in met.items() if kind_of(c) == "ODD"]
    for kind, members in SIGNS.items():
        total = sum(met[c] for c in members) + SIGN_PRIOR * len(members)
        for c in members:
            yield c, kind, math.log((met[c] + SIGN_PRIOR) / total)
    yield None, "ODD", sum(n * math.log(n / sum(odd)) for n in odd) / sum(odd)


def tenths(x):
    return round(10 * x)


def print_header(places, signs, out):
    print("/* character_shares.h - which characters beyond ASCII stand where, in tenths of a natural logarithm.",
          " * Made by models/fit_charsets.py. */",
          "#ifndef PITH_READ_CHARACTER_SHARES_H", "#define PITH_READ_CHARACTER_SHARES_H", "",
          "#include <stdint.h>", "",
          "enum { " + ", ".join(f"BEYOND_{k}" for k in KINDS) + ", BEYOND };",
          "enum { " + ", ".join(f"BY_{a}" for a in AROUND) + ", BY };", "",
          "/* Of the characters between two others, by what these are, the share of each kind. */",
          "static const signed char place_shares[BEYOND][BY][BY] = {", sep="\n", file=out)
    for kind, rows in shares_of_places(places):
        cells = ", ".join("{" + ", ".join(str(tenths(v)) for v in row) + "}" for row in rows)
        print(f"    [BEYOND_{kind}] = {{{cells}}},", file=out)
    print("};", "", "/* Of the signs of a kind, the share of one. Ascending. */",
          "static const struct {", "    uint16_t sign;", "    unsigned char kind;", "    signed char share;",
          "} sign_shares[] = {", sep="\n", file=out)
    *usual, odd = shares_of_signs(signs)
    for sign, kind, share in sorted(usual):
        print(f"    {{{ord(sign):#06x}, BEYOND_{kind}, {tenths(share)}}},", file=out)
    print("};", "", "/* Of any other. */", f"enum {{ ODD_SHARE = {tenths(odd[2])} }};", "", "#endif", sep="\n", file=out)


def main():
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
    header = (ROOT / "src/read/letter_sets.h").read_text(encoding="utf8")
    languages = set(re.findall(r"\b[a-z]{2}\b", " ".join(re.findall(r'"([a-z ]+ )"', header))))
    places, signs = count(data, languages)
    path = ROOT / "src/read/character_shares.h"
    with open(path, "w", encoding="utf8") as out:
        print_header(places, signs, out)
    subprocess.run(["clang-format", "-i", path], check=True)


if __name__ == "__main__":
    main()
