#!/usr/bin/env python3
"""Fits models/html_kind.weights: the weights of src/read/html_kind.c.

    models/fit_html_kind.py DATA BUILD [--out models]

DATA and BUILD are those of models/fit_html.py, which also tells how the pages come. Needs numpy and
scikit-learn besides.

Multinomial logistic regression on measures of the whole page (models/html_features.c prints them).
Listings and collections, which the development pages tell apart, are both an index here. Scores are
held out by site; the weights written are fitted on all pages."""
import argparse
import collections
import pathlib
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

from html_tool import Tool
from pages import FOLDS, fold_of, unpack, web_pages
from tool import ROOT

# In the order of html_kind.c.
KINDS = ['article', 'documentation', 'service', 'product', 'forum', 'index']
MERGED = {'listing': 'index', 'collection': 'index'}
STRENGTH = 0.1      # inverse of the penalty; with 1, 1.9 points fewer were right held out


def fit(x, y):
    """Weights [kind][feature] for the measures as they are; the first is 1 for every page."""
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1
    mean[0], scale[0] = 0, 1
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(((x - mean) / scale)[:, 1:], y)
    weights = np.zeros((len(KINDS), x.shape[1]))
    for kind, values, bias in zip(model.classes_, model.coef_, model.intercept_):
        weights[kind, 1:] = values / scale[1:]
        weights[kind, 0] = bias - (values * mean[1:] / scale[1:]).sum()
    return weights


def kinds_of(rows):
    return np.array([KINDS.index(MERGED.get(row['page_type'], row['page_type'])) for row in rows])


def chances_of(x, weights):
    sums = x @ weights.T
    odds = np.exp(sums - sums.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def held_out(x, y, fold):
    """The chances of each page to be of each kind, by weights fitted without its site."""
    chances = np.zeros((len(x), len(KINDS)))
    for k in range(FOLDS):
        chances[fold == k] = chances_of(x[fold == k], fit(x[fold != k], y[fold != k]))
    return chances


def report(y, found):
    print(f'kinds of {len(y)} pages, held out by site: {100 * np.mean(y == found):.1f} % right')
    for k, kind in enumerate(KINDS):
        named, own = found == k, y == k
        taken = collections.Counter(KINDS[f] for f in found[own]).most_common(3)
        print(f'    {kind:14s} {own.sum():4d} precision {100 * own[named].mean():5.1f} '
              f'recall {100 * named[own].mean():5.1f}  {taken}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    args = parser.parse_args()
    rows = web_pages(args.data)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool = Tool(folder, args.build, unpack(args.data, rows, folder))
        names, x = tool.names_of('kind-names'), tool.kinds('en')
    there = x[:, 0] > 0  # pages without any text have no kind
    x = x[there].astype(float)
    rows = [row for row, ok in zip(rows, there) if ok]
    y, fold = kinds_of(rows), np.array([fold_of(row) for row in rows])
    report(y, held_out(x, y, fold).argmax(1))
    with open(args.out / 'html_kind.weights', 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_html_kind.py; see there and src/read/html_kind.c.\n')
        for kind, row in zip(KINDS, fit(x, y)):
            f.writelines(f'{kind} {name}\t{value:.4f}\n' for name, value in zip(names, row))


if __name__ == '__main__':
    main()
