#!/usr/bin/env python3
"""A file that may not be read, met as an ordinary user: named, and the other file still comes out. TAP."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PITH = os.environ.get("PITH", str(ROOT / "build/pith"))
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
    print(f"1..{len(checks)}")
    for i, (check, holds) in enumerate(checks.items(), 1):
        print(f"{'ok' if holds else 'not ok'} {i} - {check}")
    if not all(checks.values()):
        print(f"# exit {done.returncode}\n# {said!r}\n# {error!r}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
