"""The words of summaries: the weights of src/rank/wording.c and phrasing.c, for fit_auto.py and
fit_together.py.

A linear model scores each sentence of an article by its own features and its words,

    score(i) = features(i) . v + sum over its words t of w[t] / sqrt(words(i) + SMOOTHED)

and its softmax over the article is to be near to the marked sentences (listwise: Cao et al.,
"Learning to rank: from pairwise approach to listwise approach", ICML 2007). Adaptive gradients
(Duchi, Hazan, Singer, JMLR 2011), article by article in an order drawn by lot, EPOCHS times. Only w
is kept: the trees have the features.
"""
import collections

import numba
import numpy as np

WORDS = 20000   # the commonest have weights
PAIRS = 50000   # of these that follow each other
EPOCHS = 4
RATE = 0.1
SMOOTHED = 4    # of wording.c and phrasing.c
SCALE = 100     # WORDING_SCALE of src/model/model.h
MOST = 128      # sentences of an article that are looked at


@numba.njit
def descend(articles, starts, features, offsets, words, roots, marks, weights, w, w_squares, v,
            v_squares, rate):
    """One step for each of the articles."""
    scores = np.zeros(MOST)
    for a in articles:
        first = starts[a]
        n = min(starts[a + 1] - first, MOST)
        marked = marks[first:first + n].sum()
        if marked == 0:
            continue
        for i in range(n):
            s = first + i
            scores[i] = 0
            for f in range(len(v)):
                scores[i] += features[s, f] * v[f]
            total = 0.0
            for k in range(offsets[s], offsets[s + 1]):
                total += w[words[k]]
            scores[i] += total / roots[s]
        odds = np.exp(scores[:n] - scores[:n].max())
        slopes = (odds / odds.sum() - marks[first:first + n] / marked) * weights[a]
        for f in range(len(v)):
            slope = 0.0
            for i in range(n):
                slope += slopes[i] * features[first + i, f]
            v_squares[f] += slope * slope
            v[f] -= rate * slope / np.sqrt(v_squares[f])
        for i in range(n):
            s = first + i
            slope = slopes[i] / roots[s]
            for k in range(offsets[s], offsets[s + 1]):
                w_squares[words[k]] += slope * slope
                w[words[k]] -= rate * slope / np.sqrt(w_squares[words[k]])


def vocabulary(articles):
    """The number, from 1, of each of the commonest words."""
    counts = collections.Counter(w for _, lines, _, _ in articles for line in lines for w in line)
    # None of them can be told from a number that comes once: letters only.
    chosen = sorted((w for w in counts if w.isalpha()), key=lambda w: (-counts[w], w))[:WORDS]
    return {word: k + 1 for k, word in enumerate(chosen)}


def weights_of(articles, numbered, count, seed):
    """The weights w of what `numbered` finds in a line: so many numbers, from 1; 0 for the rest."""
    starts = np.cumsum([0] + [len(marks) for _, _, marks, _ in articles])
    lines = [numbered(line) for _, lines, _, _ in articles for line in lines]
    roots = np.sqrt([len(line) + float(SMOOTHED) for _, lines, _, _ in articles for line in lines])
    offsets = np.cumsum([0] + [len(line) for line in lines])
    words = np.array([w for line in lines for w in line], np.int32)
    features = np.concatenate([x for x, _, _, _ in articles])
    mean, deviation = features.mean(0), features.std(0) + 1e-6
    features = np.clip((features - mean) / deviation, -4, 4).astype(np.float32)
    marks = np.concatenate([m for _, _, m, _ in articles]).astype(np.int8)
    weights = np.array([w for _, _, _, w in articles])
    weights = weights / weights.max()
    lot = np.random.default_rng(seed)
    w, w_squares = np.zeros(count + 1), np.ones(count + 1)
    v, v_squares = np.zeros(features.shape[1]), np.ones(features.shape[1])
    for epoch in range(EPOCHS):
        descend(lot.permutation(len(articles)), starts, features, offsets, words, roots, marks,
                weights, w, w_squares, v, v_squares, RATE * (1 - 0.8 * epoch / EPOCHS))
    return w


def steps(w, number):
    """Those that are not 0 in steps of 1 / SCALE."""
    return {word: round(w[k] * SCALE) / SCALE for word, k in number.items() if round(w[k] * SCALE)}


def fit(articles, seed):
    """The weight of each word, of articles (features, words of each sentence, marks, weight)."""
    number = vocabulary(articles)
    w = weights_of(articles, lambda line: [number.get(word, 0) for word in line], len(number), seed)
    return steps(w, number)


def fit_pairs(articles, seed):
    """The weight of each of the commonest pairs of words that follow each other, beside those of
    words."""
    number = vocabulary(articles)
    counts = collections.Counter(pair for _, lines, _, _ in articles for line in lines
                                 for pair in zip(line, line[1:])
                                 if pair[0] in number and pair[1] in number)
    chosen = sorted(counts, key=lambda pair: (-counts[pair], pair))[:PAIRS]
    pairs = {pair: len(number) + 1 + k for k, pair in enumerate(chosen)}
    w = weights_of(articles, lambda line: [number.get(word, 0) for word in line] +
                   [pairs[pair] for pair in zip(line, line[1:]) if pair in pairs],
                   len(number) + len(pairs), seed)
    return {' '.join(pair): weight for pair, weight in steps(w, pairs).items()}


def write(table, path, script='fit_auto.py'):
    with open(path, 'w', encoding='utf-8') as f:
        f.write('# How much a word is one of summaries: word<TAB>natural logarithm of odds in steps '
                f'of 0.01,\n# sorted. Made by models/{script}; see models/wording.py.\n')
        f.writelines(f'{word}\t{round(table[word] * SCALE)}\n' for word in sorted(table))
