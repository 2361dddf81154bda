#!/usr/bin/env python3
"""The command, as people use and misuse it: the sessions tests/cli/*.t (see session.py).

    PITH=build/pith tests/cli/cases_test.py [--update] [NAME...]

--update writes what the commands gave into the sessions: read the difference before you keep it."""

import pathlib
import sys

import session

INDENT = "    "


def strip(line):
    """A line without its indentation; None when it is not indented."""
    if line.strip() == "":
        return ""
    return line[len(INDENT):] if line.startswith(INDENT) else None


def main():
    wanted = [a for a in sys.argv[1:] if a != "--update"]
    count = 0
    for path in sorted(pathlib.Path(__file__).parent.glob("*.t")):
        if wanted and not any(w in path.name for w in wanted):
            continue
        lines = path.read_text().splitlines()
        steps = session.parse([strip(line) for line in lines])
        given = session.check(steps, path.name, count)
        count += len(steps)
        if "--update" in sys.argv:
            session.update(path, lines, steps, given, lambda line: (INDENT + line).rstrip())
    print(f"1..{count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
