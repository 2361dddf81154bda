#!/usr/bin/env python3
"""Compares `pith rouge --compat 1.5.5` with the golden values of ROUGE-1.5.5, all of them: every row,
measure, mean and interval, in every printed digit, and its stems. TAP; skipped without the data.

    rouge155_test.py [FOLDER]        default: ../shared/data/rouge155 beside the project"""

import csv
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

from tap import PITH, ROOT, Results, skip_all

DATA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/rouge155"

CASES = ["cnndm200", "squality", "multiling-en-fr-cs", "edge", "edge-emptyref"]
OPTIONS = {
    "o1": "-n 2 -m -c 95 -r 1000 -a",
    "o2": "-n 4 -w 1.2 -2 4 -U -c 95 -r 1000 -f A -p 0.5 -a",
    "o3": "-n 4 -w 1.2 -2 4 -U -c 95 -r 1000 -f A -p 0.5 -m -a",
    "o4": "-n 2 -m -s -a",
    "o5": "-n 2 -m -l 100 -a",
    "o6": "-n 2 -m -b 665 -a",
    "o7": "-n 2 -f B -m -a",
    "o8": "-n 1 -2 -1 -U -m -a",
    "o9p1": "-n 2 -x -m -p 1 -a",
    "o9p0": "-n 2 -x -m -p 0 -a",
    "o9t1": "-n 2 -x -m -t 1 -a",
    "o9t2": "-n 2 -x -m -t 2 -a",
    "o10": "-n 2 -w 1.2 -2 4 -U -m -l 10 -a",
    "o11": "-n 2 -w 1.2 -2 4 -U -m -b 75 -a",
    "o12": "-n 4 -w 1.2 -2 4 -U -m -f B -a",
    "o13": "-n 4 -w 1.2 -2 4 -U -m -t 2 -a",
    "o14": "-n 2 -w 1.2 -2 0 -U -m -s -p 0.8 -t 1 -a",
}


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def run(data, options):
    command = [PITH, "rouge", "--compat", "1.5.5", "-f", "tsv", "-d", *options.split(), data]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
    lines = [line for line in done.stdout.decode().split("\n") if not line.startswith("#")]
    items, means = "\n".join(lines).strip("\n").split("\n\n")
    split = lambda text: [line.split("\t") for line in text.split("\n")[1:]]
    return split(items), split(means)


def name(system):
    return "S" if system == "system" else system


def differences(case, options):
    """Every golden row and mean that is not printed alike."""
    items, means = run(DATA / f"{case}.jsonl", OPTIONS[options])
    rows = {(i, name(s), m): numbers for i, s, m, *numbers in items}
    averages = {(name(s), m): numbers for s, m, *numbers in means}
    compared = 0
    for i, system, measure, *numbers in read_tsv(DATA / f"{case}.{options}.tsv")[1:]:
        compared += 1
        if rows.get((i, system, measure)) != numbers:
            yield f"{i} {system} {measure}: {rows.get((i, system, measure))}, should be {numbers}"
    for system, measure, *numbers in read_tsv(DATA / f"{case}.{options}.aggregate.tsv")[1:]:
        compared += 1
        counts = options in ("o9t2", "o13")
        wanted = numbers if counts else numbers[:10]
        got = averages.get((system, measure), [None])
        got = got[1:] if counts else got
        if got != wanted:
            yield f"{system} {measure}: {got}, should be {wanted}"
    if compared < 2:
        yield "there is nothing to compare"


def wrong_stems():
    """Each token against its stem, as two texts of one word: they meet exactly when the stems do.
    The expected stem is stemmed again by us, so tokens are grouped by golden stem instead."""
    groups = {}
    for token, stem, *_ in read_tsv(DATA / "stem.tsv")[1:]:
        groups.setdefault(stem, []).append(token)
    tokens = [(token, stem) for stem, group in groups.items() for token in group]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        # A token must meet the first of its group, and must not meet that of the next group.
        stems = list(groups)
        following = dict(zip(stems, stems[1:] + stems[:1]))
        for token, stem in tokens:
            other = groups[following[stem]][0]
            for kind, reference in (("same", groups[stem][0]), ("other", other)):
                row = {"id": f"{kind} {token}", "system": token, "references": [reference]}
                file.write(json.dumps(row) + "\n")
        file.flush()
        items, _ = run(file.name, "-n 1 -x -m -r 0")
    scores = {i: numbers[0] for i, _, _, *numbers in items}
    for token, _ in tokens:
        if scores[f"same {token}"] != "1.00000":
            yield f"{token}: does not meet its stem"
        if scores[f"other {token}"] != "0.00000":
            yield f"{token}: meets another stem"


def main():
    if not DATA.is_dir():
        return skip_all(f"no folder {DATA}")
    results = Results()
    for case, options in itertools.product(CASES, OPTIONS):
        if (DATA / f"{case}.{options}.tsv").exists():
            results.problems(f"{case} {options}", differences(case, options))
    results.problems("stems", wrong_stems())
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
