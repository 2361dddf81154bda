#!/usr/bin/env python3
"""Compressed files and archives: good ones, damaged ones and bombs. TAP."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

from samples import FAIR, RAIN, Samples, texts


def make_zip(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_tar(members, mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as t:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data.encode())
            t.addfile(info, io.BytesIO(data.encode()))
    return out.getvalue()


def check_good(s):
    packers = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
    for ending, pack in packers.items():
        code, out, error = s.run("-n1", "-m", "lead", s.write("a.txt." + ending, pack(RAIN.encode())))
        s.check(ending + " around a text", (code, out, error) == (0, "The rain fell all night.\n", ""),
                code, out, error)
    both = [("a.txt", RAIN), ("folder/é.txt", FAIR)]
    for name, data in {"t.zip": make_zip(both), "t.tar": make_tar(both, "w"),
                       "t.tgz": make_tar(both, "w:gz")}.items():
        code, found, error = s.documents(s.write(name, data))
        s.check(name + " of two texts", code == 0 and [d["item"] for d in found] == [n for n, _ in both]
                and texts(found[1]) == [FAIR.strip()], code, found, error)
    nested = gzip.compress(make_zip([("in.zip", make_zip([("deep.txt", RAIN)]))]))
    code, found, _ = s.documents(s.write("n.bin", nested))
    s.check("a zip in a zip in a gz, told from its bytes", code == 0 and texts(found[0]) == [RAIN.strip()],
            found)


def check_lines(s):
    """JSON Lines in an archive: each line is a document, as if the file had not been packed."""
    lines = '{"id":"rain","text":"It rained."}\nno JSON\n{"text":"It snowed."}\n'
    members = [("a.txt", RAIN), ("in/b.jsonl", lines), ("c.ndjson", '{"docs":[{"text":"Dogs barked."}]}'),
               ("d.txt", '{"text":"It rained."}\n'), ("e.txt", FAIR)]
    for name, data in {"l.tar": make_tar(members, "w"), "l.zip": make_zip(members)}.items():
        code, out, error = s.run("-n1", "-m", "lead", "-f", "jsonl", s.write(name, data))
        found = [json.loads(line) for line in out.splitlines()]
        s.check(name + ": lines are documents, those of a text by its name are not",
                [(d.get("file"), d.get("id"), d["item"]) for d in found]
                == [(name, None, "a.txt"), (None, "rain", "in/b.jsonl"), (None, None, "in/b.jsonl"),
                    (None, None, "in/b.jsonl"), (None, None, "c.ndjson"), (name, None, "d.txt"),
                    (name, None, "e.txt")], code, out, error)
        s.check(name + ": each is answered, a broken one is named and the rest goes on",
                code == 3 and [d["summary"][0]["text"] if "summary" in d else d["line"] for d in found]
                == ["The rain fell all night.", "It rained.", 2, "It snowed.", "Dogs barked.",
                    '{"text":"It rained."}', FAIR.split(". ")[0] + "."], code, out, error)
    packed = make_zip([("in/b.jsonl.gz", gzip.compress(lines.encode())), ("e.txt", FAIR)])
    code, out, error = s.run("-n1", "-m", "lead", "-f", "jsonl", s.write("p.zip", packed))
    s.check("packed lines in an archive", [json.loads(line)["item"] for line in out.splitlines()]
            == ["in/b.jsonl.gz"] * 3 + ["e.txt"], code, out, error)
    code, out, error = s.run("--merge", "-f", "json", "l.tar")
    s.check("as one set", code == 3 and json.loads(out)["sources"]
            == ["l.tar: a.txt", "l.tar: in/b.jsonl: rain", "l.tar: in/b.jsonl", "l.tar: c.ndjson",
                "l.tar: d.txt", "l.tar: e.txt"]
            and error == "pith: l.tar: in/b.jsonl: line 2: broken JSON, or too deep (byte 0)\n",
            code, out, error)
    code, one, _ = s.run("terms", "-f", "df", "l.tar")
    many = s.run("terms", "-j", "2", "-f", "df", "l.tar")[1]
    s.check("counted by two processes as by one", one == many and one.count("\n") > 10, code, one, many)


def check_passed_over(s):
    members = [(".hidden", "x"), ("__MACOSX/a.txt", "x"), ("p.png", "\x89PNG"), ("a.txt", RAIN),
               (".git/config", "x"), ("../../up.txt", FAIR)]
    code, found, error = s.documents(s.write("h.zip", make_zip(members)))
    s.check("hidden files, pictures and what systems leave behind are passed over",
            code == 0 and [d["item"] for d in found] == ["a.txt", "../../up.txt"], code, found, error)
    s.check("nothing is written anywhere",
            sorted(p.name for p in s.folder.iterdir() if "up" in p.name) == [])
    code, out, error = s.run("-f", "json", s.write("b.zip", make_zip([("x.dat", bytes(range(256)) * 9),
                                                                     ("a.txt", RAIN)])))
    s.check("a member that is no text is named, the other comes out",
            code == 3 and '"item":"a.txt"' in out and "no text" in error, code, out, error)


def check_bad(s):
    for name, data, said in [
            ("cut.gz", gzip.compress(RAIN.encode())[:40], "truncated"),
            ("cut.xz", lzma.compress(RAIN.encode() * 9)[:60], "damaged"),
            ("cut.zip", make_zip([("a.txt", RAIN)])[:60], "damaged"),
            ("lie.gz", b"\x1f\x8b\x08" + b"no gzip at all" * 9, "none of gzip")]:
        code, out, error = s.run(s.write(name, data))
        s.check(f"{name} is refused by name", code == 1 and said in error and name in error, code, out,
                error)
    code, out, error = s.run(s.write("none.zip", make_zip([])))
    s.check("an empty zip has no document", out == "", code, out, error)
    # The flag of encryption in both headers of the only member.
    locked = bytearray(make_zip([("a.txt", RAIN)]))
    locked[6] |= 1
    locked[locked.index(b"PK\1\2") + 8] |= 1
    code, out, error = s.run(s.write("locked.zip", bytes(locked)))
    s.check("an encrypted member is said to be so", code == 1 and "a.txt: is encrypted" in error, error)


def check_bombs(s):
    zeros = bytes(20_000_000)
    code, _, error = s.run(s.write("bomb.zip", make_zip([(f"{i}.txt", zeros) for i in range(20)])))
    s.check("a bomb is stopped", code != 0 and "more than 100 times its size" in error, code, error)
    deep = RAIN.encode()
    for i in range(9):
        deep = make_zip([("in.zip" if i else "a.txt", deep)])
    code, _, error = s.run(s.write("deep.zip", deep))
    s.check("so is one file in another, nine times", code == 1 and "in one another" in error, error)


def main():
    s = Samples()
    check_good(s)
    check_lines(s)
    check_passed_over(s)
    check_bad(s)
    check_bombs(s)
    s.end()


if __name__ == "__main__":
    main()
