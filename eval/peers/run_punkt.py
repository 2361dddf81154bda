"""Punkt (Kiss & Strunk 2006) with NLTK's models. NLTK downloads them; this is a copy of code and
models on PyPI."""

import functools

import punkt
import rows

NAMES = {"cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
         "es": "spanish", "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch",
         "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish",
         "tr": "turkish"}


@functools.cache
def tokenizer(lang):
    return punkt.PunktSentenceTokenizer(punkt.load_model(NAMES[lang]))


def sentences(row):
    split = tokenizer(row["lang"]).tokenize
    return [sentence for piece in rows.pieces(row) for sentence in split(piece)]


rows.answer("sentences", sentences)
