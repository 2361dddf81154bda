#!/usr/bin/env python3
"""Pages of the web, from a server on the loopback address: redirects, errors, limits, charsets, and
addresses that are not public. TAP."""

import gzip
import http.server
import json
import socket
import subprocess
import sys
import threading
import time

from samples import brotli
from tap import PITH, ROOT, Results

RAIN = "The rain fell on the harbour all day. The ferries stayed where they were.\n"
CAFE = "Le café ferme à midi. Les habitués s'en étonnent.\n"


class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, body, kind="text/plain; charset=utf-8", status=200, headers=()):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path
        self.server.seen.append((path, self.headers.get("User-Agent")))
        if path.startswith("/together/"):
            self.server.meet()
        moved = {"/moved": "/rain.txt", "/loop": "/loop", "/to-file": "file:///etc/hostname",
                 "/to-private": "http://10.0.0.1/"}
        if path in moved:
            self.answer(b"", status=302, headers=[("Location", moved[path])])
        elif path == "/rain.txt" or path.startswith("/together/"):
            self.answer(RAIN.encode())
        elif path == "/latin":
            self.answer(CAFE.encode("windows-1252"), "text/plain; charset=windows-1252")
        elif path == "/cookie" and self.headers.get("Cookie") != "seen=yes":
            self.answer(b"", status=302,
                        headers=[("Location", "/cookie"), ("Set-Cookie", "seen=yes")])
        elif path == "/cookie":
            self.answer(RAIN.encode())
        elif path == "/cookie-of-another":
            self.answer((self.headers.get("Cookie") or "There is no cookie here.").encode())
        elif path == "/zipped":
            self.answer(gzip.compress(RAIN.encode()), headers=[("Content-Encoding", "gzip")])
        elif path == "/brotli":
            self.answer(brotli(RAIN.encode()), headers=[("Content-Encoding", "br")])
        elif path == "/bomb":
            self.answer(gzip.compress(b"a " * (1 << 20)), headers=[("Content-Encoding", "gzip")])
        elif path == "/long":
            self.answer(b"It rained. " * 100000)
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"It rained. " * 1000)
            except OSError:
                pass
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"It ")
                    time.sleep(0.1)
            except OSError:
                pass
            self.close_connection = True
        elif path == "/picture":
            self.answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "image/png")
        elif path == "/paper.pdf":
            self.answer((ROOT / "tests/samples/paper.pdf").read_bytes(), "application/pdf")
        elif path == "/robots.txt" and self.server.robots is not None:
            status, body = self.server.robots
            self.answer(body, status=status)
        elif path == "/broken":
            self.answer(b"", status=500)
        else:
            self.answer(b"No such page here.", status=404)


class Server(http.server.ThreadingHTTPServer):
    """Counts how many are asked for together: each waits for `company`, or until none comes."""

    seen = []
    robots = None
    company = 1
    here = most = 0
    door = threading.Condition()

    @classmethod
    def meet(cls):
        with cls.door:
            cls.here += 1
            cls.most = max(cls.most, cls.here)
            cls.door.notify_all()
            cls.door.wait_for(lambda: cls.most >= cls.company, timeout=3)
        time.sleep(0.1)
        with cls.door:
            cls.here -= 1

    def handle_error(self, request, client_address):
        """Who asks may go away in the middle of an answer."""


def serve():
    server = Server(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def pith(*arguments, local=True):
    options = ["--allow-local"] if local else []
    done = subprocess.run([PITH, *arguments, *options], stdin=subprocess.DEVNULL, timeout=60,
                          capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def main():
    server = serve()
    site = f"http://127.0.0.1:{server.server_port}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
    rain = (0, RAIN.strip() + "\n", "")

    def failed(path, why, *options):
        """The page fails, with `why` behind its address, and nothing comes out."""
        url = path if path.startswith("http") else site + path
        got = pith("extract", url, *options)
        return got == (1, "", f"pith: {url}: {why}\n"), got

    def gives(path, expected, *options):
        got = pith("extract", site + path, *options)
        return got == expected, got

    def json_of(path, *options):
        code, out, _ = pith("extract", "-f", "json", site + path, *options)
        return json.loads(out) if code == 0 else {}

    def refused(url):
        got = pith("extract", url, local=False)
        return got[0] == 1 and "its address is not public" in got[2], got

    def with_others():
        got = pith("-m", "lead", "-n", "1", "-f", "jsonl", site + "/none", site + "/rain.txt")
        lines = [json.loads(l) for l in got[1].splitlines()]
        return (got[0] == 3 and lines[0]["error"] == "HTTP 404, not found"
                and lines[1]["summary"][0]["text"] == RAIN.split(". ")[0] + "."), got

    def robots(status, body, *options):
        Server.robots = (status, body)
        url = site + "/rain.txt"
        got = pith("extract", url, *options)
        Server.robots = None
        return got[2].replace(f"pith: {url}: ", "").strip(), got

    def kept_out():
        why = "robots.txt of its site keeps programs from it; --no-robots fetches it"
        given = robots(200, b"User-agent: *\nDisallow: /rain\n")
        return given[0] == why and given[1][:2] == (1, ""), given

    def asked_once():
        Server.seen.clear()
        pith("extract", site + "/rain.txt", site + "/moved", site + "/latin")
        return [path for path, _ in Server.seen].count("/robots.txt") == 1, Server.seen

    def together(urls, company):
        """How many pages are asked for at a time at the most, each page how often, and in what
        order they come out."""
        Server.seen.clear()
        Server.company = company
        Server.most = 0
        code, out, _ = pith("-m", "lead", "-n", "1", "-f", "jsonl", *urls)
        asked = sorted(path for path, _ in Server.seen if path != "/robots.txt")
        order = [json.loads(line)["file"] for line in out.splitlines()]
        wanted = sorted("/" + url.split("/", 3)[3] for url in urls)
        return code == 0 and order == urls and asked == wanted, Server.most

    def of_one_site():
        good, most = together([f"{site}/together/{i}" for i in range(5)], 2)
        return good and most == 2, (good, most)

    def of_many_sites():
        servers = [serve() for _ in range(12)]
        good, most = together([f"http://127.0.0.1:{one.server_port}/together/{i}"
                               for i, one in enumerate(servers)], 8)
        return good and most == 8, (good, most)

    def kept_out_before():
        """Nothing is fetched before its turn that may not be fetched in its turn."""
        Server.seen.clear()
        Server.robots = (200, b"User-agent: *\nDisallow: /latin\n")
        got = pith("extract", site + "/rain.txt", site + "/latin", site + "/moved")
        Server.robots = None
        return got[0] == 3 and "/latin" not in [path for path, _ in Server.seen], (got, Server.seen)

    def user_agent():
        got = {agent for _, agent in Server.seen}
        return len(got) == 1 and got.pop().startswith("pith/"), got

    tests = [
        ("a page", lambda: gives("/rain.txt", rain)),
        ("its address is known", lambda: (json_of("/rain.txt")["url"] == site + "/rain.txt", "")),
        ("a redirect", lambda: gives("/moved", rain)),
        ("is followed to its end", lambda: (json_of("/moved")["url"] == site + "/rain.txt", "")),
        ("a redirect to itself", lambda: failed("/loop", "more than 10 redirects")),
        ("a redirect to a file",
         lambda: failed("/to-file", "neither http nor https, or led to by neither")),
        ("a page that wants its cookie back", lambda: gives("/cookie", rain)),
        ("the next page has no cookie", lambda: (pith(
            "extract", site + "/cookie", site + "/cookie-of-another")[1].splitlines()[-1]
                                                 == "There is no cookie here.", "")),
        ("a charset", lambda: gives("/latin", (0, CAFE, ""))),
        ("a packed page", lambda: gives("/zipped", rain)),
        ("a page packed by brotli", lambda: gives("/brotli", rain)),
        ("a page that unpacks to more than the limit",
         lambda: failed("/bomb", "longer than 100000 bytes", "--max-bytes", "100000")),
        ("a page that is longer than the limit",
         lambda: failed("/long", "longer than 100000 bytes", "--max-bytes", "100000")),
        ("a page without end",
         lambda: failed("/endless", "longer than 1000000 bytes", "--max-bytes", "1000000")),
        ("a page that drips", lambda: failed("/drip", "not there within 1 s", "--timeout", "1")),
        ("a page that is none", lambda: failed("/none", "HTTP 404, not found")),
        ("a server that fails", lambda: failed("/broken", "HTTP 500, server error")),
        ("nobody there", lambda: (failed(closed, "")[1][0] == 1, failed(closed, "")[1])),
        ("a picture", lambda: (pith("extract", site + "/picture")[0] == 1, "")),
        ("one fails, the other comes out", with_others),
        ("the loopback address", lambda: refused(site + "/rain.txt")),
        ("the same, as a name", lambda: refused(site.replace("127.0.0.1", "localhost") + "/rain.txt")),
        ("the same, mapped", lambda: refused(site.replace("127.0.0.1", "[::ffff:127.0.0.1]") + "/")),
        ("the same, as a number", lambda: refused(site.replace("127.0.0.1", "2130706433") + "/")),
        ("a private address", lambda: refused("http://10.0.0.1/")),
        ("a metadata service", lambda: refused("http://169.254.169.254/latest/meta-data/")),
        ("a link-local address", lambda: refused("http://[fe80::1]/")),
        ("without a sandbox", lambda: gives("/rain.txt", rain, "--no-sandbox")),
        ("several as one set", lambda: (pith("--merge", "-m", "lead", "-n", "2", site + "/rain.txt",
                                             site + "/moved")[0] == 0, "")),
        ("a page that robots.txt keeps programs from", kept_out),
        ("is fetched when that is wanted", lambda: (robots(
            200, b"User-agent: *\nDisallow: /\n", "--no-robots")[1] == rain, "")),
        ("another page of the site", lambda: (robots(
            200, b"User-agent: *\nDisallow: /snow\n")[1] == rain, "")),
        ("a robots.txt that fails", lambda: (robots(503, b"")[0]
                                             == "robots.txt of its site: HTTP 503, service unavailable", "")),
        ("robots.txt is asked for once", asked_once),
        ("pages of one site, two at a time", of_one_site),
        ("pages of many sites, eight at a time", of_many_sites),
        ("a page that is kept out is not fetched before its turn either", kept_out_before),
        ("it says who it is", user_agent),
    ]
    results = Results()
    for name, test in tests:
        results.check(name, *test())
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
