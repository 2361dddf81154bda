#!/usr/bin/env python3
"""Fits langid.grams, the weights that tell one language from another (see src/text/language.c).

    models/fit_langid.py [DATA]     writes models/langid.grams, prints how good it is

DATA (default ../shared/data) holds langid/sentences-dev.tsv.gz (language, tab, sentence) and
words/*.tsv.gz (word, tab, -100 log10 of its frequency). Of the sentences every fifth of a language
is held out; the accuracy printed is that on them.

For charsets it counts, too, how often each letter beyond ASCII is met in each language, among such letters:
scripts called "latin letters" and so on, whose row is the number of the folded letter modulo LETTERS and whose
steps are negative logarithms of shares.

Multinomial naive Bayes over hashed character n-grams (orders 1 to 4, and words): of each language
the n-grams of its sentences and of its word list (as of LIST_WORDS words of running text) are
counted by hashed bucket, smoothed towards the mean of all languages, and the logarithm of
each share is kept as one of 64 steps. Scripts that write one language need no weights.
Needs numpy.
"""
import collections
import gzip
import math
import pathlib
import sys
import unicodedata

import numpy as np

HERE = pathlib.Path(__file__).parent
ORDERS = 4
LIST_WORDS = 60000
SMOOTHING = 0.5       # mean counts of a bucket that every language has beforehand
STEP = 0.15           # natural logarithm that a step stands for
STEPS = 64
LETTERS = 1024        # no two letters of an alphabet are so many code points apart, but for rare ones
LETTER_PRIOR = 5      # letters that every language has beforehand, as all others use them
LETTER_LEAST = 1e-4   # share of one that none uses
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

# Languages that are written in one script, and what they are read as: pith's code, or "und".
SCRIPTS = {
    "latin": (0x41, 0x24f),
    "cyrillic": (0x400, 0x52f),
    "hebrew": (0x590, 0x5ff),
    "arabic": (0x600, 0x6ff),
    "devanagari": (0x900, 0x97f),
}
GREEK = (0x370, 0x3ff)  # for its letters alone
# Malay is read as Indonesian: the two share most words, and half of their sentences.
SKIPPED = {"ms"}
READ_AS = {"nb": "no", "nn": "no", "hr": "sr"}
MERGED = {"bs": "hr"}  # one column, since their sentences can hardly be told apart
BITS = {"latin": 13, "cyrillic": 13}  # of the bucket's number; else 11
LISTS = {"nb": "nb", "sr": "sh", "hr": "sh", "tl": "fil"}
# Languages without text or list: their stop words, amid the words of their neighbours of the script.
WORDS_ONLY = {"ne": "devanagari", "yi": "hebrew"}


def words_of(text):
    """Folded words: runs of letters and marks."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    word = ""
    for c in text:
        if unicodedata.category(c)[0] in "LM":
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word


def grams_of(word, bits):
    """The buckets of the n-grams of a word with a space at either end, and of the word itself."""
    padded = [32] + [ord(c) for c in word] + [32]
    for i in range(1, len(padded)):
        h = 0x811c9dc5
        for n in range(min(ORDERS, i + 1)):
            h = ((h ^ padded[i - n]) * 0x9e3779b1) & 0xffffffff
            if n or i + 1 < len(padded):
                yield h >> (32 - bits)
    h = 0x01000193
    for c in padded:
        h = ((h ^ c) * 0x9e3779b1) & 0xffffffff
    yield h >> (32 - bits)


def script_of(text):
    counts = collections.Counter()
    for c in text:
        if not unicodedata.category(c).startswith("L"):
            continue
        name = next((s for s, (a, b) in {**SCRIPTS, "greek": GREEK}.items() if a <= ord(c) <= b), "other")
        counts[name] += 1
    return counts.most_common(1)[0][0] if counts else "other"


def read_data(data):
    train, held = collections.defaultdict(list), collections.defaultdict(list)
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as f:
        for number, line in enumerate(f):
            lang, text = line.rstrip("\n").split("\t", 1)
            (held if number % 5 == 0 else train)[MERGED.get(lang, lang)].append(text)
    return train, held


def list_of(data, lang):
    path = data / f"words/small_{LISTS.get(lang, lang)}.tsv.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            word, cb = line.rstrip("\n").split("\t")
            yield word, 10 ** (-int(cb) / 100) * LIST_WORDS


def count(train, data, lang, script, bits):
    row = np.zeros(1 << bits)
    for text in train[lang]:
        for word in words_of(text):
            for g in grams_of(word, bits):
                row[g] += 1
    for word, weight in list_of(data, lang):
        if script_of(word) == script:
            for piece in words_of(word):
                for g in grams_of(piece, bits):
                    row[g] += weight
    return row


def count_stop_words(lang, others, bits):
    """Two words of five are stop words in running text, each the rarer the later it is listed."""
    row = np.zeros(1 << bits)
    words = [w for w in open(HERE / lang / "stopwords.txt", encoding="utf8").read().split("\n")
             if w and not w.startswith("#")]
    for rank, word in enumerate(words):
        for g in grams_of(word, bits):
            row[g] += 1 / (rank + 2)
    return 0.5 * others.sum(axis=0) / others.sum() * 1e5 + 0.5 * row / row.sum() * 1e5


def fit(train, data, script, bits):
    langs = sorted(l for l in train if l not in SKIPPED and
                   sum(script_of(t) == script for t in train[l]) > len(train[l]) / 2)
    counts = np.array([count(train, data, l, script, bits) for l in langs])
    for lang in (l for l, s in WORDS_ONLY.items() if s == script):
        counts = np.vstack([counts, count_stop_words(lang, counts, bits)])
        langs.append(lang)
    shares = counts / counts.sum(axis=1, keepdims=True)
    mean = shares.mean(axis=0) + 1e-7
    prior = SMOOTHING * (1 << bits) * mean
    smooth = (counts + prior) / (counts.sum(axis=1, keepdims=True) + prior.sum())
    logs = np.log(smooth / mean)
    steps = np.clip(np.rint(logs / STEP) + STEPS // 2, 0, STEPS - 1).astype(int)
    return langs, steps


def letters_of(text):
    """The rows of its letters beyond ASCII."""
    for c in text:
        if c >= "\x80" and unicodedata.category(c)[0] == "L":
            folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", c).casefold())
            yield ord(folded[0]) % LETTERS


def fit_letters(train, data, script, langs):
    counts = np.zeros((len(langs), LETTERS))
    for row, lang in zip(counts, langs):
        for text in train[lang]:
            for letter in letters_of(text):
                row[letter] += 1
        for word, weight in list_of(data, lang):
            for letter in letters_of(word) if script_of(word) == script else ():
                row[letter] += weight
    every = (counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)).sum(axis=0)
    prior = LETTER_PRIOR * (every / every.sum() + LETTER_LEAST)
    shares = (counts + prior) / (counts + prior).sum(axis=1, keepdims=True)
    return np.clip(np.rint(-np.log(shares) / STEP), 0, STEPS - 1).astype(int)


def score(text, model):
    """Sums of the steps of each column."""
    total = np.zeros(len(model[0]))
    bits = model[1].shape[1].bit_length() - 1
    for word in words_of(text):
        for g in grams_of(word, bits):
            total += model[1][:, g]
    return total


def prior_of(langs):
    """Of Latin text half is taken to be English, as half of the web is; the rest is shared."""
    if "en" not in langs:
        return np.zeros(len(langs))
    return np.array([0.0 if l == "en" else -math.log(len(langs) - 1) for l in langs])


def log_loss(rows, scale):
    """Of the labels under the posterior that src/text/language.c computes with `scale`."""
    loss = 0.0
    for total, langs, want in rows:
        logits = total * scale + prior_of(langs)
        logits -= logits.max()
        p = np.exp(logits) / np.exp(logits).sum()
        loss -= math.log(1e-9 + sum(q for q, l in zip(p, langs) if READ_AS.get(l, l) == want))
    return loss / len(rows)


def evaluate(held, models):
    """Scores of the held-out sentences, whole and cut to 40 characters."""
    rows, short = [], []
    for lang, texts in held.items():
        if lang in SKIPPED:
            continue
        for text in texts:
            script = script_of(text)
            if script in models and any(lang in m[0] for m in models.values()):
                want = READ_AS.get(lang, lang)
                rows.append((score(text, models[script]), models[script][0], want))
                short.append((score(text[:40], models[script]), models[script][0], want))
    return rows, short


def report(name, rows, scale):
    wrong = collections.Counter()
    for total, langs, want in rows:
        got = langs[int((total * scale + prior_of(langs)).argmax())]
        if READ_AS.get(got, got) != want:
            wrong[want, READ_AS.get(got, got)] += 1
    print(f"{name}: {100 - 100 * sum(wrong.values()) / len(rows):.2f} % of {len(rows)} right")
    print("   ", " ".join(f"{a}>{b}:{n}" for (a, b), n in wrong.most_common(24)))


def main():
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "../../shared/data")
    train, held = read_data(data)
    models = {s: fit(train, data, s, BITS.get(s, 11)) for s in SCRIPTS}
    rows, short = evaluate(held, models)
    scale = min((STEP / t for t in (1, 2, 3, 4, 5, 6, 8, 10)),
                key=lambda x: log_loss(rows + short, x))
    print(f"scale {scale:.4f}, log loss {log_loss(rows + short, scale):.4f}")
    report("sentences", rows, scale)
    report("40 characters", short, scale)
    with open(HERE / "langid.grams", "w", encoding="utf8") as out:
        print("# Steps of log probability of character n-grams, made by models/fit_langid.py, whose",
              "# head says from what. Under CC BY-SA 4.0 (word frequencies: wordfreq, Robyn Speer).",
              sep="\n", file=out)
        print("scale", f"{scale:.6f}", sep="\t", file=out)
        letters = {f"{s} letters": (langs, fit_letters(train, data, s, langs)) for s, langs in
                   [(s, models[s][0]) for s in ("latin", "cyrillic")] + [("greek", ["el"])]}
        for script, (langs, steps) in (models | letters).items():
            print("script", script, steps.shape[1], " ".join(READ_AS.get(l, l) for l in langs), file=out, sep="\t")
            for g in range(steps.shape[1]):
                print("".join(ALPHABET[v] for v in steps[:, g]), file=out)


if __name__ == "__main__":
    main()
