#!/usr/bin/env python3
"""Charsets and archives on heaps of every size, without the process that would survive their reader:
libuchardet and libarchive end or crash a process that has no memory left, and are not asked then.
Either the whole answer comes out, or it is said that memory is short. TAP."""

import bz2
import gzip
import lzma
import os
import pathlib
import subprocess
import sys
import tempfile

import preload
from archive_test import make_tar, make_zip
from samples import FAIR, RAIN
from tap import PITH, Results, skip_all

RIVER = "Ночью река вышла из берегов и затопила луга. Жители возвращаются домой, но школа закрыта."
BOTH = [("a.txt", RAIN), ("b.txt", FAIR)]
FILES = {
    "koi8.txt": RIVER.encode("koi8-r"), "a.zip": make_zip(BOTH), "a.tar": make_tar(BOTH, "w"),
    "a.gz": gzip.compress(RAIN.encode()), "a.xz": lzma.compress(RAIN.encode()),
    "a.bz2": bz2.compress(RAIN.encode()),
}
# The second is what libarchive says when the decoder of bzip2 finds no memory.
SAID = ["memory", "bzip decompression failed"]
STEP, MOST = 24 << 10, 1_600_000  # bytes of heap; beyond the most, only buffers are asked for


def run(folder, name, size):
    env = dict(os.environ, LD_PRELOAD=f"{folder}/small_heap.so", HEAP_BYTES=str(size))
    done = subprocess.run([PITH, "-n1", "--no-sandbox", name], cwd=folder, env=env, timeout=60,
                          capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def problem(folder, name):
    whole = run(folder, name, 1 << 40)
    if whole[0] != 0:
        return f"with all memory: {whole}"
    told = 0
    for size in range(700_000, MOST, STEP):
        code, out, error = run(folder, name, size)
        if code == 0 and out == whole[1]:
            return None if told else "no failure was met"
        if code not in (1, 3) or not any(words in error for words in SAID):
            return f"{size} bytes: exit {code}: {error or out}"
        told += 1
    return None


def main():
    if os.environ.get("SANITIZE"):
        return skip_all("a sanitizer has an allocator of its own")
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        preload.build("small_heap", folder)
        for name, data in FILES.items():
            pathlib.Path(folder, name).write_bytes(data)
            found = problem(folder, name)
            results.check(name, not found, found)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
