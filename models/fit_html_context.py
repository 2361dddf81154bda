#!/usr/bin/env python3
"""Fits models/html_context.trees and models/html_context.weights: the trees of the second look of
src/read/html_chances.c.

    models/fit_html_context.py DATA BUILD FOLDS [--out models] [--seed 1]

DATA and BUILD are those of models/fit_html.py, which also tells what a block is and weighs. FOLDS is the folder
that its --folds has written: a second look learns from what the first one finds on pages that it has not
seen, as it will be asked for, and so do the chances of the kinds of pages (models/fit_html_kind.py). Needs
what those need.

Only what is looked at again is learned from: blocks that may be text, on pages that are not small. Trees that
are fitted without a fold go to FOLDS/0 to FOLDS/4, for eval/pages.py, and are scored. (The first looks that judge
the pages which one of these is fitted to have seen the fold that it is scored on; it gets no words or
measures from them but chances.)
"""
import argparse
import pathlib
import shutil
import tempfile

import numpy as np
from catboost import CatBoost, Pool

import fit_html_kind
import trees
from fit_html import UNKNOWN, Blocks, chances_of, report
from html_tool import Tool
from pages import FOLDS, unpack, web_pages
from tool import ROOT, pack_model

TREES = 100
HOPELESS, LEAST_BLOCKS = 0.02, 64  # as in src/read/html_chances.c
LANGUAGES = 'en', 'und'


def fit(x, y, weight, args):
    model = CatBoost({'loss_function': 'Logloss', 'iterations': TREES, 'depth': trees.DEPTH,
                      'learning_rate': 0.08, 'l2_leaf_reg': 5, 'border_count': 32, 'rsm': 0.3,
                      'bootstrap_type': 'Bernoulli', 'subsample': 0.6, 'boosting_type': 'Plain',
                      'random_seed': args.seed, 'thread_count': 2, 'verbose': False,
                      'allow_writing_files': False})
    return model.fit(Pool(x, y, weight=weight / weight.mean()))


def fit_to(chosen, context, hopeful, b, args):
    """Trees fitted to the blocks `chosen`, and to some as of no known language."""
    parts = [chosen & hopeful[0], chosen & hopeful[1] & (b.page % UNKNOWN == 0)]
    return fit(np.concatenate([x[p] for x, p in zip(context, parts)]),
               np.concatenate([b.y[p] for p in parts]),
               np.concatenate([b.weight[p] for p in parts]), args)


def first_look(tool, b, folds, build, folder):
    """The log-odds of all blocks in both languages, by trees that saw no page of the site."""
    odds = np.zeros((len(LANGUAGES), len(b.y)))
    for k in range(FOLDS):
        def change(models):
            for name in 'html.trees', 'html.weights':
                shutil.copy(folds / str(k) / name, models)
        model = pack_model(build, folder, change)
        own = b.fold[b.page] == k
        for out, language in zip(odds, LANGUAGES):
            out[own] = tool.first(language, model)[own]
    return odds


def kinds_of_pages(tool, pages, b, language):
    x = tool.kinds(language).astype(float)
    there = x[:, 0] > 0  # pages without any text have no kind
    chances = np.zeros((len(x), len(fit_html_kind.KINDS)))
    rows = [row for row, ok in zip(pages, there) if ok]
    chances[there] = fit_html_kind.held_out(x[there], fit_html_kind.kinds_of(rows), b.fold[there])
    return chances


def write(model, names, folder):
    bias = trees.write(folder / 'html_context.trees', 'fit_html_context.py', names, {'': model})['']
    (folder / 'html_context.weights').write_text(
        f'# Log-odds without any tree; made by models/fit_html_context.py.\nhtml_context\t{bias:.4f}\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('folds', type=pathlib.Path)
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    pages = web_pages(args.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool = Tool(folder, args.build, unpack(args.data, pages, folder))
        texts = tool.blocks()
        b = Blocks(pages, texts)
        odds = first_look(tool, b, args.folds, args.build, folder)
        context = [tool.context(language, kinds_of_pages(tool, pages, b, language), own, b.ends)
                   for language, own in zip(LANGUAGES, odds)]
    first = 1 / (1 + np.exp(-odds))
    hopeful = (first > HOPELESS) & (np.diff(b.ends) >= LEAST_BLOCKS)[b.page]
    again = first.copy()
    for k in range(FOLDS):
        own = b.fold[b.page] == k
        model = fit_to(~own, context, hopeful, b, args)
        for out, x, may in zip(again, context, hopeful):
            out[own & may] = chances_of(model, x[own & may])
        write(model, tool.context_names, args.folds / str(k))
    for language, one, two in zip(LANGUAGES, first, again):
        report(f'{language}, first look', pages, texts, one, b)
        report(f'{language}, second look', pages, texts, two, b)
    write(fit_to(np.ones(len(b.y), dtype=bool), context, hopeful, b, args), tool.context_names, args.out)


if __name__ == '__main__':
    main()
