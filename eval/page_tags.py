#!/usr/bin/env python3
"""The tags that web pages give themselves, as key phrases of their text.

    eval/page_tags.py DATA > tags.jsonl; pith eval keyphrases tags.jsonl

DATA is a folder with web/gold.jsonl.gz and web/pages. What the people of a page say that it is about:
the tags of the article, else the keywords of the page, else those of its linked data. Taken are pages
of FEWEST_OF_TEXT words with at most MOST tags, of which FEWEST stand in the text.
"""
import argparse
import gzip
import html.parser
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'models'))
import pages  # noqa: E402

FEWEST, MOST, FEWEST_OF_TEXT = 1, 25, 150
LONGEST = 5  # words of a tag
TAGS, KEYWORDS = ('article:tag',), ('news_keywords', 'keywords')


class Tags(html.parser.HTMLParser):
    """Those of a page, in the order in which they are believed."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.keywords, self.linked, self.in_data = [], [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.in_data = tag == 'script' and named.get('type') == 'application/ld+json'
        name = named.get('property') or named.get('name')
        for names, found in ((TAGS, self.tags), (KEYWORDS, self.keywords)):
            if tag == 'meta' and name in names:
                found += (named.get('content') or '').split(',')

    def handle_data(self, data):
        if self.in_data:
            try:
                self.read_linked(json.loads(data))
            except ValueError:
                pass

    def handle_endtag(self, tag):
        self.in_data = False

    def read_linked(self, value):
        if isinstance(value, dict):
            said = value.get('keywords') or []
            said = said.split(',') if isinstance(said, str) else said
            self.linked += [tag for tag in said if isinstance(tag, str)]
            value = list(value.values())
        if isinstance(value, list):
            for member in value:
                self.read_linked(member)

    def best(self):
        found = [' '.join(tag.split()) for tag in self.tags or self.keywords or self.linked]
        return [tag for tag in dict.fromkeys(found) if 0 < len(tag.split()) <= LONGEST]


def is_in(tag, text):
    return f" {' '.join(pages.words(tag))} " in text


def rows(data):
    """As those of the sets of key phrases."""
    for row in pages.web_pages(pathlib.Path(data)):
        packed = (pathlib.Path(data) / f"web/pages/{row['id']}.html.gz").read_bytes()
        tags = Tags(gzip.decompress(packed).decode('utf-8', 'replace')).best()
        title, text = row['title'] or '', row['text'] or ''
        words = f" {' '.join(pages.words(title))} {' '.join(pages.words(text))} "
        if (words.count(' ') > FEWEST_OF_TEXT and 0 < len(tags) <= MOST and
                sum(is_in(tag, words) for tag in tags) >= FEWEST):
            yield {'id': row['id'], 'lang': 'en', 'title': title, 'text': text, 'keyphrases': tags}


def main():
    args = argparse.ArgumentParser()
    args.add_argument('data')
    for row in rows(args.parse_args().data):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == '__main__':
    main()
