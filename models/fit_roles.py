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

PARTS = ['head', 'title', 'lead', 'body', 'inner', 'end', 'tail']
HEAD, TITLE, LEAD, BODY, INNER, END, TAIL = range(7)
EDGE = len(PARTS)  # before the first line, behind the last
PENALTY = 3.0   # on squares; held-out word F1 .918 (1), .919 (3), .914 (10) with a margin of 2
MARGIN = 2.0    # of a wrong line of 50 words; .896 (0.5), .919 (2), .917 (4), .918 (8)
ROOT = pathlib.Path(__file__).resolve().parent.parent


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def clean(line):
    """Single spaces, and no invisible characters, of which page builders leave whole lines."""
    return ' '.join(re.sub('[\0\u200b-\u200d\u2060\ufeff]', ' ', line).split())


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
            out.append(TAIL if i > last + 1 else END if i > last else BODY if v else INNER)
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
    sources += [str(ROOT / 'src/text/utf8.c'), str(ROOT / 'build/classes.c'), str(ROOT / 'models/role_features.c')]
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
        p['x'] = matrix[at:at + len(p['lines'])]
        at += len(p['lines'])


# ---- the field ----

class Field:
    """Weights as one vector: emission [parts, features], then the allowed transitions."""

    def __init__(self, names):
        self.names = names
        transitions = [n for n in names if ':' not in n]
        self.features = (len(names) - len(transitions)) // EDGE
        index = {p: i for i, p in enumerate(PARTS + ['edge'])}
        self.pairs = [tuple(index[x] for x in n.split('>')) for n in transitions]

    def unpack(self, w):
        n = EDGE * self.features
        transition = np.full((EDGE + 1, EDGE + 1), -1e9)
        for value, (a, b) in zip(w[n:], self.pairs):
            transition[a, b] = value
        return w[:n].reshape(EDGE, self.features), transition

    def decode(self, w, x):
        emission, transition = self.unpack(w)
        scores = x @ emission.T
        best = transition[EDGE, :EDGE] + scores[0]
        back = []
        for row in scores[1:]:
            table = best[:, None] + transition[:EDGE, :EDGE]
            back.append(table.argmax(0))
            best = table.max(0) + row
        parts = [int((best + transition[:EDGE, EDGE]).argmax())]
        for row in reversed(back):
            parts.append(int(row[parts[-1]]))
        return parts[::-1]


class Batch:
    """Pages of like length, padded to a block [lines, pages, parts]."""

    def __init__(self, pages):
        self.lengths = np.array([len(p['lines']) for p in pages])
        n, longest = len(pages), self.lengths.max()
        self.mask = np.arange(longest)[:, None] < self.lengths[None]
        self.x = np.zeros((longest, n, pages[0]['x'].shape[1]), dtype=np.float32)
        self.parts = np.zeros((longest, n), dtype=int)
        self.cost = np.zeros((longest, n, EDGE))
        for k, p in enumerate(pages):
            y = np.array(p['parts'])
            self.x[:len(y), k] = p['x']
            self.parts[:len(y), k] = y
            words = np.array([len(line.split()) for line in p['lines']])
            wrong = (np.arange(EDGE)[None] == BODY) != (y[:, None] == BODY)
            self.cost[:len(y), k] = MARGIN * wrong * (np.log1p(words) / np.log(51))[:, None]
        self.weight = 1 / np.sqrt(self.lengths)

    def loss(self, field, w):
        """Weighted negative log-likelihood and its gradient, by forward-backward with scaling."""
        emission, transition = field.unpack(w)
        longest, n = self.mask.shape
        k = np.arange(n)
        scores = (self.x @ emission.T.astype(np.float32)).astype(np.float64) + self.cost
        top = scores.max(2, keepdims=True)
        e = np.exp(scores - top) * self.mask[:, :, None]
        t, into, out = (np.exp(transition[:EDGE, :EDGE]), np.exp(transition[EDGE, :EDGE]),
                        np.exp(transition[:EDGE, EDGE]))
        alpha, scale = np.empty_like(e), np.ones((longest, n))
        for i in range(longest):
            a = e[i] * (into if i == 0 else alpha[i - 1] @ t)
            scale[i] = np.where(self.mask[i], a.sum(1), 1)
            alpha[i] = np.where(self.mask[i, :, None], a / scale[i][:, None],
                                alpha[i - 1] if i else 0)
        z = alpha[-1] @ out
        total = np.log(z) + (np.log(scale) + top[:, :, 0] * self.mask).sum(0)
        beta = np.broadcast_to(out / z[:, None], (n, EDGE)).copy()
        d_scores = np.zeros_like(e)
        d_transition = np.zeros((EDGE + 1, EDGE + 1))
        d_transition[:EDGE, EDGE] = ((alpha[-1] * beta) * self.weight[:, None]).sum(0)
        for i in range(longest - 1, -1, -1):
            here = self.mask[i, :, None]
            d_scores[i] = alpha[i] * beta * here
            if i == 0:
                break
            step = e[i] * beta / scale[i][:, None]
            previous = alpha[i - 1] * (here * self.weight[:, None])
            d_transition[:EDGE, :EDGE] += t * (previous.T @ step)
            beta = np.where(here, step @ t.T, beta)
        d_scores *= self.weight[:, None]
        d_transition[EDGE, :EDGE] = d_scores[0].sum(0)
        y, last = self.parts, self.parts[self.lengths - 1, k]
        lines, pages = np.where(self.mask)
        gold = np.zeros(n)
        np.add.at(gold, pages, scores[lines, pages, y[lines, pages]])
        np.add.at(d_scores, (lines, pages, y[lines, pages]), -self.weight[pages])
        lines, pages = np.where(self.mask[1:])
        pair = y[lines, pages], y[lines + 1, pages]
        np.add.at(gold, pages, transition[pair])
        np.add.at(d_transition, pair, -self.weight[pages])
        gold += transition[EDGE, y[0]] + transition[last, EDGE]
        np.add.at(d_transition, (np.full(n, EDGE), y[0]), -self.weight)
        np.add.at(d_transition, (last, np.full(n, EDGE)), -self.weight)
        d_emission = np.tensordot(d_scores.astype(np.float32), self.x, ((0, 1), (0, 1)))
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
    parser.add_argument('--iterations', type=int, default=150)
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
