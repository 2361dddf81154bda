#!/usr/bin/env python3
"""Time to read 300 links of 100 sites, each answer of which takes up to 0.2 s, as those of a letter of
news do: together, and one by one (--no-sandbox). Prints both, asserts nothing. The sites are servers on
the loopback address.

    BUILD=build tests/bench/links.py"""

import http.server
import os
import pathlib
import random
import subprocess
import threading
import time

PITH = pathlib.Path(__file__).resolve().parents[2] / os.environ.get("BUILD", "build") / "pith"
SITES, LINKS, SLOWEST = 100, 300, 0.2
TEXT = b"The rain fell on the harbour all day. The ferries stayed where they were.\n"


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        time.sleep(SLOWEST * random.random())
        body = b"User-agent: *\nDisallow: /private\n" if self.path == "/robots.txt" else TEXT
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    random.seed(1)
    sites = []
    for _ in range(SITES):
        site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=site.serve_forever, daemon=True).start()
        sites.append(site.server_port)
    links = [f"http://127.0.0.1:{sites[i % SITES]}/{i}" for i in range(LINKS)]
    for name, options in (("together", []), ("one by one", ["--no-sandbox"])):
        begun = time.monotonic()
        subprocess.run([PITH, "--allow-local", "-n", "1", *options, *links], check=True,
                       stdout=subprocess.DEVNULL)
        print(f"{LINKS} links of {SITES} sites, {name}: {time.monotonic() - begun:.1f} s", flush=True)


if __name__ == "__main__":
    main()
