#!/usr/bin/env python3
"""Fits models/auto.weights: the mix of features (src/rank/sentence_features.c) of the method `auto`.

    models/fit_auto.py DATA BUILD [--out models/auto.weights] [--seed 1]

DATA is a folder with summaries/*.jsonl.gz, BUILD one with the objects of a build (build). Needs
numpy, and cc with the libraries of pith.

A greedy choice by ROUGE-1 + ROUGE-2 F1 against the references marks the sentences that a summary
of the set's usual length would take. A logistic regression then tells marked sentences from others
of their document: each feature is taken relative to its mean there. All sets count alike, but
CNN/DailyMail, the largest, five times; as do all documents of a set, and the marked and the
unmarked sentences of a document. Minimised by Newton's method
with a penalty on the squares of the weights. The constant is dropped: it orders nothing. Of sets
that are for judging too, only rows with an even number are fitted.
"""
import argparse
import gzip
import json
import pathlib
import random
import re
import subprocess
import tempfile
from collections import Counter

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
PENALTY = 0.001   # on squares, all examples together counting 1
EXTRA = {'cnndm-train': 5}  # best mean over held-out rows of 1 and 5

# set: (rows at most, sentences or words of a summary, only even rows)
SETS = {
    'cnndm-train': (1500, (3, 0), False),
    'cnndm-cased-small': (100, (3, 0), True),
    'bbc-half': (400, (0, 160), True),
    'xsum-half': (170, (1, 0), True),
    'gum-train': (177, (1, 0), False),
    'squality-train': (50, (0, 240), False),
    'qmsum-train': (60, (0, 100), False),
    'qmsum-train/specific': (200, (0, 70), False),
    'scisumm-half': (120, (0, 150), True),
    'multiling2011-half': (20, (0, 250), True),
    'opinosis-half': (22, (2, 0), True),
}


def load(data, name, most, even, seed):
    """At most `most` rows of the set, chosen by `seed`."""
    base, _, part = name.partition('/')
    with gzip.open(pathlib.Path(data) / 'summaries' / f'{base}.jsonl.gz', 'rt') as f:
        rows = [json.loads(line) for i, line in enumerate(f) if not even or i % 2 == 0]
    if part:
        rows = [dict(row, query=s['query'], references=[[s['answer']]])
                for row in rows for s in row[part]]
    else:
        rows = [dict(row, query='') for row in rows if row['lang'].startswith('en')]
    if base == 'cnndm-train':  # the first 58 % are CNN, which is 9.5 % of the articles at large
        cnn = len(rows) * 58 // 100
        rows = random.Random(seed).sample(rows[:cnn], most // 5) + rows[cnn:]
        return rows[:most // 5] + random.Random(seed).sample(rows[most // 5:], most - most // 5)
    return random.Random(seed).sample(rows, min(most, len(rows)))


def compile_tool(build, folder):
    tool = folder / 'auto_features'
    objects = [str(p) for p in sorted((pathlib.Path(build) / 'obj/src').glob('*/*.o'))
               if p.parent.name != 'cli']
    subprocess.run(['cc', '-std=c17', '-O2', '-D_POSIX_C_SOURCE=200809L', f'-I{ROOT}/include',
                    f'-I{ROOT}/src', '-o', str(tool), str(ROOT / 'models/auto_features.c'),
                    *objects, str(pathlib.Path(build) / 'obj/src/pith.o'),
                    '-lgsl', '-lgslcblas', '-lutf8proc', '-lstemmer', '-lm'], check=True)
    return tool


def request(row):
    query = row['query'].encode()
    docs = row.get('docs') or [row]
    out = [b'%d %d\n%s' % (len(docs), len(query), query)]
    for doc in docs:
        title = (doc.get('title') or '').encode()
        sentences = [' '.join(s.split()) for s in doc.get('sentences', [])]
        text = ('\n'.join(sentences) if sentences else doc['text']).encode()
        out.append(b'%d %d %d\n%s%s' % (len(title), len(text), len(sentences), title, text))
    return b''.join(out)


def features(tool, rows):
    """For each row: features [n, f] and the sentences."""
    answer = subprocess.run([tool, 'rows'], input=b''.join(map(request, rows)),
                            stdout=subprocess.PIPE, check=True).stdout.decode().split('\n')
    at = 0
    for _ in rows:
        count = int(answer[at])
        lines = [line.split('\t', 1) for line in answer[at + 1:at + 1 + count]]
        at += 1 + count
        yield np.array([[float(v) for v in f.split()] for f, _ in lines]), [s for _, s in lines]


def grams(text):
    """Counts of stems and of pairs of stems."""
    stems = [w[:5] for w in re.findall(r'[^\W_]+', text.lower())]  # crude, but enough to mark
    return Counter(stems), Counter(zip(stems, stems[1:]))


class Overlap:
    """ROUGE-N F1 of a growing choice against one reference."""

    def __init__(self, reference):
        self.reference, self.size = reference, sum(reference.values())
        self.have, self.have_size, self.hits = Counter(), 0, 0

    def added(self, part):
        """Hits with `part` added."""
        wanted, have = self.reference, self.have
        return self.hits + sum(min(have[g] + c, wanted[g]) - min(have[g], wanted[g])
                               for g, c in part.items() if g in wanted)

    def f1_with(self, part):
        return 2 * self.added(part) / (self.have_size + sum(part.values()) + self.size or 1)

    def add(self, part):
        self.hits = self.added(part)
        self.have.update(part)
        self.have_size += sum(part.values())


def mark(sentences, references, sentences_at_most, words_at_most):
    """Indices of the sentences that a greedy choice by ROUGE takes."""
    parts = [grams(s) for s in sentences]
    wanted = [tuple(Overlap(g) for g in grams(' '.join(lines))) for lines in references]
    chosen, words, best = [], 0, 0
    while not sentences_at_most or len(chosen) < sentences_at_most:
        gains = [(sum(o.f1_with(g) for pair in wanted for o, g in zip(pair, part)), -i)
                 for i, part in enumerate(parts) if i not in chosen and
                 (not words_at_most or words + sum(part[0].values()) <= words_at_most)]
        if not gains or max(gains)[0] <= best:
            break
        best, i = max(gains)
        chosen.append(-i)
        words += sum(parts[-i][0].values())
        for pair in wanted:
            for overlap, gram in zip(pair, parts[-i]):
                overlap.add(gram)
    return chosen


def examples(tool, rows, sentences_at_most, words_at_most):
    """Centred features, marks and weights of all sentences of one set; the weights sum to 1."""
    xs, ys, ws = [], [], []
    for row, (x, sentences) in zip(rows, features(tool, rows)):
        y = np.zeros(len(sentences))
        if len(sentences) > 1:
            y[mark(sentences, row['references'], sentences_at_most, words_at_most)] = 1
        if 0 < y.sum() < len(y):
            xs.append(x - x.mean(axis=0))
            ys.append(y)
            ws.append(np.where(y == 1, 0.5 / y.sum(), 0.5 / (len(y) - y.sum())))
    return np.concatenate(xs), np.concatenate(ys), np.concatenate(ws) / len(xs)


def fit(x, y, w):
    """Logistic regression by Newton's method; the weights without the constant."""
    x = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 0
    b = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ b))
        gradient = x.T @ (w * (p - y)) + penalty * b
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-12)
        b -= np.linalg.solve(hessian, gradient)
    return b[:-1]


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    args.add_argument('build')
    args.add_argument('--out', default=str(ROOT / 'models/auto.weights'))
    args.add_argument('--seed', type=int, default=1)
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool(args.build, pathlib.Path(folder))
        names = subprocess.run([tool, 'names'], stdout=subprocess.PIPE,
                               check=True).stdout.decode().split()
        parts = []
        for name, (most, length, even) in SETS.items():
            parts.append(examples(tool, load(args.data, name, most, even, args.seed), *length))
            print(f'{name:24s}', ' '.join(f'{n} {v:.2f}' for n, v in zip(names, fit(*parts[-1]))))
    total = sum(EXTRA.get(name, 1) for name in SETS)
    parts = [(x, y, w * EXTRA.get(name, 1) / total) for name, (x, y, w) in zip(SETS, parts)]
    weights = fit(*(np.concatenate(p) for p in zip(*parts)))
    with open(args.out, 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_auto.py; see there and src/rank/auto.c.\n')
        for name, value in zip(names, weights):
            f.write(f'{name}\t{value:.4f}\n')
            print(f'{name:12s} {value:.4f}')


if __name__ == '__main__':
    main()
