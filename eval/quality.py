#!/usr/bin/env python3
"""The quality of summaries on every set, held-out rows only: auto beside lead, the best of the other
methods and the best peer, as a Markdown table.

    eval/quality.py DATA [--methods all] [--peers build/peers] [--sets bbc-half,...] [--rows 300]
                    [--seconds 60] [--lower] [--every] [--models FOLDER]

DATA holds summaries/*.jsonl.gz and web/; help pages are those of Debian's gnome-user-docs; PITH
names the command (build/pith). Rows that models/fit_auto.py has seen are left out: of the sets that
it fits on in part every row with an even number, or one half of the sites or names; of those left at most --rows, evenly spread, those of CNN/DailyMail in the official mix. Each set has the
budget that its references have. Peers are those that eval/peers/install has put there (--peers ''
for none); each has --seconds of CPU for a set. They rank the sentences that pith finds, of all
documents of a cluster one after the other, as if they were English, and know nothing of queries.
They keep to no budget of words: what they give is taken as far as whole sentences reach, and once
more cut where the budget ends, within a sentence, beside auto with --truncate.

ROUGE-1 / -2 / -L F as of ROUGE-1.5.5, pith's own words where the text is not English, and the
interval of ROUGE-1 (95 %, bootstrap). "auto is" so much better in ROUGE-1, with the interval of the
paired bootstrap; a star where the larger p of that and of the randomization test is below 0.05. The
best is that of the greatest sum of ROUGE-1 and -2. --lower: the texts in lower case, for all.
--every: a row for each system instead. --models: for each set the model
FOLDER/DOMAIN.model that was made without its domain (models/fit_auto.py --apart), or FOLDER/all.model."""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / 'peers'), str(HERE.parent / 'models')]  # before eval/pages.py
import compare  # noqa: E402
import descriptions  # noqa: E402
import help_pages  # noqa: E402

PITH = os.environ.get('PITH', 'build/pith')

# set: (budget, only odd rows, in English)
SETS = {
    'cnndm-dev': ('-n 3', False, True),
    'cnndm-cased-small': ('-n 3', True, True),
    'bbc-half': ('-r 40', True, True),
    'xsum-half': ('-n 1', True, True),
    'gum-dev': ('-n 1', False, True),
    'squality-dev': ('-w 250', False, True),
    'qmsum-dev': ('-w 110', False, True),
    'qmsum-dev/specific': ('-w 80', False, True),
    'scisumm-half': ('-w 150', True, True),
    'multiling2011-half': ('-w 250', True, False),
    'opinosis-half': ('-n 2', True, True),
    'klexikon-dev': ('-w 250', True, False),
    'indosum-half': ('-n 3', True, False),
    'vietnamese-dev': ('-n 1', True, False),
    'norsumm-dev': ('-n 3', False, False),
    'korean-scinews-half': ('-n 3', False, False),
    'web': ('-n 1', True, True),
    'web-three': ('-n 3', True, True),
    'help': ('-n 1', True, False),
}
# Those that scripts of models/ make: the halves that are not fitted.
MADE = {
    'web': lambda data: descriptions.rows(data, 1),
    'web-three': lambda data: descriptions.rows(data, 1),
    'help': lambda data: help_pages.rows(1),
}
CNN_SHARE = 0.095


def spread(rows, count):
    return rows if len(rows) <= count else [rows[i * len(rows) // count] for i in range(count)]


def read_rows(options, name):
    """The rows of a set that are asked about, with ids of their own."""
    base, _, part = name.partition('/')
    if base in MADE:
        found = MADE[base](options.data)
    else:
        with gzip.open(pathlib.Path(options.data) / 'summaries' / f'{base}.jsonl.gz', 'rt') as f:
            found = [json.loads(line) for i, line in enumerate(f)
                     if not SETS[name][1] or i % 2 == 1]
    if part:
        found = [dict(row, query=q['query'], references=[[q['answer']]])
                 for row in found for q in row[part]]
    if base == 'cnndm-dev':
        cnn = [row for row in found if row['outlet'] == 'cnn']
        rest = [row for row in found if row['outlet'] != 'cnn']
        count = min(options.rows, int(len(rest) / (1 - CNN_SHARE)))
        few = round(count * CNN_SHARE)
        found = spread(cnn, few) + spread(rest, count - few)
    chosen = spread(found, options.rows)
    return [dict(lowered(row) if options.lower else row, id=i) for i, row in enumerate(chosen)]


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


def ask(verb, arguments, rows):
    """The answers of pith, one a row."""
    keys = ('id', 'text', 'sentences', 'docs', 'title', 'query')
    lines = ''.join(json.dumps({k: row[k] for k in keys if row.get(k)} | {'id': row['id']}) + '\n'
                    for row in rows)
    done = subprocess.run([PITH, verb, '-i', 'jsonl', '-f', 'jsonl', *arguments], input=lines,
                          stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_method(name, rows, arguments):
    """Its sentences of each row."""
    return [[s['text'] for s in answer['summary']]
            for answer in ask('summarize', ['-m', name, *arguments], rows)]


def run_methods(options, rows, arguments):
    """{method: [sentences of each row]}"""
    table = subprocess.run([PITH, 'methods'], stdout=subprocess.PIPE, text=True, check=True).stdout
    names = [line.split()[0] for line in table.split('\n\n')[0].splitlines()[1:]]
    if options.methods != 'all':
        names = options.methods.split(',') + ['lead']
    return {name: run_method(name, rows, arguments) for name in dict.fromkeys(['auto', *names])}


def model_made_without(folder, name):
    """The arguments that choose the model made without the domain of a set."""
    if not folder:
        return []
    path = pathlib.Path(folder) / f"{name.split('-')[0]}.model"
    return ['--model', str(path if path.exists() else path.with_name('all.model'))]


def cut(sentences, words, whole):
    """The sentences as far as the budget reaches."""
    out = []
    for sentence in sentences:
        own = sentence.split()
        if len(own) > words and whole:
            continue
        if words > 0 and own:
            out.append(' '.join(own[:words]))
        words -= len(own[:words])
    return out


def requests_of(rows, budget):
    """What a peer is asked for each row, and the words that it may have."""
    unit, amount = budget.split()
    split = ask('segment', ['--all-blocks'], rows)
    for row, found in zip(rows, split):
        sentences = row.get('sentences') or [s['text'] for s in found['sentences']]
        words = sum(len(s.split()) for s in sentences)
        most = {'-n': words, '-r': words * int(amount) // 100, '-w': int(amount)}[unit]
        mean = max(1, words / max(1, len(sentences)))
        count = {'-n': int(amount), '-r': round(most / mean), '-w': round(most / mean) + 3}[unit]
        yield {'id': row['id'], 'lang': 'en', 'sentences': sentences, 'n': max(1, count)}, most


def run_peers(options, rows, budget, folder):
    """The same of each peer that answers all rows in its time: in whole sentences, and cut."""
    whole, shortened = {}, {}
    if not options.peers:
        return whole, shortened
    source, target = folder / 'in', folder / 'out'
    asked = list(requests_of(rows, budget))
    source.write_text(''.join(json.dumps(request) + '\n' for request, _ in asked))
    how = types.SimpleNamespace(build=pathlib.Path(options.peers).resolve().parent, systems=None,
                                seconds=options.seconds)
    for name, method in compare.systems(how, 'summaries'):
        if name == 'pith':
            continue
        command = compare.peer_command(how, name, method)
        seconds, _, status = compare.measure(how, name, command, str(source), str(target))
        print(f'{name} {method}: {seconds:.0f} s, {status}', file=sys.stderr)
        if status != '0':
            continue
        answers = compare.read_answers(target)
        label = method if method.startswith(name) else f'{name} {method}'
        for found, kept in ((whole, True), (shortened, False)):
            found[label] = [cut(answers.get(str(row['id']), []), most, kept)
                            for row, (_, most) in zip(rows, asked)]
    return whole, shortened


def score(rows, systems, english, folder):
    """{system: {measure: score}}, with the difference of each from auto."""
    path = folder / 'systems.jsonl'
    with open(path, 'w') as f:
        for i, row in enumerate(rows):
            texts = {name: found[i] for name, found in systems.items()}
            f.write(json.dumps({'id': row['id'], 'systems': texts,
                                'references': row['references']}) + '\n')
    how = ['--compat', '1.5.5'] if english else ['--lang', 'auto']
    done = subprocess.run([PITH, 'rouge', *how, '-m', '--compare=auto', '--measures', '1,2,L',
                           '--trials', '4000', '-f', 'json', str(path)],
                          stdout=subprocess.PIPE, text=True, check=True)
    out = {}
    for one in json.loads(done.stdout)['scores']:
        out.setdefault(one['system'], {})[one['measure']] = one
    return out


def numbers(found):
    f = [100 * found[f'ROUGE-{k}']['f']['mean'] for k in '12L']
    interval = found['ROUGE-1']['f']
    return (f"{' / '.join(f'{x:.1f}' for x in f)} "
            f"[{100 * interval['low']:.1f} {100 * interval['high']:.1f}]")


def beside(name, found):
    """What a system has, and by how much auto is better."""
    other = found['ROUGE-1']['difference']
    star = '*' if max(other['p_bootstrap'], other['p_randomization']) < 0.05 else ''
    return (f"{name} {numbers(found)}; auto is {-100 * other['f']:+.1f}{star} "
            f"[{-100 * other['high']:+.1f} {-100 * other['low']:+.1f}]")


def best(scores, names):
    total = {n: scores[n]['ROUGE-1']['f']['mean'] + scores[n]['ROUGE-2']['f']['mean']
             for n in names}
    return max(total, key=total.get) if total else None


def show(options, name, rows, scores, peers, cut_scores):
    budget = SETS[name][0]
    if options.every:
        for system, found in scores.items():
            cell = numbers(found) if system == 'auto' else beside('', found).strip()
            print(f'| {name} | {len(rows)} | `{budget}` | {system} | {cell} |', flush=True)
        return
    others = best(scores, [s for s in scores if s not in ('auto', 'lead') and s not in peers])
    peer = best(scores, peers)
    cut_peer = best(cut_scores, [s for s in cut_scores if s != 'auto'])
    cells = [numbers(scores['auto']), beside('', scores['lead']).strip(),
             *(beside(s, scores[s]) if s else '-' for s in (others, peer)),
             beside(cut_peer, cut_scores[cut_peer]) if cut_peer else '-']
    print(f"| {name} | {len(rows)} | `{budget}` | {' | '.join(cells)} |", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    args.add_argument('data')
    args.add_argument('--methods', default='all')
    args.add_argument('--peers', default=f"{os.environ.get('BUILD', 'build')}/peers")
    args.add_argument('--sets', default=','.join(SETS))
    args.add_argument('--rows', type=int, default=300)
    args.add_argument('--seconds', type=int, default=60)
    args.add_argument('--lower', action='store_true')
    args.add_argument('--every', action='store_true')
    args.add_argument('--models')
    options = args.parse_args()
    heads = ['system', 'R-1 / R-2 / R-L'] if options.every else \
        ['auto', 'lead', 'best of the other methods', 'best peer', 'best peer, cut']
    print(f"| set | rows | budget | {' | '.join(heads)} |")
    print('|---' * (3 + len(heads)) + '|')
    for name in options.sets.split(','):
        rows = read_rows(options, name)
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            budget, _, english = SETS[name]
            arguments = budget.split() + model_made_without(options.models, name)
            systems = run_methods(options, rows, arguments)
            peers, cut_peers = run_peers(options, rows, budget, folder)
            scores = score(rows, systems | peers, english, folder)
            cut_scores = {}
            if cut_peers and not budget.startswith('-n'):
                auto = run_method('auto', rows, [*arguments, '--truncate'])
                cut_scores = score(rows, {'auto': auto} | cut_peers, english, folder)
        show(options, name, rows, scores, peers, cut_scores)


if __name__ == '__main__':
    main()
