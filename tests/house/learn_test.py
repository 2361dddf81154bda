#!/usr/bin/env python3
"""The learner of abbreviations finds those of its own small text, and proposes none for a text without. TAP."""

import pathlib
import subprocess
import sys
import tempfile

from tap import Results

TOOL = pathlib.Path(__file__).resolve().parents[2] / "models/learn_abbreviations.py"
# "etwa" and "Fluss" stand with and without a full stop, "Nr" and "Abt" never without.
TEXT = """Der Fluss stieg etwa um zwei Meter am Abend. Unter Nr. 7 half die Abt. Technik etwa am Fluss.
Am Abend half die Abt. Technik unter Nr. 9 am Fluss. Technik half unter Nr. 3 etwa. Der Abend kam.
""" * 20


def learn(text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as f:
        f.write(text)
        f.flush()
        out = subprocess.run([TOOL, f.name], capture_output=True, text=True, check=True).stdout
    return {line.split("\t")[0]: line.split("\t")[2] for line in out.splitlines()}


def main():
    found = learn(TEXT)
    checks = {
        "abbreviations with what follows": found == {"nr": "number", "abt": "title"},
        "none without full stops": learn("kein Punkt weit und breit\n" * 20) == {},
        "its own check": subprocess.run([TOOL, "--test"], capture_output=True, check=False).returncode == 0,
    }
    results = Results()
    for check, holds in checks.items():
        results.check(check, holds, found)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
