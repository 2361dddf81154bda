#!/usr/bin/env python3
"""A file that may not be read, met as an ordinary user: named, and the other file still comes out. TAP."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import PITH, Results

NOBODY = 65534


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        shutil.copy(PITH, folder / "pith")
        (folder / "open.txt").write_text("It rained all night.\n")
        (folder / "closed.txt").write_text("Nobody may read this.\n")
        (folder / "closed.txt").chmod(0)
        user = {"user": NOBODY} if os.geteuid() == 0 else {}
        done = subprocess.run(["./pith", "closed.txt", "open.txt"], cwd=folder, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, **user)
    said, error = done.stdout.decode(), done.stderr.decode()
    checks = {
        "exit code of a partial failure": done.returncode == 3,
        "the file is named": error == "pith: closed.txt: Permission denied\n",
        "the other file comes out": "It rained all night." in said and "Nobody" not in said,
    }
    results = Results()
    for check, holds in checks.items():
        results.check(check, holds, f"exit {done.returncode}", said, error)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
