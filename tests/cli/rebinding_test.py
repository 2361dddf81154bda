#!/usr/bin/env python3
"""Pages of a public site that lead inside: by a redirect, by a name that stands for another address
the second time, by a proxy. The public site is a server on the loopback address; a library that is
preloaded makes it look public (turning_names.c). TAP."""

import http.server
import os
import subprocess
import sys
import tempfile
import threading

import preload
from tap import PITH, Results, skip_all

RAIN = "The rain fell on the harbour all day. The ferries stayed where they were.\n"
WHY = "its address is not public; --allow-local permits that"


class Site(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.server.seen.append((self.headers["Host"].split(":")[0], self.path))
        moved = self.server.moved.get(self.path)
        body = b"" if moved else RAIN.encode()
        self.send_response(302 if moved else 404 if self.path == "/robots.txt" else 200)
        if moved:
            self.send_header("Location", moved)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    port = server.server_port
    server.seen = []
    server.moved = {
        "/to-loopback": f"http://127.0.0.1:{port}/rain.txt",
        "/to-ipv6": f"http://[::1]:{port}/rain.txt",
        "/to-private": "http://10.0.0.1/",
        "/to-metadata": "http://169.254.169.254/latest/meta-data/",
        "/to-inside": f"http://inside.example:{port}/rain.txt",
        "/to-steady": f"http://steady.example:{port}/rain.txt",
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    if os.environ.get("SANITIZE"):
        return skip_all("a sanitizer has to be loaded before the names")
    server = serve()
    rain = (0, RAIN, "")

    def url(name, path):
        return f"http://{name}.example:{server.server_port}{path}"

    def fetch(address, *options, **more):
        """Exit code, output and messages; server.seen is what has been asked of the site."""
        server.seen.clear()
        env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        env.update(more, LD_PRELOAD=f"{folder}/turning_names.so", LC_ALL="C")
        done = subprocess.run([PITH, "extract", *options, address], stdin=subprocess.DEVNULL, env=env,
                              capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    def refused(address, seen, *options):
        """The address is refused, and the site has been asked for nothing but `seen`."""
        got = fetch(address, *options)
        return got == (1, "", f"pith: {address}: {WHY}\n") and server.seen == seen, (got, server.seen)

    def leads_inside(path):
        return refused(url("steady", path), [("steady.example", "/robots.txt"), ("steady.example", path)])

    def gives(address, *options, last, **more):
        got = fetch(address, *options, **more)
        return got == rain and server.seen[-1] == last, (got, server.seen)

    def proxied():
        proxy = f"http://127.0.0.1:{server.server_port}"
        return gives(url("steady", "/rain.txt"), last=("steady.example", "/rain.txt"), http_proxy=proxy)

    tests = [
        ("a public site", lambda: gives(url("steady", "/rain.txt"), last=("steady.example", "/rain.txt"))),
        ("a redirect within it", lambda: gives(url("steady", "/to-steady"),
                                               last=("steady.example", "/rain.txt"))),
        ("a redirect to the loopback address", lambda: leads_inside("/to-loopback")),
        ("the same of IPv6", lambda: leads_inside("/to-ipv6")),
        ("a redirect to a private address", lambda: leads_inside("/to-private")),
        ("a redirect to a metadata service", lambda: leads_inside("/to-metadata")),
        ("a redirect inside, permitted", lambda: gives(url("steady", "/to-loopback"), "--allow-local",
                                                       last=("127.0.0.1", "/rain.txt"))),
        ("a name that turns, the first time", lambda: gives(
            url("turning", "/rain.txt"), "--no-robots", last=("turning.example", "/rain.txt"))),
        ("a name that turns after robots.txt is asked where it was", lambda: gives(
            url("turning", "/rain.txt"), last=("turning.example", "/rain.txt"))),
        ("a name that stands for this machine", lambda: refused(url("inside", "/rain.txt"), [])),
        ("a redirect to one", lambda: leads_inside("/to-inside")),
        ("a name that turns, permitted", lambda: gives(
            url("turning", "/rain.txt"), "--allow-local", last=("turning.example", "/rain.txt"))),
        ("a proxy inside is not asked", proxied),
    ]
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        preload.build("turning_names", folder)
        for name, test in tests:
            results.check(name, *test())
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
