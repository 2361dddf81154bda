"""rouge-score: Google's ROUGE."""

import rows
from rouge_score.rouge_scorer import RougeScorer

scorer = RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)


def rouge(row):
    references = ["\n".join(lines) for lines in row["references"]]
    found = scorer.score_multi(references, "\n".join(row["system"]))
    return [score.fmeasure for score in found.values()]


rows.answer("rouge", rouge)
