"""yake: Campos et al. (2020)."""

import rows
import yake


def phrases(row):
    extractor = yake.KeywordExtractor(lan=row["lang"], top=row["n"])
    return [phrase for phrase, _ in extractor.extract_keywords(row["text"])]


rows.answer("keyphrases", phrases)
