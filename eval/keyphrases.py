#!/usr/bin/env python3
"""Score key phrases against the data sets of ../shared/data/keyphrases.

    eval/keyphrases.py [--method auto] [--pith build/pith] [--part all|fit|test] [SET...]
    eval/keyphrases.py --peer yake ...

Prints precision, recall and F1 of the first 5, 10 and 15 phrases, in percent, macro-averaged over
the documents of a set. A phrase is right when its Porter stems are exactly those of a gold phrase;
equal phrases count once; gold phrases that the text does not hold stay in the denominator of
recall, as in the figures of Gallina, Boudin & Daille, "Large-scale evaluation of keyphrase
extraction models", JCDL 2020. Title and text are read as one text in
which every block competes.

Constants of the scorers are chosen on part `fit` (rows 0, 2, 4, ... of each set) and reported on
part `test` (the others). The shipped `auto` knows both parts; what it does on rows that it does not
know is that of the model of models/fit_keyword.py --even:

    models/fit_keyword.py DATA build --even --out /tmp/even
    cp -rn models/* /tmp/even && build/pack even.model /tmp/even/?? /tmp/even/*.{trees,net,weights,grams}
    eval/keyphrases.py --part test --model even.model
 Needs PyStemmer (Debian: python3-stemmer), and yake for the peer.
"""

import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import time
import unicodedata

import Stemmer

CUTS = (5, 10, 15)
WORD = re.compile(r"[^\W_]+(?:['\u2019.][^\W_]+)*")
# Porter's own stemmer where Snowball has no other for the language.
STEMMERS = {"en": "porter", "fr": "french", "pt": "portuguese", "ru": "russian"}


def rows_of(path, part):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if part == "all" or (number % 2 == 0) == (part == "fit"):
                row = json.loads(line)
                title, text = row.get("title") or "", row["text"]
                if title and not text.startswith(title):
                    text = f"{title}.\n\n{text}"
                yield {"id": row["id"], "lang": row["lang"], "text": text}, row["keyphrases"]


def pith_phrases(options, requests):
    command = [options.pith, "keywords", "-i", "jsonl", "-f", "jsonl", "--all-blocks"]
    command += ["-n", str(max(CUTS)), "-m", options.method]
    command += ["--model", options.model] if options.model else []
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    answer = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    for line in answer.stdout.splitlines():
        yield [keyword["phrase"] for keyword in json.loads(line)["keywords"]]


def yake_phrases(_, requests):
    import yake

    for request in requests:
        extractor = yake.KeywordExtractor(lan=request["lang"], top=max(CUTS))
        yield [phrase for phrase, _ in extractor.extract_keywords(request["text"])]


def stems(stemmer, phrase):
    words = WORD.findall(unicodedata.normalize("NFKC", phrase).lower())
    return " ".join(stemmer.stemWords(words) if stemmer else words)


def score(found, gold):
    """(precision, recall, F1) at each cut."""
    out = []
    for cut in CUTS:
        first = found[:cut]
        right = sum(phrase in gold for phrase in first)
        precision = right / len(first) if first else 0.0
        recall = right / len(gold) if gold else 0.0
        out += [precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--method", default="auto")
    parser.add_argument("--pith", default="build/pith")
    parser.add_argument("--model", help="a packed model for pith, such as one of the even rows alone")
    parser.add_argument("--data", type=pathlib.Path, default="../shared/data/keyphrases")
    parser.add_argument("--part", choices=("all", "fit", "test"), default="all")
    parser.add_argument("--limit", type=int, help="at most so many documents of each set")
    parser.add_argument("--peer", choices=("yake",), help="score this instead of pith")
    parser.add_argument(
        "sets", nargs="*", help="names without .jsonl.gz; default: all English ones"
    )
    options = parser.parse_args()
    sets = (
        options.sets
        or (
            "inspec-valid semeval2010-train semeval2017-half kpcrowd-half nus-half kdd-half "
            "www-half "
            "wiki20-half"
        ).split()
    )
    phrases = yake_phrases if options.peer == "yake" else pith_phrases
    print("set\tdocuments\t" + "\t".join(f"P@{k}\tR@{k}\tF@{k}" for k in CUTS) + "\tseconds")
    means = []
    for name in sets:
        pairs = list(rows_of(options.data / f"{name}.jsonl.gz", options.part))[: options.limit]
        language = pairs[0][0]["lang"]
        stemmer = Stemmer.Stemmer(STEMMERS[language]) if language in STEMMERS else None
        start = time.monotonic()
        found = list(phrases(options, [request for request, _ in pairs]))
        seconds = time.monotonic() - start
        if len(found) != len(pairs):
            sys.exit(f"{name}: {len(pairs)} documents, {len(found)} answers")
        total = [0.0] * (3 * len(CUTS))
        for (_, gold), answer in zip(pairs, found):
            distinct = list(dict.fromkeys(stems(stemmer, phrase) for phrase in answer))
            one = score(distinct, {stems(stemmer, phrase) for phrase in gold})
            total = [a + b for a, b in zip(total, one)]
        means.append([100 * value / len(pairs) for value in total])
        columns = "\t".join(f"{value:.1f}" for value in means[-1])
        print(f"{name}\t{len(pairs)}\t{columns}\t{seconds:.1f}", flush=True)
    columns = "\t".join(f"{sum(column) / len(means):.1f}" for column in zip(*means))
    print(f"mean\t\t{columns}")


if __name__ == "__main__":
    main()
