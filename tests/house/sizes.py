#!/usr/bin/env python3
"""Files of at most 500 lines, functions of at most 60, lines of at most 100 columns; the public
header at most 700 lines of which at least half are comments. Prints what is over, fails when any."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def functions(lines):
    """(first line, length) of each function: from its signature's brace in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"\S.*\)\s*\{$", line) and not line.startswith("typedef"):
            start = number
        elif start is not None and line.startswith("}"):
            yield start, number - start + 1
            start = None
        elif start is None and line.rstrip().endswith(") {") and line.startswith(" "):
            start = number


def comment_share(text):
    comments = "\n".join(re.findall(r"/\*.*?\*/", text, re.S))
    lines = [l for l in text.splitlines() if l.strip()]
    return len([l for l in comments.splitlines() if l.strip()]) / len(lines)


def main():
    bad = []
    for folder in ("src", "eval", "models", "include"):
        for path in sorted((ROOT / folder).rglob("*.[ch]")):
            lines = path.read_text().splitlines()
            name = path.relative_to(ROOT)
            if len(lines) > (700 if name.name == "pith.h" else 500):
                bad.append(f"{name}: {len(lines)} lines")
            bad += [f"{name}:{n}: {len(l)} columns" for n, l in enumerate(lines, 1) if len(l) > 100]
            if path.suffix == ".c":
                bad += [f"{name}:{start}: a function of {length} lines"
                        for start, length in functions(lines) if length > 60]
    share = comment_share((ROOT / "include/pith.h").read_text())
    if share < 0.6:
        bad.append(f"include/pith.h: {share:.0%} comment lines")
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
