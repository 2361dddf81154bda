#!/usr/bin/env python3
"""Words of Korean as they are written, and what is left of each without its endings, for
fit_suffixes.py.

    models/korean_forms.py [DATA]    how well the rules of models/ko bring the words of texts together

No list says how often words are written with which particles and endings: wordfreq counts morphemes.
So the words are made. Kiwi (kiwipiepy on PyPI, Apache-2.0) analyses the Korean sentences of
langid/, which tells how often a noun, a name, a verb stands with each row of endings (JOSA, EOMI,
the 들 of the plural, the verbs 하다 and 되다 that make verbs of nouns, the copula); it joins them to
each word of the list of wordfreq that is one morpheme of two syllables or more, as sounds demand
(나라 + 을 = 나라를); and a form is as common as its word times its row of endings. What stands before
the endings is the base.

The test is of words in texts that nothing here was made from, those of summaries/korean-scinews-half:
each word once, its base by Kiwi's analysis of the sentence."""
import collections
import gzip
import json
import pathlib
import sys

import kiwipiepy

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = 120_000
CONTENT = {"NNG", "NNP", "VV", "VA", "MAG", "XR"}
kiwi = kiwipiepy.Kiwi(num_workers=1)


def kind(morpheme):
    return morpheme.tag.split("-")[0]


def is_ending(morpheme):
    return (kind(morpheme)[0] in "JE" or kind(morpheme) in ("XSV", "XSA", "VCP", "VCN")
            or (kind(morpheme), morpheme.form) == ("XSN", "들"))


def is_word(text):
    return len(text) >= 2 and all("가" <= c <= "힣" for c in text)


def words_of(text):
    """Each word of the text: as written, its base, the kind of what the base ends with, its endings."""
    parts = [[]]
    word = None
    for morpheme in kiwi.tokenize(text):
        mark = kind(morpheme)[0] == "S" and kind(morpheme) not in ("SL", "SN", "SH")
        if mark or morpheme.word_position != word:
            parts.append([])
        word = morpheme.word_position
        if not mark:
            parts[-1].append(morpheme)
    for part in parts:
        length = next((i for i, m in enumerate(part) if is_ending(m)), len(part))
        if length == 0:
            continue
        written = text[min(m.start for m in part):max(m.start + m.len for m in part)]
        yield (written, "".join(m.form for m in part[:length]), kind(part[length - 1]),
               tuple((m.form, m.tag) for m in part[length:]))


def endings(data):
    """kind of word -> row of endings -> how often"""
    found = collections.defaultdict(collections.Counter)
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            language, sentence = line.rstrip("\n").split("\t")
            for _, _, of, row in words_of(sentence) if language == "ko" else ():
                found[of][row] += 1
    return found


def listed(data):
    """(morpheme, its tag, its frequency)"""
    with gzip.open(data / "words/small_ko.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            word, cb = line.rstrip("\n").split("\t")
            found = kiwi.tokenize(word) if is_word(word) else ()
            if len(found) == 1 and kind(found[0]) in CONTENT:
                yield word, found[0].tag, 10 ** (-float(cb) / 100)


def vocabulary(data):
    """(form, base), the commonest first"""
    rows = endings(data)
    often, base = {}, {}
    for word, tag, frequency in listed(data):
        counts = rows[tag.split("-")[0]]
        for row, count in counts.items():
            form = kiwi.join([(word, tag), *row]) if row else word
            weight = frequency * count / counts.total()
            if is_word(form) and weight > often.get(form, 0):
                often[form], base[form] = weight, word
    return [(form, base[form]) for form in sorted(often, key=lambda f: (-often[f], f))[:WORDS]]


def main():
    import fit_suffixes
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
    rules = fit_suffixes.read(ROOT / "models/ko/suffixes.tsv")
    found = set()
    with gzip.open(data / "summaries/korean-scinews-half.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            for sentence in json.loads(line)["sentences"]:
                found.update((w, b) for w, b, _, _ in words_of(sentence) if is_word(w) and is_word(b))
    stems = [fit_suffixes.stem_of(rules, word)[0] for word, _ in sorted(found)]
    print(f"{len(rules)} rules, {len(found)} words:",
          fit_suffixes.measure(stems, [base for _, base in sorted(found)]))


if __name__ == "__main__":
    main()
