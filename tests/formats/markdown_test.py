#!/usr/bin/env python3
"""Markdown: what is prose in it and what is not, what it says of itself, when a text is taken for it,
and input that is made to be slow. TAP."""

from samples import RAIN, Samples, texts

PAGE = """---
title: "Rain & the river"
author: [A. Writer, B. Poet]
date: 2024-05-01
---

# The river rose

The rain fell *all* night&mdash;hard. See [the map](https://example.org/map "t")
and ![a picture](pic.png) more.[^1] It is `code` here.

> A neighbour said so.

- First item
  1. inner item
- [x] done item

```c
int main(void);
```

| place | rain |
|-------|------|
| quay  | 12   |

A setext heading
----------------

One<br>two, and <b>three</b>.

<div>raw</div>

[^1]: Measured at the quay.
"""


def check_page(s):
    code, [found], error = s.documents(s.write("page.md", PAGE), "--all-blocks")
    s.check("it is read", code == 0 and found["format"] == "markdown", code, error)
    s.check("front matter is metadata", (found["title"], found["author"], found["date"]) ==
            ("Rain & the river", "A. Writer, B. Poet", "2024-05-01"), found)
    s.check("the first picture is the document's", found["image"] == "pic.png", found)
    expected = {
        "title": ["The river rose"],
        "subheading": ["A setext heading"],
        "body": ["The rain fell all night—hard. See the map and more. It is code here.",
                 "One two, and three."],
        "quote": ["A neighbour said so."],
        "list": ["First item", "inner item", "done item"],
        "caption": ["place rain", "quay 12"],
        "tail": ["Measured at the quay."],
    }
    for role, wanted in expected.items():
        s.check(f"{role} as it is rendered", texts(found, role) == wanted, texts(found, role))
    data = PAGE.encode()
    places = [data[b["start"]:b["end"]].decode() for b in found["blocks"]]
    s.check("blocks lead back to their bytes",
            "The river rose" in places and "A neighbour said so." in places and
            "rain fell *all* night&mdash;hard." in places[1], places)


def check_detection(s):
    for name, text, wanted in [
            ("two kinds of marks", "# Rain\n\nIt **rained**.\n\n## River\n\nIt rose.\n", "markdown"),
            ("front matter", "---\ntitle: Rain\n---\n" + RAIN, "markdown"),
            ("one heading only", "# Rain\n\n" + RAIN, "text"),
            ("comments of a script", "# one\nx = 1\n# two\ny = 2\n# three\n", "text"),
            ("a rule above a text", "---\n" + RAIN + "---\n", "text"),
            ("stars of a bad review", "*** of *****\n" + RAIN, "text")]:
        _, [found], _ = s.documents(s.write("text", text))
        s.check(f"{name}: {wanted}", found["format"] == wanted, found)
    _, [found], _ = s.documents(s.write("notes.txt", PAGE), "-i", "markdown")
    s.check("-i markdown forces it", found["format"] == "markdown", found)
    _, [found], _ = s.documents(s.write("short.markdown", RAIN))
    s.check("so does the name", found["format"] == "markdown", found)


def check_hostile(s):
    n = 100_000
    for name, text in {"brackets": "[" * n, "quotes": ">" * n, "stars": "**a *b " * (n // 7),
                       "backticks": "".join("`" * (i % 50) + " " for i in range(n // 25)),
                       "columns": "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
                       "lists": "\n".join(" " * i + "- a" for i in range(500)),
                       "footnotes": "[^" * n, "NULs": "# a\n\n" + "a\0" * n, "nothing": ""}.items():
        code, _, error = s.run("-n1", "-m", "lead", s.write("h.md", text))
        s.check(f"100 KB of {name}", code == 0, code, error)


def main():
    s = Samples()
    check_page(s)
    check_detection(s)
    check_hostile(s)
    s.end()


if __name__ == "__main__":
    main()
