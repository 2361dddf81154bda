"""sumy: the classic summarizers in Python. NLTK's models of sentences are on no registry: the given
sentences are kept, and their words are cut by the rules that NLTK applies after its model."""

from importlib import import_module

import rows
from nltk.tokenize import NLTKWordTokenizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.parser import DocumentParser
from sumy.utils import get_stop_words

MODULES = {"luhn": "luhn", "edmundson": "edmundson", "lsa": "lsa", "lexrank": "lex_rank",
           "textrank": "text_rank", "sum-basic": "sum_basic", "kl": "kl"}
CLASSES = {"lexrank": "LexRank", "textrank": "TextRank", "sum-basic": "SumBasic", "kl": "KL"}


class Words(Tokenizer):
    def _get_sentence_tokenizer(self, language):
        return None

    def _get_word_tokenizer(self, language):
        return NLTKWordTokenizer()


def make():
    module = import_module("sumy.summarizers." + MODULES[rows.METHOD])
    name = CLASSES.get(rows.METHOD, rows.METHOD.capitalize()) + "Summarizer"
    summarizer, stop = getattr(module, name)(Stemmer("english")), get_stop_words("english")
    if rows.METHOD == "edmundson":
        summarizer.bonus_words = DocumentParser.SIGNIFICANT_WORDS
        summarizer.stigma_words, summarizer.null_words = DocumentParser.STIGMA_WORDS, stop
    else:
        summarizer.stop_words = stop
    return summarizer


words, summarizer = Words("english"), make()


def summarize(row):
    title = [Sentence(row["title"], words, is_heading=True)] if row.get("title") else []
    sentences = title + [Sentence(s, words) for s in row["sentences"]]
    document = ObjectDocumentModel([Paragraph(sentences)])
    return [str(s) for s in summarizer(document, row["n"])]


rows.answer("system", summarize)
