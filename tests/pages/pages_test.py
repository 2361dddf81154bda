#!/usr/bin/env python3
"""Real pasted pages, as they are and as they get mangled on the way: the truth about each line's
role, what a brief must hold, and what must never be in one. TAP.

Pages are tests/samples/*.txt with a *.roles.tsv beside them (line, role), and, where it is there, the
page in ../shared/data/seed."""

import json
import re
import subprocess
import sys
import textwrap

from tap import PITH, ROOT, Results

SEED = ROOT / "../shared/data/seed"
FURNITURE = {"dateline", "byline", "caption", "ui", "related", "tail"}
results = Results()


def run(arguments, data):
    done = subprocess.run([PITH, *arguments], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8")


def hard_wrap(text):
    wrap = textwrap.TextWrapper(width=72, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\n".join(wrap.wrap(line)) for line in text.split("\n"))


VARIANTS = {
    "as it is": lambda t: t.encode(),
    "CRLF": lambda t: t.replace("\n", "\r\n").encode(),
    "Windows-1252": lambda t: t.encode("cp1252", "replace"),
    "UTF-16": lambda t: t.encode("utf-16"),
    "hard-wrapped": lambda t: hard_wrap(t).encode(),
}


def plain(text):
    """Words only: the same however white space came out. Windows-1252 lacks a few characters."""
    return " ".join(re.findall(r"\w+", text))


def roles_of_lines(data, lines):
    """Maps each line to the role of the block that holds its start; line ends as in `lines`."""
    blocks = json.loads(run(["segment", "-f", "json"], data))["blocks"]
    found, at = {}, 0
    for i, line in enumerate(lines):
        start = at + len(line) - len(line.lstrip())
        for block in blocks:
            if block["start"] <= start < block["end"] and line.strip():
                found[i] = block["role"]
        at += len(line.encode()) + 1
    return found


def check_roles(label, lines, expected):
    found = roles_of_lines("\n".join(lines).encode(), lines)
    same = {"body", "list", "quote"}
    problems = [f"line {i + 1} is {role}, taken for {found.get(i)}: {lines[i][:60]}"
                for i, role in expected.items()
                if found.get(i) != role and not {role, found.get(i)} <= same]
    results.problems(f"{label}: the role of every line", problems)


def check_furniture(label, variant, data, lines, expected):
    """Nothing of the furniture is in a long summary, and no sentence twice."""
    chosen = run(["-n", "8"], data).splitlines()
    body = plain(" ".join(lines[i] for i, r in expected.items() if r == "body"))
    problems = [f"not of the body: {s}" for s in chosen if plain(s) not in body]
    problems += [f"twice: {s}" for s in chosen if chosen.count(s) > 1]
    results.problems(f"{label}, {variant}: only the body, nothing twice", problems)


def check_seed_brief(variant, data):
    brief = run(["-n", "3"], data)
    problems = []
    if not re.search(r"Blinken|deceive people|warned", brief):
        problems.append("no sentence on the scepticism or the warning")
    if "drastically reduce" not in brief:
        problems.append("no sentence on the claim to drastically reduce hostilities")
    if len(brief.splitlines()) != 3:
        problems.append("not three sentences")
    results.problems(f"seed, {variant}: the brief", [p + ": " + brief.replace("\n", " | ") for p in problems])
    phrases = [l.split("\t")[0] for l in run(["keywords", "-n", "10"], data).splitlines()]
    problems = [f"{wanted} is missing" for wanted in ("kyiv", "peace talks", "russian forces")
                if not any(wanted in p.lower() for p in phrases)]
    problems += [f"bad phrase: {p}" for p in phrases
                 if re.search(r"\bsaid\b|swift|iran|trump|more latest|\bmr\b", p, re.I)]
    results.problems(f"seed, {variant}: the key phrases", [p + f" in {phrases}" for p in problems])


def check_page(label, lines, expected):
    check_roles(label, lines, expected)
    for variant, mangle in VARIANTS.items():
        data = mangle("\n".join(lines))
        check_furniture(label, variant, data, lines, expected)
        if label == "seed":
            check_seed_brief(variant, data)


def main():
    samples = ROOT / "tests/samples"
    for page in sorted(samples.glob("*.roles.tsv")):
        name = page.name.removesuffix(".roles.tsv")
        lines = (samples / f"{name}.txt").read_text().split("\n")
        rows = [r.split("\t") for r in page.read_text().splitlines()[1:]]
        check_page(name, lines, {int(n) - 1: role for n, role in rows})
    if (SEED / "article.txt").exists():
        lines = (SEED / "article.txt").read_text().split("\n")
        rows = [r.split("\t") for r in (SEED / "roles.tsv").read_text().splitlines()[1:]]
        check_page("seed", lines, {int(n) - 1: role for n, role in rows})
    else:
        results.skip("seed", f"{SEED} is not there")
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
