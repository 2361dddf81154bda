#!/usr/bin/env python3
"""Web archives: which records are documents, how they were sent, and damage. TAP."""

import gzip

from samples import FAIR, RAIN, Samples, texts


def record(kind, body, address="https://example.org/a"):
    body = body if isinstance(body, bytes) else body.encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n" \
           f"WARC-Date: 2024-05-01T09:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(body, kind="text/plain; charset=utf-8", status="200 OK", more=""):
    body = body if isinstance(body, bytes) else body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def main():
    s = Samples()
    latin = "Le café est fermé.".encode("latin-1")
    chunked = b"8\r\nThe rain\r\n" + b"4;x=y\r\n fel\r\n" + b"2\r\nl.\r\n0\r\n\r\n"
    records = [
        record("warcinfo", "software: none"), record("request", "GET / HTTP/1.1\r\n\r\n"),
        record("response", answer(RAIN)),
        record("response", answer(FAIR, status="404 Not Found")),
        record("response", answer(b"\x89PNG", "image/png")),
        record("response", answer(latin, "text/plain; charset=iso-8859-1"), "https://example.org/b"),
        record("response", answer(chunked, more="Transfer-Encoding: chunked\r\n")),
        record("response", answer(gzip.compress(FAIR.encode()), more="Content-Encoding: gzip\r\n")),
        record("metadata", "x: y"),
    ]
    wanted = [RAIN.strip(), "Le café est fermé.", "The rain fell.", FAIR.strip()]
    code, found, error = s.documents(s.write("a", b"".join(records)))
    s.check("answers that hold a text are documents, however they were sent",
            code == 0 and [" ".join(texts(d)) for d in found] == wanted, found, error)
    s.check("with address and date", [(d["url"], d["date"][:10]) for d in found[:2]] ==
            [("https://example.org/a", "2024-05-01"), ("https://example.org/b", "2024-05-01")], found)
    code, found, error = s.documents(s.write("a.warc.gz", b"".join(gzip.compress(r) for r in records)))
    s.check("each record packed for itself", code == 0 and
            [" ".join(texts(d)) for d in found] == wanted, found, error)
    _, out, _ = s.run("formats")
    page = f"<html><head><title>Rain</title></head><body><p>{RAIN}</p></body></html>"
    if "\nhtml " in out:
        _, found, error = s.documents(s.write("p.warc", record("response", answer(page, "text/html")) + record(
            "response", answer(gzip.compress(page.encode()), "text/html", more="Content-Encoding: gzip\r\n"))))
        s.check("pages, also packed", [texts(d, "body") for d in found] == [[RAIN.strip()]] * 2, found, error)
    code, out, error = s.run("-n1", s.write("cut.warc", b"".join(records[2:4])[:-150]))
    s.check("a record that is cut is named, those before it come out",
            code == 3 and "damaged or cut" in error and "The river rose" in out, code, out, error)
    code, out, error = s.run("-n1", s.write("br.warc", record(
        "response", answer(b"\x0b\x02", more="Content-Encoding: br\r\n")) + records[2]))
    s.check("what is packed otherwise is named", code == 3 and "packed by 'br'" in error, code, error)
    for name, data in {"nothing": b"", "only a version": b"WARC/1.0\r\n",
                       "a length that is none": b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
                       "a length of all memory": b"WARC/1.0\r\nContent-Length: 999999999999999999\r\n\r\n",
                       "chunks without end": record("response", answer(
                           b"ffffffff\r\nx", more="Transfer-Encoding: chunked\r\n"))}.items():
        code, _, error = s.run("-n1", "-i", "warc", s.write("x.warc", data))
        s.check("no harm in " + name, code in (0, 1), code, error)
    s.end()


if __name__ == "__main__":
    main()
