#!/usr/bin/env python3
"""Chooses SHARE of src/rank/breadth.c: what breadth counts for in summaries of so many words.

    models/fit_breadth.py DATA BUILD [--rows 160]

DATA holds summaries/*.jsonl.gz, BUILD a build; no packages are needed. Only rows that the trees of
`auto` have not seen (eval/quality.py); of each set the odd ones choose, the even ones are for
judging. For each share the command is built anew, in a folder of its own. Prints by how much
ROUGE-1 and -2 F are better than without breadth, for long documents and for all; the share with the
greatest sum over the sets of long documents is the one to take.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import types

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / 'eval'))
import quality  # noqa: E402

LONG = ['squality-dev', 'multiling2011-half', 'qmsum-dev', 'qmsum-dev/specific', 'scisumm-half',
        'klexikon-dev']
SHORT = {'bbc-half': '-r 40', 'indosum-half': '-w 70', 'xsum-half': '-w 30'}
SHARES = [0.1, 0.2, 0.3, 0.4, 0.6]


def build(share, everywhere, folder):
    """The command with that share, for documents of any length when `everywhere`."""
    source = folder / 'source'
    if not source.exists():
        shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns('.git', 'build*'))
    breadth, auto = source / 'src/rank/breadth.c', source / 'src/rank/auto.c'
    breadth.write_text(re.sub(r'#define SHARE .*', f'#define SHARE {share}', breadth.read_text()))
    auto.write_text(re.sub(r'broad = .*?limit', 'broad = limit' if everywhere else
                           'broad = is_long && limit', auto.read_text()))
    subprocess.run(['make', '-s', '-C', source, 'build/pith'], check=True)
    target = folder / f'pith-{share}-{everywhere}'
    (source / 'build/pith').rename(target)
    return str(target)


def gains(options, name, budget, commands, folder):
    rows = quality.read_rows(options, name)
    found = {}
    for label, command in commands.items():
        quality.PITH = command
        found[str(label)] = quality.run_method('auto', rows, budget)
    found['auto'] = found['0.0']
    for start in (0, 1):
        part = {label: picked[start::2] for label, picked in found.items()}
        scores = quality.score(rows[start::2], part, quality.SETS[name][2], folder)
        f = {label: [100 * scores[label][f'ROUGE-{k}']['f']['mean'] for k in '12'] for label in part}
        yield {label: [a - b for a, b in zip(f[str(label)], f['0.0'])] for label in commands}


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('data')
    args.add_argument('build')
    args.add_argument('--rows', type=int, default=160)
    options = types.SimpleNamespace(**vars(args.parse_args()), lower=False)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        quality.PITH = os.path.join(options.build, 'pith')
        for everywhere in (False, True):
            commands = {share: build(share, everywhere, folder) for share in [0.0, *SHARES]}
            total = dict.fromkeys(SHARES, 0)
            print('| set | rows |', *(f'{share} |' for share in SHARES))
            budgets = SHORT if everywhere else {n: quality.SETS[n][0] for n in LONG}
            for name, budget in budgets.items():
                halves = gains(options, name, budget, commands, folder)
                for which, found in zip(('choosing', 'judging'), halves):
                    cells = ' | '.join('{:+.2f} / {:+.2f}'.format(*found[s]) for s in SHARES)
                    print(f'| {name} | {which} | {cells} |', flush=True)
                    for share in SHARES if which == 'choosing' else ():
                        total[share] += sum(found[share])
            print('best:', max(total, key=total.get))


if __name__ == '__main__':
    main()
