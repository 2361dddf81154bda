#!/usr/bin/env python3
"""A short article, and below it thirty teasers of other news with more running text than it has: the
article alone is the text, however the site builds them; and so it is when the next article stands
behind it, as on pages that never end, and when lines lead to other stories. TAP."""

import subprocess
import sys

from tap import PITH, Results

ARTICLE = [
    "The council met on Monday to decide whether the old ferry should sail through the winter, and the room was full long before the doors were closed.",
    "Engineers said that the hull had been patched eleven times since spring, and that the next storm could leave the islands without a link for weeks.",
    "A new ferry would cost four million, which the council hopes to raise from the harbour fees over the coming ten years.",
    "The islanders want a decision before the herring season begins, because the fish must reach the market on the morning after they are landed."]
LAST = "The next meeting is in March, when the offers of the three yards are opened in front of everybody who cares to come."
WHO = ["The harbour office", "A baker on Mill Street", "The school by the church", "Our gardener", "The chess club",
       "A retired pilot", "The swimming hall", "The valley railway", "A potter", "The night market"]
WHAT = ["has opened its doors", "has lost a court case", "looks for new members", "celebrates forty years",
        "moves to the old mill", "has won a prize"]
WHY = ["after a year of repairs that cost more than anybody had feared",
       "because the roof no longer keeps out the rain of autumn",
       "and asks the neighbours for patience until the work is done",
       "although the town had hoped for another answer this winter",
       "while the mayor keeps silent about what it will cost in the end"]
TEASERS = [(f"{WHO[i % 10]} {WHAT[i % 6]}", f"{WHO[i % 10]} {WHAT[i % 6]} {WHY[i % 5]}.",
            f"It was not the first time this year, {WHY[(i + 2) % 5]}, as people there say.") for i in range(30)]

SHAPES = {
    "articles": '<article class="teaser"><h3><a href="/{i}">{title}</a></h3><p>{one}</p><p>{two}</p></article>',
    "full articles": '<article><h2><a href="/{i}">{title}</a></h2><p>{one} {two}</p><p>{two}</p></article>',
    "boxes": '<div><a href="/{i}"><b>{title}</b></a><p>{one} {two}</p></div>',
    "links at the end": '<div><h3>{title}</h3><p>{one} {two}</p><a href="/{i}">Read more</a></div>',
    "a list": '<li><h3><a href="/{i}">{title}</a></h3><p>{one} {two}</p></li>'}

PLACES = {
    "within the article": "<article><h1>{title}</h1>{text}<section><h2>More news</h2>{tail}</section></article>",
    "behind the article": "<article><h1>{title}</h1>{text}</article><section><h2>More news</h2>{tail}</section>",
    "in the same element": "<h1>{title}</h1>{text}<h2>More news</h2>{tail}"}

SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Tern Bay</title></head><body>
<header><a href="/">Tern Bay</a><nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main>{body}</main><footer><p>Copyright Tern Bay Publishing. All rights reserved.</p></footer></body></html>"""
TITLE = "Ferry to sail all winter"


def page(place, shape, behind=""):
    tail = "".join(SHAPES[shape].format(i=i, title=title, one=one, two=two)
                   for i, (title, one, two) in enumerate(TEASERS))
    text = "".join(f"<p>{p}</p>" for p in ARTICLE)
    body = PLACES[place].format(title=TITLE, text=text, tail=f"<ul>{tail}</ul>" if shape == "a list" else tail)
    return SHELL.format(title=TITLE, body=body.replace("</section></article>", f"</section>{behind}</article>"))


NEXT = "".join(f"<p>{one} {two}</p>" for _, one, two in TEASERS[:8])
TEXT = "".join(f"<p>{p}</p>" for p in ARTICLE)
POINTER = '<p>Read more: <a href="/8">The herring fleet is late</a></p>'
OTHERS = {
    "the next article, with a first heading": f"<article><h1>{TITLE}</h1>{TEXT}</article><article><h1>A potter wins</h1>{NEXT}</article>",
    "the next articles, with second headings": f"<article><h1>{TITLE}</h1>{TEXT}</article>" + 3 * f"<article><h2>A potter wins</h2>{NEXT}</article>",
    "a line that leads to another story": f"<article><h1>{TITLE}</h1>{TEXT.replace('</p>', '</p>' + POINTER, 2)}</article>"}


def extract(markup):
    done = subprocess.run([PITH, "extract", "-i", "html"], input=markup.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().splitlines()


def main():
    tests = [(f"teasers as {shape} {place}", ARTICLE, page(place, shape)) for place in PLACES for shape in SHAPES]
    tests.append(("the article goes on behind them", ARTICLE + [LAST],
                  page("within the article", "articles", f"<p>{LAST}</p>")))
    tests += [(name, ARTICLE, SHELL.format(title=TITLE, body=body)) for name, body in OTHERS.items()]
    results = Results()
    for name, expected, markup in tests:
        found = [line for line in extract(markup) if line and line != TITLE]
        results.check(name, found == expected, *found)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
