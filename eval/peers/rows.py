"""The runners' protocol: JSON Lines in, one answer a line out, in the same order.

In:  {"id", "lang", "title"?, "sentences": [...], "n"}      for a summary,
     {"id", "lang", "text", "n"}                            for key phrases,
     {"id", "lang", "text"}                                 for sentences,
     {"id", "text", "format": "html"}                       for the text of a page,
     {"id", "system": [...], "references": [[...], ...]}    for ROUGE.
Out: {"id", FIELD: answer}, or {"id", "error": why} when the peer fails on this row.

A runner is called with the name of a method. It imports this module before the peer, so that what
the peer prints is no answer, and ends with rows.answer(FIELD, its function)."""

import json
import sys

METHOD = sys.argv[1] if len(sys.argv) > 1 else ""
OUT, sys.stdout = sys.stdout, sys.stderr


def best(scored, count):
    """The `count` items of [(score, item)] with the highest scores, in their order; ties to the
    earlier."""
    order = sorted(range(len(scored)), key=lambda i: (-scored[i][0], i))[:count]
    return [scored[i][1] for i in sorted(order)]


def pieces(row):
    """The text, or with a method NAME-lines each of its lines by itself: for splitters that do not
    take the end of a line for the end of a sentence."""
    return row["text"].split("\n") if METHOD.endswith("-lines") else [row["text"]]


def answer(field, function, lines=sys.stdin):
    for line in lines:
        row = json.loads(line)
        try:
            reply = {"id": row["id"], field: function(row)}
        except Exception as error:  # whatever a peer raises, the other rows go on
            reply = {"id": row["id"], "error": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps(reply), file=OUT)
