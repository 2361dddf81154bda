#!/usr/bin/env python3
"""Web archives: which records are documents, how they were sent, and damage. TAP."""

import gzip
import zlib

from samples import FAIR, RAIN, Samples, brotli, texts


def record(kind, body, address="https://example.org/a"):
    body = body if isinstance(body, bytes) else body.encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n" \
           f"WARC-Date: 2024-05-01T09:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(body, kind="text/plain; charset=utf-8", status="200 OK", more=""):
    body = body if isinstance(body, bytes) else body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def bare(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def packed(coding, body):
    return record("response", answer(body, more=f"Content-Encoding: {coding}\r\n"))


def check_codings(s):
    """Bodies as servers pack them; what cannot be unpacked is named, and the next page comes out."""
    rain, good = RAIN.encode(), record("response", answer(FAIR))
    # zstd: a frame without a checksum or a window, one raw block (RFC 8878, 3.1.1).
    raw = b"\x28\xb5\x2f\xfd\x20" + bytes([len(rain)]) + (len(rain) << 3 | 1).to_bytes(3, "little") + rain
    for coding, body in [("gzip", gzip.compress(rain)), ("X-GZIP", gzip.compress(rain)),
                         ("gzip", rain), ("deflate", zlib.compress(rain)), ("deflate", bare(rain)),
                         ("br", brotli(rain)), ("zstd", raw), ("identity", rain),
                         ("br, gzip ,", gzip.compress(brotli(rain)))]:
        code, found, error = s.documents(s.write("c.warc", packed(coding, body)))
        s.check(f"packed by {coding!r}", code == 0 and [" ".join(texts(d)) for d in found] == [RAIN.strip()],
                found, error)
    code, found, _ = s.documents(s.write("c.warc", record("response", answer(
        RAIN, more="Transfer-Encoding: chunked\r\n"))))
    s.check("chunks that have been joined already", [" ".join(texts(d)) for d in found] == [RAIN.strip()], found)
    where = "https://example.org/a: "
    for coding, body, said in [("br", brotli(rain)[:-9], "br: damaged at byte 85: it ends too early"),
                               ("br", b"\xff" * 50, "br: damaged at byte"),
                               ("gzip", gzip.compress(rain)[:40], "deflate: damaged at byte 40: it ends"),
                               ("deflate", zlib.compress(rain)[:9] + b"\xff" * 90, "deflate: damaged at byte"),
                               ("zstd", raw[:-9], "damaged: Truncated zstd input"),
                               ("compress", b"\x1f\x9d", "packed by 'compress'"),
                               (", ".join(["gzip"] * 9), rain, "more than 6 content codings")]:
        code, out, error = s.run("-n1", "-m", "lead", s.write(
            "c.warc", good + packed(coding, body) + good))
        s.check(f"damaged or not known: {said}", code == 3 and out.count("The fair opened") == 2 and
                where + said in error and f"(byte {len(good)})" in error, code, out, error)
    bomb = zlib.compress(bytes(300_000_000), 9)
    code, out, error = s.run("-n1", s.write("c.warc", packed("deflate", bomb)))
    s.check("a bomb is stopped", code == 1 and "unpacks to more than" in error, code, error)


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
    code, out, error = s.run("-n9", s.write("cut.warc", b"".join(records[2:4])[:-150]))
    s.check("a record that is cut is named, those before it come out",
            code == 3 and "damaged or cut" in error and "The river rose" in out, code, out, error)
    check_codings(s)
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
