#!/usr/bin/env python3
"""Fits models/keyword.weights and models/en/keyword.weights: the method `auto` of key phrases.

    models/fit_keyword.py DATA BUILD [--leave-out] [--dry]

DATA is a folder with keyphrases/*.jsonl.gz, BUILD one with the objects of a build (build). Needs
numpy, scipy and PyStemmer, and cc with the libraries of pith.

Every candidate of a document (src/keyword/candidate.c) is a row of features
(src/keyword/keyword_features.c), marked when its stems are those of a gold phrase. Logistic
regression tells marked ones from others; each feature is a broken line between KNOTS quantiles, of
a height that depends on the length of the document and its share of capitalised candidates; see
src/keyword/keyword_auto.c. Of a document with many candidates NEGATIVES unmarked ones are drawn,
weighted for all. A document weighs 1 / sqrt(its marked ones), a set as SETS says, squares of the
weights PENALTY. Minimised by L-BFGS.

Fitted on the rows with an even number, of inspec on the first 500 of its training part; printed is
the mean F1@10 of the others, phrases inside better ones left out as the command does. English
weights are fitted on English sets, those for other languages on all. --leave-out: for each set also
that of weights fitted without it (inspec: without either part).
"""
import argparse
import gzip
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata

import numpy as np
import scipy.optimize
import scipy.sparse
import Stemmer

from tool import ROOT, compile_tool

LENGTHS = [15, 70, 180, 1000, 8000]   # as in keyword_auto.c
NAMES = [0.03, 0.15, 0.35, 0.6]
KNOTS, NEGATIVES, PENALTY, ROUNDS = 7, 50, 1e-3, 100
SIGNED = [-4, -3, -2, -1, 1, 2, 3, 4, 5]  # knots of the number of words

# set: weight, rows at most. Abstracts of kdd and www have few gold phrases that they hold, and look
# like those of inspec: more weight for them lowers inspec by 4 points and raises them by 0.5.
SETS = {
    'inspec-train': (2, 500), 'semeval2010-train': (1, 144), 'semeval2017-half': (1, 252),
    'kpcrowd-half': (0.5, 195), 'nus-half': (1, 102), 'kdd-half': (0.2, 362), 'www-half': (0.2, 400),
    'pt-bn-kp-half': (1, 60), 'wikinews-fr-half': (1, 56), 'ru-ng-half': (1, 200),
    'xsum-half': (0.5, 200), 'cnndm-cased-small': (0.5, 120),
    'inspec-valid': (0, 300), 'wiki20-half': (0, 12), 'pak2018-pl-half': (0, 24),
}
# News without key phrases, but with what an editor wrote about it: gold are the candidates that the
# summary holds, but not those that it holds only as a part of longer ones.
SUMMARIES = ('xsum-half', 'cnndm-cased-small')
OTHERS = ('pt-bn-kp-half', 'wikinews-fr-half', 'ru-ng-half', 'pak2018-pl-half')
STEMMERS = {'en': 'porter', 'fr': 'french', 'pt': 'portuguese', 'ru': 'russian'}
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


def load(data, name, most):
    if name in SUMMARIES:
        with gzip.open(data / f'summaries/{name}.jsonl.gz', 'rt', encoding='utf-8') as lines:
            for _, line in zip(range(most), lines):
                row = json.loads(line)
                yield 'en', row.get('text') or ' '.join(row['sentences']), row['references'][0]
        return
    with gzip.open(data / f'keyphrases/{name}.jsonl.gz', 'rt', encoding='utf-8') as lines:
        for _, line in zip(range(most), lines):
            row = json.loads(line)
            title, text = row.get('title') or '', row['text']
            yield row['lang'], text if text.startswith(title) else f'{title}.\n\n{text}', row['keyphrases']


def stems(stemmer, phrase):
    words = WORD.findall(unicodedata.normalize('NFKC', phrase).lower())
    words = [re.sub("['’]s$", '', word) for word in words]
    return ' '.join(stemmer.stemWords(words) if stemmer else words)


class Document:
    def __init__(self, words, x, phrases, gold):
        self.words, self.x, self.phrases, self.gold = words, x, phrases, gold
        self.y = np.array([p in gold for p in phrases], dtype=float)


def longest(phrases, sentences):
    """The phrases in one of the sentences, longer ones first, each place once."""
    found = set()
    for sentence in sentences:
        rest = f' {sentence} '
        for phrase in sorted(set(phrases), key=lambda p: -len(p.split())):
            if phrase and f' {phrase} ' in rest:
                found.add(phrase)
                rest = rest.replace(f' {phrase} ', ' | ')
    return found


def documents(tool, data, name, most, names):
    rows = list(load(data, name, most))
    asked = b''.join(b'%s %d\n' % (lang.encode(), len(text.encode())) + text.encode()
                     for lang, text, _ in rows)
    answer = subprocess.run([tool, 'rows'], input=asked, stdout=subprocess.PIPE,
                            check=True).stdout.decode().split('\n')
    lang = rows[0][0]
    stemmer = Stemmer.Stemmer(STEMMERS[lang]) if lang in STEMMERS else None
    at = 0
    for _, _, gold in rows:
        count, words = map(int, answer[at].split())
        lines = [line.split('\t', 1) for line in answer[at + 1:at + 1 + count]]
        at += 1 + count
        x = np.array([line[0].split() for line in lines], dtype=np.float32).reshape(count, len(names))
        phrases = [stems(stemmer, line[1]) for line in lines]
        wanted = {stems(stemmer, p) for p in gold} - {''}
        yield Document(words, x, phrases, longest(phrases, wanted) if name in SUMMARIES else wanted)


def hats(x, places):
    """For each x the index of the place below it, and how far it is to the next, in [0, 1]."""
    places = np.asarray(places, dtype=float)
    x = np.clip(x, places[0], places[-1])
    i = np.clip(np.searchsorted(places, x, side='right') - 1, 0, len(places) - 2)
    return i, ((x - places[i]) / (places[i + 1] - places[i])).astype(np.float32)


def expand(x, words, capital, knots):
    """The rows as products of hats: (feature, knot, hat of the document)."""
    width = len(LENGTHS) + len(NAMES)
    lengths = hats(np.log(np.maximum(words, 1.0)), np.log(LENGTHS))
    names = hats(capital, NAMES)
    columns, values, start = [], [], 0
    for f, places in enumerate(knots):
        i, t = hats(x[:, f], places)
        for (j, u), shift in ((lengths, 0), (names, len(LENGTHS))):
            for di, v in ((0, 1 - t), (1, t)):
                for dj, w in ((0, 1 - u), (1, u)):
                    columns.append(start + (i + di) * width + shift + j + dj)
                    values.append(v * w)
        start += len(places) * width
    columns, values = np.stack(columns, 1).astype(np.int32), np.stack(values, 1)
    ends = np.arange(0, columns.size + 1, columns.shape[1])
    return scipy.sparse.csr_matrix((values.ravel(), columns.ravel(), ends), (len(x), start))


def examples(docs, capital):
    chance = np.random.default_rng(1)
    docs = [d for d in docs if 0 < d.y.sum() < len(d.y)]
    out = []
    for d in docs:
        right, wrong = np.flatnonzero(d.y), np.flatnonzero(d.y == 0)
        drawn = wrong if len(wrong) <= NEGATIVES else chance.choice(wrong, NEGATIVES, replace=False)
        rows = np.concatenate([right, drawn])
        weight = np.concatenate([np.ones(len(right)), np.full(len(drawn), len(wrong) / len(drawn))])
        out.append((d.x[rows], d.y[rows], weight / len(right) ** 0.5, np.full(len(rows), d.words),
                    np.full(len(rows), d.x[:, capital].mean())))
    return [np.concatenate(parts) for parts in zip(*out)]


def fit(sets, knots):
    """`sets`: name -> examples."""
    e, y, w = [], [], []
    for name, (x, mark, weight, words, capital) in sets.items():
        e.append(expand(x, words, capital, knots))
        y.append(mark)
        w.append(weight / (weight * mark).sum() * SETS[name][0])
    e, y, w = scipy.sparse.vstack(e).tocsr(), np.concatenate(y), np.concatenate(w)
    w /= (w * y).sum()
    back = e.T.tocsr()
    penalty = np.full(e.shape[1] + 1, PENALTY)
    penalty[-1] = 0

    def loss(b):
        p = 1 / (1 + np.exp(-np.clip(e @ b[:-1] + b[-1], -30, 30)))
        g = w * (p - y)
        value = -(w * np.where(y > 0, np.log(p), np.log1p(-p))).sum() + 0.5 * (penalty * b * b).sum()
        return value, np.append(back @ g, g.sum()) + penalty * b

    return scipy.optimize.minimize(loss, np.zeros(e.shape[1] + 1), jac=True, method='L-BFGS-B',
                                   options={'maxiter': ROUNDS}).x


def f1(doc, scores, cut=10):
    chosen = []
    for i in np.argsort(-scores, kind='stable'):
        phrase = doc.phrases[i]
        if not any(f' {phrase} ' in f' {other} ' for other in chosen):
            chosen.append(phrase)
            if len(chosen) == cut:
                break
    right = sum(phrase in doc.gold for phrase in chosen)
    return 2 * right / (len(chosen) + len(doc.gold)) if right else 0.0


def judge(docs, knots, b, capital):
    total = 0.0
    for d in docs:
        if len(d.y):
            n = len(d.y)
            e = expand(d.x, np.full(n, d.words), np.full(n, d.x[:, capital].mean()), knots)
            total += f1(d, e @ b[:-1])
    return 100 * total / len(docs)


def write(path, names, knots, b):
    heads = [f'length-{v}' for v in LENGTHS] + [f'capital-{v}' for v in NAMES]
    share = b[-1] / len(names) / 2  # of the constant; each row meets a hat of either kind
    with open(path, 'w', encoding='utf-8') as out:
        print('# Made by models/fit_keyword.py; see there and src/keyword/keyword_auto.c.', file=out)
        at = 0
        for name, places in zip(names, knots):
            for place in places:
                print(f'{name}\t{place:.3f}', file=out)
                for head in heads:
                    print(f'{head}\t{b[at] + share:.3f}', file=out)
                    at += 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument('data', type=pathlib.Path)
    arguments.add_argument('build', type=pathlib.Path)
    arguments.add_argument('--leave-out', action='store_true')
    arguments.add_argument('--dry', action='store_true', help='write nothing')
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool('keyword_features', folder, arguments.build)
        names = subprocess.run([tool, 'names'], stdout=subprocess.PIPE, check=True).stdout.decode().split()
        docs = {name: list(documents(tool, arguments.data, name, most, names))
                for name, (_, most) in SETS.items()}
    capital = names.index('capital')
    fitted = {name: examples(docs[name][::2], capital) for name in SETS if SETS[name][0] > 0}
    x = np.concatenate([e[0][:3000] for e in fitted.values()])
    knots = [np.unique(np.quantile(x[:, f], np.linspace(0.01, 0.99, KNOTS)).round(3))
             for f in range(len(names))]
    knots = [k if len(k) > 1 else np.array([k[0], k[0] + 0.5]) for k in knots]
    knots[names.index('words')] = np.array(SIGNED, dtype=float)
    jobs = (('en/keyword', [n for n in SETS if n not in OTHERS]), ('keyword', list(SETS)))
    for path, group in jobs:
        b = fit({name: fitted[name] for name in group if name in fitted}, knots)
        if not arguments.dry:
            write(ROOT / f'models/{path}.weights', names, knots, b)
        for name in group if path.startswith('en') else OTHERS:
            line = f'{name:18s} {judge(docs[name][1::2], knots, b, capital):5.1f}'
            if arguments.leave_out:
                family = name.split('-')[0]
                others = {k: v for k, v in fitted.items() if k in group and not k.startswith(family)}
                line += f'   without it {judge(docs[name][1::2], knots, fit(others, knots), capital):5.1f}'
            print(line, flush=True)


if __name__ == '__main__':
    main()
