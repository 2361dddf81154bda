#!/usr/bin/env python3
"""The reader of documents has no rights: in its own process, something tries to read a file, to write
one, to open a socket and to start a program, for every kind of input. TAP."""

import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import threading

import preload
from tap import PITH, Results, skip_all

TEXT = "The prying eye saw the harbour. The ferries stayed where they were all day.\n"
LINE = json.dumps({"text": TEXT}) + "\n"
# What each lock of the kernel keeps from a reader.
LOCKS = {"landlock": {"read", "write", "start"}, "seccomp": {"write", "ask", "start"}}
TRIED = {"read", "write", "ask", "start"}
CONVERTER = """#!/usr/bin/env python3
import os, socket, sys
refused = []
for attempt in (lambda: open(os.environ["PRYING_FILE"], "w"), socket.socket):
    try:
        attempt()
    except PermissionError:
        refused.append("refused")
sys.exit(" ".join(refused))
"""


class Page(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        body = TEXT.encode()
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def make_inputs(folder):
    pathlib.Path(folder, "one.txt").write_text(TEXT)
    pathlib.Path(folder, "plain.txt").write_text("The sun rose over the harbour. Dogs barked.\n")
    pathlib.Path(folder, "lines.jsonl").write_text(LINE)
    pathlib.Path(folder, "paper.pdf").write_bytes(b"%PDF-1.4\n")
    with tarfile.open(f"{folder}/texts.tar", "w") as packed:
        packed.add(f"{folder}/one.txt", "one.txt")
    converter = pathlib.Path(folder, "pdftotext")
    converter.write_text(CONVERTER)
    converter.chmod(0o755)


def run(folder, *arguments, stdin=""):
    """What `pith` does in the folder: the exit code, and what has been tried in it, how it went."""
    env = dict(os.environ, LD_PRELOAD=f"{folder}/prying_reader.so", LC_ALL="C",
               PRYING_FILE=f"{folder}/written")
    done = subprocess.run([PITH, *arguments], input=stdin, text=True, env=env, cwd=folder,
                          capture_output=True, timeout=60, check=False)
    return done.returncode, set(re.findall(r"^prying: (\w+): (.*)$", done.stderr, re.M)), done.stderr


def kept_from(folder, kept, *arguments, stdin=""):
    """Was all of `kept` refused, and everything else done?"""
    written = pathlib.Path(folder, "written")
    written.unlink(missing_ok=True)
    code, tried, said = run(folder, *arguments, stdin=stdin)
    expected = {(what, "refused" if what in kept else "done") for what in TRIED}
    return code == 0 and tried == expected and written.exists() == ("write" not in kept), said


def converter_kept_from(folder):
    """The program that reads PDF is one that tries to write a file and to open a socket."""
    written = pathlib.Path(folder, "written")
    written.unlink(missing_ok=True)
    env = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}", PRYING_FILE=str(written))
    done = subprocess.run([PITH, "extract", "paper.pdf"], env=env, cwd=folder, text=True,
                          capture_output=True, timeout=60, check=False)
    return (done.stderr == "pith: paper.pdf: pdf: damaged: refused refused\n"
            and not written.exists()), done.stderr


def main():
    if os.environ.get("SANITIZE"):
        return skip_all("a sanitizer has to be loaded before what tries")
    version = subprocess.run([PITH, "--version"], capture_output=True, text=True, check=True).stdout
    kept = set().union(*(what for lock, what in LOCKS.items() if lock in version))
    if not kept:
        return skip_all("this system has neither landlock nor seccomp")
    url = serve()
    with tempfile.TemporaryDirectory() as folder:
        preload.build("prying_reader", folder)
        make_inputs(folder)
        cases = [
            ("a file", ["one.txt"]),
            ("standard input", []),
            ("several files", ["plain.txt", "one.txt"]),
            ("lines of JSON", ["lines.jsonl"]),
            ("an archive", ["texts.tar"]),
            ("a set", ["--merge", "plain.txt", "one.txt"]),
            ("what the reader has read", ["--after", "one.txt", "plain.txt"]),
            ("a page of the web", ["--allow-local", url]),
            ("key phrases", ["keywords", "one.txt"]),
            ("sentences", ["segment", "one.txt"]),
            ("terms", ["terms", "one.txt"]),
            ("terms by two processes", ["terms", "-j", "2", "plain.txt", "one.txt"]),
            ("a sandbox that is asked for", ["--sandbox", "one.txt"]),
        ]
        tests = [(f"{name}: the reader is kept from it", kept_from(folder, kept, *how, stdin=TEXT))
                 for name, how in cases]
        tests += [(f"{name}: without a sandbox nothing is refused",
                   kept_from(folder, set(), "--no-sandbox", *how, stdin=TEXT))
                  for name, how in (("a file", ["one.txt"]), ("a page of the web", ["--allow-local", url]))]
        if kept == TRIED:
            tests.append(("the program that reads PDF is kept from files and sockets",
                          converter_kept_from(folder)))
    results = Results()
    for name, found in tests:
        results.check(name, *found)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
