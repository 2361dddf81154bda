#!/usr/bin/env python3
"""Counts the votes of src/read/layout.c: its log-likelihood ratios, from DATA.

    models/fit_layout.py DATA

Wrapped: the news texts of DATA/summaries/bbc-half.jsonl.gz, filled by coreutils' fold -s and by fmt at
60, 72 and 80 columns, paragraphs behind one another without blank lines. Not wrapped: the pages of
DATA/web/pasted.jsonl.gz, one paragraph a line, judged at every width that layout.c considers. Shares
are kept from 0 and 1 by one count.
"""
import gzip
import json
import math
import pathlib
import subprocess
import sys

WIDTHS = range(32, 201)
SLACK = 8


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


class Counts:
    """Of pairs of adjacent lines, and of lines."""

    def __init__(self):
        self.pairs = self.filled = self.balanced = 0
        self.cased = self.lower = 0
        self.lines = self.long = 0

    def add(self, lines, width):
        for a, b in zip(lines, lines[1:]):
            need = len(a) + 1 + len(b.split(' ')[0])
            self.pairs += 1
            self.filled += len(a) <= width < need
            self.balanced += len(a) <= width and need > width - width // SLACK
            if b[0].isupper() or b[0].islower():
                self.cased += 1
                self.lower += b[0].islower()
        for line in lines:
            if ' ' in line and len(line) > WIDTHS[0]:
                self.lines += 1
                self.long += len(line) > width


def ratio(name, hits, total, null_hits, null_total):
    p = (hits + 1) / (total + 2)
    q = (null_hits + 1) / (null_total + 2)
    print(f'{name}: {p:.4f} wrapped, {q:.4f} not; '
          f'ratio {math.log(p / q):.2f}, of the opposite {math.log((1 - p) / (1 - q)):.2f}')


def main():
    data = pathlib.Path(sys.argv[1])
    counts = {'fold': Counts(), 'fmt': Counts()}
    for row in rows(data / 'summaries/bbc-half.jsonl.gz')[:100]:
        paragraphs = [p for p in row['text'].split('\n') if p.strip()]
        for width in (60, 72, 80):
            for name, command in (('fold', ['fold', '-s', '-w', str(width)]),
                                  ('fmt', ['fmt', '-w', str(width)])):
                text = '\n\n'.join(paragraphs)
                out = subprocess.run(command, input=text, text=True, capture_output=True, check=True)
                lines = [line.rstrip() for line in out.stdout.split('\n') if line.strip()]
                counts[name].add(lines, width)
    null = Counts()
    for row in rows(data / 'web/pasted.jsonl.gz')[::10]:
        lines = [' '.join(line.split()) for line in row['lines'] if line.strip()]
        for width in WIDTHS:
            null.add(lines, width)
    fold, fmt = counts['fold'], counts['fmt']
    ratio('filled', fold.filled, fold.pairs, null.filled, null.pairs)
    ratio('balanced', fmt.balanced, fmt.pairs, null.balanced, null.pairs)
    ratio('lower-case start', fold.lower, fold.cased, null.lower, null.cased)
    ratio('too long', fold.long, fold.lines, null.long, null.lines)


if __name__ == '__main__':
    main()
