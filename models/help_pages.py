#!/usr/bin/env python3
"""Pages of GNOME's help, which each describe themselves in a sentence, in some thirty languages.

    models/help_pages.py [--half 0|1] [--folder /usr/share/help] > pages.jsonl

The folder is that of the Debian package gnome-user-docs (43.0-2; CC BY-SA 3.0, the GNOME documentation
project): FOLDER/LANGUAGE/gnome-help/NAME.page, in Mallard. Paragraphs and headings are the text, the
element "desc" is the summary. Left out are pages of fewer than FEWEST paragraphs, those that are not
translated, and languages that pith does not know. --half: of the names one half, in all languages the same.
"""
import argparse
import json
import pathlib
import xml.etree.ElementTree as etree
import zlib

from tool import ROOT

FOLDER = '/usr/share/help'
FEWEST = 8           # paragraphs
FEWEST_LETTERS = 20  # of a description
UNTRANSLATED = 0.2   # share of the paragraphs that are as in English, at most
MALLARD = '{http://projectmallard.org/1.0/}'
LANGUAGES = {'C': 'en', 'zh_CN': 'zh'}


def text_of(element):
    return ' '.join(''.join(element.itertext()).split())


def paragraphs(element):
    """Those of a page, headings too, without what is told of it."""
    found = []
    for child in element:
        if child.tag in (f'{MALLARD}p', f'{MALLARD}title'):
            found.append(text_of(child))
        elif child.tag != f'{MALLARD}info':
            found += paragraphs(child)
    return [text for text in found if text]


def read(path):
    """Its title, description, paragraphs; None of a file that is none."""
    try:
        page = etree.parse(path).getroot()
    except etree.ParseError:
        return None
    title, description = page.find(f'{MALLARD}title'), page.find(f'{MALLARD}info/{MALLARD}desc')
    if title is None or description is None:
        return None
    return text_of(title), text_of(description), paragraphs(page)[1:]


def is_translated(page, english):
    same = len(set(page[2]) & set(english[2]))
    return page[1] != english[1] and same <= UNTRANSLATED * len(page[2])


def rows(half=None, folder=FOLDER):
    """As those of the sets of summaries, of one half of the names."""
    found = []
    names = sorted(path.name for path in pathlib.Path(folder, 'C/gnome-help').glob('*.page'))
    for name in names:
        if half is not None and zlib.crc32(name.encode()) % 2 != half:
            continue
        english = read(pathlib.Path(folder, 'C/gnome-help', name))
        for path in sorted(pathlib.Path(folder).glob(f'*/gnome-help/{name}')):
            code, page = path.parent.parent.name, read(path)
            language = LANGUAGES.get(code, code)
            if (page is None or not (ROOT / 'models' / language).is_dir() or
                    len(page[2]) < FEWEST or len(page[1]) < FEWEST_LETTERS or
                    language != 'en' and not is_translated(page, english)):
                continue
            found.append({'id': f'{language}/{name}', 'lang': language, 'title': page[0],
                          'text': '\n\n'.join(page[2]), 'references': [[page[1]]]})
    return found


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--half', type=int, choices=(0, 1))
    args.add_argument('--folder', default=FOLDER)
    args = args.parse_args()
    for row in rows(args.half, args.folder):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == '__main__':
    main()
