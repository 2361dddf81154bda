#!/usr/bin/env python3
"""How often a summary holds a sentence that leans on one that it does not hold: "He", "However", and
what was said by whom, without the sentence before; "The spokesperson" without "A spokesperson".

    eval/dangling.py DATA [--sets bbc-half,...] [--rows 200] [--methods auto,lead,textrank]

DATA, PITH, the rows and the budgets are those of quality.py. A sentence leans as faults.py says, on the
one right before it, or on the one that introduced the noun that it begins with ("The spokesperson");
it dangles when that was not chosen. Prints the
share of the sentences that lean in the texts, and that dangle in the summaries: those of the methods,
and of the greedy choice by ROUGE-1 + ROUGE-2 F against the references (here of words as they are),
which says how many an extract cannot do without."""
import argparse
import collections
import re

import faults
import quality

SETS = ['cnndm-dev', 'cnndm-cased-small', 'bbc-half', 'gum-dev', 'squality-dev', 'qmsum-dev',
        'scisumm-half']


def words_of(text):
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.lower())


def grams(words):
    return collections.Counter(zip(words)), collections.Counter(zip(words, words[1:]))


def f1(own, gold):
    hits = sum((own & gold).values())
    total = sum(own.values()) + sum(gold.values())
    return 2 * hits / total if total else 0


def greedy(sentences, references, fits):
    """Indices of the sentences that a greedy choice takes while they fit."""
    gold = [grams(words_of(' '.join(reference))) for reference in references]
    parts = [grams(words_of(sentence)) for sentence in sentences]
    chosen, best = [], 0
    held = collections.Counter(), collections.Counter()
    while True:
        found = None
        for i, (one, two) in enumerate(parts):
            if i in chosen or not fits(chosen + [i]):
                continue
            value = sum(f1(held[0] + one, g1) + f1(held[1] + two, g2) for g1, g2 in gold)
            if value > best:
                found, best = i, value
        if found is None:
            return chosen
        chosen.append(found)
        held = held[0] + parts[found][0], held[1] + parts[found][1]


def fitting(sentences, budget):
    unit, amount = budget.split()
    sizes = [1 if unit == '-n' else len(words_of(s)) for s in sentences]
    room = sum(sizes) * int(amount) // 100 if unit == '-r' else int(amount)
    return lambda chosen: sum(sizes[i] for i in chosen) <= room


def leans_on(text, i, language):
    """The index of the sentence that the i-th leans on, or None."""
    if i > 0 and faults.leans(words_of(text[i]), language):
        return i - 1
    return faults.introduced(text, i, language)


def count(name, options):
    rows = quality.read_rows(options, name)
    budget = quality.SETS[name][0]
    texts = [[s['text'] for s in found['sentences']]
             for found in quality.ask('segment', ['--all-blocks'], rows)]
    leans = [[leans_on(text, i, row['lang']) for i in range(len(text))]
             for row, text in zip(rows, texts)]
    chosen = {method: [[s['index'] for s in answer['summary']]
                       for answer in quality.ask('summarize', ['-m', method, *budget.split()], rows)]
              for method in options.methods.split(',')}
    chosen['greedy'] = [greedy(text, row['references'], fitting(text, budget))
                        for row, text in zip(rows, texts)]
    cells = [100 * sum(on is not None for lean in leans for on in lean) / sum(map(len, leans))]
    for picks in chosen.values():
        dangling = sum(lean[i] is not None and lean[i] not in own
                       for own, lean in zip(picks, leans) for i in own)
        cells.append(100 * dangling / max(1, sum(map(len, picks))))
    print(f"| {name} | {len(rows)} | {' | '.join(f'{c:.1f}' for c in cells)} |", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('data')
    args.add_argument('--sets', default=','.join(SETS))
    args.add_argument('--rows', type=int, default=200)
    args.add_argument('--methods', default='auto,lead,textrank')
    options = args.parse_args()
    options.lower = False
    heads = ['set', 'rows', 'texts', *options.methods.split(','), 'greedy']
    print(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for name in options.sets.split(','):
        count(name, options)


if __name__ == '__main__':
    main()
