#!/usr/bin/env python3
"""Fits models/roles.weights: the conditional random field of src/read/chain.c.

    models/fit_roles.py DATA MODEL.bin [--out models/roles.weights] [--seed 1] [--all]

DATA is a folder with web/pasted.jsonl.gz (pages as a select-all copy gives them: lines, y = 1 where a
line is main text, title_line) and summaries/*.jsonl.gz (texts without furniture). MODEL.bin is a
packed model with the word tables (build/model.bin). Needs numpy and scipy, and cc with the sources.

Every page whose id is 0 modulo 5 is held out and only scored (with --all they are fitted too; the
penalty was chosen without). From each page of the rest come more: from its headline down, its
text alone with and without headline, and a short stretch of its text; so that a text without
furniture is learned to be a text. Plain texts of other kinds are added to the same end.

Minimised by L-BFGS: the negative log-likelihood of the parts, each page weighted by the square root of
its length, with a margin for words (Gimpel and Smith, Softmax-Margin CRFs, NAACL 2010) and a penalty
on the squares of the weights.
"""
import argparse
import gzip
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
from collections import Counter

import numpy as np
from scipy.optimize import minimize

PARTS = ['head', 'title', 'lead', 'body', 'inner', 'tail']
HEAD, TITLE, LEAD, BODY, INNER, TAIL = range(6)
PENALTY = 0.3   # on squares; best of 0.03, 0.1, 0.3, 1, 3 on the held-out pages
MARGIN = 0.5    # of a wrong line of 50 words; best of 0, 0.5, 1, 2
ROOT = pathlib.Path(__file__).resolve().parent.parent


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def clean(line):
    return ' '.join(line.replace('\0', ' ').split())


def parts_of(y, title):
    """The part of each line, from main text or not and the number of the headline."""
    body = [i for i, v in enumerate(y) if v]
    if not body:
        return [HEAD] * len(y)
    first, last = body[0], body[-1]
    if title is not None and title == first and first < last:
        first = body[1]
    has_title = title is not None and title < first
    out = []
    for i, v in enumerate(y):
        if i < first:
            out.append(TITLE if i == title else LEAD if has_title and i > title else HEAD)
        else:
            out.append(TAIL if i > last else BODY if v else INNER)
    return out


def pages_of(data):
    pages = []
    for row in rows(data / 'web/pasted.jsonl.gz'):
        keep = [(clean(line), y, i) for i, (line, y) in enumerate(zip(row['lines'], row['y']))
                if clean(line)]
        if len(keep) < 2:
            continue
        title = next((k for k, (_, _, i) in enumerate(keep) if i == row['title_line']), None)
        y = [y for _, y, _ in keep]
        pages.append({'id': row['id'], 'lines': [line for line, _, _ in keep], 'y': y,
                      'parts': parts_of(y, title)})
    return pages


def plain_texts(data, random):
    """Texts of other kinds, all body: news, stories, reviews, many genres; cut to some lines."""
    texts = []
    for name, count in (('bbc-half', 100), ('gum-train', 170), ('squality-train', 30),
                        ('opinosis-half', 22), ('cnndm-cased-small', 60)):
        for row in rows(data / f'summaries/{name}.jsonl.gz')[:count]:
            docs = row.get('docs') or [row]
            for doc in docs[:2]:
                lines = doc.get('sentences') or doc.get('text', '').split('\n')
                lines = [clean(line) for line in lines if clean(line)]
                if lines:
                    start = int(random.integers(len(lines)))
                    size = int(random.choice([1, 2, 3, 5, 8, 15, 40]))
                    cut = lines[start:start + size]
                    texts.append({'lines': cut, 'parts': [BODY] * len(cut)})
    return texts


def cut(page, keep):
    return {'lines': [page['lines'][i] for i in keep], 'parts': [page['parts'][i] for i in keep]}


def variants(page, random):
    """The same page as others would copy it."""
    parts = page['parts']
    body = [i for i, p in enumerate(parts) if p == BODY]
    out = [page]
    if not body:
        return out
    start = next((i for i, p in enumerate(parts) if p != HEAD), 0)
    if start > 0:
        out.append(cut(page, range(start, len(parts))))
    title = [i for i, p in enumerate(parts) if p == TITLE]
    out.append(cut(page, (title if random.random() < 0.5 else []) + body))
    short = int(random.integers(len(body)))
    out.append(cut(page, body[short:short + int(random.choice([1, 2, 3, 5, 8]))]))
    return out


# ---- features ----

def build_tool(folder):
    tool = folder / 'role_features'
    sources = [str(p) for room in ('base', 'model', 'read') for p in (ROOT / 'src' / room).glob('*.c')]
    sources += [str(ROOT / 'src/text/utf8.c'), str(ROOT / 'models/role_features.c')]
    sources = [s for s in sources if not s.endswith('read/read.c')]
    subprocess.run(['cc', '-std=c17', '-O2', '-D_POSIX_C_SOURCE=200809L', f'-I{ROOT}/include',
                    f'-I{ROOT}/src', '-o', str(tool), *sources, '-lutf8proc', '-lm'], check=True)
    return tool


def add_features(tool, model, pages, feature_count):
    text = ''.join(f"{len(p['lines'])}\n" + '\n'.join(p['lines']) + '\n' for p in pages)
    out = subprocess.run([tool, model, 'lines'], input=text.encode(), check=True,
                         capture_output=True).stdout
    matrix = np.frombuffer(out, dtype=np.float32).reshape(-1, feature_count)
    assert len(matrix) == sum(len(p['lines']) for p in pages)
    at = 0
    for p in pages:
        p['x'] = matrix[at:at + len(p['lines'])].astype(np.float64)
        at += len(p['lines'])


# ---- the field ----

class Field:
    """Weights as one vector: emission [parts, features], then the allowed transitions."""

    def __init__(self, names):
        self.names = names
        transitions = [n for n in names if '>' in n and ':' not in n]
        self.features = (len(names) - len(transitions)) // len(PARTS)
        index = {**{p: i for i, p in enumerate(PARTS)}, 'end': len(PARTS)}
        self.pairs = [tuple(index[x] for x in n.split('>')) for n in transitions]

    def unpack(self, w):
        n = len(PARTS) * self.features
        transition = np.full((7, 7), -1e9)
        for value, (a, b) in zip(w[n:], self.pairs):
            transition[a, b] = value
        return w[:n].reshape(len(PARTS), self.features), transition

    def decode(self, w, x):
        emission, transition = self.unpack(w)
        scores = x @ emission.T
        best = transition[6, :6] + scores[0]
        back = []
        for row in scores[1:]:
            table = best[:, None] + transition[:6, :6]
            back.append(table.argmax(0))
            best = table.max(0) + row
        parts = [int((best + transition[:6, 6]).argmax())]
        for row in reversed(back):
            parts.append(int(row[parts[-1]]))
        return parts[::-1]


def log_sum(x, axis):
    top = x.max(axis, keepdims=True)
    return np.squeeze(top, axis) + np.log(np.exp(x - top).sum(axis))


class Batch:
    """Pages of like length, padded to a block [pages, lines]."""

    def __init__(self, pages):
        self.lengths = np.array([len(p['lines']) for p in pages])
        n, longest = len(pages), self.lengths.max()
        self.x = np.concatenate([p['x'] for p in pages])
        self.mask = np.arange(longest)[None] < self.lengths[:, None]
        self.parts = np.full((n, longest), -1)
        self.cost = np.zeros((n, longest, 6))
        for k, p in enumerate(pages):
            y = np.array(p['parts'])
            self.parts[k, :len(y)] = y
            words = np.array([len(line.split()) for line in p['lines']])
            wrong = (np.arange(6)[None] == BODY) != (y[:, None] == BODY)
            self.cost[k, :len(y)] = MARGIN * wrong * (np.log1p(words) / np.log(51))[:, None]
        self.weight = np.array([p.get('weight', 1.0) for p in pages]) / np.sqrt(self.lengths)

    def loss(self, field, w):
        emission, transition = field.unpack(w)
        n, longest = self.mask.shape
        scores = np.zeros((n, longest, 6))
        scores[self.mask] = self.x @ emission.T
        scores += self.cost
        t = transition[:6, :6]
        alpha = np.empty((longest, n, 6))
        alpha[0] = transition[6, :6] + scores[:, 0]
        for i in range(1, longest):
            a = log_sum(alpha[i - 1][:, :, None] + t[None], 1) + scores[:, i]
            alpha[i] = np.where(self.mask[:, i, None], a, alpha[i - 1])
        end = transition[:6, 6]
        total = log_sum(alpha[-1] + end, 1)
        beta = np.broadcast_to(end, (n, 6)).copy()
        d_scores = np.zeros((n, longest, 6))
        d_transition = np.zeros((7, 7))
        weight = self.weight[:, None]
        for i in range(longest - 1, -1, -1):
            here = self.mask[:, i, None]
            d_scores[:, i] = np.where(here, np.exp(alpha[i] + beta - total[:, None]), 0) * weight
            if i == 0:
                break
            into = scores[:, i] + beta
            pair = np.exp(alpha[i - 1][:, :, None] + t[None] + into[:, None] - total[:, None, None])
            d_transition[:6, :6] += (pair * here[:, :, None] * weight[:, :, None]).sum(0)
            beta = np.where(here, log_sum(t[None] + into[:, None], 2), beta)
        k = np.arange(n)
        last = self.parts[k, self.lengths - 1]
        end_p = np.exp(alpha[-1] + end - total[:, None]) * weight
        d_transition[:6, 6] += end_p.sum(0)
        d_transition[6, :6] += d_scores[:, 0].sum(0)
        gold = np.zeros(n)
        y = self.parts
        at = np.where(self.mask)
        np.add.at(gold, at[0], scores[at[0], at[1], y[at]])
        np.add.at(d_scores, (at[0], at[1], y[at]), -self.weight[at[0]])
        both = np.where(self.mask[:, 1:])
        a, b = y[:, :-1][both], y[:, 1:][both]
        np.add.at(gold, both[0], t[a, b])
        np.add.at(d_transition, (a, b), -self.weight[both[0]])
        gold += transition[6, y[:, 0]] + transition[last, 6]
        np.add.at(d_transition, (np.full(n, 6), y[:, 0]), -self.weight)
        np.add.at(d_transition, (last, np.full(n, 6)), -self.weight)
        d_emission = d_scores[self.mask].T @ self.x
        gradient = np.concatenate([d_emission.ravel(), [d_transition[p] for p in field.pairs]])
        return ((total - gold) * self.weight).sum(), gradient


def fit(field, pages, penalty, iterations):
    ordered = sorted((p for p in pages if len(p['lines']) > 0), key=lambda p: len(p['lines']))
    batches, start = [], 0
    while start < len(ordered):
        stop = start
        longest = max(16, 1.3 * len(ordered[start]['lines']))
        while stop < len(ordered) and len(ordered[stop]['lines']) <= longest:
            stop += 1
        batches.append(Batch(ordered[start:stop]))
        start = stop

    def objective(w):
        loss, gradient = penalty * (w @ w), 2 * penalty * w
        for b in batches:
            part, g = b.loss(field, w)
            loss, gradient = loss + part, gradient + g
        return loss, gradient

    start = np.zeros(len(field.names))
    found = minimize(objective, start, jac=True, method='L-BFGS-B',
                     options={'maxiter': iterations, 'maxcor': 20})
    return found.x


# ---- scores ----

def words(lines):
    return re.findall(r'\w+', ' '.join(lines).lower())


def shingles(w):
    return Counter(tuple(w[i:i + 4]) for i in range(max(1, len(w) - 3))) if w else Counter()


def f1(a, b):
    if not a or not b:
        return float(not a and not b)
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def report(field, w, pages, gold, label):
    bag, shingle, titles, found = [], [], 0, 0
    for p in pages:
        parts = field.decode(w, p['x'])
        body = [line for line, part in zip(p['lines'], parts) if part == BODY]
        truth = [line for line, y in zip(p['lines'], p['y']) if y]
        bag.append(f1(Counter(words(body)), Counter(words(truth))))
        shingle.append(f1(shingles(words(body)), shingles(words([gold[p['id']]]))))
        if TITLE in p['parts']:
            titles += 1
            line = p['lines'][p['parts'].index(TITLE)]
            found += TITLE in parts and p['lines'][parts.index(TITLE)] == line
    print(f'{label}: {len(pages)} pages, word F1 of lines {statistics.mean(bag):.4f}, '
          f'shingle F1 of text {statistics.mean(shingle):.4f}, headlines {found}/{titles}')
    return bag


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('model')
    parser.add_argument('--out', default=str(ROOT / 'models/roles.weights'))
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--penalty', type=float, default=PENALTY)
    parser.add_argument('--iterations', type=int, default=300)
    parser.add_argument('--all', action='store_true')
    args = parser.parse_args()
    random = np.random.default_rng(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        tool = build_tool(pathlib.Path(folder))
        names = subprocess.run([tool, args.model, 'names'], check=True, capture_output=True,
                               text=True).stdout.split('\n')[:-1]
        field = Field(names)
        pages = pages_of(args.data)
        held = [p for p in pages if int(p['id']) % 5 == 0]
        base = pages if args.all else [p for p in pages if int(p['id']) % 5]
        train = [v for p in base for v in variants(p, random)] + plain_texts(args.data, random)
        texts = plain_texts(args.data, random)
        add_features(tool, args.model, train, field.features)
        add_features(tool, args.model, held, field.features)
        add_features(tool, args.model, texts, field.features)
    w = fit(field, train, args.penalty, args.iterations)
    gold = {row['id']: row['text'] for row in rows(args.data / 'web/gold.jsonl.gz')}
    report(field, w, [p for p in base], gold, 'fitted')
    report(field, w, held, gold, 'held out')
    kept = [field.decode(w, t['x']).count(BODY) / len(t['lines']) for t in texts]
    print(f'lines of {len(texts)} plain texts kept: {statistics.mean(kept):.4f}')
    with open(args.out, 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_roles.py; see there and src/read/chain.c.\n')
        for name, value in zip(names, w):
            f.write(f'{name}\t{value:.4f}\n')


if __name__ == '__main__':
    main()
