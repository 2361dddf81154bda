#!/usr/bin/env python3
"""What an editor would not print, counted in briefs of three sentences.

    eval/faults.py DATA [--rows 150] [--show KIND] [--sets bbc-half,...]

DATA holds summaries/*.jsonl.gz and web/; PITH names the command (build/pith). Of each set --rows are
drawn by lot (seed 3), of web pages as HTML and as pasted. Printed is how many of the sentences

    leans      begin with a pronoun, a connective or a verb of speech by models/<language>/words.tsv,
               of several words too, and are told without the sentence right before them
    half       hold an odd number of double quotation marks
    question   are questions
    fragment   end without a mark that ends sentences
    lower      begin in small letters
    short, long   have less than 5, more than 60 words
    marks      hold a transcriber's marks: {vocalsound}, <laugh>
    bracket    hold a bracket without its other half

--show prints the sentences of one kind. A count is no judgement: some questions are well asked."""
import argparse
import collections
import functools
import gzip
import json
import os
import pathlib
import random
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
PITH = os.environ.get('PITH', 'build/pith')
LEANING = {'pronoun', 'connective', 'speech'}
KINDS = ['leans', 'half', 'question', 'fragment', 'lower', 'short', 'long', 'marks', 'bracket']
SETS = ['cnndm-cased-small', 'bbc-half', 'xsum-half', 'gum-dev', 'gum-train', 'squality-train',
        'qmsum-train', 'scisumm-half', 'klexikon-dev', 'indosum-half', 'norsumm-dev',
        'web-article', 'web-other', 'web-pasted']
LONGEST_OPENING = 5
QUOTATION_MARKS = r'["“”„«»]|``|\'\''


@functools.cache
def kinds_of_words(language):
    found = {}
    for name in ('words', 'word_parts'):
        path = ROOT / 'models' / language / f'{name}.tsv'
        for line in path.read_text().splitlines() if path.exists() else []:
            word, _, kinds = line.partition('\t')
            found.setdefault(word, set()).update(kinds.split(','))
    return found


def words_of(text):
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text)


def leans(words, language):
    """As src/rank/dangling.c: the longest opening that the table has decides."""
    table = kinds_of_words(language)
    for count in range(LONGEST_OPENING, 0, -1):
        kinds = table.get(' '.join(words[:count]).lower(), set())
        if kinds & (LEANING | {'expletive'}):
            return 'expletive' not in kinds
    return False


@functools.cache
def stop_words(language):
    path = ROOT / 'models' / language / 'stopwords.txt'
    return set(path.read_text().split()) if path.exists() else set()


def noun_of(word):
    """One form for one, some and theirs; stems would do more."""
    return re.sub(r"(['’]s|s['’]?)$", '', word.lower())


def article(words, at, language):
    """The kinds of the article that the word stands behind, if there are but two words between."""
    for word in reversed(words[max(0, at - 3):at]):
        kinds = kinds_of_words(language).get(word.lower(), set()) & {'definite', 'indefinite'}
        if kinds or word.lower() in stop_words(language) or not word[0].isalnum():
            return kinds
    return set()


def introduced(texts, i, language):
    """As src/rank/definite.c: which of the earlier texts introduced what the i-th begins with."""
    words = [re.findall(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s-]", text) for text in texts[:i + 1]]
    own, found = [w for w in words[i] if w not in '"“„«'], None
    if not own or 'definite' not in kinds_of_words(language).get(own[0].lower(), ()):
        return None
    for k, word in enumerate(own[1:4], 1):
        kinds = kinds_of_words(language).get(word.lower(), set())
        if k > 1 and kinds & {'joint', 'link', 'definite'}:
            return None
        if k == 3 or word.lower() in stop_words(language) or not word[0].isalnum():
            break
        first = next(((j, at) for j in range(i) for at, w in enumerate(words[j])
                      if noun_of(w) == noun_of(word)), None)
        if first is None:
            continue
        kinds = article(words[first[0]], first[1], language)
        if 'definite' in kinds:
            return None
        if 'indefinite' in kinds or (k == 1 and word[0].islower()):
            found = first[0]
    return found


def faults(pick, told, language):
    text = pick['text']
    words = words_of(text)
    index = pick['index']
    found = {
        'leans': index > 0 and index - 1 not in told and leans(words, language),
        'half': len(re.findall(QUOTATION_MARKS, text)) % 2 == 1,
        'question': text.rstrip('"\'”’»)] ').endswith(('?', '？', '؟')),
        'fragment': not re.search('[.!?…。！？।؟]', text[-12:]),
        'lower': text[:1].islower(),
        'short': len(words) < 5,
        'long': len(words) > 60,
        'marks': bool(re.search(r'\{\w+\}|<\w+>', text)),
        'bracket': any(text.count(a) != text.count(b) for a, b in ('()', '[]')),
    }
    return [kind for kind in KINDS if found[kind]]


def read_lines(path):
    with gzip.open(path, 'rt') as lines:
        return [json.loads(line) for line in lines]


def read_requests(data, name, count):
    draw = random.Random(3)
    base, _, kind = name.partition('-')
    if base != 'web':
        rows = read_lines(data / 'summaries' / f'{name}.jsonl.gz')
        drawn = draw.sample(rows, min(count, len(rows)))
        keys = ('text', 'sentences', 'docs', 'title')
        return [{key: row[key] for key in keys if row.get(key)} for row in drawn]
    if kind == 'pasted':
        rows = read_lines(data / 'web' / 'pasted.jsonl.gz')
        return [{'text': '\n'.join(row['lines'])} for row in draw.sample(rows, count)]
    rows = [row for row in read_lines(data / 'web' / 'gold.jsonl.gz')
            if (row['page_type'] == 'article') == (kind == 'article')]
    pages = [data / 'web' / 'pages' / f"{row['id']}.html.gz" for row in draw.sample(rows, count)]
    return [{'text': gzip.open(page, 'rt', errors='replace').read(), 'format': 'html'}
            for page in pages]


def summarize(requests):
    lines = ''.join(json.dumps(request) + '\n' for request in requests)
    done = subprocess.run([PITH, '-n', '3', '-i', 'jsonl', '-f', 'jsonl'], input=lines,
                          stdout=subprocess.PIPE, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    args = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    args.add_argument('data', type=pathlib.Path)
    args.add_argument('--rows', type=int, default=150)
    args.add_argument('--sets', default=','.join(SETS))
    args.add_argument('--show', choices=KINDS)
    options = args.parse_args()
    total = collections.Counter()
    print(f"| set | sentences | {' | '.join(KINDS)} |\n|---{'|---:' * (len(KINDS) + 1)}|")
    for name in options.sets.split(','):
        counts = collections.Counter()
        for answer in summarize(read_requests(options.data, name, options.rows)):
            picks = answer.get('summary', [])
            told = {pick['index'] for pick in picks}
            for pick in picks:
                found = faults(pick, told, answer['language'])
                counts.update(['sentences', *found])
                if options.show in found:
                    print(pick['text'])
        total += counts
        print_row(name, counts)
    print_row('all', total)


def print_row(name, counts):
    cells = [counts[kind] for kind in ('sentences', *KINDS)]
    print(f"| {name} | {' | '.join(str(cell) for cell in cells)} |", flush=True)


if __name__ == '__main__':
    main()
