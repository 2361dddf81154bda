"""Pages with gold text, for fit_roles.py, fit_html.py, fit_html_kind.py and descriptions.py: rows, words,
and which are held out together."""
import gzip
import json
import re
import urllib.parse
import zlib

FOLDS = 5


def rows(path):
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def words(text):
    return re.findall(r'\w+', text.lower())


def site_of(row):
    """The last two labels of its host."""
    host = urllib.parse.urlparse(row['url']).hostname or row['id']
    return '.'.join(host.split('.')[-2:])


def fold_of(row):
    """Pages of one site are in one fold."""
    return zlib.crc32(site_of(row).encode()) % FOLDS


def web_pages(data):
    return sorted(rows(data / 'web/gold.jsonl.gz'), key=lambda row: row['id'])


def unpack(data, pages, folder):
    """Web pages as files of `folder`: their paths."""
    for row in pages:
        packed = (data / f"web/pages/{row['id']}.html.gz").read_bytes()
        (folder / row['id']).write_bytes(gzip.decompress(packed))
    return [folder / row['id'] for row in pages]


def write_held_out(folder, held):
    """Names the pages that the trees in `folder` have not seen, for eval/pages.py."""
    (folder / 'held-out').write_text(''.join(f"{row['id']}\n" for row in held), encoding='utf-8')
