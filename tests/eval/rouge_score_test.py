#!/usr/bin/env python3
"""Compares `pith rouge --compat rouge_score` with rouge_score itself, to 1e-9: with its golden values
when the data is there, and with the package of PyPI, when it is installed, on random and real texts. TAP.

    rouge_score_test.py [FOLDER]     default: ../shared/data/rouge155 beside the project"""

import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from tap import PITH, ROOT, Results

DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/rouge155"

TYPES = ["rouge1", "rouge2", "rouge3", "rouge9", "rougeL", "rougeLsum"]
TOLERANCE = 1e-9
SEED = 20040725


def run(rows, stem, measures="1,2,Ltext,Lsum"):
    """Scores of pith: {(id, system, measure): (recall, precision, f)}."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        command = [PITH, "rouge", "--compat", "rouge_score", "-f", "json", "-d", "-r", "0"]
        command += ["--measures", measures] + (["-m"] if stem else []) + [file.name]
        done = subprocess.run(command, capture_output=True, check=True)
    return {
        (item["id"], item["system"], item["measure"]): (item["recall"], item["precision"], item["f"])
        for item in json.loads(done.stdout)["items"]
    }


def far(got, wanted):
    return got is None or any(abs(a - b) > TOLERANCE for a, b in zip(got, wanted))


def golden_differences(case, stem):
    rows = [json.loads(line) for line in open(DATA / f"{case}.jsonl", encoding="utf-8")]
    for row in rows:
        row["references"] = row["references"][:1]
    scores = run(rows, stem)
    path = DATA / f"{case}.google-{'stem' if stem else 'nostem'}.tsv"
    with open(path, encoding="utf-8", newline="") as file:
        for i, system, measure, *numbers in list(csv.reader(file, delimiter="\t"))[1:]:
            got = scores.get((i, "system" if system == "S" else system, measure))
            if far(got, [float(n) for n in numbers]):
                yield f"{i} {system} {measure}: {got}, should be {numbers}"


def random_text(rng, words):
    """Lines of words from a small set, so that texts meet, with all kinds of marks in between."""
    between = [" "] * 12 + ["\n"] * 2 + [", ", "-", "'", "\u00a0", "\u00e9", " \u212a", "\u0130 ", "\t"]
    parts = []
    for _ in range(rng.randrange(0, 60)):
        parts += [rng.choice(words), rng.choice(between)]
    return "".join(parts)


def made_words(rng):
    """Stems with stacks of suffixes, which a stemmer must take apart in the right order."""
    stems = ["generaliz", "relat", "hop", "fil", "tann", "conflat", "sky", "fl", "di", "agre", "logi", "y", "abyss"]
    suffixes = [
        "", "s", "es", "ies", "ed", "eed", "ing", "ied", "y", "ational", "ization", "alli", "fulli",
        "logi", "iveness", "biliti", "icate", "ness", "ement", "ment", "ent", "ion", "e", "ll", "ble",
    ]  # fmt: skip
    words = ["the", "of", "News", "innings", "dying", "proceed", "x86", "2000s"]
    for _ in range(400):
        words.append(rng.choice(stems) + rng.choice(suffixes) + rng.choice(suffixes))
    return words


def random_rows(count):
    rng = random.Random(SEED)
    for number in range(count):
        words = rng.sample(made_words(rng), rng.choice([3, 10, 40]))
        references = [random_text(rng, words) for _ in range(rng.choice([1, 1, 2, 3]))]
        yield {"id": str(number), "system": random_text(rng, words), "references": references}


def real_rows():
    """Twenty rows of each case: rouge_score takes seconds for the long ones."""
    for case in ("cnndm200", "squality", "multiling-en-fr-cs", "edge", "edge-emptyref"):
        for line in open(DATA / f"{case}.jsonl", encoding="utf-8").readlines()[:20]:
            row = json.loads(line)
            for name, lines in row.get("systems", {"S": row.get("system")}).items():
                references = ["\n".join(reference) for reference in row["references"]]
                yield {"id": f"{row['id']} {name}", "system": "\n".join(lines), "references": references}


def live_differences(rows, stem):
    from rouge_score import rouge_scorer

    rows = list(rows)
    if not rows:
        yield "there is nothing to compare"
    scorer = rouge_scorer.RougeScorer(TYPES, use_stemmer=stem)
    scores = run(rows, stem, "1,2,3,9,Ltext,Lsum")
    for row in rows:
        wanted = scorer.score_multi(row["references"], row["system"])
        for measure, (precision, recall, f) in wanted.items():
            got = scores.get((row["id"], "system", measure))
            if far(got, (recall, precision, f)):
                yield f"{row['id']} {measure}: {got}, should be {(recall, precision, f)}"


def main():
    tests = []
    for case in ("cnndm200", "squality", "edge", "edge-emptyref"):
        for stem in (False, True):
            title = f"golden {case}{' stemmed' if stem else ''}"
            check = lambda c=case, s=stem: golden_differences(c, s)
            tests.append((title, check, None if DATA.is_dir() else "no data"))
    try:
        import rouge_score

        missing = None
    except ImportError:
        missing = "rouge_score is not installed"
    for stem in (False, True):
        end = " stemmed" if stem else ""
        tests.append((f"400 random pairs{end}", lambda s=stem: live_differences(random_rows(400), s), missing))
        no_data = missing or (None if DATA.is_dir() else "no data")
        tests.append((f"real pairs{end}", lambda s=stem: live_differences(real_rows(), s), no_data))
    results = Results()
    for title, check, skip in tests:
        if skip:
            results.skip(title, skip)
        else:
            results.problems(title, check())
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
