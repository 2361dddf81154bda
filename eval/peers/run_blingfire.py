"""Bling Fire: finite-state rules for all languages at once."""

import blingfire
import rows


def sentences(row):
    return [s for p in rows.pieces(row) for s in blingfire.text_to_sentences(p).split("\n")]


rows.answer("sentences", sentences)
