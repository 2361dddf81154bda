#!/usr/bin/env python3
"""Web pages of several makes and languages: what `pith extract` takes for their main text. TAP.

Pages are tests/samples/web/*.html; beside each a *.main.txt has the lines of its main text, all of
them and nothing else, without the headline, in any order. languages.tsv has the text of a short news
page in other languages, without any class that could help."""

import csv
import html
import json
import re
import subprocess
import sys

from tap import PITH, ROOT, Results

PAGES = sorted((ROOT / "tests/samples/web").glob("*.html"))
MAIN = {"body", "list", "quote", "subheading"}
results = Results()


def run(data, *options):
    done = subprocess.run([PITH, "extract", "-f", "json", "-i", "html", *options], input=data,
                          capture_output=True, check=True)
    return done.stdout


def read(path):
    return json.loads(run(path.read_bytes()))


def shown(markup):
    """What a browser shows of some markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.decode()))


def letters(text):
    return "".join(text.split())


def check(path):
    answer = read(path)
    found = [b["text"] for b in answer["blocks"] if b["role"] in MAIN]
    expected = path.with_suffix(".main.txt").read_text(encoding="utf-8").splitlines()
    problems = [f"lost: {line}" for line in expected if line not in found]
    problems += [f"kept: {text}" for text in found if text not in expected]
    results.problems(f"{path.name}: the main text and nothing else", problems)
    data = path.read_bytes()
    wrong = [b["text"] for b in answer["blocks"]
             if b["role"] in MAIN and letters(b["text"]) != letters(shown(data[b["start"]:b["end"]]))]
    results.problems(f"{path.name}: each block stands where it is said to", wrong)


KINDS = {"blog-de": "article", "forum": "forum", "front": "index",
         "interview": "article", "listicle": "article", "live": "article", "news": "article",
         "obituary": "article", "press": "article", "product": "product", "video": "video", "missing": "notice", "bare": None}


def check_kinds():
    problems = []
    for name, expected in KINDS.items():
        found = read(ROOT / f"tests/samples/web/{name}.html").get("kind")
        problems += [f"{name}: {found}, not {expected}"] if found != expected else []
    results.problems("the kinds of pages", problems)


FRAGMENTS = {
    "a mail with a link": '<p>Hi Ann,</p><p>see you at six, the <a href="http://x/">map</a> is here.</p><p>Best</p>',
    "a mail of Outlook": '<div class="WordSection1"><p class="MsoNormal">Dear all,</p>'
                         '<p class="MsoNormal">We meet on Friday.</p><p class="MsoNormal">Kind regards</p></div>',
    "an entry of a feed": '<p><img src="a.jpg"/></p><p>The ferry will run all night.</p><p>It is free until June.</p>',
    "a post": '<div class="entry-content"><p>Short today.</p><p>We are <a href="/y">moving</a> on Monday.</p></div>'}


def check_fragments():
    """Markup without furniture keeps every line."""
    problems = []
    for name, markup in FRAGMENTS.items():
        kept = [b["text"] for b in json.loads(run(markup.encode()))["blocks"]]
        lines = [shown(p.encode()) for p in re.findall(r"<p\b.*?</p>", markup)]
        problems += [f"{name}: lost: {line}" for line in lines if line and line not in kept]
    more = json.loads(run(b'<p>The ferry will run all night.</p><p><a href="/x">Continue reading</a></p>'))
    problems += [b["text"] for b in more["blocks"] if b["text"] == "Continue reading"]
    results.problems("fragments, as mails and feeds have them", problems)


def language_page(row):
    def items(texts):
        return "".join(f'<li><a href="/{i}">{text}</a></li>' for i, text in enumerate(texts.split("|")))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row["title"]}</title></head><body>
<div class="top"><ul class="menu">{items(row["menu"])}</ul></div><div class="wrap"><h1>{row["title"]}</h1>
<div class="text"><p>{row["first"]}</p><figure><img src="/a.jpg"><figcaption>{row["caption"]}</figcaption>
</figure><p>{row["second"]}</p><p>{row["third"]}</p></div>
<div class="box"><h3>{row["more"]}</h3><ul>{items(row["tail"])}</ul></div></div>
<div class="bottom"><ul>{items(row["footer"])}</ul></div></body></html>"""


def check_languages():
    with open(ROOT / "tests/samples/web/languages.tsv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            answer = json.loads(run(language_page(row).encode()))
            found = [b["text"] for b in answer["blocks"] if b["role"] in MAIN]
            problems = [] if found == [row["first"], row["second"], row["third"]] else found
            for what, wanted in (("language", row["lang"]), ("title", row["title"])):
                problems += [f"{what}: {answer[what]}"] if answer[what] != wanted else []
            results.problems(f"a page in {row['lang']}: its text, title and language", problems)


NAMES = ["sidebar comments", "related-posts", "nav menu", "ad promo", "cookie modal", "hidden", "share"]
ELEMENTS = ["footer", "nav", "aside", "form", "table", "noscript", "button", "details", "header", "figure"]


def wrap(page, element, name):
    """The page with its article in another element, or one of another class."""
    page = re.sub(r"<(article|main)\b[^>]*>", f'<{element} class="{name}">', page)
    return re.sub(r"</(article|main)>", f"</{element}>", page)


def check_first_paragraphs():
    """However a page is named, and whatever is around its text, that begins where it begins."""
    page = (ROOT / "tests/samples/web/news.html").read_text(encoding="utf-8")
    first = (ROOT / "tests/samples/web/news.main.txt").read_text(encoding="utf-8").splitlines()[:2]
    problems = []
    for element, name in [("div", name) for name in NAMES] + [(element, "") for element in ELEMENTS]:
        found = json.loads(run(wrap(page, element, name).encode()))["blocks"]
        main = [b["text"] for b in found if b["role"] in MAIN]
        problems += [f"in <{element} class={name!r}>: lost: {line}" for line in first if line not in main]
    results.problems("the first paragraphs, whatever element they are in", problems)
    prose = "We have sold lamps on the quay since 1921, and we mend what we have sold, in any weather."
    cards = "".join(f"<li class=card><a href=/{i}>Lamp number {i}</a> <span class=price>{i} pounds</span></li>"
                    for i in range(10, 60))
    shop = f"<body class=shop><ul class=products>{cards}</ul><footer class=footer><p>{prose}</p></footer>"
    found = json.loads(run(f"<!doctype html><html>{shop}</html>".encode()))["blocks"]
    results.problems("the only paragraph of an index", [] if prose in [b["text"] for b in found] else [str(found)])


def main():
    for path in PAGES:
        check(path)
    check_first_paragraphs()
    check_kinds()
    check_fragments()
    check_languages()
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
