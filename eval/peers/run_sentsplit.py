"""sentsplit: a conditional random field over characters, and rules."""

import functools

import rows
from sentsplit.segment import SentSplit


@functools.cache
def splitter(lang):
    if lang not in "de en fr it ja lt pl pt ru tr zh".split():
        raise ValueError("no model")
    return SentSplit(lang)


rows.answer("sentences", lambda row: splitter(row["lang"]).segment(row["text"]))
