#!/usr/bin/env python3
"""Fits models/html.trees and models/html.weights: the trees of the first look of
src/read/html_chances.c.

    models/fit_html.py DATA BUILD [--out models] [--seed 1] [--folds FOLDER]

DATA is a folder with web/gold.jsonl.gz and web/pages/ID.html.gz; BUILD that of make, whose model has
the word tables. Needs numpy, catboost and rapidfuzz, libxml-2.0, and cc with the sources
(models/html_features.c prints the measures).

A block of a page is main text when at least half of its words are in the longest common subsequence
of the words of the page and of its gold text; a short one besides must be a line of the gold text, or
go on where its neighbour stops. Each block weighs its words, divided by those of the gold text, so
that every page counts alike, as it does in the mean F1 of words.

Pages are learned from as English, and a third of them besides as text of no known language, so that a
page is judged alike in languages whose buttons and captions are not known.

With --folds, five fits to the pages of four fifths of the sites are scored on the other pages instead;
their trees go to FOLDER/0 to FOLDER/4, for models/fit_html_context.py, which fits the second look.
"""
import argparse
import collections
import pathlib
import tempfile

import numpy as np
from catboost import CatBoost, Pool
from rapidfuzz.distance import LCSseq

import trees
from html_tool import Tool
from pages import FOLDS, fold_of, unpack, web_pages, words, write_held_out
from tool import ROOT

UNKNOWN = 3         # one page in so many is learned from as of no language, too
MOST = 6.0          # most that all blocks of a page weigh
TREES = 200


# ---- pages and gold text ----

def shingle_share(own, shingles):
    return sum(tuple(own[k:k + 4]) in shingles for k in range(len(own) - 3)) / (len(own) - 3)


def continues(places, start, end, matched):
    """Are the words [start, end) of the page one run of the gold text that its neighbour goes on?"""
    own = [matched.get(k) for k in range(start, end)]
    if None in own or own[-1] - own[0] != len(own) - 1:
        return False
    return matched.get(start - 1) == own[0] - 1 or matched.get(end) == own[-1] + 1


def cover(blocks, gold):
    """The share of each block's words that is gold, and the number of its words."""
    tokens = [words(block) for block in blocks]
    lengths = np.array([len(t) for t in tokens])
    shares = np.zeros(len(blocks))
    target = words(gold)
    if not target:
        return shares, lengths
    page = [word for t in tokens for word in t]
    matched = {}
    for piece in LCSseq.opcodes(page, target):
        if piece.tag == 'equal':
            for k in range(piece.src_end - piece.src_start):
                matched[piece.src_start + k] = piece.dest_start + k
    lines = {' '.join(words(line)) for line in gold.split('\n')}
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


class Blocks:
    """The blocks of all pages: of which page and fold they are, whether they are text, and what they
    weigh. Those of page k are ends[k] to ends[k + 1]."""
    def __init__(self, pages, texts):
        covered = [cover(own, row['text']) for own, row in zip(texts, pages)]
        shares = np.concatenate([c for c, _ in covered])
        self.lengths = np.concatenate([n for _, n in covered])
        self.ends = np.r_[0, np.cumsum([len(p) for p in texts])]
        self.page = np.repeat(np.arange(len(texts)), [len(p) for p in texts])
        self.fold = np.array([fold_of(row) for row in pages])
        self.y = (shares >= .5).astype(int)
        gold = np.array([max(30, len(words(row['text']))) for row in pages])
        weight = (self.lengths + 1.5) / gold[self.page]
        total = np.bincount(self.page, weights=weight, minlength=len(texts))
        weight *= np.minimum(1, MOST / np.maximum(total, 1e-9))[self.page]
        self.weight = weight * np.where((shares > .25) & (shares < .75), .5, 1)


# ---- trees ----

def fit(known, unknown, y, weight, page, args):
    some = page % UNKNOWN == 0
    x = np.concatenate([known, unknown[some]])
    w = np.concatenate([weight, weight[some]])
    model = CatBoost({'loss_function': 'Logloss', 'iterations': TREES, 'depth': trees.DEPTH,
                      'learning_rate': 0.12, 'l2_leaf_reg': 5, 'border_count': 64, 'rsm': 0.3,
                      'bootstrap_type': 'Bernoulli', 'subsample': 0.6, 'boosting_type': 'Plain',
                      'random_seed': args.seed, 'thread_count': 2, 'verbose': False,
                      'allow_writing_files': False})
    return model.fit(Pool(x, np.concatenate([y, y[some]]), weight=w / w.mean()))


def chances_of(model, x):
    return 1 / (1 + np.exp(-model.predict(x, prediction_type='RawFormulaVal')))


def write(model, names, folder):
    folder.mkdir(parents=True, exist_ok=True)
    bias = trees.write(folder / 'html.trees', 'fit_html.py', names, {'': model})['']
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
    a, b = collections.Counter(words(gold)), collections.Counter(words(text))
    if not a:
        return float(not b)
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def report(label, pages, blocks, chances, b):
    scores = collections.defaultdict(list)
    for k, row in enumerate(pages):
        own = slice(b.ends[k], b.ends[k + 1])
        taken = choose(chances[own], b.lengths[own]) if blocks[k] else []
        score = f1(row['text'], '\n'.join(text for text, t in zip(blocks[k], taken) if t))
        scores[row['page_type']].append(score)
        scores['all'].append(score)
    print(f'{label}: word F1, held out by site:')
    for name, values in sorted(scores.items()):
        print(f'    {name:14s} {len(values):5d} {np.mean(values):.4f}', flush=True)


def cross_validate(known, unknown, b, names, pages, args):
    """Chances for all blocks, each by trees that saw no page of its site."""
    chances = np.zeros(len(b.y))
    blind = np.zeros(len(b.y))
    for k in range(FOLDS):
        rest = b.fold[b.page] != k
        model = fit(known[rest], unknown[rest], b.y[rest], b.weight[rest], b.page[rest], args)
        chances[~rest] = chances_of(model, known[~rest])
        blind[~rest] = chances_of(model, unknown[~rest])
        write(model, names, args.folds / str(k))
        write_held_out(args.folds / str(k), [row for row, f in zip(pages, b.fold) if f == k])
    return chances, blind


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--folds', type=pathlib.Path)
    args = parser.parse_args()
    pages = web_pages(args.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool = Tool(folder, args.build, unpack(args.data, pages, folder))
        blocks = tool.blocks()
        b = Blocks(pages, blocks)
        known, unknown = tool.measures('en'), tool.measures('und')
    if not args.folds:
        write(fit(known, unknown, b.y, b.weight, b.page, args), tool.names, args.out)
        return
    chances, blind = cross_validate(known, unknown, b, tool.names, pages, args)
    report('language known', pages, blocks, chances, b)
    report('language unknown', pages, blocks, blind, b)


if __name__ == '__main__':
    main()
