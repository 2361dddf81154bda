#!/usr/bin/env python3
"""Fits models/text.trees, headline.trees and roles.weights: the boosted trees of src/read/roles.c.

    models/fit_roles.py DATA BUILD [--folds FOLDER] [--seed 1]

DATA is a folder with web/pasted.jsonl.gz (pages as a select-all copy gives them: lines, y = 1 where a
line is main text, title_line) and summaries/*.jsonl.gz (texts without furniture). BUILD holds a packed
model with the word tables (model.bin) and what packs one (pack). Needs numpy and catboost, and cc with
the sources.

With --folds, five fits to four fifths of the pages are scored on the last fifth instead, pages of one site
in one: as pasted, from the headline down, and as in languages that are known less. Their trees go to
FOLDER/0 to FOLDER/4, for eval/pages.py.

From each page come more: from its headline down, its text alone with and without headline, and a short
stretch of its text, so that a text without furniture is learned to be a text; plain texts of other
kinds are added to the same end. Abridged pages, of few lines, keep short pages from being taken for
such texts. And so that the trees stand without the English cues: with every fifth
of them only, which is what other languages have, and without any table; of these some in small
letters, as scripts without capitals are.

Gradient boosting (Friedman, Annals of Statistics 29, 2001) of the log loss by CatBoost. A line weighs
as many words as it has, a page as much as any other, since that is how F1 counts.
"""
import argparse
import pathlib
import re
import statistics
import subprocess
import tempfile
from collections import Counter

import numpy as np
from catboost import CatBoost, Pool

import trees
from pages import FOLDS, fold_of, rows, words, write_held_out
from tool import ROOT, compile_tool

SETTINGS = {'loss_function': 'Logloss', 'depth': trees.DEPTH, 'learning_rate': 0.12, 'border_count': 64,
            'l2_leaf_reg': 5, 'rsm': 0.3, 'bootstrap_type': 'No', 'thread_count': 1,
            'allow_writing_files': False, 'verbose': False}
TREES = {'text': 300, 'headline': 40}
CUES_KEPT = 5   # every fifth: English has some 850 cues, the other languages some 90
TITLE_WORDS = 30  # as in src/read/roles.c


def clean(line):
    """Single spaces, and no invisible characters, of which page builders leave whole lines."""
    return ' '.join(re.sub('[\0\u200b-\u200d\u2060\ufeff]', ' ', line).split())


# ---- pages ----

def pages_of(data):
    pages = []
    for row in rows(data / 'web/pasted.jsonl.gz'):
        keep = [(clean(line), y, i) for i, (line, y) in enumerate(zip(row['lines'], row['y']))
                if clean(line)]
        if len(keep) < 2:
            continue
        title = next((k for k, (_, _, i) in enumerate(keep) if i == row['title_line']), None)
        pages.append({'id': row['id'], 'fold': fold_of(row), 'lines': [line for line, _, _ in keep],
                      'y': [y for _, y, _ in keep], 'title': title, 'weight': 1})
    return pages


# Texts without furniture, and how many: news, stories, reviews, many genres, encyclopedias. Every
# second row only; eval/pasted.py looks at the others.
PLAIN = {'en': (('bbc-half', 100), ('gum-train', 80), ('squality-train', 25), ('opinosis-half', 11),
                ('cnndm-cased-small', 60)),
         'de': (('klexikon-dev', 130),), 'id': (('indosum-half', 80),)}


def plain_texts(data, code, random):
    """All text: each as it is, and cut to some lines."""
    texts = []
    for name, count in PLAIN[code]:
        for row in rows(data / f'summaries/{name}.jsonl.gz')[::2][:count]:
            for doc in (row.get('docs') or [row])[:2]:
                lines = doc.get('sentences') or doc.get('text', '').split('\n')
                lines = [clean(line) for line in lines if clean(line)]
                if lines:
                    whole = {'fold': -1, 'lines': lines, 'y': [1] * len(lines), 'title': None,
                             'weight': 0.5}
                    start = int(random.integers(len(lines)))
                    size = int(random.choice([1, 2, 3, 5, 8, 15, 40]))
                    short = range(start, min(start + size, len(lines)))
                    texts += [whole, part(whole, short, 0.2)]
    return texts


def part(page, keep, weight):
    keep = list(keep)
    title = keep.index(page['title']) if page['title'] in keep else None
    return {'fold': page['fold'], 'lines': [page['lines'][i] for i in keep],
            'y': [page['y'][i] for i in keep], 'title': title, 'weight': weight}


def from_title(page):
    return part(page, range(page['title'] or 0, len(page['lines'])), 0.5)


def small_letters(page):
    return dict(page, lines=[line.lower() for line in page['lines']])


def variants(page, random):
    """The same page as others would copy it."""
    text = [i for i, y in enumerate(page['y']) if y]
    out = [from_title(page)] if page['title'] and random.random() < 0.5 else []
    if not text:
        return out
    with_title = page['title'] is not None and page['title'] < text[0] and random.random() < 0.5
    if random.random() < 0.5:
        out.append(part(page, ([page['title']] if with_title else []) + text, 0.5))
    short = int(random.integers(len(text)))
    out.append(part(page, text[short:short + int(random.choice([1, 2, 3, 5, 8]))], 0.2))
    return out


def abridged(page, random):
    """A short page with furniture: some lines above the headline, of the text, and behind it. Without
    these a short page would be learned to be all text."""
    text = [i for i, y in enumerate(page['y']) if y]
    if not text:
        return None
    start = page['title'] if page['title'] is not None and page['title'] < text[0] else text[0]
    above, of_text, behind = (int(n) for n in random.integers(2, 16, 3))
    last = min(text[0] + of_text, text[-1] + 1)
    lines = len(page['lines'])
    first = max(0, start - int(random.integers(0, 10)) - above)
    keep = [*range(first, min(start, first + above)), *range(start, last),
            *range(text[-1] + 1, min(lines, text[-1] + 1 + behind))]
    return part(page, keep, 0.3)


# ---- features ----

class Tool:
    """Runs models/role_features.c, with all English tables, with few cues, without tables, or with those
    of another language."""

    def __init__(self, folder, build):
        self.program = compile_tool('role_features', folder, build)
        few = folder / 'few' / 'en'
        few.mkdir(parents=True)
        for table in (ROOT / 'models/en').iterdir():
            lines = table.read_text(encoding='utf-8').split('\n')
            if table.name == 'cues.tsv':
                lines = [line for line in lines if line and line[0] != '#'][::CUES_KEPT] + ['']
            (few / table.name).write_text('\n'.join(lines), encoding='utf-8')
        subprocess.run([build / 'pack', folder / 'few.bin', few], check=True)
        self.models = {'all': (build / 'model.bin', 'en'), 'few': (folder / 'few.bin', 'en'),
                       'none': (build / 'model.bin', 'und'),
                       **{code: (build / 'model.bin', code) for code in PLAIN if code != 'en'}}
        self.names = subprocess.run([self.program, build / 'model.bin', 'names'], check=True,
                                    capture_output=True, text=True).stdout.split()

    def matrix(self, pages, tables):
        model, code = self.models[tables]
        text = ''.join(f"{len(p['lines'])}\n" + '\n'.join(p['lines']) + '\n' for p in pages)
        out = subprocess.run([self.program, model, 'lines', code], input=text.encode(), check=True,
                             capture_output=True).stdout
        return np.frombuffer(out, dtype=np.float32).reshape(-1, len(self.names))


class Lines:
    """Lines of many pages: features x, classes y, weights w, and the fold of each."""

    def __init__(self, tool, pages, tables='all'):
        self.pages = pages
        self.x = tool.matrix(pages, tables)
        self.ends = np.cumsum([len(p['lines']) for p in pages])
        self.fold = np.concatenate([[p['fold']] * len(p['lines']) for p in pages])
        self.y = np.concatenate([p['y'] for p in pages])
        self.w = np.concatenate([self.weights(p) for p in pages])
        assert len(self.x) == len(self.y)

    @staticmethod
    def weights(page):
        counts = np.array([len(words(line)) for line in page['lines']])
        return 100 * page['weight'] * (counts + 2) / (counts.sum() + 1)

    def of(self, values):
        return np.split(values, self.ends[:-1])


# ---- fits and scores ----

def fit(x, y, w, names, seed, count):
    model = CatBoost(dict(SETTINGS, random_seed=seed, iterations=count))
    return model.fit(Pool(x, y.astype(np.float32), weight=w * len(w) / w.sum(), feature_names=names))


def odds(model, x):
    return model.predict(np.ascontiguousarray(x), prediction_type='RawFormulaVal')


def fit_text(sets, names, seed, left_out=None):
    keep = [s.fold != left_out for s in sets]
    return fit(np.concatenate([s.x[k] for s, k in zip(sets, keep)]),
               np.concatenate([s.y[k] for s, k in zip(sets, keep)]),
               np.concatenate([s.w[k] for s, k in zip(sets, keep)]), names, seed, TREES['text'])


def fit_headline(lines, names, seed, left_out=None):
    """Fitted to the lines up to the first one of text."""
    title = np.zeros(len(lines.y))
    above = np.zeros(len(lines.y), dtype=bool)
    for page, end in zip(lines.pages, lines.ends):
        start = end - len(page['lines'])
        first = page['y'].index(1) if 1 in page['y'] else len(page['y']) - 1
        above[start:start + first + 1] = True
        if page['title'] is not None:
            title[start + page['title']] = 1
    keep = above & (lines.fold != left_out)
    return fit(lines.x[keep], title[keep], np.ones(keep.sum()), names, seed, TREES['headline'])


def f1(lines, found, truth):
    a = Counter(w for line, k in zip(lines, found) if k for w in words(line))
    b = Counter(w for line, k in zip(lines, truth) if k for w in words(line))
    if not a or not b:
        return float(not a and not b)
    return 2 * sum((a & b).values()) / (a.total() + b.total())


def f1_of(lines, scores):
    return [f1(p['lines'], s > 0, p['y']) for p, s in zip(lines.pages, lines.of(scores))]


def headlines_found(lines, text, headline):
    """Headlines found, and pages that have one."""
    found = total = 0
    for page, t, h in zip(lines.pages, lines.of(text), lines.of(headline)):
        if page['title'] is None:
            continue
        first = int(np.argmax(t > 0)) if (t > 0).any() else len(t) - 1
        may = [h[i] if len(page['lines'][i].split()) <= TITLE_WORDS else -99
               for i in range(first + 1)]
        total += 1
        found += page['lines'][int(np.argmax(may))] == page['lines'][page['title']]
    return found, total


def cross_validate(tool, pages, short, sets, headlines, seed, folder):
    views = {'as pasted': Lines(tool, pages),
             'from the headline down': Lines(tool, [from_title(p) for p in pages]),
             'with a fifth of the cues': Lines(tool, pages, 'few'),
             'abridged': Lines(tool, short),
             'abridged, without any table': Lines(tool, short, 'none'),
             'without any table': Lines(tool, pages, 'none'),
             'without, in small letters': Lines(tool, [small_letters(p) for p in pages], 'none')}
    scores = {name: np.zeros(len(view.y)) for name, view in views.items()}
    headline = np.zeros(len(headlines.y))
    for fold in range(FOLDS):
        model = fit_text(sets, tool.names, seed, fold)
        for name, view in views.items():
            held = view.fold == fold
            scores[name][held] = odds(model, view.x[held])
        held = headlines.fold == fold
        above = fit_headline(headlines, tool.names, seed, fold)
        headline[held] = odds(above, headlines.x[held])
        write_models(folder / str(fold), model, above, tool.names)
        write_held_out(folder / str(fold), [p for p in pages if p['fold'] == fold])
    for name, view in views.items():
        values = f1_of(view, scores[name])
        print(f'held out, {name}: word F1 {statistics.mean(values):.4f}', flush=True)
    found, total = headlines_found(views['as pasted'], scores['as pasted'], headline)
    print(f'held out: headlines {found}/{total}', flush=True)


# ---- the files ----

def write_models(folder, text, headline, names):
    folder.mkdir(parents=True, exist_ok=True)
    lines = ['# Log-odds without any tree; made by models/fit_roles.py.\n']
    for name, model in (('text', text), ('headline', headline)):
        bias = trees.write(folder / f'{name}.trees', 'fit_roles.py', names, {'': model})['']
        lines.append(f'{name}\t{bias:.4f}\n')
    (folder / 'roles.weights').write_text(''.join(lines), encoding='utf-8')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--folds', type=pathlib.Path)
    args = parser.parse_args()
    random = np.random.default_rng(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(pathlib.Path(folder), args.build)
        pages = pages_of(args.data)
        half = [[dict(p, weight=0.5) for p in pages if random.random() < 0.5] for _ in range(3)]
        plain = {code: plain_texts(args.data, code, random) for code in PLAIN}
        more = [v for p in pages for v in variants(p, random)]
        short = [a for a in (abridged(p, random) for p in pages for _ in range(3)) if a]
        headlines = Lines(tool, pages)
        sets = [headlines, Lines(tool, more + plain['en'] + short[::3]),
                Lines(tool, half[0] + short[1::3], 'few'),
                Lines(tool, half[1][::2] + more[::4] + plain['en'][::4] + short[2::3], 'none'),
                Lines(tool, [small_letters(p) for p in half[2][::2] + short[::2]], 'none'),
                Lines(tool, plain['de'], 'de'), Lines(tool, plain['id'], 'id')]
        if args.folds:
            cross_validate(tool, pages, short[::3], sets, headlines, args.seed, args.folds)
            return
        write_models(ROOT / 'models', fit_text(sets, tool.names, args.seed),
                     fit_headline(headlines, tool.names, args.seed), tool.names)


if __name__ == '__main__':
    main()
