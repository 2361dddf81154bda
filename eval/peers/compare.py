#!/usr/bin/env python3
"""Runs pith and its peers on the same rows, scores all with the same scorer, and prints a table.

    eval/peers/compare.py TASK [--build build] [--data ../shared/data] [--markdown]
                          [--systems NAME,...] [--sets NAME,...] [--rows N] [--seconds 120]

TASK is summaries, keyphrases, segmentation, rouge (speed of the scorers themselves) or long (one
text of 100 KB, for speed alone). Peers are those of peers.tsv that eval/peers/install has put into
BUILD/peers; the others are named as not installed.

CPU seconds (user and system) and peak memory are those of a whole process that answers all rows of
a set: start-up, loading and reading JSON included, for pith as for the others, one at a time, one
thread. A system over its CPU seconds is ended, and its row says so."""

import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import scores  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
               "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
# Of each task the sets: name, rows that are taken (evenly spread), length of the answer.
SETS = {
    "summaries": [("cnndm-dev", 500, 3), ("bbc-half", 200, 7), ("squality-dev", 25, 25),
                  ("gum-dev", 30, 2)],
    "keyphrases": [("inspec-valid", 500, 15), ("semeval2017-half", 252, 15),
                   ("kpcrowd-half", 100, 15), ("nus-half", 20, 15)],
    "segmentation": [(f"{name}-dev", 1000, 0) for name in (
        "en-ewt en-gum de-gsd es-gsd fi-tdt fr-gsd it-isdt ja-gsd nl-alpino pl-pdb pt-bosque ru-gsd "
        "sv-talbanken tr-boun zh-gsd").split()] + [("pragmatic-half", 1000, 0)],
    "rouge": [("cnndm-dev", 1000, 3)],
    "long": [("cnndm-dev", 400, 5)],
}
FOLDERS = {"rouge": "summaries", "long": "summaries"}
LONG_BYTES = 100_000


def read_set(options, task, name, count):
    path = options.data / FOLDERS.get(task, task) / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // (options.rows or count))
    return rows[::step][: options.rows or count]


def split(options, rows):
    """Gives each row the sentences that every summarizer ranks: its own, or those that pith finds."""
    asked = [{"id": i, "text": row["text"]} for i, row in enumerate(rows) if "sentences" not in row]
    if asked:
        command = [options.build / "pith", "segment", "-i", "jsonl", "-f", "jsonl", "--all-blocks"]
        lines = "".join(json.dumps(row) + "\n" for row in asked)
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            rows[answer["id"]]["sentences"] = [s["text"] for s in answer["sentences"]]


def one_long_text(rows):
    """The sentences of all rows up to LONG_BYTES, as one row."""
    sentences, size = [], 0
    for sentence in (s for row in rows for s in row["sentences"]):
        if size >= LONG_BYTES:
            break
        sentences.append(sentence)
        size += len(sentence.encode()) + 1
    return [{**rows[0], "sentences": sentences}]


def request(task, row, length):
    """What a system sees of a row: never the gold."""
    out = {"id": row["id"], "lang": row.get("lang", "en")}
    if task in ("summaries", "long"):
        title = {"title": row["title"]} if row.get("title") else {}
        return {**out, **title, "sentences": row["sentences"], "n": length}
    if task == "keyphrases":
        title = row.get("title") or ""
        body = row["text"]
        text = body if body.startswith(title) else f"{title}.\n\n{body}"
        return {**out, "text": text, "n": length}
    if task == "rouge":
        return {**out, "system": row["sentences"][:length], "references": row["references"]}
    return {**out, "text": row["text"]}


def systems(options, task):
    """(name, method, command's beginning) of each system of the task."""
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
        extra = ["--measures", "1,2,L"] if method == "1.5.5" else ["--measures", "1,2,Lsum", "-r", "0"]
        return [pith, "rouge", "--compat", method, "-m", "-f", "json", *extra, path]
    verb = {"keyphrases": "keywords", "segmentation": "segment"}.get(task, "summarize")
    choice = [] if verb == "segment" else ["-m", method, "-n", str(length)]
    return [pith, verb, "-i", "jsonl", "-f", "jsonl", "--all-blocks", *choice, path]


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
                         ("system", ""), ("keyphrases", ""), ("rouge", "")):
        if field in answer:
            return [a[inner] if isinstance(a, dict) else a for a in answer[field]]
    return None


def read_answers(path):
    """By id; what was printed before a run was ended counts."""
    with open(path, encoding="utf-8") as lines:
        parsed = [json.loads(line) for line in lines if line.endswith("\n")]
    return {str(a["id"]): found for a in parsed if (found := texts(a)) is not None}


def language_group(row):
    """Made cases are counted by language where there are at least 10 of them."""
    return row["lang"] if row["lang"] in ("da", "de", "en", "es", "hy", "it", "ru") else "others"


def batches(options, task):
    """(name, length, requests, [(column's name before it, scorer, gold rows by id)]) of each run."""
    chosen = [s for s in SETS[task] if not options.sets or s[0] in options.sets.split(",")]
    if task == "segmentation":
        requests, parts = [], {}
        for name, count, _ in chosen:
            for row in read_set(options, task, name, count):
                made = name == "pragmatic-half"
                part = f"pragmatic {language_group(row)}, cases" if made else f"{name}, F1"
                row["id"] = f"{name}/{row['id']}"
                requests.append(request(task, row, 0))
                scorer = scores.all_right if made else scores.span_f1
                parts.setdefault(part, (part, scorer, {}))[2][row["id"]] = row
        yield "sentences", 0, requests, list(parts.values())
        return
    for name, count, length in chosen:
        rows = read_set(options, task, name, count)
        if task != "keyphrases":
            split(options, rows)
        if task == "long":
            rows = one_long_text(rows)
        scorer = {"summaries": scores.rouge, "keyphrases": scores.keyphrases}.get(task)
        gold = {str(row["id"]): row for row in rows}
        parts = [("", scorer, gold)] if scorer else []
        yield name, length, [request(task, row, length) for row in rows], parts


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
    line = {"system": method if method.startswith(name) else f"{name} {method}"}
    if status != "late":
        line.update(columns(options, task, name, requests, parts, target))
    late = status == "late"
    line["CPU s"] = f"over {options.seconds}" if late else f"{seconds:.2f}"
    line["MB"] = f"{peak / 1e6:.0f}"
    if status not in ("0", "late", "3"):
        line["system"] += f" (exit {status})"
    return line


def columns(options, task, name, requests, parts, target):
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
    parser.add_argument("task", choices=sorted(SETS))
    parser.add_argument("--build", type=pathlib.Path, default=os.environ.get("BUILD", "build"))
    parser.add_argument("--data", type=pathlib.Path, default="../shared/data")
    parser.add_argument("--systems", help="only these, such as pith,sumy")
    parser.add_argument("--sets", help="only these, such as cnndm-dev")
    parser.add_argument("--rows", type=int, help="so many rows of each set")
    parser.add_argument("--seconds", type=int, default=120, help="of CPU time, of each run")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    options.build = options.build.resolve()
    found = list(systems(options, options.task))
    with tempfile.TemporaryDirectory() as folder:
        for name, length, requests, parts in batches(options, options.task):
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
