#!/usr/bin/env python3
"""Speed of the text stage (sentences, tokens, stems) by language: prints a table, asserts nothing.

    BUILD=build tests/bench/text.py [DATA]

DATA is a folder with the sets of eval/ (default ../shared/data): news where there are any, else
sentences of langid/, ten a document, repeated up to a megabyte. Without it the sample of tests/samples."""

import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT = ROOT / os.environ.get("BUILD", "build") / "bench/text"
DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
BYTES = 4_000_000
SETS = {"en": "summaries/cnndm-cased-small", "de": "summaries/klexikon-dev",
        "id": "summaries/indosum-half", "vi": "summaries/vietnamese-dev",
        "no": "summaries/norsumm-dev", "ko": "summaries/korean-scinews-half",
        "ru": "keyphrases/ru-ng-half", "pt": "keyphrases/pt-bn-kp-half",
        "fr": "segmentation/fr-gsd-dev", "es": "segmentation/es-gsd-dev",
        "it": "segmentation/it-isdt-dev", "pl": "segmentation/pl-pdb-dev",
        "fi": "segmentation/fi-tdt-dev", "nl": "segmentation/nl-alpino-dev",
        "sv": "segmentation/sv-talbanken-dev", "tr": "segmentation/tr-boun-dev",
        "zh": "segmentation/zh-gsd-dev", "ja": "segmentation/ja-gsd-dev"}


def of_set(path):
    """The texts of a set, up to BYTES."""
    texts, size = [], 0
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            texts.append(row.get("text") or " ".join(row["sentences"]))
            size += len(texts[-1].encode())
            if size > BYTES:
                break
    return texts


def of_langid():
    sentences = {}
    with gzip.open(DATA / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            language, sentence = line.rstrip("\n").split("\t")
            sentences.setdefault({"nb": "no"}.get(language, language), []).append(sentence)
    for language, rows in sentences.items():
        texts = [" ".join(rows[i:i + 10]) for i in range(0, len(rows), 10)]
        yield language, texts * max(1, 1_000_000 // sum(len(t.encode()) for t in texts))


def documents():
    """(language, texts) of what there is."""
    if not DATA.exists():
        yield "en", [(ROOT / "tests/samples/article.txt").read_text()] * 400
        return
    found = {language: DATA / f"{name}.jsonl.gz" for language, name in SETS.items()}
    known = subprocess.run([ROOT / os.environ.get("BUILD", "build") / "pith", "languages"],
                           capture_output=True, text=True, check=True).stdout
    known = [line.split()[0] for line in known.splitlines()[1:-1]]
    rest = dict(of_langid())
    for language in known:
        if language in found and found[language].exists():
            yield language, of_set(found[language])
        elif language in rest:
            yield language, rest[language]


def main():
    print("language   text      speed     heap bytes when warm, time a byte of all against a 16th")
    with tempfile.NamedTemporaryFile() as file:
        for language, texts in documents():
            pathlib.Path(file.name).write_text("\x1e".join(texts), encoding="utf8")
            subprocess.run([TEXT, language, file.name], check=True)


if __name__ == "__main__":
    main()
