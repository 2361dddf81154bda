#!/usr/bin/env python3
"""Compares what `pith rouge --compat 1.5.5 -f 1.5.5` prints with what ROUGE-1.5.5.pl itself prints, byte
for byte, for its configuration files, SEE pages and lists. TAP; skipped unless ROUGE155_HOME is a folder
with ROUGE-1.5.5.pl and data/."""

import os
import pathlib
import random
import subprocess
import sys
import tempfile

from tap import PITH, Results, skip_all

HOME = os.environ.get("ROUGE155_HOME")

IDS = ["b", "a.x", "10", "2", "a", "A", "1", "z-1", "100", "a1", "-3", "33", "4", "5", "6"]
RUNS = [
    "-n 2 -m -a -d see.xml",
    "-n 2 -m -w 1.2 -2 4 -u -a -d spl.xml",
    "-n 2 -m -a -d -z SPL list",
    "-n 1 -c 90 -r 333 -a spl.xml",
    "-n 1 -c 99 -t 1 -a -d spl.xml",
    "-n 1 -x -t 2 -a -d spl.xml",
    "-n 1 -r 1 -a spl.xml",
    "-n 3 -f B -t 1 -a -d spl.xml",
    "-n 1 -2 -1 -U -a -d spl.xml",
    "-n 1 -w 1.5 -b 60 -s -a -d spl.xml",
    "-n 2 -m -l 9 -p 0.3 -a -d see.xml",
]


def text(rng):
    words = "the of police gunman killed kill men women children running runs agreement state-of-the-art".split()
    return [" ".join(rng.choice(words) for _ in range(rng.randrange(1, 12))) + "." for _ in range(3)]


def see(lines):
    anchors = [f'<a name="{i}">[{i}]</a> <a href="#{i}" id={i}>{line}</a>' for i, line in enumerate(lines, 1)]
    return "\n".join(["<html>", "<body>", *anchors, "</body>", "</html>", ""])


def write(folder):
    rng = random.Random(155)
    configs = {"SEE": [], "SPL": []}
    paths = []
    for row, name in enumerate(IDS):
        texts = {part: text(rng) for part in ("A", "B", "r1", "r2")}
        for kind in configs:
            for part, lines in texts.items():
                content = see(lines) if kind == "SEE" else "\n".join(lines) + "\n"
                (folder / f"{row}{part}.{kind}").write_text(content)
            item = lambda tag, part: f'<{tag} ID="{part}">{row}{part}.{kind}</{tag}>'
            configs[kind].append(
                f'<EVAL ID="{name}">\n<PEER-ROOT>\n.\n</PEER-ROOT>\n<MODEL-ROOT>.</MODEL-ROOT>\n'
                f'<INPUT-FORMAT TYPE="{kind}">\n</INPUT-FORMAT>\n<PEERS>\n{item("P", "B")}\n{item("P", "A")}\n'
                f'</PEERS>\n<MODELS>\n{item("M", "r1")}\n{item("M", "r2")}\n</MODELS>\n</EVAL>'
            )
        paths.append(f"{row}A.SPL {row}r1.SPL {row}r2.SPL")
    for kind, rows in configs.items():
        body = "\n".join(rows)
        (folder / f"{kind.lower()}.xml").write_text(f'<ROUGE_EVAL version="1.5.5">\n{body}\n</ROUGE_EVAL>\n')
    (folder / "list").write_text("\n".join(paths) + "\n")


def main():
    if not HOME:
        return skip_all("ROUGE155_HOME is not set")
    results = Results()
    with tempfile.TemporaryDirectory() as temporary:
        write(pathlib.Path(temporary))
        output = lambda command: subprocess.run(command, cwd=temporary, capture_output=True, check=True).stdout
        for options in RUNS:
            script = output(["perl", f"-I{HOME}", f"{HOME}/ROUGE-1.5.5.pl", "-e", f"{HOME}/data", *options.split()])
            ours = output([PITH, "rouge", "--compat", "1.5.5", "-f", "1.5.5", *options.split()])
            results.check(options, script == ours and script.count(b"\n") > 5)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
