#!/usr/bin/env python3
"""Fits models/keyword.trees, keyword-beside.trees and */tags.tsv: the method `auto` of key phrases.

    models/fit_keyword.py DATA BUILD [--even | --leave-out] [--seed N] [--out FOLDER]

DATA is a folder with keyphrases/ and summaries/*.jsonl.gz, BUILD that of a build with its tests
(`make unit`).
Needs numpy, catboost and PyStemmer, and cc with the libraries of pith.

Every candidate of a document (src/keyword/candidate.c) is an example, with the features of
src/keyword/keyword_features.c, marked when its stems are those of a gold phrase. Boosted oblivious
trees (CatBoost) learn how likely that is. Of a document with many candidates DRAWN unmarked ones
stand for all, and it weighs 1 / sqrt(its candidates); marked ones of each set weigh what SETS says.

More trees then go on from there for the best candidates of each document, and know what these look like
beside one another, too (src/keyword/beside.c). What they start from are the odds by trees that have
not met the document: FOLDS times, a part of each set is left out.

What readers mark in news (KPCrowd) is not what an editor would print as tags: "owners", "charge".
models/news_tags.tsv has the tags of some articles as an editor might choose them among candidates,
as CRC-32 of their stems; they are one more set.

Words have habits that no other feature shows: "algorithm" is met in gold phrases, "approach" is
not. models/*/tags.tsv says for each word how many times likelier than the average word it was in
one when it was in a candidate of a document at all, and was one alone when it was a candidate
alone: ratios of odds, with PRIOR documents of the average added. A document that is an example sees the table without
itself.

Written is what was fitted to all rows of the sets that weigh something. With --even it is what was
fitted to the rows with an even number, for eval/keyphrases.py --part test, and printed is the mean
F1@10 of the others, phrases chosen as src/keyword/choice.c does. --leave-out: printed is that of all
rows of each set by trees and tables that were made without it (and its other parts); nothing is written.
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
DRAWN, TREES, BESIDE_TREES, FOLDS, DEPTH = 150, 60, 150, 3, 6
PRIOR, LEAST_MET, STEP, STEPS = 10, 3, 0.25, 32  # STEP, STEPS as TAG_* in src/model/model.h
TAGS = ('tag', 'tag-min', 'tag-alone', 'tag-met')
OVERLAP, ENOUGH = 0.8, 0.3  # as in src/keyword/choice.c

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
    def __init__(self, name, lang, source, x, texts, gold):
        stemmer = Stemmer.Stemmer(STEMMERS[lang]) if lang in STEMMERS else None
        stem = stemmer.stemWords if stemmer else list
        self.name, self.lang, self.source, self.x = name, lang, source, x
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
        # By candidate the numbers of its words among those met; one behind the last for none.
        number = {stem: i for i, stem in enumerate(self.met[0])}
        width = max(map(len, self.stems), default=0)
        self.words = np.array([[number[s] for s in words] + [len(number)] * (width - len(words))
                               for words in self.stems], dtype=int).reshape(len(self.stems), width)
        self.lengths = np.array([len(words) for words in self.stems], dtype=int)


class Library:
    """What the library says of candidates."""

    def __init__(self, folder, build):
        self.tool = compile_tool('keyword_features', folder, build)
        self.names = self.ask('names').split()
        self.all_names = self.names + self.ask('beside-names').split()
        self.tags = [self.names.index(tag) for tag in TAGS]

    def ask(self, what, asked=b''):
        return subprocess.run([self.tool, what], input=asked, stdout=subprocess.PIPE,
                              check=True).stdout.decode()

    def answers(self, what, asked):
        """The lines for each document."""
        lines = iter(self.ask(what, asked).split('\n'))
        for count in lines:
            if count:
                yield [next(lines) for _ in range(int(count))]

    def documents(self, data, name, most):
        rows = [(lang, source_of(lang, text), gold) for lang, text, gold in load(data, name, most)]
        answers = self.answers('rows', b''.join(source for _, source, _ in rows))
        for (lang, source, gold), lines in zip(rows, answers):
            lines = [line.split('\t', 1) for line in lines]
            yield Document(name, lang, source, table_of((line[0] for line in lines), len(self.names)),
                           [line[1] for line in lines], gold)

    def beside(self, docs, odds):
        """The best candidates of each document, and their features beside one another."""
        asked = b''.join(d.source + b'\n' + ' '.join(f'{o:.6g}' for o in some).encode() + b'\n'
                         for d, some in zip(docs, odds))
        for lines in self.answers('beside', asked):
            table = table_of(lines, 1 + len(self.all_names) - len(self.names))
            yield table[:, 0].astype(int), table[:, 1:]


def table_of(lines, width):
    return np.fromstring(' '.join(lines), dtype=np.float32, sep=' ').reshape(-1, width)


def source_of(lang, text):
    return b'%s %d\n' % (lang.encode(), len(text.encode())) + text.encode()


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

        self.known = {}

    def odds(self, kind, stem, own=None):
        """In whole steps."""
        met, marked = (self.met[k][stem] - (own is not None and stem in own[k])
                       for k in (kind, 2 + kind))
        if (kind, met, marked) not in self.known:
            share = self.share[kind]
            ratio = (marked + PRIOR * share) / (met - marked + PRIOR * (1 - share)) / share * (1 - share)
            self.known[kind, met, marked] = min(max(round(math.log(ratio) / STEP), -STEPS), STEPS - 1)
        return self.known[kind, met, marked]

    def times(self, stem, own=None):
        met = self.met[0][stem] - (own is not None and stem in own[0])
        return 0 if met < LEAST_MET else min(round(math.log2(met)), 15)

    def columns(self, doc, rows):
        """The features TAGS of some of its candidates."""
        own = doc.met if id(doc) in self.members else None
        known = np.zeros((len(doc.met[0]) + 1, 3), np.float32)
        for i, stem in enumerate(doc.met[0]):
            times = self.times(stem, own)
            if times:
                known[i] = (STEP * self.odds(0, stem, own), STEP * self.odds(1, stem, own), times)
        words, lengths = doc.words[rows], np.maximum(doc.lengths[rows], 1)
        none = words == len(doc.met[0])
        tag, alone, times = (known[words, k] for k in range(3))
        least = (np.where(none, np.inf, some).min(1) for some in (tag, times))
        least_tag, least_times = (np.where(none.all(1), 0, some) for some in least)
        last = alone[np.arange(len(words)), lengths - 1]
        return np.stack([tag.sum(1) / lengths, least_tag, last, least_times], 1)

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

def features(doc, library, tables, rows=slice(None)):
    x = doc.x[rows].copy()
    if doc.lang in tables and len(x):
        x[:, library.tags] = tables[doc.lang].columns(doc, rows)
    return x


def drawn(doc, chance):
    """Candidates that stand for all of a document, and their weights."""
    right, wrong = np.flatnonzero(doc.y), np.flatnonzero(doc.y == 0)
    some = wrong if len(wrong) <= DRAWN else chance.choice(wrong, DRAWN, replace=False)
    share = np.full(len(some), len(wrong) / max(len(some), 1))
    return np.concatenate([right, some]), np.concatenate([np.ones(len(right)), share])


def boost(examples, count, seed):
    """`examples`: name of the set -> rows of x, y, weight and what the odds start from."""
    scaled = [(x, y, w * SETS[name][0] / (w * y).sum(), start)
              for name, (x, y, w, start) in examples.items()]
    x, y, w, start = (np.concatenate(part) for part in zip(*scaled))
    model = CatBoost({'loss_function': 'Logloss', 'depth': DEPTH, 'iterations': count,
                      'learning_rate': 0.1, 'l2_leaf_reg': 30, 'border_count': 32, 'random_seed': seed,
                      'bootstrap_type': 'No', 'thread_count': 1, 'allow_writing_files': False,
                      'verbose': False})
    model.fit(Pool(x, y, weight=w * len(w) / w.sum(), baseline=start if start.any() else None))
    return model


def join(parts):
    return [np.concatenate(part) for part in zip(*parts)]


class Fit:
    """`sets`: name -> documents."""

    def __init__(self, sets, library, seed=1):
        self.library, self.seed = library, seed
        self.docs = [d for some in sets.values() for d in some]
        self.fit_alone(sets)
        self.beside = None

    def fit_alone(self, sets):
        self.tables = tables_of(self.docs)
        chance = np.random.default_rng(self.seed)
        examples = {}
        for name, some in sets.items():
            parts = []
            for d in some:
                rows, weights = drawn(d, chance)
                parts.append((features(d, self.library, self.tables, rows), d.y[rows],
                              weights / max(len(d.y), 1) ** 0.5, np.zeros(len(rows))))
            examples[name] = join(parts)
        self.alone = boost(examples, TREES, self.seed)

    def fit_beside(self, sets):
        unseen = {}
        for fold in range(FOLDS):
            others = {name: [d for i, d in enumerate(some) if i % FOLDS != fold]
                      for name, some in sets.items()}
            left_out = Fit(others, self.library, self.seed)
            for some in sets.values():
                unseen.update((id(d), left_out.odds_alone(d)) for d in some[fold::FOLDS])
        examples = {}
        for name, some in sets.items():
            odds = [unseen[id(d)] for d in some]
            parts = []
            for d, own, (best, x) in zip(some, odds, self.library.beside(some, odds)):
                x = np.hstack([features(d, self.library, self.tables, best), x])
                parts.append((x, d.y[best], np.full(len(best), max(len(d.y), 1) ** -0.5), own[best]))
            examples[name] = join(parts)
        self.beside = boost(examples, BESIDE_TREES, self.seed)
        return self

    def odds_alone(self, doc):
        x = features(doc, self.library, self.tables)
        return self.alone.predict(x) if len(x) else np.zeros(0)

    def chances(self, docs):
        """By document."""
        odds = [self.odds_alone(d) for d in docs]
        for d, own, (best, x) in zip(docs, odds, self.library.beside(docs, odds)):
            if len(best):
                x = np.hstack([features(d, self.library, self.tables, best), x])
                own[best] += self.beside.predict(x)
        return [1 / (1 + np.exp(-own)) for own in odds]

    def write(self, out):
        out.mkdir(parents=True, exist_ok=True)
        bases = {}
        for name, names, model in (('keyword', self.library.names, self.alone),
                                   ('keyword-beside', self.library.all_names, self.beside)):
            bases[name] = trees.write(out / f'{name}.trees', 'fit_keyword.py', names, {'': model})['']
        for lang, table in self.tables.items():
            (out / lang).mkdir(exist_ok=True)
            table.write(out / lang / 'tags.tsv', [d for d in self.docs if d.lang == lang])
        (out / 'keyword.weights').write_text(
            '# Made by models/fit_keyword.py; see src/keyword/keyword_auto.c.\n'
            f"base\t{bases['keyword']:.4f}\nbeside\t{bases['keyword-beside']:.4f}\n")


# ---- choice ----

def is_part(phrase, of):
    return f' {phrase} ' in f' {of} '


def choose(doc, chances, limit=10):
    """As src/keyword/choice.c, but for names and spellings."""
    order = np.argsort(-chances, kind='stable')
    chosen, paired, right, waiting = [], set(), 0.0, []
    at, expected = 0, chances.sum()
    while len(chosen) < limit and (at < len(order) or waiting):
        late = waiting and (at == len(order) or OVERLAP * chances[waiting[0]] > chances[order[at]])
        i = waiting.pop(0) if late else order[at]
        at += not late
        phrase, chance = doc.phrases[i], chances[i] * (OVERLAP if late else 1)
        partners = [o for o in chosen if is_part(phrase, o) or is_part(o, phrase)]
        if phrase in chosen or len(partners) > 1 or paired & set(partners):
            continue
        if not late and partners:
            if ' ' in phrase:
                waiting.append(i)
            continue
        if chance < ENOUGH * right / (len(chosen) + expected):
            break
        chosen.append(phrase)
        paired.update([phrase, *partners] if partners else [])
        right += chance
    return chosen


def judge(docs, fit):
    total = 0.0
    for d, chances in zip(docs, fit.chances(docs)):
        chosen = choose(d, chances)
        right = sum(phrase in d.gold for phrase in chosen)
        total += 2 * right / (len(chosen) + len(d.gold)) if right else 0.0
    return 100 * total / len(docs)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument('data', type=pathlib.Path)
    arguments.add_argument('build', type=pathlib.Path)
    which = arguments.add_mutually_exclusive_group()
    which.add_argument('--even', action='store_true', help='fit to the even rows only, judge by the others')
    which.add_argument('--leave-out', action='store_true', help='judge by sets that were not met')
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--out', type=pathlib.Path, default=ROOT / 'models')
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(folder, arguments.build)
        docs = {name: list(library.documents(arguments.data, name, most))
                for name, (_, most) in SETS.items()}

        def fit(sets):
            return Fit(sets, library, arguments.seed).fit_beside(sets)

        every = {name: docs[name] for name in SETS if SETS[name][0] > 0}
        if arguments.even:
            every = {name: some[::2] for name, some in every.items()}
        if not arguments.leave_out:
            known = fit(every)
            known.write(arguments.out)
        for name in SETS if arguments.even or arguments.leave_out else ():
            others = {k: v for k, v in every.items() if k.split('-')[0] != name.split('-')[0]}
            some, by = (docs[name], fit(others)) if arguments.leave_out else (docs[name][1::2], known)
            print(f'{name:18s} {judge(some, by):5.1f}', flush=True)


if __name__ == '__main__':
    main()
