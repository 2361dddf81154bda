#!/usr/bin/env python3
"""What the reading of pages keeps and drops, end to end.

    eval/pages.py pasted DATA BUILD FOLDS [--sample N] [--seed 1]
    eval/pages.py web DATA BUILD FOLDS [--page-type TYPE] [--sample N] [--seed 1]
    eval/pages.py plain DATA BUILD

`pasted` and `web` read held-out pages: FOLDS is a folder that models/fit_roles.py --folds, or
fit_html.py --folds and fit_html_context.py, have written; the trees of FOLDS/k have not seen the pages that FOLDS/k/held-out names. Printed
are the word F1 of the text, the headlines found (pasted), and the sentences of summaries of three that are
not of the gold text: a sentence is of it when its words stand there in a row, or most of its runs of four
words. The others are counted by where they stand to the sentences that are: before the first of them,
directly before it between it and the headline (standfirsts), between them, or behind. With --sample, N of
them are drawn by lot and printed with what stands around them, to be judged by eye.

`plain` reads texts without furniture, and prints the share of words dropped.

DATA is the folder of the data sets, BUILD that of make."""
import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = {'body', 'list', 'quote', 'subheading'}
TITLED = KEPT | {'title'}
TREES = {'pasted': ('text.trees', 'headline.trees', 'roles.weights'),
         'web': ('html.trees', 'html.weights', 'html_context.trees', 'html_context.weights')}
PLAIN = ['bbc-half', 'cnndm-cased-small', 'gum-dev', 'indosum-half', 'klexikon-dev',
         'korean-scinews-half', 'multiling2011-half', 'norsumm-dev', 'squality-dev', 'xsum-half']
RUN, ENOUGH = 4, 0.8  # most of the runs of four words


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def words(text):
    return re.findall(r'\w+', text.lower())


def ask(pith, verb, data, options):
    out = subprocess.run([pith, verb, '-f', 'json', *options], input=data, stdout=subprocess.PIPE,
                         check=True).stdout
    return json.loads(out)


def blocks_of(pith, data, options):
    """Role and text of each block, and the blocks of the sentences of a summary."""
    found = ask(pith, 'segment', data, ['--all-blocks', *options])
    texts = [''] * len(found['blocks'])
    for s in found['sentences']:
        texts[s['block']] += s['text'] + ' '
    return [(b['role'], text) for b, text in zip(found['blocks'], texts)], found['sentences']


def f1(a, b):
    a, b = collections.Counter(a), collections.Counter(b)
    both, all_words = (a & b).total(), a.total() + b.total()
    return 2 * both / all_words if all_words else 1.0


class Gold:
    def __init__(self, text):
        self.words = words(text)
        self.text = f" {' '.join(self.words)} "
        self.runs = {tuple(self.words[k:k + RUN]) for k in range(len(self.words) - RUN + 1)}

    def has(self, sentence):
        own = words(sentence)
        if f" {' '.join(own)} " in self.text:
            return True
        runs = [tuple(own[k:k + RUN]) for k in range(len(own) - RUN + 1)]
        return len(runs) > 0 and sum(r in self.runs for r in runs) >= ENOUGH * len(runs)


def place_of(index, sentences, blocks, gold):
    """Where a sentence that is not of the gold text stands to those that are."""
    own = [len(words(s['text'])) >= RUN and gold.has(s['text']) for s in sentences]
    if not any(own):
        return 'before'
    first = own.index(True)
    last = len(own) - 1 - own[::-1].index(True)
    titles = [s['block'] for s in sentences if blocks[s['block']][0] == 'title']
    if index > last:
        return 'behind'
    if index > first:
        return 'between'
    return 'standfirst' if titles and titles[0] < sentences[index]['block'] else 'before'


def pack_models(kind, build, folds, folder):
    """A model for each page, by its id: with the trees that have not seen it. Pages in no fold were too
    short to be fitted to; any has not seen them."""
    models = collections.defaultdict(lambda: pathlib.Path(folder, '0.bin'))
    for own in sorted(folds.iterdir()):
        model = pathlib.Path(folder, f'{own.name}.bin')
        shipped = [p for p in (ROOT / 'models').glob('*.*') if p.name not in TREES[kind] and
                   p.suffix in ('.trees', '.weights', '.grams', '.net')]
        subprocess.run([build / 'pack', model, ROOT / 'models/en', *shipped,
                        *(own / name for name in TREES[kind])], check=True)
        models.update((page, model) for page in (own / 'held-out').read_text().split())
    return models


def pasted_pages(data, _):
    for row in rows(data / 'web/pasted.jsonl.gz'):
        gold = '\n'.join(line for line, y in zip(row['lines'], row['y']) if y)
        title = dict(enumerate(row['lines'])).get(row['title_line'])
        yield row['id'], '\n'.join(row['lines']).encode(), gold, title


def web_pages(data, page_type):
    for row in rows(data / 'web/gold.jsonl.gz'):
        if row['page_type'] == page_type:
            packed = (data / f"web/pages/{row['id']}.html.gz").read_bytes()
            yield row['id'], gzip.decompress(packed), row['text'], None


def has_headline(blocks, title):
    found = next((text for role, text in blocks if role == 'title'), '')
    return words(found) == words(title)


def judge_page(build, page, data, text, title, options):
    """Word F1 of the text, whether the headline is found, the number of sentences of the summary, and
    those that are not of the gold."""
    pith, gold = build / 'pith', Gold(text)
    blocks, sentences = blocks_of(pith, data, options)
    score = f1(words('\n'.join(t for role, t in blocks if role in KEPT)), gold.words)
    found = title is not None and has_headline(blocks, title)
    if not gold.words:
        return score, found, 0, []
    foreign = []
    summary = ask(pith, 'summarize', data, ['-n', '3', *options])['summary']
    for pick in summary:
        if gold.has(pick['text']):
            continue
        index = pick['index']
        block = sentences[index]['block']
        foreign.append({'page': page, 'place': place_of(index, sentences, blocks, gold),
                        'role': blocks[block][0], 'sentence': pick['text'],
                        'before': [t for _, t in blocks[max(0, block - 3):block]],
                        'block': blocks[block][1],
                        'behind': [t for _, t in blocks[block + 1:block + 3]]})
    return score, found, len(summary), foreign


def judge_pages(kind, args):
    pages = (pasted_pages if kind == 'pasted' else web_pages)(args.data, args.page_type)
    scores, total, foreign = [], 0, []
    found = titles = 0
    with tempfile.TemporaryDirectory() as folder:
        models = pack_models(kind, args.build, args.folds, folder)
        for page, data, text, title in pages:
            options = ['-i', 'text' if kind == 'pasted' else 'html', '-l', 'en', '--model', models[page]]
            score, right, count, wrong = judge_page(args.build, page, data, text, title, options)
            titles += title is not None
            found += right
            scores.append(score)
            total += count
            foreign += wrong
    print(f'{len(scores)} pages, held out: word F1 {statistics.mean(scores):.4f}')
    if titles:
        print(f'{found} of {titles} headlines found')
    print(f"{len(foreign)} of {total} sentences of summaries are not of the gold text, "
          f"on {len({f['page'] for f in foreign})} pages: "
          + ', '.join(f'{n} {place}' for place, n in
                      collections.Counter(f['place'] for f in foreign).most_common()))
    for f in random.Random(args.seed).sample(foreign, min(args.sample, len(foreign))):
        print(json.dumps(f, ensure_ascii=False))


def plain_text(row):
    for doc in row.get('docs') or [row]:
        yield doc.get('text') or '\n'.join(doc.get('sentences', []))


def judge_plain(args):
    """Every second row, those that models/fit_roles.py does not see. Headlines do not count as dropped:
    what is above a text is its title."""
    for name in PLAIN:
        total = dropped = losing = texts = 0
        for row in rows(args.data / f'summaries/{name}.jsonl.gz')[1::2][:150]:
            for text in plain_text(row):
                blocks, _ = blocks_of(args.build / 'pith', text.encode(), ['-i', 'text'])
                lost = sum(len(words(t)) for role, t in blocks if role not in TITLED)
                total += len(words(text))
                dropped += lost
                losing += lost > 0
                texts += 1
        print(f'{name}: {100 * dropped / total:.2f} % of words dropped, from {losing} of {texts}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('kind', choices=['pasted', 'web', 'plain'])
    parser.add_argument('data', type=pathlib.Path)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('folds', type=pathlib.Path, nargs='?')
    parser.add_argument('--page-type', default='article')
    parser.add_argument('--sample', type=int, default=0)
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    if args.kind == 'plain':
        judge_plain(args)
    elif args.folds:
        judge_pages(args.kind, args)
    else:
        parser.error('no folder of folds')


if __name__ == '__main__':
    main()
