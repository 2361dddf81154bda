#!/usr/bin/env python3
"""Fits models/together.weights: which sentences make a good summary together (src/rank/together.c).

    models/fit_together.py DATA BUILD [--out models/together.weights]

DATA, BUILD and what it needs are as for fit_auto.py, and scipy; BUILD has the trees that fit_auto.py
made in it. So that the scores of the trees are what they are on new texts, only articles that they
and the words were not fitted on are taken: some of CNN/DailyMail and of IndoSum.

The value of each set of SIZE candidates is linear in what the C measures. Its softmax over the sets
of a document gives each a probability, and the expected ROUGE-1 F + 2 ROUGE-2 F is to be greatest
(minimum risk: Och, ACL 2003; over sets of sentences: Zhong et al., ACL 2020). ROUGE-2 counts
twice, because it moves half as much.
"""
import argparse
import itertools
import random
import subprocess
import tempfile

import fit_auto
import numba
import numpy as np
import scipy.optimize
from fit_auto import hits_of
from tool import ROOT, compile_tool

SIZE = 3
MOST = 8        # TOGETHER_MOST of src/rank/together.h
INDONESIAN = 0.2  # share of IndoSum in the weight
PENALTY = 1e-4  # of squared weights of values of deviation 1; that of the score is free
SETS = np.array(list(itertools.combinations(range(MOST), SIZE)), np.int32)


def rows(data, seed):
    seen = {row['number'] for row, _ in fit_auto.load(data, 'cnndm-train', False, seed)}
    cnndm = [dict(row, sentences=fit_auto.without_byline(row['sentences']))
             for row in fit_auto.cnndm(data) if row['number'] % fit_auto.PARTS_OF_CNNDM == 0 and row['number'] not in seen]
    mail = [row for row in cnndm if not row['cnn']]
    cnn = [row for row in cnndm if row['cnn']][::3]
    seen = {row['id'] for row, _ in fit_auto.load(data, 'indosum-half', True, seed)}
    all_rows = fit_auto.ROWS.pop('indosum-half')
    indosum = [row for row, _ in fit_auto.load(data, 'indosum-half', True, seed)
               if row['id'] not in seen]
    fit_auto.ROWS['indosum-half'] = all_rows
    share = 1 - INDONESIAN
    return ([(row, share * fit_auto.CNN / len(cnn)) for row in cnn] +
            [(row, share * (1 - fit_auto.CNN) / len(mail)) for row in mail] +
            [(row, INDONESIAN / len(indosum)) for row in indosum])


def measured(tool, chosen, alone, pair):
    """For each row: places of its candidates, values alone and of pairs, sentences."""
    with tempfile.TemporaryFile() as f:
        f.writelines(fit_auto.request(row, ('s', SIZE)) for row, _ in chosen)
        f.seek(0)
        answer = subprocess.run([tool, 'sets'], stdin=f, stdout=subprocess.PIPE, check=True).stdout
    at = 0
    for _ in chosen:
        n = int(np.frombuffer(answer, np.uint32, 1, at)[0])
        at += 4
        head = np.frombuffer(answer, np.uint32, 1 + MOST if n else 0, at)
        at += 4 * len(head)
        values = np.frombuffer(answer, np.float64, MOST * alone + MOST * MOST * pair if n else 0, at)
        at += 8 * len(values)
        lines = []
        for _ in range(2 * n):
            end = answer.index(b'\n', at)
            lines.append(answer[at:end].decode())
            at = end + 1
        if n > SIZE:
            yield (head[1:1 + head[0]], values[:MOST * alone].reshape(MOST, alone),
                   values[MOST * alone:].reshape(MOST, MOST, pair), lines[::2])
        else:
            yield None


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


def values_of_sets(alone, pair):
    pairs = sum(pair[SETS[:, i], SETS[:, j]] for i, j in itertools.combinations(range(SIZE), 2))
    return np.hstack([alone[SETS].sum(1), pairs]).astype(np.float32)


def fit(x, reward, weights):
    there = reward >= 0
    reward = np.where(there, reward, 0)
    deviation = x[there].std(0) + 1e-9
    x = x / deviation.astype(np.float32)

    def risk(w):
        value = np.where(there, x @ w.astype(np.float32), -1e9)
        odds = np.exp(value - value.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        mean = (odds * reward).sum(1)
        slope = np.tensordot(odds * (reward - mean[:, None]) * weights[:, None], x, ((0, 1), (0, 1)))
        held = np.where(np.arange(len(w)) > 0, w, 0)
        return -(mean * weights).sum() + PENALTY * (held * held).sum(), -slope + 2 * PENALTY * held

    start = np.zeros(x.shape[2])
    start[0] = 1
    found = scipy.optimize.minimize(risk, start, jac=True, method='L-BFGS-B',
                                    options={'maxiter': 100})
    return found.x / deviation


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    args.add_argument('build')
    args.add_argument('--out', default=str(ROOT / 'models/together.weights'))
    args.add_argument('--seed', type=int, default=1)
    args = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tool = compile_tool('auto_features', folder, args.build)
        listed = subprocess.run([tool, 'names'], stdout=subprocess.PIPE, check=True, text=True)
        names = [tuple(line.split()) for line in listed.stdout.splitlines()]
        names = [name for name in names if name[0] in ('alone', 'pair')]
        alone = sum(kind == 'alone' for kind, _ in names)
        chosen = rows(args.data, args.seed)
        xs, reward, weights = [], [], []
        for (row, weight), answer in zip(chosen, measured(tool, chosen, alone, len(names) - alone)):
            if answer is None:
                continue
            judge = fit_auto.Judge(row, answer[3])
            xs.append(values_of_sets(answer[1], answer[2]))
            reward.append(rewards(answer[0], SETS, judge.lengths, judge.one, judge.two,
                                  judge.wanted))
            weights.append(weight)
    weights = np.array(weights) / np.sum(weights)
    w = fit(np.stack(xs), np.stack(reward), weights)
    with open(args.out, 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_together.py; see src/rank/together.c.\n')
        f.writelines(f'{kind}:{name}\t{value:.6g}\n' for (kind, name), value in zip(names, w))


if __name__ == '__main__':
    main()
