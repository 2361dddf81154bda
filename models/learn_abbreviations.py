#!/usr/bin/env python3
"""Finds the abbreviations of a language in plain text of it, without any other knowledge.

    models/learn_abbreviations.py TEXT...             word, score and kind, best first
    models/learn_abbreviations.py --compare xx TEXT   how these agree with models/xx/abbreviations.tsv
    models/learn_abbreviations.py --test              checks itself on a small text

A start for models/<lang>/abbreviations.tsv of a new language, to be read by somebody who knows it.
TEXT is UTF-8, a paragraph a line; some 100,000 words give most of the common ones.

The word types are judged as in Punkt (Kiss & Strunk 2006, "Unsupervised multilingual sentence
boundary detection", section 4.1): an abbreviation stands mostly before a full stop, is short, and may
hold full stops itself. With the counts C of a word w, of w with a full stop, and of full stops, of N
words (one at the end of a line says nothing),

    score(w) = 2 log L * exp(-length) * internal * length ^ -C(w without a full stop)

where log L is Dunning's ratio of likelihoods of "w has a full stop with probability 0.99" and "as often
as any word", length is the letters of w, and internal is one more than the full stops inside it. A
score of THRESHOLD (0.3, as published) makes an abbreviation. Of what follows those that are found:

    number  a number in more than half of all cases
    title   else, a capital in more than NAMES of all cases
    plain   else
"""
import collections
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
THRESHOLD = 0.3
NAMES = 0.9
LONGEST = 9
# A word with the full stops inside it, one behind it, and what follows.
WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)(\.?)(?=(?:\s+[\"'(«„“]?(\S))?)")


def count(lines):
    """For each folded word how often it stands without and with a full stop, and with what behind."""
    bare, stopped = collections.Counter(), collections.Counter()
    follows = collections.defaultdict(collections.Counter)
    for line in lines:
        for word, stop, after in WORD.findall(line):
            word = word.casefold()
            if not stop:
                bare[word] += 1
            elif after:
                stopped[word] += 1
                follows[word]["digit" if after.isdigit() else "upper" if after.isupper() else
                              "other"] += 1
    return bare, stopped, follows


def log_likelihood(with_stop, seen, p):
    return with_stop * math.log(p) + (seen - with_stop) * math.log(1 - p)


def score(word, without, with_stop, share):
    seen = without + with_stop
    ratio = 2 * (log_likelihood(with_stop, seen, 0.99) - log_likelihood(with_stop, seen, share))
    length = len(word.replace(".", ""))
    return ratio * math.exp(-length) * (1 + word.count(".")) * length ** -without


def kind(follow):
    seen = sum(follow.values())
    if follow["digit"] > seen / 2:
        return "number"
    return "title" if follow["upper"] > NAMES * seen else "plain"


def learn(lines):
    """(word, score, kind) of the abbreviations, best first."""
    bare, stopped, follows = count(lines)
    total, stops = sum(bare.values()) + sum(stopped.values()), sum(stopped.values())
    if not 0 < stops < total:
        return []
    found = []
    for word, with_stop in stopped.items():
        # Initials and letters parted by full stops pith knows by their look.
        if len(word) <= LONGEST and max(map(len, word.split("."))) > 1:
            value = score(word, bare[word], with_stop, stops / total)
            if value >= THRESHOLD:
                found.append((word, value, kind(follows[word])))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def compare(lang, lines):
    table = (HERE / lang / "abbreviations.tsv").read_text(encoding="utf8").splitlines()
    known = {line.split("\t")[0] for line in table if line and not line.startswith("#")}
    _, stopped, _ = count(lines)
    found = {word for word, _, _ in learn(lines)}
    there = {word for word in known if stopped[word] >= 2}
    print(f"{lang}: {len(found)} found, {len(found & known)} of them in the table; "
          f"of {len(there)} of the table that stand at least twice in the text {len(there & found)} are found")
    print("new:", " ".join(sorted(found - known)))


def test():
    """Every word but 'prof', 'ca' and 'fig' also stands without a full stop."""
    lines = ["They met prof. Lee at the sea. There the sea was cold.",
             "In ca. ten days they read the book. See fig. 3 there.",
             "The cold book is there. They read it."]
    found = {word: what for word, _, what in learn(lines * 20)}
    assert found == {"fig": "number", "prof": "title", "ca": "plain"}, found
    assert learn([]) == [] and learn(["no stop at all"]) == [] and learn(["One. Two."]) == []
    print("ok")


def main():
    arguments = sys.argv[1:]
    if arguments == ["--test"]:
        return test()
    lang = arguments[1] if arguments[:1] == ["--compare"] else None
    lines = [line for name in arguments[2 if lang else 0:]
             for line in pathlib.Path(name).read_text(encoding="utf8").splitlines()]
    if lang:
        return compare(lang, lines)
    for word, value, what in learn(lines):
        print(f"{word}\t{value:.2f}\t{what}")
    return None


if __name__ == "__main__":
    sys.exit(main())
