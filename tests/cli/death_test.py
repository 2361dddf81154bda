#!/usr/bin/env python3
"""Documents that kill the process that reads them: each is named, and everything else comes out. TAP."""

import functools
import gzip
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import threading

import preload
from tap import PITH, Results, skip_all

WHY = "its reader was killed: Segmentation fault"
QUIT = "a library ended its reader, as some do that are out of memory"
TEXTS = ["It rained.", "A deadly storm came.", "The sun rose.", "It was deadly.", "Dogs barked."]


class Pages(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    """The address of a site of the files there."""
    handler = functools.partial(Pages, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def run(folder, *arguments, stdin=""):
    env = dict(os.environ, LD_PRELOAD=f"{folder}/dying_reader.so", LC_ALL="C")
    done = subprocess.run([PITH, "segment", *arguments], input=stdin, text=True, env=env, cwd=folder,
                          capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def answers(out):
    return [row.get("error") or row["sentences"][0]["text"] for row in map(json.loads, out.splitlines())]


def main():
    if os.environ.get("SANITIZE"):
        return skip_all("a sanitizer catches what kills here")
    with tempfile.TemporaryDirectory() as folder:
        preload.build("dying_reader", folder)
        lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(TEXTS))
        expected = [WHY if "deadly" in t else t for t in TEXTS]
        names = []
        for i, text in enumerate(TEXTS):
            names.append(f"{i}.txt")
            pathlib.Path(folder, names[-1]).write_text(text)
        pathlib.Path(folder, "lines.jsonl").write_text(lines)

        piped = run(folder, "-i", "jsonl", "-f", "jsonl", stdin=lines)
        filed = run(folder, "-f", "jsonl", "lines.jsonl", names[4])
        pathlib.Path(folder, "lines.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
        packed = run(folder, "-f", "jsonl", "lines.jsonl.gz", names[4])
        with tarfile.open(f"{folder}/all.tar", "w") as archive:
            for name in (names[0], "lines.jsonl", names[2]):
                archive.add(f"{folder}/{name}", name)
        member = run(folder, "-f", "jsonl", "all.tar", names[4])
        files = run(folder, "-f", "jsonl", *names)
        text = run(folder, *names)
        single = run(folder, names[1])
        merged = run(folder, "--tokens", names[0], names[3])
        mails = "".join(f"From a@example.org Mon Jan  1 00:00:00 2024\nSubject: {i}\n\n{t}\n\n"
                        for i, t in enumerate(TEXTS))
        pathlib.Path(folder, "box.mbox").write_text(mails)
        box = run(folder, "-f", "jsonl", "box.mbox", names[4])
        quitters = [TEXTS[0], "We finish.", TEXTS[2], "They finish.", TEXTS[4]]
        for i, words in enumerate(quitters):
            pathlib.Path(folder, f"q{i}.txt").write_text(words)
        quit_ = run(folder, "-f", "jsonl", *(f"q{i}.txt" for i in range(5)))
        site = serve(folder)
        pages = run(folder, "-f", "jsonl", "--allow-local", *(f"{site}/{name}" for name in names))
        bare = run(folder, "--no-sandbox", names[1])
        tests = [
            ("lines from a pipe, read ahead", piped[0] == 3 and answers(piped[1]) == expected, piped),
            ("are numbered", [json.loads(l).get("line") for l in piped[1].splitlines()]
             == [None, 2, None, 4, None], piped),
            ("lines of a file, and the next file",
             filed[0] == 3 and answers(filed[1]) == expected + TEXTS[4:], filed),
            ("packed lines, and the next file",
             packed[0] == 3 and answers(packed[1]) == expected + TEXTS[4:], packed),
            ("lines in an archive, what is behind them there, and the next file",
             member[0] == 3
             and answers(member[1]) == [TEXTS[0], *expected, TEXTS[2], TEXTS[4]], member),
            ("files", files[0] == 3 and answers(files[1]) == expected, files),
            ("are named", files[2] == f"pith: 1.txt: {WHY}\npith: 3.txt: {WHY}\n", files),
            ("pages that were fetched before their turn",
             pages[0] == 3 and answers(pages[1]) == expected, pages),
            ("text", text[0] == 3 and text[1].count("==>") == 3, text),
            ("a single file", single == (1, "", f"pith: 1.txt: {WHY}\n"), single),
            ("the last of two", merged[0] == 3 and merged[1].endswith("it rained\n"), merged),
            ("mails of a box, and the next file",
             box[0] == 3 and answers(box[1]) == expected + TEXTS[4:], box),
            ("are named too", box[2] == f"pith: box.mbox: 2: {WHY}\npith: box.mbox: 4: {WHY}\n", box),
            ("readers that a library ends are named, and the others come out",
             quit_[0] == 3 and answers(quit_[1]) == [QUIT if "finish" in t else t for t in quitters]
             and quit_[2] == f"pith: q1.txt: {QUIT}\npith: q3.txt: {QUIT}\n", quit_),
            ("without a sandbox there is nobody to tell", bare[0] == -11, bare),
        ]
        results = Results()
        for name, good, got in tests:
            results.check(name, good, got)
        return results.end()


if __name__ == "__main__":
    sys.exit(main())
