#!/usr/bin/env python3
"""The command on a heap of which any one call fails: it says so and ends with a failure, or does the
whole work; it never crashes, and never prints half an answer as if it were whole. TAP."""

import os
import subprocess
import sys
import tempfile

import preload
from tap import PITH, ROOT, Results, skip_all

SAMPLE = str(ROOT / "tests/samples/article.txt")
ROWS = '{"id":1,"text":"The river rose. The town closed."}\n{"id":2,"text":"All quiet here."}\n'
COMMANDS = {
    "summarize": ([SAMPLE, "-k", "3", "--explain"], ""),
    "keywords in JSON": (["keywords", "-f", "json", SAMPLE], ""),
    "segment": (["segment", "-f", "json", SAMPLE], ""),
    "JSON Lines": (["-i", "jsonl"], ROWS),
    "terms": (["terms", SAMPLE], ""),
    "terms added up": (["terms", "--no-sandbox", "--merge",
                        str(ROOT / "tests/fuzz/corpus/terms/groups")], ""),
    "several files": (["--merge", SAMPLE, SAMPLE], ""),
}
MOST = 400  # more allocations than any of them makes


def run(arguments, stdin, environment):
    done = subprocess.run([PITH, *arguments], input=stdin.encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def problems(arguments, stdin, shim):
    """Fails call 1, 2, … until a run is not met by it any more."""
    whole = run(arguments, stdin, dict(os.environ))
    if whole[0] != 0:
        return [f"without a failure: exit {whole[0]}: {whole[2]}"]
    reported = 0
    for n in range(1, MOST):
        code, out, err = run(arguments, stdin, dict(os.environ, LD_PRELOAD=shim, FAIL_AT=str(n)))
        if code < 0 or code not in (0, 1, 3, 4):
            return [f"call {n} fails: exit {code}: {err}"]
        if code != 0 and b"memory" not in out + err.encode().lower():
            return [f"call {n} fails: nothing is said of memory: {err}"]
        if code == 0 and out != whole[1]:
            return [f"call {n} fails: another answer, and no failure"]
        reported += code != 0
    return [] if reported else ["no failure was ever reported"]


def main():
    if os.environ.get("SANITIZE"):
        return skip_all("a sanitizer has an allocator of its own")
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        shim = preload.build("failing_heap", folder)
        for name, (arguments, stdin) in COMMANDS.items():
            results.problems(name, problems(arguments, stdin, shim))
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
