#!/usr/bin/env python3
"""How often pith tells the language of a sentence.

    eval/languages.py [DATA]        DATA: langid/sentences-dev.tsv.gz below it (../shared/data)

Every fifth sentence of a language, which models/fit_langid.py has not seen. A sentence in a language
of the model counts as right when it is found; others should be "und". Norwegian is one language here,
and Bosnian and Croatian are Serbian.

Then documents of five paragraphs of two of those sentences each, in one language, and the same with one
sentence of another language for the third: how many paragraphs are read as in another language than
they are in. Then the first 40 and 20 characters of the sentences alone, and how often one of two languages
that are close is taken for the other.
"""
import collections
import gzip
import json
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PITH = ROOT / "build/pith"
READ_AS = {"nb": "no", "nn": "no", "hr": "sr", "bs": "sr"}


CLOSE = "no-da no-sv cs-sk id-ms bg-mk bg-ru sr-sl es-ca es-pt uk-ru hi-ne".split()


# Bytes of a sentence of another language that makes up a paragraph; documents of each language.
LONG, DOCUMENTS = 120, 5


def segment(texts):
    """What pith prints of each text, with every block."""
    for text in texts:
        yield json.loads(subprocess.run([PITH, "segment", "--all-blocks", "-i", "text", "-f", "json"],
                                        input=text, capture_output=True, text=True, encoding="utf8",
                                        check=True).stdout)


def told(texts):
    """The language of each text."""
    requests = "\n".join(json.dumps({"id": i, "text": text}) for i, text in enumerate(texts))
    answers = subprocess.run([PITH, "segment", "-i", "jsonl", "-f", "jsonl"], input=requests,
                             capture_output=True, text=True, encoding="utf8", check=False).stdout
    return [json.loads(line)["language"] for line in answers.splitlines()]


def short(rows, known):
    for size in (40, 20):
        pairs = [(READ_AS.get(lang, lang), text[:size]) for lang, text in rows]
        pairs = [(lang, text) for lang, text in pairs if lang in known]
        found = told([text for _, text in pairs])
        right = sum(lang == f for (lang, _), f in zip(pairs, found))
        unsure = sum(f == "und" for f in found)
        print(f"their first {size} characters: {100 * right / len(pairs):.2f} % right, "
              f"{100 * unsure / len(pairs):.2f} % und")


def close(seen, wrong):
    parts = []
    for a, b in (pair.split("-") for pair in CLOSE):
        n = sum(wrong[x, y] for x, y in wrong if (READ_AS.get(x, x), y) in ((a, b), (b, a)))
        parts.append(f"{a}-{b} {n} of {seen[a] + seen[b]}")
    print("one for the other:", ", ".join(parts))


def mixed(rows, known):
    random.seed(1)
    long = collections.defaultdict(list)
    for lang, text in rows:
        if READ_AS.get(lang, lang) in known and len(text.encode()) >= LONG:
            long[READ_AS.get(lang, lang)].append(text)
    langs = sorted(lang for lang in long if len(long[lang]) >= 10)
    own = foreign = own_wrong = foreign_wrong = 0
    for lang in langs * DOCUMENTS:
        sentences = random.sample(long[lang], 10)
        paragraphs = [" ".join(sentences[i:i + 2]) for i in range(0, 10, 2)]
        other = random.choice([other for other in langs if other != lang])
        intruder = random.choice(long[other])
        start = len("\n\n".join(paragraphs[:2] + [""]).encode())
        pure, mix = segment(["\n\n".join(paragraphs),
                             "\n\n".join(paragraphs[:2] + [intruder] + paragraphs[3:])])
        for page in (pure, mix):
            for block in page["blocks"]:
                read_as = block.get("language", page["language"])
                if page is mix and block["start"] == start:
                    foreign, foreign_wrong = foreign + 1, foreign_wrong + (read_as != other)
                else:
                    own, own_wrong = own + 1, own_wrong + (read_as != lang)
    print(f"paragraphs in the language of their document: {100 - 100 * own_wrong / own:.2f} % of {own}")
    print(f"paragraphs in another: {100 - 100 * foreign_wrong / foreign:.2f} % of {foreign}")


def main():
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as f:
        rows = [line.rstrip("\n").split("\t", 1) for i, line in enumerate(f) if i % 5 == 0]
    known = set(subprocess.run([PITH, "languages"], capture_output=True, text=True,
                               check=True).stdout.split())
    seen, right, wrong = collections.Counter(), collections.Counter(), collections.Counter()
    each = collections.Counter(READ_AS.get(lang, lang) for lang, _ in rows)
    for (lang, _), found in zip(rows, told([text for _, text in rows])):
        want = READ_AS.get(lang, lang)
        group = want if want in known else "others"
        hit = found == (want if want in known else "und")
        seen[group] += 1
        right[group] += hit
        if not hit:
            wrong[lang, found] += 1
    ours = [g for g in seen if g != "others"]
    for name, groups in (("languages of the model", ours), ("others, as und", ["others"])):
        n, k = sum(seen[g] for g in groups), sum(right[g] for g in groups)
        print(f"{name}: {100 * k / n:.2f} % of {n}")
    print(" ".join(f"{g}:{100 * right[g] / seen[g]:.0f}" for g in sorted(ours)))
    mixed(rows, known)
    short(rows, known)
    close(each, wrong)
    print("mistaken:", " ".join(f"{a}>{b}:{n}" for (a, b), n in wrong.most_common(20)))


if __name__ == "__main__":
    main()
