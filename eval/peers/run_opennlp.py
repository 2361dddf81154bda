"""Apache OpenNLP: maximum entropy, with models of treebanks (English of EWT, German and French of
GSD), from Maven; run_opennlp.java answers, a line of base64 a text."""

import base64
import os
import pathlib
import subprocess
import zipfile

import rows

HOME = pathlib.Path(os.environ["PEER"])
JARS = list(HOME.glob("*.jar"))


def models():
    """LANGUAGE=RESOURCE for each jar that holds a model."""
    for jar in JARS:
        for name in zipfile.ZipFile(jar).namelist():
            if name.endswith(".bin"):
                yield f"{name.split('-')[1]}={name}"


MODELS = sorted(models())
LANGUAGES = {m.split("=")[0] for m in MODELS}
SPLITTER = subprocess.Popen(
    ["java", "-cp", ":".join(map(str, JARS)),
     str(pathlib.Path(__file__).with_suffix(".java")), *MODELS],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def split(lang, text):
    SPLITTER.stdin.write(f"{lang} {base64.b64encode(text.encode()).decode()}\n")
    SPLITTER.stdin.flush()
    return [base64.b64decode(s).decode() for s in SPLITTER.stdout.readline().split()]


def sentences(row):
    if row["lang"] not in LANGUAGES:
        raise ValueError("no model")
    return [s for p in rows.pieces(row) for s in split(row["lang"], p)]


rows.answer("sentences", sentences)
