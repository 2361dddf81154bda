#!/usr/bin/env python3
"""Find what English words do, without a tagger: models/en/word_parts.tsv.

    models/make_word_parts.py ../shared/data models/en/word_parts.tsv

Words that cannot stand in, or end, a key phrase: a word is known by the company it keeps. Over the
texts that make_idf.py counts, for each word the share of its occurrences
    determined  behind a determiner ("the", "its")
    subject     behind a pronoun, a modal verb, "to" or "not"
    auxiliary   behind a form of "be", "have" or "get"
    object      before a determiner or an object pronoun
    followed    before a function word or punctuation
Words that act as verbs and adverbs do get the kind not_key:
    determined < 0.1 and subject + auxiliary + object > 0.3
Of the others, words that something always follows ("latest", "former") get the kind inner; they may
stand in a key phrase but not end it:
    followed < 0.15, seen at least 20 times
Shares are of occurrences + 5, so that a few of them prove nothing.

F1@10 of `auto` on part `fit` of the eight English sets (eval/keyphrases.py, first 100 documents of
each): without this table 19.4, not_key alone 20.4, with inner 20.6; thresholds from 0.2 to 0.4 and
from 0.15 to 0.25 differ by 0.3 at most. None of those sets is counted here but the training part
of SemEval-2010.

Words that start a sentence where one has a capital: inside a sentence, behind a word of small
letters, they never have one (the orthographic heuristic of Kiss & Strunk 2006, section 4.1.1):
    starter   capital in at most 0.01 of at least 30 occurrences there
So "the U.S. Millions came" is two sentences, "the U.S. Senate" none. Counted over those of the texts
that have their case.
"""

import collections
import pathlib
import re
import sys

import make_idf

DETERMINERS = set(
    "the a an his her their its my your our this these those some any no every each".split()
)
SUBJECTS = set(
    "to will would can could may might must should shall did does do don't doesn't didn't won't "
    "can't couldn't wouldn't cannot not never i you he she they we who".split()
)
AUXILIARIES = set(
    "was were been be is are being am had has have having get got "
    "wasn't weren't isn't aren't".split()
)
OBJECTS = set(
    "the a an his her him them their its my your our us me it himself herself themselves itself "
    "that how whether why what".split()
)
FUNCTION_WORDS = set(
    "of in on at by for from with and or but is was are were to as that which who has had have "
    "will would be been into after before than when where while during because".split()
)
# Not counted: small words inside names ("Bank of England", "Vincent van Gogh").
JOINTS = set("al bin da de del della den der di du ibn la le of ter van von".split())
EVERY = 3  # of the news, a third is enough
INSIDE = re.compile(r"(?<=[a-z] )[A-Za-z][a-z]+\b|(?<=[a-z], )[A-Za-z][a-z]+\b")
PRIOR = 5
TOKEN = re.compile(r"[^\W_]+(?:['.][^\W_]+)*|[^\s\w]")


def tokens_of(data):
    for name in make_idf.SETS:
        news = name.endswith("cnndm-train")
        for number, (text, treebank) in enumerate(make_idf.texts(data / (name + ".jsonl.gz"))):
            if not news or number % EVERY == 0:
                text = make_idf.fold(text)
                if treebank:
                    text = make_idf.CLITIC.sub(r"\1", make_idf.BRACKET.sub(" ", text))
                yield [".", *TOKEN.findall(text), "."]


def count(data):
    counts = collections.defaultdict(lambda: [0] * 6)
    for tokens in tokens_of(data):
        for before, word, after in zip(tokens, tokens[1:], tokens[2:]):
            if word.isalpha():
                entry = counts[word]
                entry[0] += 1
                entry[1] += before in DETERMINERS
                entry[2] += before in SUBJECTS
                entry[3] += before in AUXILIARIES
                entry[4] += after in OBJECTS
                entry[5] += after in FUNCTION_WORDS or not after[0].isalnum()
    return counts


def starters(data):
    """Words that have no capital inside a sentence."""
    small, capital = collections.Counter(), collections.Counter()
    for name in make_idf.SETS:
        for text, treebank in make_idf.texts(data / (name + ".jsonl.gz")):
            if not treebank:
                words = INSIDE.findall(text)
                small.update(w for w in words if w[0].islower())
                capital.update(w.lower() for w in words if w[0].isupper())
    return {w for w, n in small.items() if n >= 30 and capital[w] <= 0.01 * (n + capital[w])}


def kind(entry):
    seen = entry[0]
    determined, subject, auxiliary, object_, followed = (n / (seen + PRIOR) for n in entry[1:])
    if seen < make_idf.MINIMUM:
        return None
    if determined < 0.1 and subject + auxiliary + object_ > 0.3:
        return "not_key"
    return "inner" if followed < 0.15 and seen >= 20 else None


def main():
    data = pathlib.Path(sys.argv[1])
    counts, starting = count(data), starters(data)
    with open(sys.argv[2], "w", encoding="utf-8") as table:
        print(
            "# Kinds of English words, as in words.tsv, found by models/make_word_parts.py",
            file=table,
        )
        print("# from the texts that idf.tsv counts; under the licence of pith.", file=table)
        for word in sorted(counts.keys() | JOINTS | starting):
            found = ["joint" if word in JOINTS else kind(counts[word]) if word in counts else None]
            found += ["starter"] if word in starting else []
            if any(found):
                print(word, ",".join(filter(None, found)), sep="\t", file=table)


if __name__ == "__main__":
    main()
