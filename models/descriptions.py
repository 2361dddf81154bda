#!/usr/bin/env python3
"""What web pages say of themselves in a sentence or two, as summaries of their text.

    models/descriptions.py DATA [--half 0|1] > pages.jsonl

DATA is a folder with web/gold.jsonl.gz and web/pages. The description of a page (Open Graph, or the plain
one, whichever is longer) was written for those who see a link to it, by the people whose page it is;
many are the opening of the text, taken or cut by a program. Only those are taken that are not: of FEWEST
words at least, with an end, whose first words do not stand in the text. --half: of the sites one half.
"""
import argparse
import gzip
import html.parser
import json
import pathlib
import zlib

import pages

FEWEST, FEWEST_OF_TEXT = 10, 200  # words
OPENING = 8                       # words that a copy shares with the text
NAMES = ('description', 'og:description')
CUT = ('…', '...', '[…]', '�')


class Descriptions(html.parser.HTMLParser):
    """Those in the elements "meta" of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = ['']
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == 'meta' and (named.get('name') or named.get('property')) in NAMES:
            self.found.append(' '.join((named.get('content') or '').split()))


def is_written(description, text):
    """By somebody, and not a piece of the text."""
    own, body = pages.words(description), ' '.join(pages.words(text))
    return (len(own) >= FEWEST and body.count(' ') >= FEWEST_OF_TEXT and
            not description.endswith(CUT) and ' '.join(own[:OPENING]) not in body)


def without_title(text, title):
    lines = [line for line in text.split('\n') if line.strip()]
    return '\n\n'.join(lines[pages.words(lines[0]) == pages.words(title):])


def rows(data, half=None):
    """As those of the sets of summaries, of one half of the sites."""
    found = []
    for row in pages.web_pages(pathlib.Path(data)):
        if half is not None and zlib.crc32(pages.site_of(row).encode()) % 2 != half:
            continue
        packed = (pathlib.Path(data) / f"web/pages/{row['id']}.html.gz").read_bytes()
        page = gzip.decompress(packed).decode('utf-8', 'replace')
        description = max(Descriptions(page).found, key=len)
        if row['text'] and is_written(description, row['text']):
            title = row['title'] or ''
            found.append({'id': row['id'], 'lang': 'en', 'kind': row['page_type'], 'title': title,
                          'text': without_title(row['text'], title),
                          'references': [[description]]})
    return found


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    args.add_argument('--half', type=int, choices=(0, 1))
    args = args.parse_args()
    for row in rows(args.data, args.half):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == '__main__':
    main()
