"""What the tests in Python share: where the command is, and results in TAP (the Test Anything
Protocol). `tests/run` puts this folder and
`formats`, whose samples others use too, on the path of Python's modules."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
PITH = os.environ.get("PITH", str(ROOT / "build/pith"))
LONGEST, MOST = 2000, 20  # characters of a detail, and problems of a check, that are printed


class Results:
    """A line for each check; the plan comes last, so that a script that dies has none."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, holds, *details):
        """Says whether the check holds, and if not what there is to know."""
        self.count += 1
        self.failed += not holds
        for detail in () if holds else details:
            print("#", (detail if isinstance(detail, str) else repr(detail))[:LONGEST].replace("\n", "\n# "))
        print(f"{'ok' if holds else 'not ok'} {self.count} - {name}")

    def problems(self, name, found):
        """The check holds if there are no problems."""
        found = list(found)
        more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
        self.check(name, not found, *found[:MOST], *more)

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def end(self):
        """Prints the plan; returns the exit code."""
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def skip_all(why):
    """The whole script is skipped; returns the exit code."""
    print(f"1..0 # SKIP {why}")
    return 0
