#!/usr/bin/env python3
"""How well pith's stems bring the forms of a word together, and nothing else.

    eval/stems.py [DATA [LANG...]]     DATA: words/small_LANG.tsv.gz below it (../shared/data)

The gold standard is the dictionary of simplemma (PyPI, MIT), which knows the base forms of words:
of the 20,000 commonest words of a language all pairs with one base form should have one stem. P is
the share of the pairs with one stem that have one base form, R the share of those with one base form
that have one stem (what Paice 1994, "An evaluation method for stemming algorithms", counts as
over- and understemming)."""
import collections
import gzip
import json
import pathlib
import subprocess
import sys

import simplemma

ROOT = pathlib.Path(__file__).resolve().parent.parent
PITH = ROOT / "build/pith"
WORDS = 20000


def common_words(data, lang):
    words = []
    with gzip.open(data / f"words/small_{lang}.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            word = line.split("\t")[0]
            if word.isalpha() and len(word) >= 3 and len(words) < WORDS:
                words.append(word)
    return [w for w in words if simplemma.is_known(w, lang=lang)]


def stems(words, lang):
    """The stem of each word: one a sentence, so that the answer keeps them apart."""
    row = json.dumps({"lang": lang, "sentences": words})
    command = [PITH, "segment", "--tokens", "-i", "jsonl", "-f", "jsonl"]
    done = subprocess.run(command, input=row, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["sentences"]
    return [" ".join(token["stem"] for token in sentence["tokens"]) for sentence in found]


def pairs(keys):
    return sum(n * (n - 1) // 2 for n in collections.Counter(keys).values())


def main():
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
    for lang in sys.argv[2:] or ["bg", "cs", "fa", "he", "pl", "sk", "uk", "ru", "de", "en", "fi"]:
        words = common_words(data, lang)
        found = stems(words, lang)
        lemmas = [simplemma.lemmatize(w, lang=lang).lower() for w in words]
        both, one_stem, one_lemma = pairs(zip(found, lemmas)), pairs(found), pairs(lemmas)
        p, r = both / max(1, one_stem), both / max(1, one_lemma)
        print(f"{lang}  {len(words):6d} words  P {100 * p:5.1f}  R {100 * r:5.1f}  "
              f"F1 {200 * p * r / max(1e-9, p + r):5.1f}")


if __name__ == "__main__":
    main()
