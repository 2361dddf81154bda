#!/usr/bin/env python3
"""Makes paper.pdf: two columns, a title across both, running heads, page numbers, words divided at the
ends of lines, a footnote, a caption, references. Needs reportlab.

    make_paper.py [--columns 1|2] OUT.pdf"""

import sys

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate,
                                Paragraph, Spacer)

TITLE = "How Fast Do Small Rivers Rise? Forty Years of Gauges in the Larkspur Valley"
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, alignment=TA_JUSTIFY,
                      spaceAfter=4, firstLineIndent=10)
FIRST = ParagraphStyle("first", parent=BODY, firstLineIndent=0)
HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=8,
                      spaceAfter=4)
NAME = ParagraphStyle("name", fontName="Times-Bold", fontSize=18, leading=22, alignment=TA_CENTER,
                      spaceAfter=8)
BY = ParagraphStyle("by", fontName="Times-Roman", fontSize=11, leading=14, alignment=TA_CENTER)
SMALL = ParagraphStyle("small", fontName="Times-Roman", fontSize=8, leading=9.5)
REFERENCE = ParagraphStyle("reference", parent=SMALL, leftIndent=12, firstLineIndent=-12,
                           spaceAfter=3)

ABSTRACT = """Small rivers rise faster than forecasts can follow. We measured the time from the first
heavy rain to the highest water at eleven gauges over forty years. The time has fallen by a third
since the moors were drained, and most of the change came within the first ten years. We show that a
forecast made from soil moisture alone is better than one made from rain alone."""

SECTIONS = [
    ("1 Introduction", [
        """Floods in small valleys give little time for warning. When rain falls on moors that are
already wet, the water reaches the villages below within a few hours, and the bridges are closed before
the newspapers have been printed. Earlier work has measured large rivers, whose gauges are read every
day, but the small ones have been left to those who live beside them.""",
        """This study asks a simple question: how long does it take from the first heavy rain to the
highest water? The answer matters for those who decide when to close a bridge, and it matters for those
who decide where to build one. We use the records of eleven gauges, which have been read by hand since
1978, and by instru-<br/>ments since 1996.""",
        """Our contribution is threefold. First, we publish the records of all gauges. Second, we show that
draining the moors has changed the rivers more than any change of the weather. Third, we give a rule
that can be worked out on paper by anybody who has a rain gauge and a table of the soil."""]),
    ("2 Data and method", [
        """The Larkspur valley is drained by a river of forty kilometres and by eleven brooks. Every brook
has a gauge close to its mouth. The gauges were read twice a day until 1996, and every quarter of an hour
after that. Readings that were missing for more than a day were left out, and so were those of the winter
of 1986, when the river was frozen for seven weeks.""",
        """For every flood we took the time of the first hour in which more than four millimetres of rain
fell, and the time of the highest water. The differ-<br/>ence between the two is called the rise. We
counted two hundred and twelve floods, of which one hundred and forty had a rise of less than six
hours.""",
        """We compared two forecasts. The first is made from the rain of the last six hours. The second is made
from the moisture of the soil on the day before the rain began. Both were fitted on the floods before 2005
and tested on those that came later, so that no flood was used for both."""]),
    ("3 Results", [
        """The rise has fallen from nine hours to six. Most of the change came between 1981 and 1990, when two
thirds of the upper moors were drained for sheep. Since then the rise has stayed the same, although the
rain has become heavier. No gauge behaved otherwise, and the order of the gauges did not change.""",
        """The forecast from the soil was better than the forecast from the rain at every gauge. Its mean
error was forty minutes, while that of the other was almost two hours. Taken together, both gave no
better forecast than the soil alone, which means that rain adds little once the soil is known.""",
        """We looked for other causes. The number of houses in the valley has doubled, but they stand on less
than two percent of its surface. The weirs were repaired in 1993 and removed in 2004, with no visible effect
on the rise. What remains is the draining of the moors, and the dates agree with it to the year."""]),
    ("4 Conclusion", [
        """Small rivers can be forecast with simple means, if the moisture of the soil is measured. We recommend
that each valley keep at least one such gauge. The moors can be made wet again at a small cost, and the
first trials show that the rise becomes longer within three years.""",
        """Our records end in 2018. Whether the heavier rain of the years since then has changed the picture is
a question for the next study, for which all our programs can be used."""]),
]
FOOTNOTE = """<super>1</super> The gauge at Otter Mill was moved by two hundred metres in 1988."""
CAPTION = "Figure 1: Time from the first heavy rain to the highest water, by year, for all gauges."
REFERENCES = [
    "[1] A. Fenwick and B. Moor. Rain and runoff on drained peat. <i>Journal of Upland Water</i>, 12(3):44-61, 1991.",
    "[2] C. Tarn. A table of soils for the north of the county. Technical report, Tern Bay College, 1979.",
    "[3] D. Weir, E. Ford and F. Lock. Forecasts without radar. In <i>Proceedings of the Third Meeting on Small Rivers</i>, pages 101-110, 2003.",
    "[4] G. Brook. <i>Reading a gauge</i>. Harbour Press, Tern Bay, second edition, 1968.",
]


def decorate(canvas, doc):
    canvas.saveState()
    canvas.setFont("Times-Italic", 8)
    if doc.page > 1:
        canvas.drawCentredString(A4[0] / 2, A4[1] - 34, "Small Rivers in the Larkspur Valley")
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(60, 30, "Journal of Upland Water, volume 41")
    canvas.drawCentredString(A4[0] / 2, 30, str(16 + doc.page))
    canvas.restoreState()


def story(columns):
    out = [Paragraph(TITLE, NAME), Paragraph("Ada Fell and Bram Beck", BY),
           Paragraph("Tern Bay College", BY), Spacer(1, 10)]
    out += [FrameBreak()] if columns == 2 else []
    out += [NextPageTemplate("later"), Paragraph("Abstract", HEAD), Paragraph(ABSTRACT, FIRST)]
    for number, (heading, paragraphs) in enumerate(SECTIONS):
        out.append(Paragraph(heading, HEAD))
        out += [Paragraph(p, FIRST if i == 0 else BODY) for i, p in enumerate(paragraphs)]
        if number == 1:
            out += [Spacer(1, 60), Paragraph(CAPTION, SMALL), Spacer(1, 8)]
    out.append(Paragraph("References", HEAD))
    return out + [Paragraph(r, REFERENCE) for r in REFERENCES]


def main():
    columns = 1 if "--columns" in sys.argv and sys.argv[sys.argv.index("--columns") + 1] == "1" else 2
    width, height = A4
    doc = BaseDocTemplate(sys.argv[-1], pagesize=A4, title=TITLE, author="Ada Fell and Bram Beck",
                          invariant=1, pageCompression=1)
    half = (width - 120 - 16) / 2

    def frames(top, bottom):
        if columns == 1:
            return [Frame(110, bottom, width - 220, top - bottom, 0, 0, 0, 0)]
        return [Frame(60 + i * (half + 16), bottom, half, top - bottom, 0, 0, 0, 0) for i in (0, 1)]

    def first(canvas, document):
        decorate(canvas, document)
        note = Paragraph(FOOTNOTE, SMALL)
        note.wrap(half, 40)
        note.drawOn(canvas, 60 if columns == 2 else 110, 52)

    head = [Frame(60, height - 160, width - 120, 100, 0, 0, 0, 0)] if columns == 2 else []
    doc.addPageTemplates([
        PageTemplate("first", head + frames(height - (160 if columns == 2 else 60), 80), onPage=first),
        PageTemplate("later", frames(height - 60, 60), onPage=decorate)])
    for style in (BODY, FIRST):
        style.hyphenationLang = ""
    doc.build(story(columns))


if __name__ == "__main__":
    main()
