#!/usr/bin/env python3
"""The same bytes come out of every processor: libm has other code for those that multiply and add in
one step (FMA), and rounds otherwise there. glibc leaves that out when it is told to. TAP."""

import os
import subprocess
import sys

from tap import PITH, ROOT, Results

SAMPLES = [ROOT / "tests/samples/article.txt", ROOT / "tests/samples/web/news-ja.html",
           ROOT / "tests/samples/web/news.html"]
OLD = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX,-AVX2,-AVX512F,-AVX512VL"


def run(*arguments, tunables=""):
    env = dict(os.environ, GLIBC_TUNABLES=tunables)
    done = subprocess.run([PITH, *arguments, *SAMPLES], stdin=subprocess.DEVNULL, env=env, timeout=60,
                          capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def methods(verb):
    """Those that `pith methods` lists for a verb."""
    listed = subprocess.run([PITH, "methods"], capture_output=True, text=True, check=True).stdout
    part = next(p for p in listed.split("\n\n") if p.startswith(f"pith {verb} "))
    return [line.split()[0] for line in part.splitlines()[1:]]


def main():
    results = Results()
    for verb in ("summarize", "keywords"):
        for method in methods(verb):
            command = (verb, "-f", "jsonl", "-m", method)
            here, old = run(*command), run(*command, tunables=OLD)
            results.check(f"{verb} -m {method}", here == old and here[0] == 0, (here, old))
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
