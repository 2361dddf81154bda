#!/usr/bin/env python3
"""Runs every example of README.md and of the manual pages: each "$ command" with what stands under it.

    PITH=build/pith tests/cli/examples_test.py [--show]

--show prints what the commands gave, to be copied. In README.md examples are fenced blocks marked
"console"; one marked otherwise, such as the commands that install packages, is not run. In a manual
page they are literal displays."""

import re
import sys

import session


def readme_steps(text):
    lines = []
    inside = False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = line == "```console"
            lines.append(None)
        else:
            lines.append(line if inside else None)
    return session.parse(lines)


def manual_steps(text):
    """mdoc(7): a literal display holds roff, in which some characters are escaped."""
    lines = []
    inside = False
    for line in text.splitlines():
        if line.startswith((".Bd", ".Ed")):
            inside = line.startswith(".Bd -literal")
            lines.append(None)
        elif inside:
            line = re.sub(r"\\&", "", line)
            line = line.replace(r"\(aq", "'").replace(r"\-", "-").replace(r"\(dq", '"')
            lines.append(line.replace(r"\e", "\\"))
        else:
            lines.append(None)
    return session.parse(lines)


def main():
    pages = [session.ROOT / "README.md"]
    pages += sorted(session.ROOT.glob("src/cli/*.1")) + sorted(session.ROOT.glob("eval/*.1"))
    pages += sorted(session.ROOT.glob("include/*.3"))
    count = 0
    for page in pages:
        if not page.exists():
            continue
        find = readme_steps if page.suffix == ".md" else manual_steps
        steps = find(page.read_text())
        given = session.check(steps, page.name, count)
        count += len(steps)
        if "--show" in sys.argv:
            for step, got in zip(steps, given):
                print("\n".join(["$ " + step.command] + got))
    print(f"1..{count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
