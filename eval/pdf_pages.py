#!/usr/bin/env python3
"""How well PDF is read: articles are set as papers by reportlab, in layouts drawn by lot, and read back.

    eval/pdf_pages.py [--data ../shared/data] [--papers 60] [--seed 1] [--keep FOLDER]

Each paper has a title, authors, headings, running heads or page numbers, divided words (pyphen), a
footnote and references, in one column or two. What is read is compared with the paragraphs that were
set: words in order (twice the longest matching blocks, by the words of both), and paragraphs that come
out whole. Beside pith stand pdftotext as it is, with -raw and with -layout. Needs reportlab, pyphen."""

import argparse
import difflib
import gzip
import json
import pathlib
import random
import re
import subprocess
import tempfile

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate,
                                Paragraph)
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent


def words(text):
    return re.findall(r"\w+", text.lower())


def articles(data, count, rng):
    rows = [json.loads(l) for l in gzip.open(data / "web/gold.jsonl.gz", "rt")]
    rows = [r for r in rows if r["page_type"] == "article" and 500 < len(words(r["text"])) < 2500
            and all(ord(c) < 256 for c in r["text"])]
    rng.shuffle(rows)
    for row in rows[:count]:
        paragraphs = [p.strip() for p in row["text"].split("\n") if len(words(p)) > 12]
        if len(paragraphs) > 4:
            yield row["title"] or "A paper", paragraphs


def typeset(path, title, paragraphs, rng):
    """Draws a layout and sets the paper; returns the kind of layout."""
    columns = rng.choice((1, 2))
    size = rng.choice((9, 10, 11, 12)) if columns == 1 else rng.choice((8.5, 9, 10))
    serif = rng.random() < 0.7
    font, bold = ("Times-Roman", "Times-Bold") if serif else ("Helvetica", "Helvetica-Bold")
    indents = rng.random() < 0.5
    divided = rng.random() < 0.8
    body = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * rng.choice((1.15, 1.2, 1.4)),
                          alignment=TA_JUSTIFY if divided or rng.random() < 0.5 else TA_LEFT,
                          firstLineIndent=size if indents else 0,
                          spaceAfter=0 if indents else size * 0.6,
                          hyphenationLang="en_US" if divided else "", embeddedHyphenation=1)
    heading = ParagraphStyle("heading", fontName=bold, fontSize=size * rng.choice((1, 1.2)),
                             leading=size * 1.5, spaceBefore=size, spaceAfter=size / 2)
    name = ParagraphStyle("name", fontName=bold, fontSize=size * 1.8, leading=size * 2.2, spaceAfter=size)
    small = ParagraphStyle("small", fontName=font, fontSize=size * 0.8, leading=size)
    page = rng.choice((A4, LETTER))
    margin = rng.choice((54, 72))
    head = "Proceedings of the Meeting on Small Rivers"
    parts = rng.random() < 0.7

    def decorate(canvas, doc):
        canvas.saveState()
        canvas.setFont(font, size * 0.8)
        if parts:
            canvas.drawString(margin, page[1] - 36, head if doc.page % 2 else title[:60])
        canvas.drawCentredString(page[0] / 2, 30, str(doc.page))
        if doc.page == 1:
            note = Paragraph("* This note stands at the foot of the first page, in small print.", small)
            note.wrap(200, 40)
            note.drawOn(canvas, margin, 44)
        canvas.restoreState()

    gap = 18
    width = (page[0] - 2 * margin - (columns - 1) * gap) / columns

    def frames(top):
        return [Frame(margin + i * (width + gap), 72, width, top - 72, 0, 0, 0, 0) for i in range(columns)]

    top = page[1] - margin
    banner = size * 2.2 * (1 + len(title) * size // (page[0] - 2 * margin)) + 3 * size
    doc = BaseDocTemplate(str(path), pagesize=page, invariant=1)
    doc.addPageTemplates([
        PageTemplate("first", [Frame(margin, top - banner, page[0] - 2 * margin, banner, 0, 0, 0, 0)]
                     + frames(top - banner - size), onPage=decorate),
        PageTemplate("later", frames(top), onPage=decorate)])
    story = [Paragraph(escape(title), name), Paragraph("Ada Fell, Bram Beck", small), FrameBreak(),
             NextPageTemplate("later")]
    for i, paragraph in enumerate(paragraphs):
        if i % 4 == 0:
            story.append(Paragraph(f"{i // 4 + 1} Part {'one two three four five six seven eight'.split()[i // 4 % 8]}", heading))
        story.append(Paragraph(escape(paragraph), body))
    story.append(Paragraph("References", heading))
    story += [Paragraph(f"[{i}] A. Fell and B. Beck. Rain and runoff on drained peat, part {i}. Journal of "
                        "Upland Water, 12(3):44-61, 1991.", small) for i in range(1, 9)]
    doc.build(story)
    return f"{columns} column{'s' * (columns - 1)}"


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def readers(path):
    """name -> paragraphs"""
    rows = json.loads(run(str(ROOT / "build/pith"), "extract", "-f", "json", str(path)))["blocks"]
    found = {"pith": [b["text"] for b in rows if b["role"] != "subheading"]}
    for name, options in (("pdftotext", []), ("pdftotext -raw", ["-raw"]), ("pdftotext -layout", ["-layout"])):
        text = run("pdftotext", *options, str(path), "-")
        found[name] = re.split(r"\n\s*\n|\f", text)
    return found


def score(paragraphs, found):
    gold, got = words(" ".join(paragraphs)), words(" ".join(found))
    match = sum(b.size for b in difflib.SequenceMatcher(None, gold, got, False).get_matching_blocks())
    whole = {tuple(words(p)) for p in found}
    return (2 * match / (len(gold) + len(got) or 1),
            sum(tuple(words(p)) in whole for p in paragraphs) / len(paragraphs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "../shared/data")
    parser.add_argument("--papers", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    sums = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or pathlib.Path(folder)
        for number, (title, paragraphs) in enumerate(articles(options.data, options.papers, rng)):
            path = folder / f"{number}.pdf"
            kind = typeset(path, title, paragraphs, rng)
            for name, found in readers(path).items():
                sums.setdefault((kind, name), []).append((score(paragraphs, found), number))
    print("layout      reader              papers  words F1  whole paragraphs")
    for (kind, name), rows in sorted(sums.items()):
        means = [100 * sum(r[0][i] for r in rows) / len(rows) for i in (0, 1)]
        print(f"{kind:<11} {name:<19} {len(rows):6}  {means[0]:8.1f}  {means[1]:16.1f}")
    worst = sorted((r for (_, name), rows in sums.items() if name == "pith" for r in rows))[:5]
    print("worst:", ", ".join(f"{n}.pdf {100 * f:.1f}" for (f, _), n in worst))


if __name__ == "__main__":
    main()
