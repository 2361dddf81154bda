#!/usr/bin/env python3
"""Runs pith and its peers on the same rows, scores all with the same scorer, and prints a table.

    eval/peers/compare.py TASK [--build build] [--data ../shared/data] [--markdown]
                          [--systems NAME,...] [--sets NAME,...] [--rows N] [--seconds 120]
                          [--bytes 100000] [--odd] [--model FILE]

TASK is summaries, keyphrases, segmentation, extraction, rouge (speed of the scorers themselves) or
long (one text of so many bytes, for speed alone). Peers are those of peers.tsv that eval/peers/install has
put into BUILD/peers; the others are named as not installed.

The trees of key phrases that pith ships know all rows; what models/fit_keyword.py --even writes knows
those with an even number, so that `--odd --model` with that (packed, see eval/keyphrases.py) is fair.

CPU seconds (user and system) and peak memory are those of a whole process that answers all rows of
a set: start-up, loading and reading JSON included, for pith as for the others, one at a time, one
thread. A system over its CPU seconds is ended, and its row says so."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import scores  # noqa: E402
import sets  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
               "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


def systems(options, task):
    """(name, method) of each system of the task that is there."""
    for line in (HERE / "peers.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, of, methods, source, _ = line.split("\t")
        if of != ("summaries" if task == "long" else task):
            continue
        if options.systems and name not in options.systems.split(","):
            continue
        home = options.build / "peers" / name
        if source != "make" and not (home / "installed").exists():
            print(f"{name} is not installed: run eval/peers/install {name}", file=sys.stderr)
            continue
        for method in methods.split(","):
            yield name, method


def pith_command(options, task, method, length, path):
    pith = str(options.build / "pith")
    if task == "rouge":
        which = {"1.5.5": ["--measures", "1,2,L"],
                 "rouge_score": ["--measures", "1,2,Lsum", "-r", "0"]}[method]
        return [pith, "rouge", "--compat", method, "-m", "-f", "json", *which, path]
    if task == "extraction":
        return [pith, "extract", "-i", "jsonl", "-f", "jsonl", path]
    verb = {"keyphrases": "keywords", "segmentation": "segment"}.get(task, "summarize")
    choice = [] if verb == "segment" else ["-m", method, "-n", str(length)]
    model = ["--model", options.model] if options.model else []
    return [pith, verb, "-i", "jsonl", "-f", "jsonl", "--all-blocks", *model, *choice, path]


def peer_command(options, name, method):
    venv = options.build / "peers" / name / "bin/python"
    runner = HERE / f"run_{name.replace('-', '_')}.py"
    return [str(venv) if venv.exists() else sys.executable, str(runner), method]


def measure(options, name, command, source, target):
    """(CPU seconds, peak bytes, "0", "late" or another exit code) of a run."""
    home = options.build / "peers" / name
    libraries = ":".join(map(str, home.glob("usr/lib/*")))
    environment = {**os.environ, **ENVIRONMENT, "PEER": str(home)}
    if libraries:
        environment["LD_LIBRARY_PATH"] = libraries
    small = [sys.executable, "-I", "-S", str(HERE / "measure.py"), str(options.seconds)]
    with open(options.build / "peers.log", "a") as log:
        log.write(f"# {' '.join(command)}\n")
        log.flush()
        done = subprocess.run([*small, source, target, *command], env=environment, stderr=log,
                              stdout=subprocess.PIPE, text=True, check=True)
    seconds, peak, status = done.stdout.split()
    return float(seconds), float(peak), status


def texts(answer):
    """The answer of a runner, or of pith, as a list of strings; None when there is none."""
    for field, inner in (("summary", "text"), ("keywords", "phrase"), ("sentences", "text"),
                         ("blocks", "text"), ("system", ""), ("keyphrases", ""), ("rouge", "")):
        if field in answer:
            return [a[inner] if isinstance(a, dict) else a for a in answer[field]]
    if "text" in answer:
        return [answer["text"]]
    return None


def read_answers(path):
    """By id; what was printed before a run was ended counts."""
    with open(path, encoding="utf-8") as lines:
        parsed = [json.loads(line) for line in lines if line.endswith("\n")]
    return {str(a["id"]): found for a in parsed if (found := texts(a)) is not None}


def run(options, task, system, length, requests, parts, folder):
    """One line of the table: {column: text}."""
    name, method = system
    source, target = str(folder / "in"), str(folder / "out")
    with open(source, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(r) + "\n" for r in requests)
    if name == "pith":
        command = pith_command(options, task, method, length, source)
    else:
        command = peer_command(options, name, method)
    seconds, peak, status = measure(options, name, command, source, target)
    system = method if method.startswith(name) else f"{name} {method}"
    late = status == "late"
    time = f"over {options.seconds}" if late else f"{seconds:.{3 if seconds < 1 else 1}f}"
    worth = {} if late else columns(options, task, requests, parts, target)
    # pith ends with 3 when it answers some rows with an error; "failed" counts them.
    told = "" if late or status in ("0", "3") else f" (exit {status})"
    return {"system": system + told, **worth, "CPU s": time, "MB": f"{peak / 1e6:.0f}"}


def columns(options, task, requests, parts, target):
    """The scores of one run, as text."""
    if task == "rouge":
        return {k: f"{v:.3f}" for k, v in scores.rouge_means(target).items()}
    answers = read_answers(target)
    failed = sum(1 for r in requests if str(r["id"]) not in answers)
    out = {}
    for label, scorer, gold in parts:
        found = {key: answers[key] for key in gold if key in answers}
        for column, value in scorer(found, gold, options.build / "pith").items():
            out[label or column] = f"{value:.1f}" if found else "-"
    return {**out, "failed": str(failed)}


def show(options, lines):
    """The table; systems side by side where there are many columns."""
    heads = list(dict.fromkeys(head for line in lines for head in line))
    for last in ("failed", "CPU s", "MB"):
        if last in heads:
            heads.append(heads.pop(heads.index(last)))
    grid = [heads] + [[line.get(head, "-") for head in heads] for line in lines]
    if len(heads) > 12:
        grid = [list(column) for column in zip(*grid)]
    if options.markdown:
        grid.insert(1, ["---"] + ["---:"] * (len(grid[0]) - 1))
        print("\n".join("| " + " | ".join(row) + " |" for row in grid))
        return
    widths = [max(map(len, column)) for column in zip(*grid)]
    for row in grid:
        print(row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:])))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=sorted(sets.SETS))
    parser.add_argument("--build", type=pathlib.Path, default=os.environ.get("BUILD", "build"))
    parser.add_argument("--data", type=pathlib.Path, default="../shared/data")
    parser.add_argument("--systems", help="only these, such as pith,sumy")
    parser.add_argument("--sets", help="only these, such as cnndm-dev")
    parser.add_argument("--odd", action="store_true", help="only rows with an odd number")
    parser.add_argument("--model", help="a packed model for pith")
    parser.add_argument("--rows", type=int, help="so many rows of each set")
    parser.add_argument("--seconds", type=int, default=120, help="of CPU time, of each run")
    parser.add_argument("--bytes", type=int, default=100_000, help="of the long text")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"{options.data}: no such folder; --data names the one with the sets")
    options.build = options.build.resolve()
    found = list(systems(options, options.task))
    with tempfile.TemporaryDirectory() as folder:
        for name, length, requests, parts in sets.batches(options, options.task):
            lines = []
            for system in found:
                print(f"{name}: {system[0]} {system[1]}", file=sys.stderr)
                lines.append(run(options, options.task, system, length, requests, parts,
                                 pathlib.Path(folder)))
            size = f", {length} each" if length else ""
            print(f"\n{name}: {len(requests)} rows{size}\n")
            show(options, lines)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
