#!/usr/bin/env python3
"""The manual pages leave nothing out: every function of the header is in pith.3; every verb, option and
exit code of the command is in pith.1."""

import json
import re
import subprocess
import sys

from tap import PITH, ROOT, Results

results = Results()


def check(what, missing):
    results.problems(what, (f"missing: {name}" for name in sorted(missing)))


def help_of(*verb):
    return subprocess.run([PITH, *verb, "--help"], capture_output=True, text=True, check=True).stdout


header = (ROOT / "include" / "pith.h").read_text()
functions = set(re.findall(r"^PITH_API [^;(]*?\b(pith_\w+)\(", header, re.M))
page3 = (ROOT / "include" / "pith.3").read_text()
assert len(functions) > 10, "the header has been read wrong"
check("pith.3 names every function", functions - set(re.findall(r"\bpith_\w+", page3)))

page1 = (ROOT / "src" / "cli" / "pith.1").read_text()
verbs = set(re.findall(r"^  ([a-z]+) {2,}", help_of(), re.M))
assert "summarize" in verbs, "the help has been read wrong"
check("pith.1 names every verb", {v for v in verbs if f".It Cm {v}\n" not in page1})

options = set()
for verb in ("summarize", "keywords", "terms", "segment"):
    options |= set(re.findall(r"--([a-z-]+)", help_of(verb).split("Examples:")[0]))
check("pith.1 names every option", {o for o in options if f"Fl Fl {o}" not in page1})

ARTICLE = ROOT / "tests" / "samples" / "article.txt"


def run(*arguments, text=""):
    return subprocess.run([PITH, *arguments], input=text, capture_output=True, text=True, check=True).stdout


def parts_of(*arguments, text=""):
    """The names of the parts of all scores in the answer."""
    answer = json.loads(run(*arguments, "-f", "jsonl", "--explain", text=text))
    return {name for row in answer.get("summary", answer.get("keywords")) for name in row["parts"]}


body = run("extract", ARTICLE).split("\n\n", 1)[1]
parts = parts_of("-n", "5", ARTICLE) | parts_of("keywords", ARTICLE) | parts_of("-w", "100", text=10 * body)
parts |= parts_of(text=json.dumps({"text": body}))
assert {"position", "overlap", "repeats", "together", "breadth"} <= parts, f"parts have been read wrong: {parts}"
section = page1.split(".Sh PARTS OF A SCORE")[1].split(".Sh ")[0]
assert {"position", "overlap", "repeats", "together"} <= parts, "the parts have been read wrong"
check("pith.1 names every part of a score", {p for p in parts if not re.search(rf"\b{p}\b", section)})

codes = re.findall(r"PITH_EXIT_\w+ = (\d+)", (ROOT / "src" / "cli" / "exit_codes.h").read_text())
status = page1.split(".Sh EXIT STATUS")[1].split(".Sh ")[0]
assert codes, "the exit codes have been read wrong"
check("pith.1 names every exit code", {c for c in codes if f".It {c}\n" not in status})
sys.exit(results.end())
