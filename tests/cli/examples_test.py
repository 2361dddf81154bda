#!/usr/bin/env python3
"""Runs every example of README.md and of the manual pages: each "$ command" with what stands under it.

    PITH=build/pith tests/cli/examples_test.py [--update]

--update writes what the commands gave into the pages: read the difference before you keep it. In
README.md examples are fenced blocks marked "console"; one marked otherwise, such as the commands that
install packages, is not run. In a manual page they are literal displays."""

import sys

import session


def readme_lines(lines):
    """Each line, None where it is no example."""
    inside = False
    for line in lines:
        if line.startswith("```"):
            inside = line == "```console"
            yield None
        else:
            yield line if inside else None


def manual_lines(lines):
    """mdoc(7): a literal display still holds roff, in which a few characters are escaped."""
    inside = False
    for line in lines:
        if line.startswith((".Bd", ".Ed")):
            inside = line.startswith(".Bd -literal")
            yield None
        else:
            yield line.replace("\\&", "").replace("\\e", "\\") if inside else None


def manual_encode(line):
    line = line.replace("\\", "\\e")
    return "\\&" + line if line.startswith((".", "'")) else line


def main():
    pages = [session.ROOT / "README.md"]
    for pattern in ("src/cli/*.1", "eval/*.1", "include/*.3"):
        pages += sorted(session.ROOT.glob(pattern))
    count = 0
    for page in pages:
        if not page.exists():
            continue
        readme = page.suffix == ".md"
        lines = page.read_text().splitlines()
        steps = session.parse(list((readme_lines if readme else manual_lines)(lines)))
        given = session.check(steps, page.name, count)
        count += len(steps)
        if "--update" in sys.argv:
            session.update(page, lines, steps, given, str if readme else manual_encode)
    print(f"1..{count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
