"""The chance of a word, or of two in a row, to be in a summary: the weights of src/rank/salience.c,
for fit_together.py.

A logistic regression for words, another for pairs, on the rows that auto_features prints: is the
concept in a reference, as a stem or stems in a row? By Newton's method, with a squared penalty of 1
on the weights of standard values. All documents come with the chance of their weight, ARTICLES of
them at most.
"""
import collections
import functools

import numpy as np
from fit_auto import stems

ARTICLES = 5000
STEPS = 10

Concepts = collections.namedtuple('Concepts', 'held pair rows belongs')


@functools.lru_cache(1 << 22)
def stems_of(line, language):
    return tuple(stems(line, language))


def grams_of(references, language):
    """Stems, and pairs of stems in a row, of the references."""
    found = set()
    for lines in references:
        words = stems(' '.join(lines), language)
        found.update(words, zip(words, words[1:]))
    return found


def belongs(line, grams, language):
    """Is a concept of these words in the references? A word may be several of theirs."""
    words = stems_of(line, language)
    return words[0] in grams if len(words) == 1 else (
        len(words) > 1 and all(pair in grams for pair in zip(words, words[1:])))


def used(names, pair):
    """The columns of the rows of words, or of pairs, by the names of the weights."""
    kind = 'pair:' if pair else 'word:'
    return sum(name.startswith(kind) for name in names) - 1


def regression(x, y):
    """The weights of the columns of x, the first that of none of them."""
    mean, scale = x.mean(0), x.std(0)
    scale = np.where(scale > 1e-6, 1 / np.maximum(scale, 1e-6), 0)
    z = np.hstack([np.ones((len(x), 1)), (x - mean) * scale])
    penalty = np.eye(z.shape[1])
    penalty[0, 0] = 0
    w = np.zeros(z.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (odds - y) + penalty @ w
        w -= np.linalg.solve((z * (odds * (1 - odds))[:, None]).T @ z + penalty, slope)
    w[1:] *= scale
    w[0] -= w[1:] @ mean
    return w


def fit(found, weights, names, seed):
    """The weights of words, and of pairs, of documents [Concepts] with weights."""
    lot = np.random.default_rng(seed)
    some = lot.choice(len(found), min(ARTICLES, np.count_nonzero(weights)), False,
                      weights / weights.sum())
    return [regression(np.concatenate([found[i].rows[found[i].pair == pair, :used(names, pair)]
                                       for i in some]).astype(float),
                       np.concatenate([found[i].belongs[found[i].pair == pair] for i in some]))
            for pair in (False, True)]


def sums(concepts, w, names, most):
    """What each of `most` candidates holds of words and of pairs [most, 2], and what each two hold
    [most, most, 2]."""
    each, both = np.zeros((most, 2)), np.zeros((most, most, 2))
    has = (concepts.held[:, None] >> np.arange(most) & 1).astype(float)
    for pair in (False, True):
        here = concepts.pair == pair
        value = w[pair][0] + concepts.rows[here, :used(names, pair)] @ w[pair][1:]
        shared = has[here].T @ (has[here] / (1 + np.exp(-value))[:, None])
        each[:, int(pair)], both[:, :, int(pair)] = np.diag(shared), shared
    return each, both


def write(path, w, names):
    with open(path, 'w', encoding='utf-8') as f:
        f.write('# Made by models/fit_together.py; see models/salience.py and src/rank/salience.c.\n')
        f.writelines(f'{name}\t{value:.6g}\n' for name, value in zip(names, np.concatenate(w)))
