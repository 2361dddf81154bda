#!/usr/bin/env python3
"""Six hundred files of all formats in one batch, one in twenty of them missing, cut or a program: every
other one comes out, in order, and each of these is named. TAP."""

import json
import random
import sys

from damage_test import GOOD, as_bytes
from samples import Samples

FILES = 600


def damaged(draw, name):
    """A name, and what is in the file; None: there is none."""
    fault = draw.choice(["missing", "cut", "a program"])
    if fault == "cut":
        return name + ".zip", GOOD["a.zip"][:80]
    return name + ".txt", None if fault == "missing" else b"\x7fELF\2\1\1" + draw.randbytes(3000)


def main():
    s = Samples()
    draw = random.Random(5)
    _, listed, _ = s.run("formats", "-f", "json")
    if not all(f["available"] for f in json.loads(listed) if f["name"] != "pdf"):
        print("1..0 # SKIP a build without some of the formats")
        return
    formats = [name for name in GOOD if not name.endswith((".jsonl", ".pdf"))]
    good, bad = [], []
    for i in range(FILES):
        name = f"{i:03}-{draw.choice(formats)}"
        data = as_bytes(GOOD[name[4:]])
        is_bad = draw.random() < 0.05
        if is_bad:
            name, data = damaged(draw, name)
        (bad if is_bad else good).append(name)
        if data is not None:
            s.write(name, data)
    code, out, error = s.run("-n1", "-m", "lead", "-f", "jsonl", *sorted(good + bad))
    rows = [json.loads(row) for row in out.splitlines()]
    read = list(dict.fromkeys(row["file"] for row in rows if "error" not in row))
    named = {line.split(": ")[1] for line in error.splitlines()}
    s.check("every good file comes out, in order", read == good, set(good) - set(read))
    s.check("every bad one is named, and no other", named == set(bad), named ^ set(bad))
    s.check("the exit code says that some failed", code == 3 and len(bad) > 10, code, bad)
    s.end()


if __name__ == "__main__":
    sys.exit(main())
