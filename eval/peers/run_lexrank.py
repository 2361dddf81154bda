"""lexrank: Erkan & Radev (2004). Its document frequencies are those of the rows that it gets."""

import json
import sys

import rows
from lexrank import LexRank
from lexrank.mappings.stopwords import STOPWORDS

lines = sys.stdin.read().splitlines()
ranker = LexRank([json.loads(line)["sentences"] for line in lines], stopwords=STOPWORDS["en"])
threshold = None if rows.METHOD == "continuous" else 0.1  # the threshold of the paper


def summarize(row):
    scores = ranker.rank_sentences(row["sentences"], threshold=threshold)
    return rows.best(list(zip(scores, row["sentences"])), row["n"])


rows.answer("system", summarize, lines)
