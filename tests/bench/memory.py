#!/usr/bin/env python3
"""Peak memory of the command on texts of 1,000,000 bytes of many kinds: prints a table, asserts
nothing.

    BUILD=build tests/bench/memory.py [DATA]

DATA is a folder with the sets of eval/ (default ../shared/data), whose texts are put together, again
and again where a set is smaller. The middle of five runs, in MB of 1,000,000 bytes."""

import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PITH = ROOT / os.environ.get("BUILD", "build") / "pith"
MEASURE = ROOT / "eval/peers/measure.py"
DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
BYTES = 1_000_000
RUNS = 5
SETS = ("summaries/bbc-half", "summaries/cnndm-dev", "summaries/gum-train",
        "summaries/indosum-half", "summaries/klexikon-dev", "summaries/korean-scinews-half",
        "summaries/multiling2011-half", "summaries/opinosis-half", "summaries/qmsum-train",
        "summaries/scisumm-half", "summaries/squality-train", "summaries/vietnamese-dev",
        "segmentation/fi-tdt-dev", "segmentation/ja-gsd-dev", "segmentation/tr-boun-dev",
        "segmentation/zh-gsd-dev")


def texts(path):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            for part in row.get("docs") or [row]:
                yield part.get("text") or "\n".join(part["sentences"])


def joined(path):
    rows = list(texts(path))
    text = b""
    while len(text) < BYTES:
        text += "\n\n".join(rows).encode() + b"\n\n"
    return text[:BYTES].decode(errors="ignore").encode()


def peak(path):
    out = subprocess.run([sys.executable, "-I", "-S", MEASURE, "60", os.devnull, os.devnull, PITH,
                          path], capture_output=True, text=True, check=True).stdout
    return int(out.split()[1]) / 1e6


def main():
    if not DATA.exists():
        print(f"memory: {DATA} is not there", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            path = pathlib.Path(folder) / pathlib.Path(name).name
            path.write_bytes(joined(DATA / f"{name}.jsonl.gz"))
            print(f"{path.name:24} {statistics.median(peak(path) for _ in range(RUNS)):5.1f} MB")


if __name__ == "__main__":
    main()
