"""sentencex: Wikimedia's rules, with fallbacks from language to language."""

import rows
import sentencex


def sentences(row):
    return [s for p in rows.pieces(row) for s in sentencex.segment(row["lang"], p)]


rows.answer("sentences", sentences)
