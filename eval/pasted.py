#!/usr/bin/env python3
"""What the reading of pasted pages keeps and drops, end to end.

    eval/pasted.py pages DATA BUILD FOLDS    held-out pages: word F1, furniture in summaries
    eval/pasted.py plain DATA BUILD          texts without furniture: share of words dropped

FOLDS is a folder that models/fit_roles.py --folds has written: the trees of FOLDS/k have not seen the
pages whose id is k modulo 5. DATA is the folder of the data sets."""
import collections
import gzip
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = {'body', 'list', 'quote', 'subheading'}
FOLDS = 5
TITLED = KEPT | {'title'}
PLAIN = ['bbc-half', 'cnndm-cased-small', 'gum-dev', 'indosum-half', 'klexikon-dev',
         'korean-scinews-half', 'multiling2011-half', 'norsumm-dev', 'squality-dev', 'xsum-half']


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def words(text):
    return re.findall(r'\w+', text.lower())


def run(command, text):
    return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout


def blocks(pith, text, options=()):
    """Role and text of each block."""
    data = text.encode()
    found = json.loads(run([pith, 'segment', '-i', 'text', '-f', 'json', *options], text))['blocks']
    return [(b['role'], data[b['start']:b['end']].decode('utf-8', 'replace')) for b in found]


def f1(a, b):
    a, b = collections.Counter(a), collections.Counter(b)
    both, all_words = (a & b).total(), a.total() + b.total()
    return 2 * both / all_words if all_words else 1.0


def pages(data, build, folds):
    scores, foreign, sentences, touched = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        models = [pathlib.Path(folder, f'{k}.bin') for k in range(FOLDS)]
        for k, model in enumerate(models):
            own = [folds / str(k) / name for name in ('text.trees', 'headline.trees', 'roles.weights')]
            subprocess.run([build / 'pack', model, ROOT / 'models/en', ROOT / 'models/auto.trees',
                            ROOT / 'models/langid.grams', *own], check=True)
        for row in rows(data / 'web/pasted.jsonl.gz'):
            options = ['-l', 'en', '--model', models[int(row['id']) % FOLDS]]
            text = '\n'.join(row['lines'])
            gold = words('\n'.join(line for line, y in zip(row['lines'], row['y']) if y))
            kept = [t for role, t in blocks(build / 'pith', text, options) if role in KEPT]
            scores.append(f1(words('\n'.join(kept)), gold))
            if not gold:
                continue
            summary = run([build / 'pith', '-i', 'text', '-n', '3', *options], text).decode()
            wrong = [s for s in summary.split('\n')
                     if s and ' ' + ' '.join(words(s)) + ' ' not in ' ' + ' '.join(gold) + ' ']
            foreign += len(wrong)
            touched += bool(wrong)
            sentences += sum(1 for s in summary.split('\n') if s)
    print(f'{len(scores)} pages, held out: word F1 {statistics.mean(scores):.4f}')
    print(f'{foreign} of {sentences} sentences of summaries are not of the text, '
          f'on {touched} pages')


def plain_text(row):
    for doc in row.get('docs') or [row]:
        yield doc.get('text') or '\n'.join(doc.get('sentences', []))


def plain(data, build):
    """Every second row, those that models/fit_roles.py does not see. Headlines do not count as dropped:
    what is above a text is its title."""
    for name in PLAIN:
        total = dropped = losing = texts = 0
        for row in rows(data / f'summaries/{name}.jsonl.gz')[1::2][:150]:
            for text in plain_text(row):
                lost = sum(len(words(t)) for role, t in blocks(build / 'pith', text)
                           if role not in TITLED)
                total += len(words(text))
                dropped += lost
                losing += lost > 0
                texts += 1
        print(f'{name}: {100 * dropped / total:.2f} % of words dropped, from {losing} of {texts}')


def main():
    if len(sys.argv) == 5 and sys.argv[1] == 'pages':
        pages(*(pathlib.Path(a) for a in sys.argv[2:]))
    elif len(sys.argv) == 4 and sys.argv[1] == 'plain':
        plain(*(pathlib.Path(a) for a in sys.argv[2:]))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
