#!/usr/bin/env python3
"""Checks the one-way street between the rooms, that a library is met in one room only, and that nothing
lies about at the top. TAP."""

import re
import subprocess
import sys

from tap import ROOT, Results

# Who may include whom, beside itself and <pith.h>: only what stands left of it.
MAY_INCLUDE = {
    "base": set(),
    "model": {"base"},
    "text": {"base", "model"},
    "read": {"base", "model", "text"},
    "rank": {"base", "model", "text"},
    "keyword": {"base", "model", "text"},
    "corpus": {"base", "model", "text", "keyword"},
    "select": {"base", "model", "text", "rank"},
    "public": {"base", "model", "text", "read", "rank", "keyword", "corpus", "select"},
    "eval": {"base"},
    "cli": {"eval", "base/dynlib.h"},
    "models": {"base", "model", "text", "read", "rank", "keyword"},
}

# At the top, beside dot files.
TOP = {"LICENSE", "Makefile", "README.md", "eval", "include", "models", "src", "tests"}

# Third-party headers, and the files or folders that may include them.
THIRD_PARTY = {
    "glpk.h": ["src/rank/ilp."],
    "gsl/": ["src/rank/linalg.", "eval/"],
    "utf8proc.h": ["src/text/utf8.", "models/classes."],
    "libstemmer.h": ["src/text/stem."],
    "cjson/": ["src/cli/", "eval/", "src/read/feed_json.", "src/read/html_jsonld."],
    "expat.h": ["eval/xml_tree."],
    "curl/": ["src/cli/fetch."],
    "seccomp.h": ["src/cli/sandbox."],
    "zlib.h": ["src/cli/", "eval/", "src/read/content_coding."],
    "brotli/": ["src/read/content_coding."],
    "archive": ["src/read/archive_reader."],
    "libxml/": ["src/read/html_parse.", "src/read/xml.", "src/read/entity."],
    "md4c.h": ["src/read/markdown."],
    "iconv.h": ["src/read/convert.", "models/letter_sets."],
    "uchardet/": ["src/read/encoding_guess."],
}


def room_of(path):
    parts = path.relative_to(ROOT).parts
    if parts[0] == "src":
        return parts[1] if len(parts) > 2 else "public"
    return parts[0]


def problems(path):
    room = room_of(path)
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if not found:
            continue
        quoted, name = found[1] == '"', found[2]
        where = f"{path.relative_to(ROOT)}:{number}"
        for prefix, allowed in THIRD_PARTY.items():
            if name.startswith(prefix):
                if not any(str(path.relative_to(ROOT)).startswith(a) for a in allowed):
                    yield f"{where}: {name} may be included in {', '.join(allowed)} only"
        if quoted and name != "pith.h":
            target = name.split("/")[0] if "/" in name else room
            if target != room and not MAY_INCLUDE[room] & {target, name}:
                yield f"{where}: {room} may not include {name}"


def kept_at_top():
    """What git keeps; nothing where the sources are no repository."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files"], stdout=subprocess.PIPE, text=True,
                            stderr=subprocess.DEVNULL, check=False).stdout
    return sorted({path.split("/")[0] for path in listed.splitlines()})


def main():
    files = [p for folder in ("src", "eval", "models") for p in sorted((ROOT / folder).rglob("*.[ch]"))]
    known = {*MAY_INCLUDE}
    bad = [f"{p.relative_to(ROOT)}: no such room" for p in files if room_of(p) not in known]
    bad += [problem for p in files if room_of(p) in known for problem in problems(p)]
    results = Results()
    results.check("there are files", files)
    results.problems("layers", bad)
    results.problems("top level", [f"{name}: not at the top" for name in kept_at_top()
                                   if name not in TOP and not name.startswith(".")])
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
