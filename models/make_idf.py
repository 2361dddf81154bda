#!/usr/bin/env python3
"""Count the document frequencies of models/en/idf.tsv.

    models/make_idf.py ../shared/data models/en/idf.tsv

A document counts once for each distinct word in it. Words are cut and folded as src/text/token.c
and utf8_fold do it: runs of letters and digits, joined by a single apostrophe or full stop between
two of them, NFKC, case-folded, curly apostrophes made straight. A word with a possessive 's also
counts for the word without it. Words without a letter are left out, and so are those in fewer than
MINIMUM documents: they get the idf of a word never seen.

Only the counts, which are facts about the texts, enter the table; no text does.

What is counted is the training part of each set only. The sets on which key phrases and summaries
are developed (inspec-valid, nus, kdd, www, semeval2017, kpcrowd, every *-dev) stay out, so that
figures measured on them say what a new text would give.
"""

import collections
import gzip
import json
import pathlib
import re
import sys
import textwrap
import unicodedata

SETS = [
    "summaries/cnndm-train",  # news; 58 % CNN, 42 % Daily Mail
    "summaries/gum-train",  # many genres
    "summaries/squality-train",  # stories
    "summaries/qmsum-train",  # meetings
    "summaries/scisumm-half",  # papers
    "keyphrases/inspec-train",  # abstracts
    "keyphrases/semeval2010-train",  # papers
]
# 41,808 words: they fit a hash table of 65,536 slots, which stays in a second-level cache. Rarer
# words would differ from unknown ones by a sixth of the range of idf at most.
MINIMUM = 10
# A longer word is a slip of tokenisation or an address, never a word to look up.
LONGEST = 32

WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
# Penn-Treebank tokenisation parts clitics ("do n't", "he 's") that running text joins.
CLITIC = re.compile(r" (n't|'(?:s|re|ve|ll|d|m))\b")
BRACKET = re.compile(r"-(?:lrb|rrb|lsb|rsb|lcb|rcb)-")


def fold(text):
    text = text.replace("\u2019", "'").replace("\u02bc", "'")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words(text, treebank):
    text = fold(text)
    if treebank:
        text = BRACKET.sub(" ", CLITIC.sub(r"\1", text))
    found = set()
    for word in WORD.findall(text):
        stem = word.removesuffix("'s")
        if len(word) <= LONGEST and any(c.isalpha() for c in stem):
            found.update((word, stem))
    return found


def texts(path):
    """The distinct texts of a set (some stand in it once for each query), and how they are cut."""
    seen = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "sentences" in row:
                text = " \n".join(row["sentences"])
            else:
                text = row["text"]
            text = row.get("title", "") + "\n" + text
            if text not in seen:
                seen.add(text)
                yield text, row.get("domain") == "news-tokenised"


def main():
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    frequency = collections.Counter()
    documents = 0
    counted = []
    for name in SETS:
        before = documents
        for text, treebank in texts(data / (name + ".jsonl.gz")):
            frequency.update(words(text, treebank))
            documents += 1
        counted.append(f"{name.split('/')[1]} {documents - before}")
    kept = sorted((w, n) for w, n in frequency.items() if n >= MINIMUM)
    header = (
        "Document frequencies of English words: word<TAB>documents that hold it, sorted. The line "
        f"* gives the number of documents. Words in fewer than {MINIMUM} documents are left out. "
        "Made by models/make_idf.py; the numbers are facts about the texts, under the licence of "
        f"pith. Documents counted: {', '.join(counted)}."
    )
    with open(out, "w", encoding="utf-8") as table:
        for line in textwrap.wrap(header, 96):
            print("#", line, file=table)
        print(f"*\t{documents}", file=table)
        for word, count in kept:
            print(f"{word}\t{count}", file=table)
    print(f"{documents} documents, {len(frequency)} words, {len(kept)} kept", file=sys.stderr)


if __name__ == "__main__":
    main()
