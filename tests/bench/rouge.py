#!/usr/bin/env python3
"""Speed of `pith rouge`, beside the programs whose numbers it gives, where they are installed: prints a
table, asserts nothing.

    BUILD=build tests/bench/rouge.py [DATA]

DATA is a folder with summaries/cnndm-dev.jsonl.gz (default ../shared/data): its first 1,000 rows, three
sentences each, against the highlights; without it, made-up texts of that size. ROUGE-1.5.5 is run when
ROUGE155_HOME is a folder with ROUGE-1.5.5.pl and data/, rouge_score when this Python has it. Each
figure is CPU time, user and system, of one process: the median of RUNS (11) runs, slow programs once."""

import gzip
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PITH = ROOT / os.environ.get("BUILD", "build") / "pith"
DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
RUNS = int(os.environ.get("RUNS", "11"))
PAIRS = 1000
LARGE = 11490  # rows of the CNN/DailyMail test set


def cpu(command, runs=1, **more):
    """Median CPU seconds of a process."""
    seconds = []
    for _ in range(runs):
        child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, **more)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{command}: exit {child.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(seconds)


def rows():
    source = DATA / "summaries/cnndm-dev.jsonl.gz"
    if source.exists():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(PAIRS), lines):
                row = json.loads(line)
                yield row["sentences"][:3], row["references"][0]
        return
    rng = random.Random(1)
    words = [f"{a}{b}" for a in ("nation", "play", "agree", "gener", "walk") for b in
             ("", "s", "ed", "ing", "al", "ization", "ment")] + ["the", "of", "in"] * 5
    sentence = lambda: " ".join(rng.choice(words) for _ in range(22)) + " ."
    for _ in range(PAIRS):
        yield [sentence() for _ in range(3)], [sentence() for _ in range(4)]


def write_jsonl(path, pairs, count):
    with open(path, "w", encoding="utf-8") as file:
        for i in range(count):
            system, reference = pairs[i % len(pairs)]
            file.write(json.dumps({"id": f"{i:05d}", "system": system, "references": [reference]}) + "\n")


def write_config(folder, pairs):
    with open(folder / "config.xml", "w", encoding="utf-8") as config:
        config.write("<ROUGE_EVAL>\n")
        for i, (system, reference) in enumerate(pairs):
            (folder / f"s{i}").write_text("\n".join(system) + "\n", encoding="utf-8")
            (folder / f"r{i}").write_text("\n".join(reference) + "\n", encoding="utf-8")
            config.write(f'<EVAL ID="{i:05d}"><PEER-ROOT>{folder}</PEER-ROOT><MODEL-ROOT>{folder}</MODEL-ROOT>'
                         f'<INPUT-FORMAT TYPE="SPL"></INPUT-FORMAT><PEERS><P ID="S">s{i}</P></PEERS>'
                         f'<MODELS><M ID="A">r{i}</M></MODELS></EVAL>\n')
        config.write("</ROUGE_EVAL>\n")


def show(what, seconds, base=None):
    times = f"{seconds / base:8.0f} x" if base else ""
    print(f"{what:62} {seconds:9.4f} s {times}")


def script(folder, pairs, ours):
    home = os.environ.get("ROUGE155_HOME")
    if not home:
        print("ROUGE-1.5.5: not measured (ROUGE155_HOME is not set)")
        return
    write_config(folder, pairs)
    command = ["perl", f"-I{home}", f"{home}/ROUGE-1.5.5.pl", "-e", f"{home}/data"]
    show("ROUGE-1.5.5.pl, the same", cpu(command + "-n 2 -m -c 95 -r 1000 -a".split() + [folder / "config.xml"]), ours)


def google(pairs, ours):
    try:
        from rouge_score import rouge_scorer
    except ImportError:
        print("rouge_score: not measured (not installed)")
        return
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"], use_stemmer=True)
    texts = [("\n".join(reference), "\n".join(system)) for system, reference in pairs]
    start = time.process_time()
    for target, prediction in texts:
        scorer.score(target, prediction)
    show("rouge_score, the same, scoring alone", time.process_time() - start, ours)


def main():
    pairs = list(rows())
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        small, large = folder / "small.jsonl", folder / "large.jsonl"
        write_jsonl(small, pairs, PAIRS)
        write_jsonl(large, pairs, LARGE)
        pith = [PITH, "rouge"]
        official = pith + "--compat 1.5.5 -n 2 -m -c 95 -r 1000 -a".split()
        ours = cpu(official + [small], RUNS)
        show(f"{PAIRS} pairs, R-1, -2, -L, stemmed, 1000 resamples", ours)
        script(folder, pairs, ours)
        ours = cpu(pith + "--compat rouge_score -m -r 0".split() + [small], RUNS)
        show(f"{PAIRS} pairs, rouge1, rouge2, rougeL, rougeLsum, stemmed", ours)
        google(pairs, ours)
        without = cpu(pith + "-m -r 0".split() + [large], RUNS)
        show(f"{LARGE} pairs, R-1, -2, -L, stemmed", without)
        show("1000 resamples of these", cpu(pith + "-m -r 1000".split() + [large], RUNS) - without)
        every = pith + "--measures 1,2,3,4,L,W1.2,S4,SU4 -m -r 0".split()
        show(f"{PAIRS} pairs, R-1 to -4, -L, -W-1.2, -S4, -SU4", cpu(every + [small], RUNS))


if __name__ == "__main__":
    main()
