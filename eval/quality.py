#!/usr/bin/env python3
"""The quality of summaries on every set, held-out rows only: a Markdown table.

    eval/quality.py DATA [--methods auto,textrank,submodular] [--sets bbc-half,...] [--lower]

DATA holds summaries/*.jsonl.gz; PITH names the command (build/pith). Rows that models/fit_auto.py
has seen are left out: of the sets that it fits on in part every row with an even number. Each set
has the budget that its references have. ROUGE-1 / -2 / -L F as of ROUGE-1.5.5, pith's own words
where the text is not English; in brackets the 95 % interval of ROUGE-1. A star: other than lead at
0.05, by the larger p of two tests. --lower: the texts in lower case, for both.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import tempfile

# set: (budget, only odd rows, other options)
SETS = {
    'cnndm-dev': ('-n 3', False, '--weight outlet=cnn:0.095,dm:0.905'),
    'cnndm-cased-small': ('-n 3', True, ''),
    'bbc-half': ('-r 40', True, ''),
    'xsum-half': ('-n 1', True, ''),
    'gum-dev': ('-n 1', False, ''),
    'squality-dev': ('-w 250', False, ''),
    'qmsum-dev': ('-w 110', False, ''),
    'qmsum-dev/specific': ('-w 80', False, ''),
    'scisumm-half': ('-w 150', True, ''),
    'multiling2011-half': ('-w 250', True, '--unicode'),
    'opinosis-half': ('-n 2', True, ''),
    'klexikon-dev': ('-w 250', True, '--unicode'),
    'indosum-half': ('-n 3', True, '--unicode'),
    'vietnamese-dev': ('-n 1', True, '--unicode'),
    'norsumm-dev': ('-n 3', False, '--unicode'),
    'korean-scinews-half': ('-n 3', False, '--unicode'),
}


def rows(data, name, odd):
    base, _, part = name.partition('/')
    with gzip.open(pathlib.Path(data) / 'summaries' / f'{base}.jsonl.gz', 'rt') as f:
        found = [json.loads(line) for i, line in enumerate(f) if not odd or i % 2 == 1]
    if part:
        found = [dict(row, query=q['query'], references=[[q['answer']]], id=f"{row['id']}-{k}")
                 for row in found for k, q in enumerate(row[part])]
    return found


def lowered(row):
    out = dict(row)
    for key in ('text', 'title'):
        if row.get(key):
            out[key] = row[key].lower()
    if row.get('sentences'):
        out['sentences'] = [s.lower() for s in row['sentences']]
    if row.get('docs'):
        out['docs'] = [lowered(doc) for doc in row['docs']]
    return out


def scores(path, methods, budget, options):
    pith = os.environ.get('PITH', 'build/pith')
    command = [pith, 'eval', 'summaries', '-f', 'json', '-m', methods, *budget.split(),
               *options.split(), '--no-times', path]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def cell(score):
    values = ' / '.join(f"{100 * score[f'rouge_{k}_f']:.1f}" for k in '12l')
    star = score.get('rouge_1_f_marks', '')
    return f"{values}{star} [{100 * score['rouge_1_f_low']:.1f} {100 * score['rouge_1_f_high']:.1f}]"


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('data')
    args.add_argument('--methods', default='auto,textrank,submodular')
    args.add_argument('--sets', default=','.join(SETS))
    args.add_argument('--lower', action='store_true')
    args = args.parse_args()
    print(f"| set | rows | budget | lead | {' | '.join(args.methods.split(','))} |")
    print('|---' * (4 + len(args.methods.split(','))) + '|')
    for name in args.sets.split(','):
        budget, odd, options = SETS[name]
        chosen = rows(args.data, name, odd)
        if args.lower:
            chosen = [lowered(row) for row in chosen]
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as f:
            f.writelines(json.dumps(row) + '\n' for row in chosen)
            f.flush()
            report = scores(f.name, args.methods, budget, options)
        print_row(name, len(chosen), budget, args.methods.split(','), report)


def print_row(name, count, budget, methods, report):
    found = {s['method']: s for s in report['tables']['scores']}
    print(f"| {name} | {count} | `{budget}` | "
          f"{' | '.join(cell(found[m]) for m in ['lead', *methods])} |", flush=True)


if __name__ == '__main__':
    main()
