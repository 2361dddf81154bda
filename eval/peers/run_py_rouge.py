"""py-rouge: ROUGE in Python after ROUGE-1.5.5, with its WordNet. NLTK's models of sentences are on
no registry: words are cut by the rules that NLTK applies after its model."""

import rows
from nltk.tokenize import NLTKWordTokenizer
from rouge import Rouge

words = NLTKWordTokenizer()
Rouge.tokenize_text = staticmethod(lambda text, language="english": words.tokenize(text))
scorer = Rouge(metrics=["rouge-n", "rouge-l"], max_n=2, limit_length=False, apply_avg=False,
               apply_best=True, stemming=True, ensure_compatibility=True)


def rouge(row):
    references = ["\n".join(lines) for lines in row["references"]]
    found = scorer.get_scores(["\n".join(row["system"])], [references])
    return [found[name]["f"] for name in ("rouge-1", "rouge-2", "rouge-l")]


rows.answer("rouge", rouge)
