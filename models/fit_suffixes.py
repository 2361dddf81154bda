#!/usr/bin/env python3
"""Fits the endings that a light stemmer rewrites (src/text/suffix.c) to a dictionary of base forms.

    models/fit_suffixes.py LANG [DATA]           writes models/LANG/suffixes.tsv
    models/fit_suffixes.py --half LANG [DATA]    fits to half of the base forms, tests on the others

DATA: words/small_LANG.tsv.gz below it (../shared/data). The base forms are those of simplemma (PyPI);
of Korean, the words are those of korean_forms.py.
A rule says what an ending becomes: its own start and at most one letter more. Two forms of one word
should have one stem, two of different words should not. Over all pairs of words let B be those with
one stem and one base form, S those with one stem, L those with one base form; the rules shall make
F1 = 2 B / (S + L) great. A change of them gains when

    dB (1 - F1 / 2) - F1 / 2 * WRONG * (dS - dB) > LEAST

where LEAST is what a rule must bring to be learned, not noise, and WRONG makes up for words that
are not there: in n times the words are n^2 times the pairs with one stem by chance. Coordinate
ascent: every ending of four words or more in turn, short ones first, gets the rule that gains the
most, with all other rules as they are; what is tried are cuts and what makes the words of that
ending equal to others of their base forms. In the first round there are only cuts, so that stems are
starts of words where they can be. It ends when a round changes less than a hundredth of the rules."""
import argparse
import collections
import gzip
import pathlib
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST, STEM_LEAST = 6, 2  # as in src/model/model.h
LEAST_WORDS, TRIED, ROUNDS = 4, 5, 8
LETTERS_END = "\u0800"  # what a rule adds is below
CODES = {"sr": ("sh", "hbs"), "no": ("nb", "nb")}  # in the word lists, in simplemma


def vocabulary(data, lang):
    """Words and their base forms, the commonest first."""
    if lang == "ko":
        import korean_forms
        return korean_forms.vocabulary(data)
    import simplemma
    listed, known = CODES.get(lang, (lang, lang))
    words = []
    with gzip.open(data / f"words/small_{listed}.tsv.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            word = line.split("\t")[0]
            if word.isalpha() and len(word) >= 3 and simplemma.is_known(word, lang=known):
                words.append((word, simplemma.lemmatize(word, lang=known).lower()))
    return words


def pairs(keys):
    return sum(n * (n - 1) // 2 for n in collections.Counter(keys).values())


def measure(stems, lemmas):
    both, one_stem, one_lemma = pairs(zip(stems, lemmas)), pairs(stems), pairs(lemmas)
    p, r = both / max(1, one_stem), both / max(1, one_lemma)
    return f"P {100 * p:.1f}  R {100 * r:.1f}  F1 {200 * p * r / max(1e-9, p + r):.1f}"


def stem_of(rules, word, longest=LONGEST):
    for letters in range(min(longest, len(word)), 0, -1):
        rule = rules.get(word[-letters:])
        if rule and len(word) - rule[0] + len(rule[1]) >= STEM_LEAST:
            return word[:len(word) - rule[0]] + rule[1], letters
    return word, 0


class Fit:
    def __init__(self, vocabulary, wrong, least):
        self.words = [word for word, _ in vocabulary]
        self.lemmas = [lemma for _, lemma in vocabulary]
        self.wrong, self.least = wrong, least
        self.rules = {}
        self.stems = list(self.words)
        self.ruled_by = [0] * len(self.words)  # letters of the ending whose rule holds
        self.of_stem = collections.Counter(self.stems)
        self.of_both = collections.Counter(zip(self.stems, self.lemmas))
        self.fellows = collections.defaultdict(list)
        ending = collections.defaultdict(list)
        for i, (word, lemma) in enumerate(vocabulary):
            self.fellows[lemma].append(i)
            for letters in range(1, min(LONGEST, len(word)) + 1):
                ending[word[-letters:]].append(i)
        self.with_ending = {e: ending[e] for e in sorted(ending, key=lambda e: (len(e), e))
                            if len(ending[e]) >= LEAST_WORDS}

    def half_f1(self):
        both, one_stem = pairs(self.of_both.elements()), pairs(self.stems)
        wrong = self.wrong * (one_stem - both)
        return max(0.25, both / (both + wrong + pairs(self.lemmas)))

    def move(self, i, stem):
        """Gives a word another stem; how many pairs dB and dS that brings."""
        old, lemma = self.stems[i], self.lemmas[i]
        if old == stem:
            return 0, 0
        self.of_stem[old] -= 1
        self.of_both[old, lemma] -= 1
        both = self.of_both[stem, lemma] - self.of_both[old, lemma]
        one_stem = self.of_stem[stem] - self.of_stem[old]
        self.of_stem[stem] += 1
        self.of_both[stem, lemma] += 1
        self.stems[i] = stem
        return both, one_stem

    def move_all(self, stems):
        both = one_stem = 0
        for i, stem in stems:
            more, of_stem = self.move(i, stem)
            both, one_stem = both + more, one_stem + of_stem
        return both, one_stem

    def candidates(self, ending, concerned, letters_too):
        votes = collections.Counter()
        for i in concerned if letters_too else ():
            word = self.words[i]
            for stem in {self.stems[other] for other in self.fellows[self.lemmas[i]]}:
                kept = 0
                while kept < min(len(stem), len(word)) and stem[kept] == word[kept]:
                    kept += 1
                if (len(stem) - kept <= 1 and len(word) - kept <= len(ending)
                        and stem[kept:] < LETTERS_END):
                    votes[len(word) - kept, stem[kept:]] += 1
        ranked = sorted(votes, key=lambda rule: (-votes[rule], rule))
        return list(dict.fromkeys(ranked[:TRIED] + [(cut, "") for cut in range(len(ending) + 1)]))

    def choose(self, ending, half_f1, letters_too):
        """The best rule for the ending, or none; whether that is another than before."""
        size = len(ending)
        concerned = [i for i in self.with_ending[ending] if self.ruled_by[i] <= size]
        if not concerned:
            return False
        before = self.rules.pop(ending, None)
        candidates = self.candidates(ending, concerned, letters_too)
        without = {i: stem_of(self.rules, self.words[i], size - 1) for i in concerned}
        self.move_all((i, without[i][0]) for i in concerned)
        best, most = None, 0
        for cut, letter in candidates:
            stems = [(i, self.words[i][:len(self.words[i]) - cut] + letter) for i in concerned]
            stems = [(i, stem) for i, stem in stems if len(stem) >= STEM_LEAST]
            both, one_stem = self.move_all(stems)
            self.move_all((i, without[i][0]) for i, _ in stems)
            gain = both * (1 - half_f1) - half_f1 * self.wrong * (one_stem - both) - self.least
            if gain > most + 1e-9:
                best, most = (cut, letter), gain
        if best:
            self.rules[ending] = best
        for i in concerned:
            stem, self.ruled_by[i] = stem_of(self.rules, self.words[i], size)
            self.move(i, stem)
        return best != before

    def run(self):
        for number in range(ROUNDS):
            half_f1 = self.half_f1()
            changed = sum(self.choose(e, half_f1, number > 0) for e in self.with_ending)
            print(f"  round {number + 1}: {len(self.rules)} rules, {changed} changed, "
                  f"{measure(self.stems, self.lemmas)}", flush=True)
            if number > 0 and changed * 100 < len(self.rules):
                break
        return self.rules


def test_on_others(words, least):
    """Fits to every other base form; what the rules do for words of the others, which a stemmer of
    the whole language meets among the commonest 20,000."""
    seen = {lemma for _, lemma in words if zlib.crc32(lemma.encode()) % 2}
    rules = Fit([entry for entry in words if entry[1] in seen], 2, least / 2).run()
    rest = [entry for entry in words[:20000] if entry[1] not in seen]
    print(f"{len(rules)} rules, on {len(rest)} words of other base forms:",
          measure([stem_of(rules, word)[0] for word, _ in rest], [lemma for _, lemma in rest]))


SIMPLEMMA = ("simplemma (Wiktionary, lemmatization lists by M. Mechura, UniMorph, FreeLing); CC BY-SA 4.0.")
KOREAN = "models/korean_forms.py (words of wordfreq, R. Speer; analyses of Kiwi); CC BY-SA 4.0."


def read(path):
    rules = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            ending, becomes = line.split("\t")
            becomes = becomes.replace("-", "")
            kept = 0
            while kept < len(becomes) and ending[kept] == becomes[kept]:
                kept += 1
            rules[ending] = len(ending) - kept, becomes[kept:]
    return rules


def write(path, lang, rules):
    with open(path, "w", encoding="utf8") as out:
        out.write(f"# Endings of {lang}, and what they become. By models/fit_suffixes.py from the word forms of\n"
                  f"# {KOREAN if lang == 'ko' else SIMPLEMMA}\n")
        for ending in sorted(rules):
            cut, letter = rules[ending]
            out.write(f"{ending}\t{ending[:len(ending) - cut] + letter or '-'}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--least", type=float, default=5)
    parser.add_argument("lang")
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=ROOT / "../shared/data")
    options = parser.parse_args()
    words = vocabulary(options.data, options.lang)
    print(f"{options.lang}: {len(words)} words, least {options.least}")
    if options.half:
        test_on_others(words, options.least)
        return
    rules = Fit(words, 1, options.least).run()
    write(ROOT / f"models/{options.lang}/suffixes.tsv", options.lang, rules)


if __name__ == "__main__":
    main()
