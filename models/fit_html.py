#!/usr/bin/env python3
"""Fits models/html.trees and models/html.weights: the trees of src/read/html_main.c.

    models/fit_html.py DATA BUILD [--out models] [--seed 1] [--folds 5]

DATA is a folder with web/gold.jsonl.gz and web/pages/ID.html.gz; BUILD that of make, whose model has
the word tables. Needs numpy, catboost and rapidfuzz, libxml-2.0, and cc with the sources
(models/html_features.c prints the measures).

A block of a page is main text when at least half of its words are in the longest common subsequence
of the words of the page and of its gold text; a short one besides must be a line of the gold text, or
go on where its neighbour stops. Each block weighs its words, divided by those of the gold text, so
that every page counts alike, as it does in the mean F1 of words.

Pages are learned from as English, and a third of them besides as text of no known language, so that a
page is judged alike in languages whose buttons and captions are not known.

Scores are held out by site. The trees written are fitted on all pages.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import tempfile
import urllib.parse
import zlib

import numpy as np
from catboost import CatBoost, Pool
from rapidfuzz.distance import LCSseq

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNKNOWN = 3         # one page in so many is learned from as of no language, too
MOST = 6.0          # most that all blocks of a page weigh
DEPTH = 6           # TREE_DEPTH, TREE_SCALE of src/model/model.h
SCALE = 4096
TREES = 200


def words_of(text):
    return re.findall(r'\w+', text.lower())


# ---- pages and gold text ----

def read_rows(data):
    with gzip.open(data / 'web/gold.jsonl.gz', 'rt', encoding='utf-8') as f:
        return sorted((json.loads(line) for line in f), key=lambda row: row['id'])


def unpack(data, rows, folder):
    """The pages of the rows as files of `folder`: their paths."""
    for row in rows:
        packed = (data / f"web/pages/{row['id']}.html.gz").read_bytes()
        (folder / row['id']).write_bytes(gzip.decompress(packed))
    return [folder / row['id'] for row in rows]


def site_of(row):
    host = urllib.parse.urlparse(row['url']).hostname or row['id']
    return '.'.join(host.split('.')[-2:])


def shingle_share(words, shingles):
    return sum(tuple(words[k:k + 4]) in shingles for k in range(len(words) - 3)) / (len(words) - 3)


def continues(places, start, end, matched):
    """Are the words [start, end) of the page one run of the gold text that its neighbour goes on?"""
    own = [matched.get(k) for k in range(start, end)]
    if None in own or own[-1] - own[0] != len(own) - 1:
        return False
    return matched.get(start - 1) == own[0] - 1 or matched.get(end) == own[-1] + 1


def cover(blocks, gold):
    """The share of each block's words that is gold, and the number of its words."""
    tokens = [words_of(block) for block in blocks]
    lengths = np.array([len(t) for t in tokens])
    shares = np.zeros(len(blocks))
    target = words_of(gold)
    if not target:
        return shares, lengths
    page = [word for t in tokens for word in t]
    matched = {}
    for piece in LCSseq.opcodes(page, target):
        if piece.tag == 'equal':
            for k in range(piece.src_end - piece.src_start):
                matched[piece.src_start + k] = piece.dest_start + k
    lines = {' '.join(words_of(line)) for line in gold.split('\n')}
    shingles = {tuple(target[k:k + 4]) for k in range(len(target) - 3)}
    start = 0
    for i, own in enumerate(tokens):
        end = start + len(own)
        if own:
            share = sum(k in matched for k in range(start, end)) / len(own)
            if len(own) >= 6:  # also text that the gold has in another order
                other = shingle_share(own, shingles)
                share = min(share, other + .2) if other < .3 else max(share, .9 * other)
            elif ' '.join(own) not in lines and not continues(tokens, start, end, matched):
                share = 0
            shares[i] = share
        start = end
    return shares, lengths


# ---- measures ----

class Tool:
    def __init__(self, folder, build, pages):
        self.path, self.model = folder / 'html_features', build / 'model.bin'
        sources = [str(p) for room in ('base', 'model', 'text', 'read')
                   for p in (ROOT / 'src' / room).glob('*.c')]
        flags = subprocess.run(['pkg-config', '--cflags', 'libxml-2.0'], check=True,
                               capture_output=True, text=True).stdout.split()
        subprocess.run(['cc', '-std=c17', '-O2', '-D_POSIX_C_SOURCE=200809L', f'-I{ROOT}/include',
                        f'-I{ROOT}/src', *flags, '-o', str(self.path),
                        str(ROOT / 'models/html_features.c'), *sources,
                        str(build / 'obj/src/text/classes.o'), '-lutf8proc', '-lstemmer',
                        '-lm'], check=True)
        self.names = self.run('names').decode().split('\n')[:-1]
        self.input = ''.join(f'{page}\n' for page in pages).encode()

    def run(self, *arguments):
        return subprocess.run([self.path, self.model, *arguments], check=True, capture_output=True,
                              input=getattr(self, 'input', b'')).stdout

    def blocks(self):
        lines = self.run('text', 'en').decode().split('\n')
        at, pages = 0, []
        while at < len(lines) - 1:
            count = int(lines[at])
            pages.append(lines[at + 1:at + 1 + count])
            at += 1 + count
        return pages

    def measures(self, language):
        out = np.frombuffer(self.run('blocks', language), dtype=np.float32)
        return out.reshape(-1, len(self.names))


# ---- trees ----

def fit(known, unknown, y, weight, page, args):
    some = page % UNKNOWN == 0
    x = np.concatenate([known, unknown[some]])
    w = np.concatenate([weight, weight[some]])
    model = CatBoost({'loss_function': 'Logloss', 'iterations': TREES, 'depth': DEPTH,
                      'learning_rate': 0.12, 'l2_leaf_reg': 5, 'border_count': 64, 'rsm': 0.3,
                      'bootstrap_type': 'Bernoulli', 'subsample': 0.6, 'boosting_type': 'Plain',
                      'random_seed': args.seed, 'thread_count': 2, 'verbose': False,
                      'allow_writing_files': False})
    return model.fit(Pool(x, np.concatenate([y, y[some]]), weight=w / w.mean()))


def chances_of(model, x):
    return 1 / (1 + np.exp(-model.predict(x, prediction_type='RawFormulaVal')))


def whole_nodes(values, weights):
    """The nodes 2, 3, ... of a tree (model_tree) in whole units of 1 / SCALE: the mean leaf below
    each, less that of the tree. And that of the tree."""
    below, weight = [values * SCALE], [weights]
    while len(below[0]) > 1:
        total = weight[0].reshape(-1, 2).sum(1)
        sums = (below[0] * weight[0]).reshape(-1, 2).sum(1)
        plain = below[0].reshape(-1, 2).mean(1)  # where no example came by
        below.insert(0, np.where(total > 0, sums / np.maximum(total, 1e-300), plain))
        weight.insert(0, total)
    return np.round(np.concatenate(below[1:]) - below[0][0]).astype(int), below[0][0] / SCALE


def write(model, names, folder):
    with tempfile.TemporaryDirectory() as scratch:
        model.save_model(f'{scratch}/model.json', format='json')
        saved = json.loads(pathlib.Path(scratch, 'model.json').read_text())
    scale, (bias,) = saved['scale_and_bias']
    assert scale == 1
    with open(folder / 'html.trees', 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_html.py; see there and models/pack_trees.c.\n')
        f.writelines(f'feature\t{name}\n' for name in names)
        for tree in saved['oblivious_trees']:
            nodes, mean = whole_nodes(np.array(tree['leaf_values']), np.array(tree['leaf_weights']))
            bias += mean
            splits = tree['splits'][::-1]
            assert len(splits) == DEPTH
            numbers = ' '.join(str(s['float_feature_index']) for s in splits)
            borders = ' '.join(f"{np.float32(s['border']):.6g}" for s in splits)
            f.write(f"{numbers}\t{borders}\t{' '.join(map(str, nodes))}\n")
    (folder / 'html.weights').write_text(
        f'# Log-odds without any tree; made by models/fit_html.py.\nhtml\t{bias:.4f}\n')


# ---- scores ----

def choose(chances, lengths):
    """The blocks whose taking makes the expected F1 greatest."""
    order = np.argsort(-chances, kind='stable')
    hit = np.cumsum((chances * lengths)[order])
    taken = np.cumsum(lengths[order])
    best = np.argmax(2 * hit / (taken + hit[-1] + 1e-9))
    return chances >= chances[order][best]


def f1(gold, text):
    a, b = collections.Counter(words_of(gold)), collections.Counter(words_of(text))
    if not a:
        return float(not b)
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def report(label, rows, pages, chances, lengths, ends):
    scores = collections.defaultdict(list)
    for k, row in enumerate(rows):
        own = slice(ends[k], ends[k + 1])
        taken = choose(chances[own], lengths[own]) if pages[k] else []
        score = f1(row['text'], '\n'.join(b for b, t in zip(pages[k], taken) if t))
        scores[row['page_type']].append(score)
        scores['all'].append(score)
    print(f'{label}: word F1, held out by site:')
    for name, values in sorted(scores.items()):
        print(f'    {name:14s} {len(values):5d} {np.mean(values):.4f}', flush=True)


def held_out(known, unknown, y, weight, page, fold, args):
    """Chances for all blocks, each by trees that saw no page of its site."""
    chances = np.zeros(len(y))
    blind = np.zeros(len(y))
    for k in range(args.folds):
        rest = fold != k
        model = fit(known[rest], unknown[rest], y[rest], weight[rest], page[rest], args)
        chances[~rest] = chances_of(model, known[~rest])
        blind[~rest] = chances_of(model, unknown[~rest])
    return chances, blind


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--folds', type=int, default=5)
    args = parser.parse_args()
    rows = read_rows(args.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool = Tool(folder, args.build, unpack(args.data, rows, folder))
        pages = tool.blocks()
        covered = [cover(blocks, row['text']) for blocks, row in zip(pages, rows)]
        shares = np.concatenate([c for c, _ in covered])
        lengths = np.concatenate([n for _, n in covered])
        ends = np.r_[0, np.cumsum([len(p) for p in pages])]
        page = np.repeat(np.arange(len(pages)), [len(p) for p in pages])
        y = (shares >= .5).astype(int)
        gold = np.array([max(30, len(words_of(row['text']))) for row in rows])
        weight = (lengths + 1.5) / gold[page]
        total = np.bincount(page, weights=weight, minlength=len(pages))
        weight *= np.minimum(1, MOST / np.maximum(total, 1e-9))[page]
        weight *= np.where((shares > .25) & (shares < .75), .5, 1)
        fold = np.array([zlib.crc32(site_of(row).encode()) % args.folds for row in rows])[page]
        known, unknown = tool.measures('en'), tool.measures('und')
    write(fit(known, unknown, y, weight, page, args), tool.names, args.out)
    chances, blind = held_out(known, unknown, y, weight, page, fold, args)
    report('language known', rows, pages, chances, lengths, ends)
    report('language unknown', rows, pages, blind, lengths, ends)


if __name__ == '__main__':
    main()
