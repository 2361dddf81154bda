#!/usr/bin/env python3
"""A book of 1 MB in chapters is covered from its start to its end by every method, and a cluster of
100 reports is summarized by each; one that such a text is too long for says what was used instead,
and one that a text is too short for does too. TAP."""

import json
import random
import subprocess
import sys

from tap import PITH, Results

BYTES = 1_000_000
# The order is the point of lead; chance need not meet every tenth.
ANYWHERE = ("lead", "random")
WHO = "The miller,The captain,A widow,The schoolmaster,Two sisters,The ferryman,An old sailor".split(",")
DID = "mended,painted,sold,carried home,hid,measured,drew,stole,found,burned".split(",")
WHAT = "the boat,a lantern,the long rope,the ledger,an oar,the church bell,a map,the last net".split(",")
WHERE = "behind the mill,by the weir,on the quay,under the bridge,at the inn,in the loft".split(",")
WHEN = "before the flood,after the fair,that winter,on a Sunday,when the river froze".split(",")


def sentence(draw, names):
    return (f"{draw.choice(WHO)} of {draw.choice(names)} {draw.choice(DID)} {draw.choice(WHAT)} "
            f"{draw.choice(WHERE)} {draw.choice(WHEN)}, and {draw.choice(names)} heard of it "
            f"{draw.randrange(2, 90)} days later.")


def names_of(draw):
    return ["".join(draw.choice("bdfglmnrst") + draw.choice("aeiou") for _ in range(3)).capitalize()
            for _ in range(12)]


def book():
    draw = random.Random(1)
    parts, size = [], 0
    while size < BYTES:
        names = names_of(draw)
        paragraphs = [" ".join(sentence(draw, names) for _ in range(6)) for _ in range(30)]
        parts.append("\n\n".join([f"Chapter {len(parts) + 1}", *paragraphs]))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)


def cluster():
    draw = random.Random(2)
    names = names_of(draw)
    return {"docs": [{"id": str(i), "text": " ".join(sentence(draw, names) for _ in range(12))}
                     for i in range(100)]}


def answer(arguments, text):
    done = subprocess.run([PITH, "-f", "json", *arguments], input=text.encode(), check=True,
                          stdout=subprocess.PIPE)
    found = json.loads(done.stdout)
    return found[0] if isinstance(found, list) else found


def methods():
    table = subprocess.run([PITH, "methods"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [line.split()[0] for line in table.split("\n\n")[0].splitlines()[1:]]


def is_named(method, found):
    """Was the method used, or else another, with a note that names it?"""
    return found["method"] == method or f"{found['method']} was used" in found.get("note", "")


def covers(method, found, length):
    tenths = {pick["start"] * 10 // length for pick in found["summary"]}
    return len(found["summary"]) == 20 and (method in ANYWHERE or len(tenths) == 10)


def main():
    checks = {}
    long, lines = book(), json.dumps(cluster())
    for method in methods():
        found = answer(["-n", "20", "-m", method], long)
        checks[f"a book by {method}"] = covers(method, found, len(long)) and is_named(method, found)
        found = answer(["-i", "jsonl", "-w", "100", "-m", method], lines)
        words = sum(len(pick["text"].split()) for pick in found["summary"])
        checks[f"100 reports by {method}"] = 60 <= words <= 100 and is_named(method, found)
        found = answer(["-m", method], "It rained.")
        checks[f"two words by {method}"] = len(found["summary"]) == 1 and is_named(method, found)
    found = answer(["-w", "600"], long)
    tenths = {pick["start"] * 10 // len(long) for pick in found["summary"]}
    checks["600 words of a book"] = len(tenths) == 10
    results = Results()
    for check, holds in checks.items():
        results.check(check, holds)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
