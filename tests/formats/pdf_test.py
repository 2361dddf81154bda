#!/usr/bin/env python3
"""PDF with a password, made here by the standard security handler of PDF 1.4 (RC4, 40 bits): refused
by name, while one that anybody may open is read, and the files behind it in a batch too. TAP."""

import hashlib
import shutil

from samples import FAIR, Samples

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = b"0123456789abcdef"
RIGHTS = -44


def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


def locked(password):
    """One page in Helvetica that `password` opens."""
    owner = rc4(hashlib.md5((b"owner" + PADDING)[:32]).digest()[:5], (password + PADDING)[:32])
    start = (password + PADDING)[:32] + owner + (RIGHTS & 0xFFFFFFFF).to_bytes(4, "little") + IDENTITY
    key = hashlib.md5(start).digest()[:5]
    page = rc4(hashlib.md5(key + b"\x04\0\0\0\0").digest()[:10],
               b"BT /F1 12 Tf 72 700 Td (The weir is open.) Tj ET")
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
               b"/Resources<</Font<</F1 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
               b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>" % (
                   owner.hex().encode(), rc4(key, PADDING).hex().encode(), RIGHTS)]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ident = IDENTITY.hex().encode()
    return out + (b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R/Encrypt 6 0 R"
                  b"/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (table, ident, ident, len(out)))


def main():
    s = Samples()
    if not shutil.which("pdftotext"):
        print("1..0 # SKIP pdftotext is not installed")
        return
    s.write("locked.pdf", locked(b"secret"))
    s.write("open.pdf", locked(b""))
    s.write("fair.txt", FAIR)
    code, out, error = s.run("locked.pdf", "fair.txt", "-n", "1", "-m", "lead")
    s.check("a PDF with a password is named, and the others come out",
            code == 3 and "locked.pdf: pdf: it is encrypted" in error and "The fair opened" in out, error)
    code, out, error = s.run("open.pdf")
    s.check("one without is read", code == 0 and out == "The weir is open.\n", out, error)
    s.end()


if __name__ == "__main__":
    main()
