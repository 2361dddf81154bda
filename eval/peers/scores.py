"""What an answer is worth: one scorer a task, the same for every system.

Each takes the answers by id and the gold rows by id, and returns {column: value}. A row without an
answer counts as an empty one."""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile



def rouge(answers, gold, pith):
    """F1 of `pith rouge`, with the numbers of ROUGE-1.5.5, stemmed; and the words of a summary."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for key, row in gold.items():
            row = {"id": key, "system": answers.get(key, []), "references": row["references"]}
            file.write(json.dumps(row) + "\n")
        file.flush()
        command = [pith, "rouge", "--compat", "1.5.5", "-m", "-r", "0", "-f", "json", file.name]
        result = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    scores = {s["measure"].replace("ROUGE", "R"): 100 * s["f"]["mean"] for s in result["scores"]}
    words = [len(" ".join(answers.get(key, [])).split()) for key in gold]
    return {**scores, "words": statistics.mean(words)}


def rouge_means(path):
    """The mean scores of a run of a ROUGE: a runner's lines, or the one answer of `pith rouge`."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    if text.startswith('{"command"'):
        means = [100 * s["f"]["mean"] for s in json.loads(text)["scores"]]
    else:
        rows = [json.loads(line)["rouge"] for line in text.splitlines()]
        means = [100 * statistics.mean(column) for column in zip(*rows)]
    return dict(zip(("R-1", "R-2", "R-L"), means))


def keyphrases(answers, gold, pith):
    """Macro F1 of the first 5, 10 and 15, exact match of stems, by eval/keyphrases.py."""
    sys.path += map(str, (pith.parent / "peers/pystemmer/lib").glob("python*/site-packages"))
    sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
    import keyphrases as scorer

    totals = [0.0] * len(scorer.CUTS)
    algorithm = scorer.STEMMERS.get(next(iter(gold.values()))["lang"])
    stemmer = algorithm and scorer.Stemmer.Stemmer(algorithm)
    for key, row in gold.items():
        found = dict.fromkeys(scorer.stems(stemmer, p) for p in answers.get(key, []))
        wanted = {scorer.stems(stemmer, p) for p in row["keyphrases"]}
        for i, f1 in enumerate(scorer.score(list(found), wanted)[2::3]):
            totals[i] += f1
    return {f"F@{cut}": 100 * t / len(gold) for cut, t in zip(scorer.CUTS, totals)}


def extraction(answers, gold, pith):
    """Word F1 of `pith eval extraction`, by kind of page."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for key, row in gold.items():
            row = {"id": key, "text": row["text"], "page_type": row["page_type"],
                   "system": "\n".join(answers.get(key, []))}
            file.write(json.dumps(row) + "\n")
        file.flush()
        command = [pith, "eval", "extraction", "--by", "page_type", "-f", "json", file.name]
        result = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {row["group"]: 100 * row["f1"] for row in result["tables"]["scores"]}


def bare(sentences):
    """The sentences without white space, less the empty ones."""
    return [b for s in sentences if (b := "".join(s.split()))]


def spans(text, sentences):
    """Where each sentence stands in `text`, both without white space; one not found is left out."""
    text, at, out = "".join(text.split()), 0, []
    for sentence in bare(sentences):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            out.append((start, at))
    return out


def span_f1(answers, gold, _):
    """F1 of the spans of sentences, over all documents."""
    right = total = 0
    for key, row in gold.items():
        ours = bare(answers.get(key, []))
        right += len(set(spans(row["text"], ours)) & set(spans(row["text"], row["sentences"])))
        total += len(ours) + len(row["sentences"])
    return {"F1": 100 * right * 2 / total}


def all_right(answers, gold, _):
    """The share of cases whose every sentence is right."""
    right = 0
    for key, row in gold.items():
        right += bare(answers.get(key, [])) == bare(row["sentences"])
    return {"cases": 100 * right / len(gold)}
