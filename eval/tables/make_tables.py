#!/usr/bin/env python3
"""Makes the word lists of ROUGE from Debian's packages.

    make_tables.py exceptions /usr/share/wordnet > exceptions.inc
    make_tables.py stop-words /usr/lib/R/site-library/tm/stopwords/SMART.dat > stop_words.inc
    make_tables.py check stem.tsv [exceptions.inc]

exceptions: the four lists of irregular forms in the package wordnet-base (WordNet 3.0), first column to
second, in the order adj, adv, noun, verb, later lines replacing earlier ones; less the ten forms that
came after WordNet 2.0, whose lists ROUGE-1.5.5 uses.

stop-words: the list of the SMART system in the package r-cran-tm, less three words that ROUGE's copy
has not, plus the names of days and months, of news agencies and some abbreviations that it has more.

check: compares the table with the golden stems (columns token, rouge_token, porter_only) of a
ROUGE-1.5.5: a token of four or more characters that is in the table must have the table's base, and one
that is not must have the stemmer's answer."""

import pathlib
import sys

SINCE_2_0 = {
    "ashes", "cognosenti", "gps", "halfpence", "houses_of_cards", "lisente", "loups-garous", "morses",
    "optic_axes", "staretsy",
}
NOT_IN_ROUGE = {"first", "last", "name"}
ONLY_IN_ROUGE = (
    "'s amid ap apr aug dec e.g. etc. feb fri i.e. index jan jul jun mar mon mr. ms. news nov oct "
    "reuters sat sep tech thu tue wed"
).split()

WORDNET_NOTICE = pathlib.Path(__file__).with_name("WORDNET-LICENSE")


def exceptions(folder):
    table = {}
    for part in ("adj", "adv", "noun", "verb"):
        for line in (pathlib.Path(folder) / f"{part}.exc").read_text("ascii").splitlines():
            words = line.split()
            if len(words) >= 2 and words[0] not in SINCE_2_0:
                table[words[0]] = words[1]
    return table


def stop_words(path):
    return sorted((set(pathlib.Path(path).read_text("ascii").split()) - NOT_IN_ROUGE) | {*ONLY_IN_ROUGE})


def read_back(path):
    lines = [line.strip() for line in pathlib.Path(path).read_text().splitlines()]
    return dict(line[1:-3].split() for line in lines if line.startswith('"'))


def check(golden, path):
    table = read_back(path)
    rows = [line.split("\t") for line in pathlib.Path(golden).read_text().splitlines()[1:]]
    wrong = []
    used = 0
    for token, rouge, porter, _ in rows:
        known = len(token) >= 4 and token in table
        used += known
        expected = table[token] if known else porter if len(token) >= 4 else token
        if expected != rouge:
            wrong.append((token, expected, rouge))
    print(f"{len(rows)} tokens, {used} of them in the table of {len(table)}, {len(wrong)} wrong")
    for token, expected, rouge in wrong:
        print(f"  {token}: {expected}, should be {rouge}")
    return 1 if wrong else 0


def main(what, source, *rest):
    if what == "exceptions":
        print("/* Irregular forms and their bases, from WordNet; made by make_tables.py.\n")
        print(WORDNET_NOTICE.read_text().rstrip().replace("*/", "* /"), "*/")
        print("\n".join(f'"{form} {base}\\n"' for form, base in sorted(exceptions(source).items())))
    elif what == "stop-words":
        print("/* The stop list of the SMART system as ROUGE has it; made by make_tables.py. */")
        print("\n".join(f'"{word}\\n"' for word in stop_words(source)))
    elif what == "check":
        default = pathlib.Path(__file__).with_name("exceptions.inc")
        return check(source, rest[0] if rest else default)
    else:
        sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
