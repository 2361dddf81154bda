#!/usr/bin/env python3
"""Fits models/auto.trees: the decision trees of the method `auto` (src/rank/auto.c); and the words
of summaries, models/en/wording.tsv (wording.py).

    models/fit_auto.py DATA BUILD [--out models] [--seed 2]

DATA is a folder with summaries/*.jsonl.gz, BUILD that of a build with its tests (`make unit`).
Needs numpy, numba, catboost and pystemmer, and cc with the libraries of pith.

Boosted oblivious trees (CatBoost) learn to tell sentences that belong in a summary from others; one
forest for short documents and one for long ones. What belongs there depends on the budget:
- of so many sentences: those that a greedy choice by ROUGE-1 + ROUGE-2 F1 against the references
  takes (Nallapati, Zhai, Zhou: SummaRuNNer, AAAI 2017); of one sentence, in languages with a
  table of words, each as far as the softmax of what it is worth alone says;
- of so many words: each word is an example, and belongs there as far as the pairs of words of its
  sentence stand in the references. SETS says how much this counts beside the greedy choice.
What belongs there and what does not weigh the same, all documents of a set the same, and each set
what SETS says; of CNN/DailyMail each outlet has its share of the official mix. So that nothing
hangs on case, headings or titles, or on one budget for each kind of text, each document counts a
second time as a bare list of lower-cased sentences, as CNN/DailyMail comes, with a budget drawn by
lot. Of sets that are for judging too, only rows with an even number are fitted.
"""
import argparse
import gzip
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

import descriptions
import help_pages
import numba
import numpy as np
import Stemmer
import wording
from catboost import CatBoost, Pool

import trees
from tool import ROOT, compile_tool, pack_model

OTHERS = 80     # sentences that are not marked, of a document, at most
BARE = 0.3      # share of the bare copies in the weight of a set
HEAT = 0.05     # of the softmax over summaries of one sentence, in languages with words
FEW = 0.02      # of its greatest: what has less has nothing
CNN = 0.095     # share of CNN's articles in CNN/DailyMail
LANGUAGES = {'arabic': 'ar', 'czech': 'cs', 'english': 'en', 'french': 'fr', 'greek': 'el',
             'hebrew': 'he', 'hindi': 'hi'}

# Of the sentences before and behind only these are asked for; a place there tells nothing new.
NEIGHBOURS = {'words_share', 'stop_share', 'degree_rank', 'shared_rank', 'followed',
              'followed_rank', 'after', 'tfidf_sum_rank', 'spread', 'fresh', 'introduces_rank',
              'quoted', 'wording'}

# (set, weight, budget, share of the words' examples, only even rows)
SETS = [
    ('cnndm-train', 14, ('s', 3), 0, False),
    ('cnndm-cased-small', 0.3, ('s', 3), 0, True),
    ('bbc-half', 1, ('p', 40), 1, True),
    ('bbc-half', 0.3, ('s', 3), 0, True),
    ('xsum-half', 1, ('s', 1), 0, True),
    ('gum-train', 1, ('s', 1), 0, False),
    ('squality-train', 1, ('w', 250), 1, False),
    ('qmsum-train', 0.5, ('w', 110), 0, False),
    ('qmsum-train/specific', 0.5, ('w', 80), 0, False),
    ('scisumm-half', 1, ('w', 150), 0.5, True),
    ('multiling2011-half', 1, ('w', 250), 0.5, True),
    ('opinosis-half', 0.5, ('s', 2), 0, True),
    ('klexikon-dev', 0.5, ('w', 250), 1, True),
    ('indosum-half', 1, ('s', 3), 0, True),
    ('vietnamese-dev', 0.5, ('s', 1), 0, True),
    ('web', 1, ('s', 1), 0, True),
    ('help', 0.5, ('s', 1), 0, True),
]
# Those that scripts make.
MADE = {'web': descriptions.rows, 'help': lambda _, half: help_pages.rows(half)}
WORDLESS = {'cnndm-train': 8}  # weights for languages without a table of words
BUDGETS = [('s', 1), ('s', 2), ('s', 3), ('s', 5), ('w', 50), ('w', 100), ('w', 250), ('p', 10),
           ('p', 20), ('p', 40)]
FOLDS = 3       # of CNN/DailyMail, for fit_together.py
PARTS = 4       # of it, each measured with words that were learned from the others
TREES = {'short': (200, 0.15), 'long': (400, 0.08)}  # and how fast each learns
TREES_APART = {'short': (60, 0.15), 'long': (60, 0.15)}  # where a domain is left out
FOREIGN = ('klexikon', 'indosum', 'vietnamese')  # domains without a text in English
LONG = 64       # LONG_DOCUMENT of src/rank/sentence_features.h
ROWS = {'cnndm-train': 12500, 'qmsum-train/specific': 400, 'indosum-half': 350,
        'vietnamese-dev': 400}  # at most; of cnndm-train a fifth from CNN


# ---- documents ----

MORE_OF_BYLINE = re.compile(r'(and|by|follow|for|from|in) .*(@|editor|mail|press|report|correspond)|'
                            r'(published|updated|created)\b|\||\d\d?:\d\d')


def without_byline(sentences):
    """The older pages of the Daily Mail start with "by .", a name, at times more authors and
    times. No other article of the set does, so that places would be off by two or more."""
    if sentences[0] != 'by .':
        return sentences
    at = 2
    while at < len(sentences) - 1 and len(sentences[at].split()) <= 12 and (
            MORE_OF_BYLINE.match(sentences[at]) or sentences[at - 1] == 'by .' or
            len(sentences[at].split()) <= 2):
        at += 1
    return sentences[at:] or sentences


def cnndm(data):
    """All articles for fitting. The first 58 % are CNN."""
    rows = read(data, 'cnndm-train', False)
    cnn = len(rows) * 58 // 100
    return [dict(row, number=i, cnn=i < cnn, sentences=without_byline(row['sentences']))
            for i, row in enumerate(rows)]


def part_of(row):
    return row['number'] // FOLDS // FOLDS % PARTS if 'number' in row else None


def read(data, base, even):
    if base in MADE:
        return MADE[base](data, 0 if even else None)
    with gzip.open(pathlib.Path(data) / 'summaries' / f'{base}.jsonl.gz', 'rt') as f:
        return [json.loads(line) for i, line in enumerate(f) if not even or i % 2 == 0]


def load(data, name, even, seed, without=None):
    """(row, its share of the set), of all folds but one."""
    base, _, part = name.partition('/')
    if base == 'cnndm-train':
        rows = [row for row in cnndm(data) if row['number'] % FOLDS != without]
        few = ROWS[base] // 5
        cnn = [row for row in rows if row['cnn']]
        rows = (random.Random(seed).sample(cnn, few) +
                random.Random(seed).sample(rows[len(cnn):], ROWS[base] - few))
        return [(row, CNN / few if row['cnn'] else (1 - CNN) / (ROWS[base] - few)) for row in rows]
    rows = [row for i, row in enumerate(read(data, base, even)) if i % FOLDS != without]
    if part:
        rows = [dict(row, query=s['query'], references=[[s['answer']]])
                for row in rows for s in row[part]]
    most = ROWS.get(name, len(rows))
    rows = random.Random(seed).sample(rows, min(most, len(rows)))
    return [(row, 1 / len(rows)) for row in rows]


def language_of(row):
    return LANGUAGES.get(row['lang'], row['lang'])


def request(row, budget):
    query = row.get('query', '').encode()
    docs = row.get('docs') or [row]
    out = [b'%d %s %s %d %d\n%s' % (len(docs), language_of(row).encode(), budget[0].encode(),
                                    budget[1], len(query), query)]
    for doc in docs:
        title = (doc.get('title') or '').encode()
        sentences = [' '.join(s.split()) for s in doc.get('sentences', []) if s.strip()]
        text = ('\n'.join(sentences) if sentences else doc['text']).encode()
        out.append(b'%d %d %d\n%s%s' % (len(title), len(text), len(sentences), title, text))
    return b''.join(out)


def answers(tool, model, rows, budgets, names):
    """For each row with its budget: its facts, the columns [n, f], the sentences, their words."""
    columns = [name for kind, name in names if kind == 'sentence']
    facts = len(names) - len(columns)
    with tempfile.TemporaryFile() as f:
        f.writelines(map(request, rows, budgets))
        f.seek(0)
        answer = subprocess.run([tool, 'rows', model], stdin=f, stdout=subprocess.PIPE,
                                check=True).stdout
    at = 0
    for _ in rows:
        n = int(np.frombuffer(answer, np.uint32, 1, at)[0])
        values = np.frombuffer(answer, np.float32, facts + len(columns) * n if n else 0, at + 4)
        at += 4 + 4 * len(values)
        lines = []
        for _ in range(2 * n):
            end = answer.index(b'\n', at)
            lines.append(answer[at:end].decode())
            at = end + 1
        yield (values[:facts], values[facts:].reshape(len(columns), n).T.copy(), lines[::2],
               [line.split() for line in lines[1::2]])


def features(tool, model, rows, budgets, names):
    """For each row with its budget: features [n, f] and the sentences."""
    for facts, own, sentences, _ in answers(tool, model, rows, budgets, names):
        edge = np.zeros((1, own.shape[1]), np.float32)
        yield np.hstack([own, np.vstack([edge, own])[:len(own)], np.vstack([own, edge])[1:],
                         np.tile(facts, (len(own), 1))]), sentences


def feature_names(names):
    columns = [name for kind, name in names if kind == 'sentence']
    return (columns + ['previous:' + c for c in columns] + ['next:' + c for c in columns] +
            ['document:' + name for kind, name in names if kind == 'document'])


# ---- marks ----

PORTER = Stemmer.Stemmer('porter')


def stems(text, language):
    if language == 'en':
        return PORTER.stemWords(re.findall(r'[a-z0-9]+', text.lower()))
    return [w[:5] for w in re.findall(r'[^\W_]+', text.lower())]  # crude, but enough to mark


def units(sentences, references):
    """Which n-grams of the references each sentence has, as rows of numbers with their offsets, and
    how often each reference has each."""
    number = {}
    for reference in references:
        for gram in reference:
            number.setdefault(gram, len(number))
    counts = np.zeros((len(number), len(references)), np.int32)
    for k, reference in enumerate(references):
        for gram in reference:
            counts[number[gram], k] += 1
    rows = [[number[g] for g in s if g in number] for s in sentences]
    offsets = np.cumsum([0] + [len(row) for row in rows]).astype(np.int32)
    return offsets, np.array([u for row in rows for u in row], np.int32), counts


@numba.njit
def hits_of(offsets, numbers, counts, chosen, s):
    """Hits that sentence s would add to those of the chosen."""
    hits = 0
    for k in range(offsets[s], offsets[s + 1]):
        for r in range(counts.shape[1]):
            hits += chosen[numbers[k]] < counts[numbers[k], r]
        chosen[numbers[k]] += 1
    for k in range(offsets[s], offsets[s + 1]):
        chosen[numbers[k]] -= 1
    return hits


@numba.njit
def greedy(lengths, at_most, words_at_most, one, two, wanted):
    """Marks the sentences that raise ROUGE-1 + ROUGE-2 F1 most, one after another."""
    marks = np.zeros(len(lengths), np.bool_)
    have1, have2 = np.zeros(len(one[2]), np.int32), np.zeros(len(two[2]), np.int32)
    references = one[2].shape[1]
    words = pairs = hits1 = hits2 = 0
    best = 0.0
    for _ in range(at_most):
        found = -1
        for s in range(len(lengths)):
            if marks[s] or lengths[s] == 0 or words + lengths[s] > words_at_most:
                continue
            h1 = hits1 + hits_of(one[0], one[1], one[2], have1, s)
            h2 = hits2 + hits_of(two[0], two[1], two[2], have2, s)
            value = (2 * h1 / max(wanted[0] + references * (words + lengths[s]), 1) +
                     2 * h2 / max(wanted[1] + references * (pairs + lengths[s] - 1), 1))
            if value > best + 1e-12:
                best, found, best1, best2 = value, s, h1, h2
        if found < 0:
            break
        marks[found] = True
        hits1, hits2 = best1, best2
        words += lengths[found]
        pairs += lengths[found] - 1
        for k in range(one[0][found], one[0][found + 1]):
            have1[one[1][k]] += 1
        for k in range(two[0][found], two[0][found + 1]):
            have2[two[1][k]] += 1
    return marks


class Judge:
    """What the references of a row say of its sentences."""

    def __init__(self, row, sentences):
        language = language_of(row)
        texts = [stems(s, language) for s in sentences]
        references = [stems(' '.join(lines), language) for lines in row['references']]
        pairs = [list(zip(t, t[1:])) for t in texts], [list(zip(r, r[1:])) for r in references]
        self.lengths = np.array([len(t) for t in texts], np.int32)
        self.one, self.two = units(texts, references), units(*pairs)
        self.wanted = (sum(map(len, references)), sum(map(len, pairs[1])))

    def marks(self, budget):
        """The greedy choice within the budget."""
        unit, amount = budget
        words = {'s': 1 << 30, 'w': amount, 'p': self.lengths.sum() * amount // 100}[unit]
        return greedy(self.lengths, amount if unit == 's' else 1 << 30, words, self.one, self.two,
                      self.wanted)

    def odds(self, heat):
        """The softmax of ROUGE-1 + ROUGE-2 F1 of each sentence alone."""
        none1, none2 = np.zeros(len(self.one[2]), np.int32), np.zeros(len(self.two[2]), np.int32)
        references = self.one[2].shape[1]
        value = np.array([2 * hits_of(*self.one, none1, s) /
                          max(self.wanted[0] + references * length, 1) +
                          2 * hits_of(*self.two, none2, s) /
                          max(self.wanted[1] + references * (length - 1), 1)
                          for s, length in enumerate(self.lengths)])
        odds = np.exp((value - value.max()) / heat)
        odds[odds < FEW] = 0
        return odds / odds.sum()

    def shares(self):
        """The share of the pairs of words of each sentence that the references have."""
        return np.diff(self.two[0]) / np.maximum(self.lengths - 1, 1)


# ---- words ----

def beside_words(own, names):
    """What the linear model has beside words: columns, places and lengths of their own."""
    at = {name: i for i, (_, name) in enumerate(names)}
    kept = [i for name, i in at.items() if i < own.shape[1] and not name.startswith('wording')]
    place = np.eye(16)[np.minimum(own[:, at['place']], 15).astype(int)]
    words = np.eye(10)[np.minimum(own[:, at['words']] / 6, 9).astype(int)]
    smooth = np.sign(own[:, kept]) * np.log1p(np.abs(own[:, kept]))
    return np.hstack([smooth, place, words]).astype(np.float32)


def worded(data):
    """The articles whose words are learned from: every third of CNN is enough."""
    return [row for row in cnndm(data) if not row['cnn'] or row['number'] // FOLDS % FOLDS == 0]


def shares(rows):
    """What a row of the Daily Mail and one of CNN weigh in the official mix."""
    return np.array([(1 - CNN) / sum(not row['cnn'] for row in rows),
                     CNN / sum(row['cnn'] for row in rows)])


def model_with(words, build, folder):
    """A model with these words of summaries, or without any."""
    def change(models):
        (models / 'en/wording.tsv').unlink()
        if words is not None:
            wording.write(words, models / 'en/wording.tsv')

    return pack_model(build, folder, change)


def read_articles(tool, model, rows):
    """[(part, what wording.py takes)]"""
    names = names_of(tool, ('sentence', 'document'))
    share = shares(rows)
    found = answers(tool, model, rows, [('s', 3)] * len(rows), names)
    return [(part_of(row), (beside_words(own, names), words, Judge(row, sentences).marks(('s', 3)),
                            share[int(row['cnn'])]))
            for row, (_, own, sentences, words) in zip(rows, found) if len(own) > 3]


def learn_words(articles, seed):
    """The weights of words, by what they were learned from: all articles (None), or all but those of
    a part."""
    return {left: wording.fit([article for part, article in articles if part != left], seed)
            for left in (None, *range(PARTS))}


# ---- examples ----

def bare(row, sentences):
    kept = {k: v for k, v in row.items() if k not in ('text', 'title')}
    return dict(kept, sentences=[s.lower() for s in sentences])


def ignored(names):
    return [i for i, name in enumerate(names) if name.startswith(('previous:', 'next:')) and
            name.split(':')[1] not in NEIGHBOURS]


def scaled(weights, total):
    return weights * (total / weights.sum()) if weights.sum() > 0 else weights


class Examples:
    """Those of short and of long documents: rows of features, belongs in the summary, weight; and of
    which domain."""

    def __init__(self, seed, heat):
        self.parts = {False: [], True: []}
        self.heat = heat
        self.random = np.random.default_rng(seed)

    def keep(self, domain, x, belongs, other):
        """Adds the sentences: `belongs` and `other` are the weights of both answers. Of those that
        only do not belong, OTHERS stand for all."""
        yes, no = np.flatnonzero(belongs > 0), np.flatnonzero(other > 0)
        rest = np.setdiff1d(no, yes)
        if len(rest) > OTHERS:
            rest = np.sort(self.random.choice(rest, OTHERS, replace=False))
        no = np.concatenate([np.intersect1d(no, yes), rest])
        self.parts[len(x) >= LONG].append(
            (domain, x[np.concatenate([yes, no])],
             np.concatenate([np.ones(len(yes)), np.zeros(len(no))]),
             np.concatenate([belongs[yes], scaled(other[no], other.sum())])))

    def add(self, domain, x, judge, budget, by_words, weight):
        marks = judge.marks(budget)
        if not 0 < marks.sum() < len(marks):
            return
        if by_words < 1:
            soft = self.heat > 0 and budget == ('s', 1)
            belongs = judge.odds(self.heat) if soft else marks * 1.0
            part = weight * (1 - by_words)
            self.keep(domain, x, scaled(belongs, part), scaled(1 - belongs, part))
        if by_words > 0:
            share, words = judge.shares(), judge.lengths
            some = self.random.permutation(len(x))[:2 * OTHERS]
            self.keep(domain, x[some], scaled((share * words)[some], weight * by_words),
                      scaled(((1 - share) * words)[some], weight * by_words))

    def add_set(self, domain, tool, model, names, rows, budget, by_words, weight):
        found = features(tool, model, [row for row, _ in rows], [budget] * len(rows), names)
        bares = []
        for (row, share), (x, sentences) in zip(rows, found):
            judge = Judge(row, sentences)
            copied = BARE if row.get('text') else 0
            self.add(domain, x, judge, budget, by_words, weight * share * (1 - copied))
            if copied and sentences:
                bares.append((bare(row, sentences), judge, share))
        budgets = [BUDGETS[i] for i in self.random.integers(len(BUDGETS), size=len(bares))]
        found = features(tool, model, [row for row, _, _ in bares], budgets, names)
        for (row, judge, share), drawn, (x, _) in zip(bares, budgets, found):
            if len(x) == len(judge.lengths):
                self.add(domain, x, judge, drawn,
                         0 if drawn[0] == 's' or 'query' in row else 0.5, weight * share * BARE)

    def pool(self, long, names, apart=None):
        """Those of all domains but one."""
        x, y, w = (np.concatenate(column) for column in
                   zip(*(part[1:] for part in self.parts[long] if part[0] != apart)))
        return Pool(x, y.astype(np.float32), weight=w * len(w) / w.sum(), feature_names=names)


def fit(pool, seed, count, rate):
    model = CatBoost({'loss_function': 'Logloss', 'depth': trees.DEPTH, 'iterations': count,
                      'learning_rate': rate, 'border_count': 32, 'l2_leaf_reg': 100,
                      'random_seed': seed, 'bootstrap_type': 'No', 'thread_count': 2,
                      'ignored_features': ignored(pool.get_feature_names()),
                      'allow_writing_files': False, 'verbose': 50})
    return model.fit(pool)


def names_of(tool, kinds):
    """What the tool measures, of these kinds: [(kind, name)]."""
    listed = subprocess.run([tool, 'names'], stdout=subprocess.PIPE, check=True, text=True)
    names = [tuple(line.split()[:2]) for line in listed.stdout.splitlines()]
    return [name for name in names if name[0] in kinds]


def domain_of(name):
    return name.split('-')[0]


def examples_of(data, tool, models, names, seed, without=None, heat=HEAT, weights=()):
    """Those of all sets, each text measured with the model that has not seen its part; of some
    sets with weights of their own."""
    examples = Examples(seed, heat)
    for name, weight, budget, by_words, even in SETS:
        weight = dict(weights).get(name, weight)
        rows = load(data, name, even, seed, without)
        for part in {part_of(row): None for row, _ in rows}:
            examples.add_set(domain_of(name), tool, models.get(part, models[None]), names,
                             [(row, share) for row, share in rows if part_of(row) == part],
                             budget, by_words, weight)
        print(f'{name:24s} {len(rows)} rows', flush=True)
    return examples


class Learner:
    """What the articles, but those of a fold, tell of words, and the examples of all sets."""

    def __init__(self, data, build, tool, folder, seed, without=None):
        self.names = names_of(tool, ('sentence', 'document'))
        self.named, self.seed = feature_names(self.names), seed
        rows = [row for row in worded(data) if row['number'] % FOLDS != without]
        wordless = model_with(None, build, folder / 'wordless')
        articles = read_articles(tool, wordless, rows)
        words = learn_words(articles, seed)
        print('words', flush=True)
        models = {part: model_with(known, build, folder / f'part{part}')
                  for part, known in words.items()}
        self.words = words[None]
        self.articles = [article for _, article in articles]
        self.examples = {'': examples_of(data, tool, models, self.names, seed, without),
                         'wordless-': examples_of(data, tool, {None: wordless}, self.names, seed,
                                                  without, 0, WORDLESS)}

    def forests(self, kinds, sizes=TREES, apart=None):
        return {kind + length: fit(self.examples[kind].pool(length == 'long', self.named, apart),
                                   self.seed, *size)
                for kind in kinds for length, size in sizes.items()}

    def write(self, out, forests):
        wording.write(self.words, out / 'en/wording.tsv')
        trees.write(out / 'auto.trees', 'fit_auto.py', self.named, forests)


def learn(data, build, tool, out, seed, without=None):
    """Makes both files in the folder `out`, without the articles of a fold."""
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(data, build, tool, pathlib.Path(folder), seed, without)
    learner.write(out, learner.forests(('', 'wordless-')))


def learn_apart(data, build, tool, out, seed):
    """A model for each domain, made without its examples, and "all" made with all of them, as
    OUT/DOMAIN.model: with fewer trees, only the forests that texts of the domain need, and without
    nets. Without CNN/DailyMail no words are known either."""
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(data, build, tool, pathlib.Path(folder), seed)
        for domain in ('all', *dict.fromkeys(domain_of(name) for name, *_ in SETS)):
            kinds = [''] * (domain not in ('cnndm', *FOREIGN))
            kinds += ['wordless-'] * (domain in ('all', 'cnndm', 'multiling2011', *FOREIGN))
            forests = learner.forests(kinds, TREES_APART, domain)

            def change(models):
                for net in models.glob('together*'):
                    net.unlink()
                learner.write(models, forests)
                if '' not in kinds:
                    (models / 'en/wording.tsv').unlink()

            packed = pack_model(build, pathlib.Path(folder) / domain, change)
            shutil.move(packed, out / f'{domain}.model')


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    args.add_argument('build')
    args.add_argument('--out', default=str(ROOT / 'models'))
    args.add_argument('--seed', type=int, default=2)
    args.add_argument('--apart', action='store_true', help='a model without each domain')
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool('auto_features', folder, args.build)
        (learn_apart if args.apart else learn)(args.data, args.build, tool, pathlib.Path(args.out),
                                               args.seed)


if __name__ == '__main__':
    main()
