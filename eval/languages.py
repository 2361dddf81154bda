#!/usr/bin/env python3
"""How often pith tells the language of a sentence.

    eval/languages.py [DATA]        DATA: langid/sentences-dev.tsv.gz below it (../shared/data)

Every fifth sentence of a language, which models/fit_langid.py has not seen. A sentence in a language
of the model counts as right when it is found; others should be "und". Norwegian is one language here,
and Bosnian and Croatian are Serbian.
"""
import collections
import gzip
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PITH = ROOT / "build/pith"
READ_AS = {"nb": "no", "nn": "no", "hr": "sr", "bs": "sr"}


def main():
    data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/data")
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as f:
        rows = [line.rstrip("\n").split("\t", 1) for i, line in enumerate(f) if i % 5 == 0]
    requests = "\n".join(json.dumps({"id": i, "text": text}) for i, (_, text) in enumerate(rows))
    answers = subprocess.run([PITH, "segment", "-i", "jsonl", "-f", "jsonl"], input=requests,
                             capture_output=True, text=True, encoding="utf8", check=False).stdout
    known = set(subprocess.run([PITH, "languages"], capture_output=True, text=True,
                               check=True).stdout.split())
    seen, right, wrong = collections.Counter(), collections.Counter(), collections.Counter()
    for line in answers.splitlines():
        answer = json.loads(line)
        lang = rows[answer["id"]][0]
        want = READ_AS.get(lang, lang)
        group = want if want in known else "others"
        hit = answer["language"] == (want if want in known else "und")
        seen[group] += 1
        right[group] += hit
        if not hit:
            wrong[lang, answer["language"]] += 1
    ours = [g for g in seen if g != "others"]
    for name, groups in (("languages of the model", ours), ("others, as und", ["others"])):
        n, k = sum(seen[g] for g in groups), sum(right[g] for g in groups)
        print(f"{name}: {100 * k / n:.2f} % of {n}")
    print(" ".join(f"{g}:{100 * right[g] / seen[g]:.0f}" for g in sorted(ours)))
    print("mistaken:", " ".join(f"{a}>{b}:{n}" for (a, b), n in wrong.most_common(20)))


if __name__ == "__main__":
    main()
