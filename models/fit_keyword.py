#!/usr/bin/env python3
"""Fits models/keyword.trees and models/*/tags.tsv: the method `auto` of key phrases.

    models/fit_keyword.py DATA BUILD [--leave-out] [--even] [--out FOLDER]

DATA is a folder with keyphrases/ and summaries/*.jsonl.gz, BUILD that of a build with its tests
(`make unit`).
Needs numpy, catboost and PyStemmer, and cc with the libraries of pith.

Every candidate of a document (src/keyword/candidate.c) is an example, with the features of
src/keyword/keyword_features.c, marked when its stems are those of a gold phrase. Boosted oblivious
trees (CatBoost) learn how likely that is. Of a document with many candidates DRAWN unmarked ones
stand for all, and it weighs 1 / sqrt(its candidates); marked ones of each set weigh what SETS says.

What readers mark in news (KPCrowd) is not what an editor would print as tags: "owners", "charge".
models/news_tags.tsv has the tags of some articles as an editor might choose them among candidates,
as CRC-32 of their stems; they are one more set.

Words have habits that no other feature shows: "algorithm" is met in gold phrases, "approach" is
not. models/*/tags.tsv says for each word how many times likelier than the average word it was in
one when it was in a candidate of a document at all, and was one alone when it was a candidate
alone: ratios of odds, with PRIOR documents of the average added. A document that is an example sees the table without
itself.

Printed is the mean F1@10 of the rows with an odd number by what was fitted to the others, phrases
chosen as src/keyword/choice.c does. Written is what was fitted to all rows of the sets that weigh
something, or with --even that to the even ones, for eval/keyphrases.py --part test. --leave-out:
also the F1 of all rows of a set, by trees and tables that were made without the set (and its other
parts).
"""
import argparse
import collections
import gzip
import itertools
import json
import math
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import zlib

import numpy as np
import Stemmer
from catboost import CatBoost, Pool

import trees
from tool import ROOT, compile_tool

NEWS = 'news-tags'
DRAWN, TREES, DEPTH = 150, 200, 6
PRIOR, LEAST_MET, STEP, STEPS = 10, 3, 0.25, 32  # STEP, STEPS as TAG_* in src/model/model.h
TAGS = ('tag', 'tag-min', 'tag-alone', 'tag-met')
OVERLAP, ENOUGH = 0.5, 0.3  # as in src/keyword/choice.c

# set: weight, rows at most
SETS = {
    'inspec-train': (1, 1000), 'inspec-valid': (0, 500), 'semeval2010-train': (1, 144),
    'semeval2017-half': (1, 252), 'nus-half': (1, 102), 'kdd-half': (0.6, 362), 'www-half': (0.6, 690),
    'wiki20-half': (0, 12), 'kpcrowd-half': (1, 195), 'pt-bn-kp-half': (1, 60),
    'wikinews-fr-half': (1, 56), 'ru-ng-half': (1, 400), 'pak2018-pl-half': (0, 24), NEWS: (1.5, 120),
}
STEMMERS = {'en': 'porter', 'fr': 'french', 'pt': 'portuguese', 'ru': 'russian'}
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


# ---- documents ----

def lines(path):
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        yield from map(json.loads, file)


def with_title(row):
    title, text = row.get('title') or '', row.get('text') or ' '.join(row['sentences'])
    return text if text.startswith(title) else f'{title}.\n\n{text}'


def load(data, name, most):
    """Language, text and gold of its rows; of NEWS checksums of the gold."""
    if name != NEWS:
        for row in itertools.islice(lines(data / f'keyphrases/{name}.jsonl.gz'), most):
            yield row['lang'], with_title(row), row['keyphrases']
        return
    table = [line.split() for line in open(ROOT / 'models/news_tags.tsv') if line[0] != '#']
    for source in sorted({row[0] for row in table}):
        tags = {row[1]: row[2:] for row in table if row[0] == source}
        for row in lines(data / f'summaries/{source}.jsonl.gz'):
            if row['id'] in tags:
                yield 'en', with_title(row), tags[row['id']]


def words_of(phrase):
    words = WORD.findall(unicodedata.normalize('NFKC', phrase).lower().replace('’', "'"))
    return [re.sub("'s$", '', word) for word in words]


def checksum(phrase):
    return f'{zlib.crc32(phrase.encode()):08x}'


class Document:
    def __init__(self, name, lang, x, texts, gold):
        stemmer = Stemmer.Stemmer(STEMMERS[lang]) if lang in STEMMERS else None
        stem = stemmer.stemWords if stemmer else list
        self.name, self.lang, self.x = name, lang, x
        self.forms = [words_of(text) for text in texts]
        self.stems = [stem(words) for words in self.forms]
        self.phrases = [' '.join(words) for words in self.stems]
        self.gold = {' '.join(stem(words_of(p))) for p in gold} - {''}
        if name == NEWS:
            self.gold = {phrase for phrase in self.phrases if checksum(phrase) in gold}
        self.y = np.array([p in self.gold for p in self.phrases], dtype=float)
        # What the table of tags counts: words, words alone, those of them in marked candidates.
        self.met = [collections.Counter() for _ in range(4)]
        for words, marked in zip(self.stems, self.y):
            for kind, some in enumerate((words, words if len(words) == 1 else [])):
                self.met[kind].update(dict.fromkeys(some, 1))
                if marked:
                    self.met[2 + kind].update(dict.fromkeys(some, 1))
        self.met = [dict.fromkeys(counter, 1) for counter in self.met]


def documents(tool, data, name, most, width):
    rows = list(load(data, name, most))
    asked = b''.join(b'%s %d\n' % (lang.encode(), len(text.encode())) + text.encode()
                     for lang, text, _ in rows)
    answer = subprocess.run([tool, 'rows'], input=asked, stdout=subprocess.PIPE,
                            check=True).stdout.decode().split('\n')
    at = 0
    for lang, _, gold in rows:
        count = int(answer[at])
        lines = [line.split('\t', 1) for line in answer[at + 1:at + 1 + count]]
        at += 1 + count
        x = np.array([line[0].split() for line in lines], dtype=np.float32).reshape(count, width)
        yield Document(name, lang, x, [line[1] for line in lines], gold)


# ---- tags ----

class Tags:
    """How often the words of one language are in gold phrases, when they are in candidates."""

    def __init__(self, docs):
        self.members = {id(d) for d in docs}
        self.met = [collections.Counter() for _ in range(4)]
        for d in docs:
            for total, one in zip(self.met, d.met):
                total.update(one)
        self.share = [max(self.met[2 + k].total(), 1) / max(self.met[k].total(), 2) for k in range(2)]

    def odds(self, kind, stem, own=None):
        """In whole steps."""
        met, marked = (self.met[k][stem] - (own is not None and stem in own[k])
                       for k in (kind, 2 + kind))
        share = self.share[kind]
        ratio = (marked + PRIOR * share) / (met - marked + PRIOR * (1 - share)) / share * (1 - share)
        return min(max(round(math.log(ratio) / STEP), -STEPS), STEPS - 1)

    def times(self, stem, own=None):
        met = self.met[0][stem] - (own is not None and stem in own[0])
        return 0 if met < LEAST_MET else min(round(math.log2(met)), 15)

    def columns(self, doc):
        """The features TAGS of its candidates."""
        own = doc.met if id(doc) in self.members else None
        known = {}
        for stem in doc.met[0]:
            times = self.times(stem, own)
            known[stem] = (times, STEP * self.odds(0, stem, own) if times else 0,
                           STEP * self.odds(1, stem, own) if times else 0)
        out = np.zeros((len(doc.stems), 4), np.float32)
        for row, stems in zip(out, doc.stems):
            if stems:
                times, words, alone = zip(*(known[s] for s in stems))
                row[:] = sum(words) / len(words), min(words), alone[-1], min(times)
        return out

    def write(self, path, docs):
        forms = {form: stem for d in docs for f, s in zip(d.forms, d.stems) for form, stem in zip(f, s)}
        with open(path, 'w', encoding='utf-8') as out:
            print('# Word, log2 of the documents that it was met in, odds to be in a key phrase and to be\n'
                  '# one alone, in quarters. Made by models/fit_keyword.py; see there.', file=out)
            for form, stem in sorted(forms.items()):
                if self.times(stem):
                    print(form, self.times(stem), self.odds(0, stem), self.odds(1, stem), sep='\t',
                          file=out)


def tables_of(docs):
    by_language = collections.defaultdict(list)
    for d in docs:
        by_language[d.lang].append(d)
    return {lang: Tags(some) for lang, some in by_language.items()}


# ---- trees ----

def examples(doc, columns, tables, chance):
    x = features(doc, columns, tables)
    right, wrong = np.flatnonzero(doc.y), np.flatnonzero(doc.y == 0)
    drawn = wrong if len(wrong) <= DRAWN else chance.choice(wrong, DRAWN, replace=False)
    rows = np.concatenate([right, drawn])
    weight = np.concatenate([np.ones(len(right)), np.full(len(drawn), len(wrong) / max(len(drawn), 1))])
    return x[rows], doc.y[rows], weight / max(len(doc.y), 1) ** 0.5


def features(doc, columns, tables):
    x = doc.x.copy()
    if doc.lang in tables and len(x):
        x[:, columns] = tables[doc.lang].columns(doc)
    return x


def fit(sets, names):
    """`sets`: name -> documents. What scores a document, the model, the tables of tags."""
    docs = [d for some in sets.values() for d in some]
    tables = tables_of(docs)
    columns = [names.index(tag) for tag in TAGS]
    chance = np.random.default_rng(1)
    xs, ys, ws = [], [], []
    for name, some in sets.items():
        x, y, w = (np.concatenate(part) for part in
                   zip(*(examples(d, columns, tables, chance) for d in some if len(d.y))))
        xs, ys, ws = xs + [x], ys + [y], ws + [w * SETS[name][0] / (w * y).sum()]
    w = np.concatenate(ws)
    model = CatBoost({'loss_function': 'Logloss', 'depth': DEPTH, 'iterations': TREES,
                      'learning_rate': 0.1, 'l2_leaf_reg': 30, 'border_count': 32, 'random_seed': 1,
                      'bootstrap_type': 'No', 'thread_count': 2, 'allow_writing_files': False,
                      'verbose': False})
    model.fit(Pool(np.concatenate(xs), np.concatenate(ys), weight=w * len(w) / w.sum()))

    def chances(doc):
        x = features(doc, columns, tables)
        return 1 / (1 + np.exp(-model.predict(x))) if len(x) else np.zeros(0)
    return chances, model, tables


def write(out, model, tables, names, docs):
    out.mkdir(parents=True, exist_ok=True)
    base = trees.write(out / 'keyword.trees', 'fit_keyword.py', names, {'all': model})['all']
    for lang, table in tables.items():
        (out / lang).mkdir(exist_ok=True)
        table.write(out / lang / 'tags.tsv', [d for d in docs if d.lang == lang])
    (out / 'keyword.weights').write_text(
        f'# Made by models/fit_keyword.py; see src/keyword/keyword_auto.c.\nbase\t{base:.4f}\n')


# ---- choice ----

def is_part(phrase, of):
    return f' {phrase} ' in f' {of} '


def choose(doc, chances, limit=10):
    """As src/keyword/choice.c, but for names and spellings."""
    order = np.argsort(-chances, kind='stable')
    chosen, right, waiting = [], 0.0, []
    at, expected = 0, chances.sum()
    while len(chosen) < limit and (at < len(order) or waiting):
        late = waiting and (at == len(order) or OVERLAP * chances[waiting[0]] > chances[order[at]])
        i = waiting.pop(0) if late else order[at]
        at += not late
        phrase, chance = doc.phrases[i], chances[i] * (OVERLAP if late else 1)
        if phrase in chosen:
            continue
        if not late and any(is_part(phrase, o) or is_part(o, phrase) for o in chosen):
            if ' ' in phrase:
                waiting.append(i)
            continue
        if chance < ENOUGH * right / (len(chosen) + expected):
            break
        chosen.append(phrase)
        right += chance
    return chosen


def judge(docs, chances):
    total = 0.0
    for d in docs:
        chosen = choose(d, chances(d))
        right = sum(phrase in d.gold for phrase in chosen)
        total += 2 * right / (len(chosen) + len(d.gold)) if right else 0.0
    return 100 * total / len(docs)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument('data', type=pathlib.Path)
    arguments.add_argument('build', type=pathlib.Path)
    arguments.add_argument('--leave-out', action='store_true')
    arguments.add_argument('--even', action='store_true', help='write what knows the even rows only')
    arguments.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool('keyword_features', folder, arguments.build)
        names = subprocess.run([tool, 'names'], stdout=subprocess.PIPE, check=True).stdout.decode().split()
        docs = {name: list(documents(tool, arguments.data, name, most, len(names)))
                for name, (_, most) in SETS.items()}
    every = {name: docs[name] for name in SETS if SETS[name][0] > 0}
    even = {name: some[::2] for name, some in every.items()}
    chances, model, tables = fit(even, names)
    if not arguments.even:
        model, tables = fit(every, names)[1:]
    known = even if arguments.even else every
    write(arguments.out, model, tables, names, [d for some in known.values() for d in some])
    for name in SETS:
        line = f'{name:18s} {judge(docs[name][1::2], chances):5.1f}'
        if arguments.leave_out:
            others = {k: v for k, v in docs.items()
                      if SETS[k][0] > 0 and k.split('-')[0] != name.split('-')[0]}
            line += f'   without it {judge(docs[name], fit(others, names)[0]):5.1f}'
        print(line, flush=True)


if __name__ == '__main__':
    main()
