#!/usr/bin/env python3
"""The same text composed (NFC) and decomposed (NFD) has the same language, sentences and words; and
what is hardly text at all is read without a fault, its offsets true. TAP."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

from tap import PITH, ROOT, Results

PACK = str(ROOT / os.environ.get("BUILD", "build") / "pack")
TEXTS = {
    "ar": "ارتفع النهر مترين في الليل. أغلقت المدينة الجسرين! من سيدفع؟ لا أحد يعرف.",
    "cs": "Řeka stoupla o dva metry. Město uzavřelo oba mosty! Kdo to zaplatí? Např. kraj, nebo stát.",
    "de": "Für die Brücke gibt es kein Geld! Am 3. März tagt der Rat über Nacht. Dr. Müller weiß es.",
    "el": "Το ποτάμι ανέβηκε δύο μέτρα. Ποιος θα πληρώσει; Κανείς δεν ξέρει. Ο κ. Παππάς έφυγε.",
    "es": "El río subió dos metros. ¿Quién pagará? ¡Nadie lo sabe! El Sr. Núñez llegó el 3 de marzo. "
          "Después dimitió.El segundo lo sustituye.",
    "fr": "La rivière a monté la nuit. L'été dernier, le pont a été fermé ! M. Léger n'était pas là. "
          "Le mur est tombé Il est tard.",
    "he": "הַנָּהָר עָלָה בַּלַּיְלָה. הָעִיר סָגְרָה אֶת הַגֶּשֶׁר! מִי יְשַׁלֵּם?",
    "hi": "नदी रात में दो मीटर बढ़ी। शहर ने दोनों पुल बंद कर दिए! पैसा कौन देगा?",
    "ja": "川は夜のうちに二メートル上がった。町は二つの橋を閉じた！ガラスのビルが並ぶ。楽しかった☆君の🐶が好きです店は広い。",
    "ko": "강물이 밤새 2미터 올랐다. 마을은 두 다리를 모두 닫았다! 누가 수리비를 내나?",
    "ru": "Река поднялась за ночь. Город закрыл мост! Кто её починит? Ещё не ясно, т. е. неизвестно.",
    "tr": "Irmak gece iki metre yükseldi. Şehir köprüyü kapattı! Parayı kim ödeyecek?",
    "vi": "Sông dâng hai mét trong đêm. Thị trấn đóng cửa hai cây cầu! Ai sẽ trả tiền sửa chữa?",
}
HOSTILE = {
    "10,000 marks on one letter": ("The river rose. Z" + "\u0301\u0327" * 5000 + " came. It fell.").encode(),
    "lone surrogates": b"The river rose \xed\xa0\x80 by two metres.\xed\xb0\x80 The town closed a bridge.",
    "bidi controls": "The \u202eriver\u202c rose.\u2067 It \u200ffell.\u2069 Nobody came.".encode(),
    "unassigned": "The \u0378\U000e1000 river rose. \U0010ffff It fell.".encode(),
    "every script": "".join(chr(c) for c in range(0x20, 0x30000, 97)
                            if not 0xD800 <= c < 0xE000).encode(),
}


def read(text):
    """Language, sentences and folded words of the bytes `text`, and where the sentences stand."""
    done = subprocess.run([PITH, "segment", "--all-blocks", "-i", "text", "-f", "json"], input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        return None
    page = json.loads(done.stdout)
    compose = lambda s: unicodedata.normalize("NFC", s)
    return (page["language"], [compose(s["text"]) for s in page["sentences"]],
            [[compose(t["form"]) for t in s.get("tokens", [])] for s in page["sentences"]],
            [(s["start"], s["end"]) for s in page["sentences"]])


def same_in_both_forms(lang, text):
    composed, decomposed = (read(unicodedata.normalize(form, text).encode())
                            for form in ("NFC", "NFD"))
    return composed[0] == lang and len(composed[1]) > 1 and composed[:3] == decomposed[:3]


def is_read_well(text):
    found = read(text)
    if not found or found != read(text):
        return False
    spans = found[3]
    inside = all(0 <= start < end <= len(text) for start, end in spans)
    return bool(spans) and inside and all(a[1] <= b[0] for a, b in zip(spans, spans[1:]))


def packed(folder, name, text):
    """The exit code of packing a language of one file, and its messages; the model is in `folder`."""
    language = pathlib.Path(folder) / "xx"
    language.mkdir(exist_ok=True)
    (language / "stopwords.txt").touch()
    (language / name).write_text(text, encoding="utf8")
    done = subprocess.run([PACK, f"{folder}/model", str(language)], stderr=subprocess.PIPE,
                          text=True, check=False)
    (language / name).write_text("", encoding="utf8")
    return done.returncode, done.stderr


def reads_with_nothing_known():
    """A language of which the model has no word at all is read."""
    with tempfile.TemporaryDirectory() as folder:
        if packed(folder, "stopwords.txt", "")[0] != 0:
            return False
        command = [PITH, "segment", "--model", f"{folder}/model", "-l", "xx", "-"]
        text = "It rained all day.\nNobody came! Why? The 3.5 metres of Dr. Lee."
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        return done.stdout.splitlines() == ["It rained all day.", "Nobody came!", "Why?",
                                            "The 3.5 metres of Dr.", "Lee."]


def refuses_bad_suffixes():
    """Rules of suffixes without sense are refused when they are packed."""
    bad = ("\t-\n", "abcdefg\t-\n", "ab\tacd\n", "ab\txy\n", "a\tabc\n", "a\t\u4e00\n",
           "a\t-\na\tb\n")
    with tempfile.TemporaryDirectory() as folder:
        return all(packed(folder, "suffixes.tsv", rules)[0] != 0 for rules in bad)


def stems_by_suffixes():
    """The longest ending that leaves a stem is rewritten: cut off, to a letter, or kept."""
    rules = "a\t-\nami\t-\nzka\tz\ncze\tck\nstami\tstami\nна\tн\nте\tч\n"
    stems = {"ryba": "ryb", "rybami": "ryb", "mrozka": "mroz", "reczce": "reczce", "recze": "reck",
             "listami": "listami", "ama": "am", "ba": "ba", "zka": "zk", "книгана": "книган",
             "книгате": "книгач", "1a": "1a", "ryb": "ryb"}
    with tempfile.TemporaryDirectory() as folder:
        if packed(folder, "suffixes.tsv", rules) != (0, ""):
            return False
        done = subprocess.run([PITH, "segment", "--tokens", "--model", f"{folder}/model", "-l", "xx",
                               "-f", "json", "-"], input=" ".join(stems), capture_output=True,
                              text=True, check=False)
        tokens = [token for sentence in json.loads(done.stdout)["sentences"]
                  for token in sentence["tokens"]]
        return {token["form"]: token["stem"] for token in tokens} == stems


def main():
    checks = {f"{lang}: composed and decomposed": same_in_both_forms(lang, text)
              for lang, text in TEXTS.items()}
    checks.update((name, is_read_well(text)) for name, text in HOSTILE.items())
    checks["a language of which nothing is known"] = reads_with_nothing_known()
    checks["rules of suffixes without sense"] = refuses_bad_suffixes()
    checks["stems by rules of suffixes"] = stems_by_suffixes()
    results = Results()
    for check, holds in checks.items():
        results.check(check, holds)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
