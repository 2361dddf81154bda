#!/usr/bin/env python3
"""Fits together.net, together.weights and salience.weights, and the same with -titled and -wordless:
which sentences make a good summary together (src/rank/together.c, salience.c).

    models/fit_together.py DATA BUILD [--out models] [--seed 1]

DATA, BUILD and what it needs are as for fit_auto.py. So that the scores of the trees and the words
are what they are on new texts, all sets are parted in folds, and the rows of one are measured with a
model that is made without it. JUDGES says what each is fitted to. News of CNN/DailyMail have no
titles, and what other titled texts need would cost them: texts with a title have a net and weights of
their own. So have languages without a table of words: fitted to the same articles as if there were
none, and to those of other sets, whose references are longer, so that nothing hangs on what news in
English are. en/phrasing.tsv is made too: which pairs of words are those of summaries (wording.py).
What is salient is told by weights that were fitted without the fold too (salience.py).

The value of a set of SIZE candidates is the sum of what the net says of each and what the weights say
of each two of them. Its softmax over the sets of a document gives each a probability, and
- the expected ROUGE-1 F + 2 ROUGE-2 F is to be great (minimum risk: Och, ACL 2003; over sets of
  sentences: Zhong et al., ACL 2020). ROUGE-2 counts twice, because it moves half as much;
- that softmax is to be near to the one of these rewards (listwise: Cao et al., ICML 2007), which has
  a slope where the expectation has none.
Adam (Kingma and Ba, ICLR 2015), with a step that grows linearly and falls as a cosine.
"""
import argparse
import itertools
import pathlib
import shutil
import subprocess
import tempfile

import fit_auto
import numba
import numpy as np
import salience
import wording
from fit_auto import hits_of
from tool import ROOT, compile_tool, pack_model

SIZE = 3
MOST = 8        # TOGETHER_MOST of src/rank/together.h
HIDDEN = 16     # NET_HIDDEN of src/model/model.h
CLIP = 5        # NET_CLIP of src/model/net.h
NEWS = 'cnndm-train'
# What is fitted: with words? With titles? The share of each set.
JUDGES = {
    'together': (True, False, {NEWS: 1}),
    'together-titled': (True, True, {NEWS: 0.7, 'web': 0.15, 'bbc-half': 0.05, 'gum-train': 0.05,
                                     'scisumm-half': 0.05}),
    'together-wordless': (False, False, {NEWS: 0.4, 'indosum-half': 0.3, 'bbc-half': 0.1,
                                         'klexikon-dev': 0.1, 'scisumm-half': 0.1}),
}
EVEN = {name: even for name, *_, even in fit_auto.SETS}
EPOCHS = 6
BATCH = 64
RATE = 2e-3
WARM = 100      # steps until the rate is reached
RISK = 20       # what the expected reward counts beside the likeness to the softmax of rewards
HEAT = 0.03     # of that softmax
DROPPED = 0.1   # share of the inputs and of the hidden units that are left out in a step
SETS = np.array(list(itertools.combinations(range(MOST), SIZE)), np.int32)
PAIRS = np.array(list(itertools.combinations(range(MOST), 2)), np.int32)
# [set, candidate] and [set, pair]: is it in the set?
HAS = (SETS[:, :, None] == np.arange(MOST)).any(1).astype(np.float32)
HAS_PAIR = HAS[:, PAIRS].all(2).astype(np.float32)


# ---- what is measured ----

def articles(data, name, titled):
    """[(row, its share of the set, fold)]; without titles unless they are wanted. Of sets that are for
    judging too the rows with an even number."""
    if name == NEWS:
        rows = fit_auto.worded(data)
        share = fit_auto.shares(rows)
        return [(row, share[int(row['cnn'])], row['number'] % fit_auto.FOLDS) for row in rows]
    rows = fit_auto.read(data, name, EVEN[name])
    return [(row if titled else dict(row, title=''), 1 / len(rows), i % fit_auto.FOLDS)
            for i, row in enumerate(rows)]


def write_pairs(articles, out, seed):
    wording.write(wording.fit_pairs(articles, seed), out / 'en/phrasing.tsv', 'fit_together.py')


def models_without(fold, tool, args, folder):
    """A model that has not seen the articles of the fold, and one that has no words besides."""
    learned, work = (pathlib.Path(folder) / f'{name}{fold}' for name in ('learned', 'work'))
    (learned / 'en').mkdir(parents=True)
    learner = fit_auto.Learner(args.data, args.build, tool, work, args.seed, fold)
    learner.write(learned, learner.forests(('', 'wordless-')))
    write_pairs(learner.articles, learned, args.seed)

    def with_words(models):
        shutil.copytree(learned, models, dirs_exist_ok=True)

    def without_words(models):
        with_words(models)
        for name in ('wording', 'phrasing'):
            (models / f'en/{name}.tsv').unlink()

    return [pack_model(args.build, pathlib.Path(folder) / f'{kind.__name__}{fold}', kind)
            for kind in (with_words, without_words)]


def measured(tool, model, chosen, alone, pair, width):
    """For each row: places of its candidates, values alone and of pairs, concepts that they hold (by
    whom, is it a pair, row, words), sentences."""
    with tempfile.TemporaryFile() as f:
        f.writelines(fit_auto.request(row, ('s', SIZE)) for row in chosen)
        f.seek(0)
        answer = subprocess.run([tool, 'sets', model], stdin=f, stdout=subprocess.PIPE,
                                check=True).stdout
    at = 0

    def take(kind, count):
        nonlocal at
        values = np.frombuffer(answer, kind, count, at)
        at += values.nbytes
        return values

    def take_lines(count):
        nonlocal at
        lines = []
        for _ in range(count):
            end = answer.index(b'\n', at)
            lines.append(answer[at:end].decode())
            at = end + 1
        return lines

    for _ in chosen:
        n = int(take(np.uint32, 1)[0])
        if n == 0:
            yield None
            continue
        count, *places = take(np.uint32, 1 + MOST)
        own = take(np.float32, MOST * alone).reshape(MOST, alone)
        both = take(np.float64, MOST * MOST * pair).reshape(MOST, MOST, pair)
        concepts = int(take(np.uint32, 1)[0])
        held, pairs = take(np.uint8, concepts), take(np.bool_, concepts)
        rows = take(np.float32, concepts * width).reshape(concepts, width)
        words, lines = take_lines(concepts), take_lines(2 * n)
        yield (np.array(places[:count]), own, both[PAIRS[:, 0], PAIRS[:, 1]],
               (held, pairs, rows, words), lines[::2]) if n > SIZE else None


@numba.njit
def rewards(places, sets, lengths, one, two, wanted):
    """ROUGE-1 F + 2 ROUGE-2 F of each set; less than 0 for one of candidates that are not there."""
    found = np.full(len(sets), -1.0)
    references = one[2].shape[1]
    for c in range(len(sets)):
        if sets[c, -1] >= len(places):
            continue
        have1, have2 = np.zeros(len(one[2]), np.int32), np.zeros(len(two[2]), np.int32)
        words = hits1 = hits2 = 0
        for k in sets[c]:
            s = places[k]
            words += lengths[s]
            hits1 += hits_of(one[0], one[1], one[2], have1, s)
            hits2 += hits_of(two[0], two[1], two[2], have2, s)
            for x in range(one[0][s], one[0][s + 1]):
                have1[one[1][x]] += 1
            for x in range(two[0][s], two[0][s + 1]):
                have2[two[1][x]] += 1
        found[c] = (2 * hits1 / max(wanted[0] + references * words, 1) +
                    4 * hits2 / max(wanted[1] + references * (words - 1), 1))
    return found


# ---- the fit ----

def softmax(value):
    odds = np.exp(value - value.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def slope_of_values(value, reward, there):
    """How the loss of each document, of the values [n, set], changes with each of them."""
    odds = softmax(np.where(there, value, -1e9))
    mean = (odds * reward).sum(1, keepdims=True)
    aim = softmax(np.where(there, reward / HEAT, -1e9))
    return (-RISK * odds * (reward - mean) + odds - aim) / 2


def slopes(w, x, pair, reward, there, weights, lot):
    """How the loss changes with each of the weights, on a batch, parts of which are left out."""
    def kept(shape):
        return (lot.random(shape, np.float32) >= DROPPED) / np.float32(1 - DROPPED)

    some, units = kept(x.shape), kept((*x.shape[:2], HIDDEN))
    before = (x * some) @ w['hidden'] + w['start']
    level = np.maximum(before, 0) * units
    value = (x @ w['direct'] + level @ w['out']) @ HAS.T + (pair @ w['pair']) @ HAS_PAIR.T
    by_set = slope_of_values(value, reward, there) * (weights / weights.sum())[:, None]
    by_one = by_set @ HAS
    by_unit = by_one[:, :, None] * w['out'] * units * (before > 0)
    return {'direct': np.tensordot(by_one, x, 2), 'out': np.tensordot(by_one, level, 2),
            'hidden': np.tensordot(x * some, by_unit, ((0, 1), (0, 1))),
            'start': by_unit.sum((0, 1)), 'pair': np.tensordot(by_set @ HAS_PAIR, pair, 2)}


def standard(values, there):
    """Values of mean 0 and deviation 1 over those there, and what makes them so: mean, scale."""
    mean, deviation = values[there].mean(0), values[there].std(0)
    scale = np.where(deviation > 1e-6, 1 / np.maximum(deviation, 1e-6), 0).astype(np.float32)
    return (np.clip((values - mean) * scale, -CLIP, CLIP) * there[..., None]).astype(np.float32), \
        mean.astype(np.float32), scale


def fit(x, pair, reward, weights, seed):
    """The weights of standard values. Of the rewards [n, set] those less than 0 are of no set."""
    lot = np.random.default_rng(seed)
    there = reward >= 0
    reward = np.where(there, reward / 3, 0).astype(np.float32)
    inputs = x.shape[2]
    w = {'direct': np.zeros(inputs), 'hidden': lot.normal(size=(inputs, HIDDEN)) / inputs ** 0.5,
         'start': np.zeros(HIDDEN), 'out': np.zeros(HIDDEN), 'pair': np.zeros(pair.shape[2])}
    w = {k: v.astype(np.float32) for k, v in w.items()}
    first, second = ({k: np.zeros_like(v) for k, v in w.items()} for _ in range(2))
    steps = len(x) // BATCH * EPOCHS
    order = np.concatenate([lot.permutation(len(x))[:len(x) // BATCH * BATCH]
                            for _ in range(EPOCHS)]).reshape(steps, BATCH)
    for t, batch in enumerate(order, 1):
        rate = RATE * min(t / WARM, (1 + np.cos(np.pi * t / steps)) / 2)
        found = slopes(w, x[batch], pair[batch], reward[batch], there[batch], weights[batch], lot)
        for k, slope in found.items():
            first[k] += 0.1 * (slope - first[k])
            second[k] += 0.001 * (slope * slope - second[k])
            w[k] -= (rate * first[k] / (1 - 0.9 ** t) /
                     (np.sqrt(second[k] / (1 - 0.999 ** t)) + 1e-8)).astype(np.float32)
    return w


def write(out, name, names, w, mean, scale):
    def line(*numbers):
        return ' '.join(f'{number:.5g}' for number in numbers) + '\n'

    head = '# Made by models/fit_together.py; see src/rank/together.c.\n'
    alone = [name for kind, name in names if kind == 'alone']
    with open(out / f'{name}.net', 'w', encoding='utf-8') as f:
        f.write(head)
        f.writelines(f'input\t{name}\t' + line(mean[k], scale[k], w['direct'][k], *w['hidden'][k])
                     for k, name in enumerate(alone))
        f.write('start\t' + line(*w['start']) + 'out\t' + line(*w['out']))
    with open(out / f'{name}.weights', 'w', encoding='utf-8') as f:
        f.write(head)
        f.writelines(f'{name}\t{value:.6g}\n'
                     for (_, name), value in zip(names[len(alone):], w['pair']))


def with_salience(names, kept, seed):
    """The values of `kept` with what is salient in them, by weights that were fitted to the other
    folds; and the weights that are fitted to all."""
    fold, weights = (np.array([row[k] for row in kept]) for k in (5, 4))
    found = [row[6] for row in kept]
    wanted = [name for kind, name in names if kind == 'salience']
    alone = [name for kind, name in names if kind == 'alone'].index('salient_words')
    pair = [name for kind, name in names if kind == 'pair'].index('salient_words')
    length = [name for kind, name in names if kind == 'alone'].index('root:words')
    own, both = (np.array([row[k] for row in kept]) for k in (0, 1))
    for k in range(fit_auto.FOLDS):
        w = salience.fit(found, weights * (fold != k), wanted, seed)
        for i in np.flatnonzero(fold == k):
            each, shared = salience.sums(found[i], w, wanted, MOST)
            root = np.sqrt(own[i, :, length] ** 2 + 1)[:, None]
            own[i, :, alone:alone + 4:2], own[i, :, alone + 1:alone + 4:2] = each, each / root
            both[i, :, pair:pair + 2] = shared[PAIRS[:, 0], PAIRS[:, 1]]
    return own, both, salience.fit(found, weights, wanted, seed)


def fit_and_write(out, name, names, kept, seed):
    """`kept`: what judged() gives"""
    own, pair, salient = with_salience(names, kept, seed)
    reward, counts, weights = (np.array([row[k] for row in kept]) for k in (2, 3, 4))
    salience.write(out / f'{name.replace("together", "salience")}.weights', salient,
                   [name for kind, name in names if kind == 'salience'])
    there = np.arange(MOST) < counts[:, None]
    x, mean, scale = standard(own, there)
    # What is added to a value of all pairs is the same for all sets: they are only scaled.
    pair_scale = 1 / pair[there[:, PAIRS].all(2)].std(0)
    w = fit(x, (pair * pair_scale).astype(np.float32), reward, weights, seed)
    w['pair'] *= pair_scale
    write(out, name, [row for row in names if row[0] != 'salience'], w, mean, scale)


def judged(tool, model, names, chosen, fold):
    """[(values alone, of pairs, rewards of the sets, candidates, weight, fold, concepts)] of rows with
    their weights."""
    alone, pair = (sum(kind == wanted for kind, _ in names) for wanted in ('alone', 'pair'))
    width = salience.used([name for kind, name in names if kind == 'salience'], True)
    found = measured(tool, model, [row for row, _ in chosen], alone, pair, width)
    for (row, weight), answer in zip(chosen, found):
        if answer is not None:
            places, own, both, (held, pairs, rows, words), sentences = answer
            judge = fit_auto.Judge(row, sentences)
            reward = rewards(places, SETS, judge.lengths, judge.one, judge.two, judge.wanted)
            language = fit_auto.language_of(row)
            grams = salience.grams_of(row['references'], language)
            belongs = np.array([salience.belongs(line, grams, language) for line in words], bool)
            yield (own, both, reward, len(places), weight, fold,
                   salience.Concepts(held, pairs, rows.copy(), belongs))


def sets_of(judge):
    """{(with words, set, with titles): share}"""
    words, titled, shares = JUDGES[judge]
    return {(words, name, titled and name != NEWS): share for name, share in shares.items()}


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    args.add_argument('build')
    args.add_argument('--out', default=str(ROOT / 'models'))
    args.add_argument('--seed', type=int, default=1)
    args = args.parse_args()
    found = {key: [] for judge in JUDGES for key in sets_of(judge)}
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool('auto_features', folder, args.build)
        names = fit_auto.names_of(tool, ('alone', 'pair', 'salience'))
        for fold in range(fit_auto.FOLDS):
            full, wordless = models_without(fold, tool, args, folder)
            for (words, name, titled), rows in found.items():
                rows += judged(tool, full if words else wordless, names,
                               [(row, share) for row, share, its in
                                articles(args.data, name, titled) if its == fold], fold)
        every = fit_auto.read_articles(tool, wordless, fit_auto.worded(args.data))
    out = pathlib.Path(args.out)
    write_pairs([article for _, article in every], out, args.seed)
    for judge in JUDGES:
        fit_and_write(out, judge, names,
                      [row[:4] + (row[4] * share,) + row[5:]
                       for key, share in sets_of(judge).items() for row in found[key]], args.seed)


if __name__ == '__main__':
    main()
