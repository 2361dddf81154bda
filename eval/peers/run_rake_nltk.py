"""rake-nltk: Rose et al. (2010). NLTK's stop words and models of sentences are on no registry: the
stop words are those of stopwordsiso, and lines stand for sentences, as RAKE cuts at every
punctuation mark anyway."""

import rows
from nltk.tokenize import wordpunct_tokenize
from rake_nltk import Rake
from stopwordsiso import stopwords


def phrases(row):
    rake = Rake(stopwords=stopwords(row["lang"]), include_repeated_phrases=False,
                sentence_tokenizer=str.splitlines, word_tokenizer=wordpunct_tokenize)
    rake.extract_keywords_from_text(row["text"])
    return rake.get_ranked_phrases()[: row["n"]]


rows.answer("keyphrases", phrases)
