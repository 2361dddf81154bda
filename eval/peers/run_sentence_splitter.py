"""The sentence splitter of Moses and Europarl, in Python."""

import functools

import rows
from sentence_splitter import SentenceSplitter


@functools.cache
def splitter(lang):
    return SentenceSplitter(language=lang)


def sentences(row):
    return [s for p in rows.pieces(row) for s in splitter(row["lang"]).split(p)]


rows.answer("sentences", sentences)
