"""summa: TextRank with the similarity of Barrios et al. (2016), by those who wrote gensim's
summarizer; and its keywords. The given sentences are kept: its splitter is told so."""

import rows
from summa import keywords, summarizer
from summa.preprocessing import textcleaner

textcleaner.split_sentences = lambda text: text.split("\n")


def summarize(row):
    text = "\n".join(" ".join(s.split()) for s in row["sentences"])
    scored = summarizer.summarize(text, ratio=1.0, scores=True)
    return rows.best([(score, sentence) for sentence, score in scored], row["n"])


def phrases(row):
    return keywords.keywords(row["text"], ratio=1.0, split=True)[: row["n"]]


if rows.METHOD == "keywords":
    rows.answer("keyphrases", phrases)
else:
    rows.answer("system", summarize)
