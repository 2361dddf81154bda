#!/usr/bin/env python3
"""Clusters of 2, 10 and 100 reports of one event, each in words of its own: every fact is told once,
with its sources, in the order of their dates; alike from JSON Lines and from files. And 500 such
reports one by one, of which --once tells each fact once. TAP."""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from tap import PITH, Results

# What was told day by day, each as three papers worded what the agency had sent.
FACTS = [
    ["A cargo ship ran aground on the Marrow reef early on Tuesday, spilling forty tonnes of oil.",
     "Forty tonnes of oil were spilled when a cargo ship ran aground on the Marrow reef on Tuesday.",
     "The cargo ship ran aground on the Marrow reef on Tuesday and spilled about forty tonnes of oil."],
    ["All nineteen sailors were taken off by helicopter before the storm arrived.",
     "A helicopter took off all nineteen sailors before the storm arrived.",
     "Before the storm arrived, the nineteen sailors had all been taken off by a helicopter."],
    ["Fishing has been banned within twenty miles of the wreck until the end of June.",
     "Until the end of June, fishing is banned within twenty miles of the wreck.",
     "Ministers have banned all fishing within twenty miles of the wreck until the end of June."],
    ["Volunteers have cleaned more than six hundred seabirds in a school hall in Port Ellery.",
     "More than six hundred seabirds were cleaned by volunteers in a school hall in Port Ellery.",
     "In a school hall in Port Ellery volunteers have cleaned more than six hundred seabirds so far."],
    ["Prosecutors want to know why the captain was eleven miles off his course.",
     "Why was the captain eleven miles off his course, prosecutors want to know.",
     "The captain was eleven miles off his course, and prosecutors want to know why."],
    ["The insurer expects to pay ninety million crowns for the salvage.",
     "For the salvage the insurer expects to pay ninety million crowns.",
     "The insurer said that it expects to pay some ninety million crowns for the salvage."],
]


def fact_of(sentence):
    return next(i for i, wordings in enumerate(FACTS) if sentence in wordings)


def cluster(count):
    """`count` reports. Report i tells what was new on its day, in the words of paper i mod 3, then
    what had happened before; the newest come first."""
    draw = random.Random(count)
    docs = []
    for i in range(count):
        day = i % len(FACTS) if count >= len(FACTS) else i * (len(FACTS) - 1)
        before = draw.sample(range(day), k=min(day, 3)) if count >= len(FACTS) else range(day)
        told = [FACTS[f][(i + f) % 3] for f in [day, *sorted(before, reverse=True)]]
        docs.append({"id": f"paper {i}", "date": f"2024-03-{day + 1:02}T{i % 24:02}:00:00Z",
                     "text": " ".join(told)})
    return docs[::-1]


def run(arguments, text=b"", folder=None):
    done = subprocess.run([PITH, *arguments], input=text, stdout=subprocess.PIPE, cwd=folder,
                          check=True)
    return json.loads(done.stdout)


def summaries(docs, method):
    """The same from a line of JSON, and from pages of the web that name their dates."""
    line = json.dumps({"id": 1, "docs": docs}).encode()
    yield run(["-i", "jsonl", "-n", str(len(FACTS)), "-m", method], line)
    with tempfile.TemporaryDirectory() as folder:
        for i, doc in enumerate(docs):
            page = (f"<html><head><meta property='article:published_time' content='{doc['date']}'>"
                    f"</head><body><article><p>{doc['text']}</p></article></body></html>")
            pathlib.Path(folder, f"{i:03}.html").write_text(page)
        names = sorted(os.listdir(folder))
        yield run(["--merge", "-f", "json", "-n", str(len(FACTS)), "-m", method, *names],
                  folder=folder)


def teller(docs, name):
    """The report that the answer calls `name`: by its id, or by its file."""
    return docs[int(name[:3])] if name.endswith(".html") else \
        next(doc for doc in docs if doc["id"] == name)


def holds(docs, answer):
    picks = answer["summary"]
    told = [fact_of(pick["text"]) for pick in picks]
    if sorted(told) != list(range(len(FACTS))):
        return f"told {told}"
    for pick in picks:
        names = [pick["source"], *pick.get("also", [])]
        sayers = [doc for doc in docs if any(w in doc["text"] for w in FACTS[fact_of(pick["text"])])]
        if pick["text"] not in teller(docs, names[0])["text"] or len(set(names)) != len(names):
            return f"{names} for {pick['text']}"
        if {teller(docs, name)["id"] for name in names} != {doc["id"] for doc in sayers}:
            return f"{len(names)} of {len(sayers)} sources for {pick['text']}"
    if len(docs) >= len(FACTS) and told != sorted(told):
        return f"in the order {told}"
    return ""


def told_once(docs):
    """The same reports, each a document of its own: over all summaries each fact is told once."""
    lines = "".join(json.dumps({"id": doc["id"], "text": doc["text"]}) + "\n" for doc in docs)
    done = subprocess.run([PITH, "-i", "jsonl", "--once"], input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    told = [fact_of(pick["text"]) for answer in answers for pick in answer["summary"]]
    if len(answers) != len(docs) or sorted(told) != list(range(len(FACTS))):
        return f"told {told}"
    return "" if all(answer["summary"] or answer["note"] for answer in answers) else "no note"


def main():
    cases = [(count, method) for count in (2, 10, 100)
             for method in ("auto", "centroid", "submodular", "coverage-ilp")]
    results = Results()
    for count, method in cases:
        docs = cluster(count)
        for how, answer in zip(("docs", "--merge"), summaries(docs, method)):
            wrong = holds(docs, answer)
            results.check(f"{count} reports, {how}, {method}", not wrong, wrong)
    wrong = told_once(cluster(500))
    results.check("500 documents, --once", not wrong, wrong)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
