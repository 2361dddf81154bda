#!/usr/bin/env python3
"""Web pages of several makes and languages: what `pith extract` takes for their main text. TAP.

Pages are tests/samples/web/*.html; beside each a *.main.txt has the lines of its main text, all of
them and nothing else, without the headline."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PITH = os.environ.get("PITH", str(ROOT / "build/pith"))
PAGES = sorted((ROOT / "tests/samples/web").glob("*.html"))
MAIN = {"body", "list", "quote", "subheading"}
number = 0


def report(name, problems):
    global number
    number += 1
    for problem in problems:
        print("#", problem)
    print(f"{'not ok' if problems else 'ok'} {number} - {name}")


def read(path):
    done = subprocess.run([PITH, "extract", "-f", "json", str(path)], capture_output=True, check=True)
    return json.loads(done.stdout)


def check(path):
    answer = read(path)
    found = [b["text"] for b in answer["blocks"] if b["role"] in MAIN]
    expected = path.with_suffix(".main.txt").read_text(encoding="utf-8").splitlines()
    problems = [f"lost: {line}" for line in expected if line not in found]
    problems += [f"kept: {text}" for text in found if text not in expected]
    report(f"{path.name}: the main text and nothing else", problems)
    data = path.read_bytes()
    wrong = [b["text"] for b in answer["blocks"]
             if b["role"] in MAIN and b["text"].encode() != data[b["start"]:b["end"]]]
    report(f"{path.name}: each block stands where it is said to", wrong)


def main():
    for path in PAGES:
        check(path)
    print(f"1..{number}")
    return 0


main()
