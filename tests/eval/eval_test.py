#!/usr/bin/env python3
"""`pith eval` as people use it: what it prints must agree with `pith rouge`, with sums done here, and
with examples worked by hand; broken rows are named; any number of threads gives the same. TAP."""

import gzip
import html.parser
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

from tap import PITH, ROOT, Results

FOLDER = tempfile.TemporaryDirectory()
results = Results()

TOWN = [
    "The town council voted on Monday to close the old stone bridge.",
    "Engineers found deep cracks in two of its arches last month.",
    "Repairs will cost four million and take two years.",
    "Shop owners on the east bank fear that they will lose customers.",
    "A ferry will carry people across the river until then.",
    "The bridge was built in 1874 and carried a tram line until 1959.",
]
SEEDS = [
    "Farmers in the valley sowed a new kind of wheat this spring.",
    "The wheat needs a third less water than the usual kinds.",
    "A dry summer showed that the claim holds.",
    "The harvest was as large as in wet years.",
    "Seed prices are still high.",
]
ROWS = [
    {"id": "town", "outlet": "a", "text": " ".join(TOWN),
     "references": [["Cracks in two arches close the old stone bridge.", "A ferry will carry people."]]},
    {"id": "seeds", "outlet": "b", "sentences": SEEDS,
     "references": [["New wheat needs a third less water."], "The harvest was large in a dry summer."]},
    {"id": "both", "outlet": "b", "references": [["A bridge is closed.", "Wheat needs less water."]],
     "docs": [{"title": "Bridge", "text": " ".join(TOWN)}, {"text": " ".join(SEEDS)}]},
]


def check(what, good, note=""):
    results.check(what, good, note)


def write(name, rows):
    path = pathlib.Path(FOLDER.name) / name
    lines = [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()
             for row in rows]
    data = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def pith(*arguments, stdin=b""):
    return subprocess.run([PITH, *map(str, arguments)], input=stdin, capture_output=True)


def report(*arguments, code=0):
    done = pith("eval", *arguments, "-f", "json", "--per-item")
    assert done.returncode == code, done
    return json.loads(done.stdout)


def near(a, b, tolerance=1e-9):
    return abs(a - b) <= tolerance


def test_usage():
    data = write("plain.jsonl", ROWS)
    for arguments, words in (
        ((), b"Usage: pith eval"),
        (("summary", data), b"did you mean 'summaries'?"),
        (("summaries",), b"there is no data set"),
        (("summaries", data, "-m", "lexrnk"), b"did you mean 'lexrank'?"),
        (("summaries", data, "-n", "0"), b"whole number from 1"),
        (("summaries", data, "-n", "3", "-w", "9"), b"only one of"),
        (("summaries", data, "--preset", "jcdl2020"), b"there is no option"),
        (("keyphrases", data, "--preset", "jcdl202"), b"did you mean 'jcdl2020'?"),
        (("summaries", data, "-f", "xml"), b"there is no output format 'xml'"),
    ):
        done = pith("eval", *arguments)
        said = done.stdout + done.stderr
        check(f"usage: eval {' '.join(map(str, arguments[:1] + arguments[2:]))}",
              done.returncode == 2 and words in said, said)
    for task in ("summaries", "keyphrases", "segmentation", "extraction"):
        done = pith("eval", task, "--help")
        check(f"help of {task}", done.returncode == 0 and b"--limit" in done.stdout)
    done = pith("eval", "summaries", "/no/such/file")
    check("a missing file", done.returncode == 1 and b"/no/such/file: No such" in done.stderr, done)
    for spec in ("outlet=a:0.5", "outlet=a:1,", "outlet", "=a:1", "outlet=a:x", "outlet=a,b:1"):
        done = pith("eval", "summaries", data, "--weight", spec)
        check(f"no weights: {spec}", done.returncode == 2 and b"add up to 1" in done.stderr, done)
    page = (ROOT / "eval/pith-eval.1").read_text()
    names = set()
    for task in ("summaries", "keyphrases", "segmentation", "extraction"):
        names |= set(re.findall(r"--([a-z-]+)", pith("eval", task, "--help").stdout.decode()))
    missing = [name for name in names - {"help", "version"} if f"Fl -{name}" not in page]
    check("the manual page names every option", len(names) > 15 and not missing, missing)


def test_summaries():
    data = write("rows.jsonl", ROWS)
    found = report("summaries", data, "-n", "2", "-m", "lead,textrank")
    methods = [row["method"] for row in found["tables"]["scores"]]
    check("baselines stand beside the methods",
          methods == ["lead", "textrank", "random", "oracle", "exact-oracle"], methods)
    check("the command is echoed", found["facts"]["command"].startswith("pith eval summaries"))

    answers = pith("summarize", "-m", "textrank", "-n", "2", "-i", "jsonl", "-f", "jsonl", data)
    systems = {}
    for line in answers.stdout.splitlines():
        answer = json.loads(line)
        systems[answer["id"]] = [pick["text"] for pick in answer["summary"]]
    scored = write("systems.jsonl", [{"id": row["id"], "system": systems[row["id"]],
                                      "references": row["references"]} for row in ROWS])
    done = pith("rouge", "--compat", "1.5.5", "-m", "-f", "json", "-d", "--measures", "1,2,L", scored)
    wanted = {(item["id"], item["measure"]): item["f"] for item in json.loads(done.stdout)["items"]}
    got = {}
    for document in found["documents"]:
        for key, name in (("rouge_1_f", "ROUGE-1"), ("rouge_2_f", "ROUGE-2"), ("rouge_l_f", "ROUGE-L")):
            got[document["id"], name] = document["scores"]["textrank"][key]
    check("scores are those of pith rouge", got == wanted, f"{got}\n{wanted}")

    values = {d["id"]: {m: s["rouge_1_f"] + s["rouge_2_f"] for m, s in d["scores"].items()}
              for d in found["documents"]}
    check("nothing beats the exact oracle",
          all(near(max(of.values()), of["exact-oracle"], 5e-5) for of in values.values()), values)

    weighed = report("summaries", data, "-n", "2", "--weight", "outlet=a:0.3,b:0.7")
    lead = {d["id"]: d["scores"]["lead"]["rouge_1_f"] for d in weighed["documents"]}
    mean = 0.3 * lead["town"] + 0.7 * (lead["seeds"] + lead["both"]) / 2
    check("weights by group", near(weighed["tables"]["scores"][0]["rouge_1_f"], mean))
    part = report("summaries", data, "--weight", "outlet=a:1", code=3)
    check("rows without a weight are left out", part["skipped"] == 2 and part["rows"] == 1)

    lengths = {row["method"]: row for row in report("summaries", data, "-w", "25")["tables"]["lengths"]}
    check("the budget binds everyone", all(row["words"] <= 25 for row in lengths.values()), lengths)


def test_threads_and_sources():
    many = [dict(row, id=f"{row['id']}{i}") for i in range(200) for row in ROWS]
    data = write("many.jsonl.gz", many)
    one, three = (pith("eval", "summaries", data, "--no-times", "-f", "tsv", "--per-item", "--trials",
                       "50", "-j", j).stdout.split(b"\n", 1)[1] for j in (1, 3))
    check("threads change nothing", one == three and b"seeds199" in one)
    plain = pith("eval", "summaries", "-", "--no-times", "--trials", "50", "-f", "tsv", "--per-item",
                 stdin=gzip.decompress(data.read_bytes()))
    check("standard input, plain", plain.stdout.split(b"\n", 1)[1].replace(b"stdin\t", b"many\t") == one)
    few = report("summaries", data, "--limit", "4", "--trials", "50")
    check("a limit", few["rows"] == 4)
    other = pith("eval", "summaries", data, "--no-times", "-f", "tsv", "--trials", "50", "--seed", "2")
    def line(text, method):
        return re.search(rb"^many\t%s\t.*$" % method, text, re.M)[0]
    check("the seed moves the random baseline only",
          line(one, b"random") != line(other.stdout, b"random")
          and line(one, b"oracle") == line(other.stdout, b"oracle"))


def test_broken_rows():
    data = write("broken.jsonl", [
        ROWS[0], b"{", b'{"id":"nul","text":"a\\u0000b","references":["a"]}',
        b'{"id":"bytes","text":"\xff","references":["a"]}', {"id": "none", "text": "A."},
        {"id": "town", "text": "Again.", "references": ["Again."]}, {"id": 5, "references": ["a"]}])
    done = pith("eval", "summaries", data, "-f", "json")
    found = json.loads(done.stdout)
    reasons = [row["row"] for row in found["broken"]]
    wanted = ["line 2 (?): it is not JSON", "line 3 (?): it holds a NUL character",
              "line 4 (?): it is not UTF-8", "line 5 (none): there is no reference",
              "line 6 (town): there was a row of this id before",
              'line 7 (5): there is no "text", "sentences" or "docs"']
    check("broken rows are named", reasons == wanted, reasons)
    check("and counted", done.returncode == 3 and found["skipped"] == 6 and found["rows"] == 1)
    check("and told on standard error", done.stderr.count(b"left out") == 6, done.stderr)
    for count, rest in ((10, ""), (11, "pith: 1 more row left out\n"), (500, "pith: 490 more rows left out\n")):
        done = pith("eval", "summaries", write("wrong.jsonl", [ROWS[0]] + [b"{"] * count), "-f", "json")
        told = "".join(f"pith: wrong: line {i} (?): it is not JSON; left out\n" for i in range(2, 12))
        check(f"of {count} broken rows ten are told, and how many more there are",
              done.stderr.decode() == told + rest, done.stderr)
        check("and all are in the report", len(json.loads(done.stdout)["broken"]) == count)
    none = pith("eval", "summaries", write("nothing.jsonl", [b"{"]))
    check("no row at all", none.returncode == 1 and b"no row to score" in none.stderr, none)
    odd = write("odd.jsonl", [
        {"id": "empty", "text": "", "references": ["a"]}, {"id": "ref", "text": "A b.", "references": [""]},
        {"id": "dots", "text": "... !!!", "references": ["..."]},
        {"id": "long", "text": "a" * 10**6, "references": ["a " * 10**5]}])
    found = report("summaries", odd)
    zero = all(s["rouge_1_f"] == 0 for d in found["documents"] for s in d["scores"].values())
    check("empty, only punctuation, very long: zero, not broken", zero and found["rows"] == 4, found)


def test_keyphrases():
    text = " ".join(TOWN)
    asked = pith("keywords", "--all-blocks", "-n", "10", "-f", "json", "-",
                 stdin=text.encode())
    phrases = [one["phrase"] for one in json.loads(asked.stdout)["keywords"]]
    gold = [phrases[0].upper(), phrases[2], phrases[4], "quantum chromodynamics", "zebra"]
    data = write("phrases.jsonl", [{"id": 1, "text": text, "keyphrases": gold + gold[:1]}])
    found = report("keyphrases", data, "-n", "10")
    scores = {(r["gold"], r["average"]): r for r in found["tables"]["scores"]}
    details = {(r["gold"], r["average"]): r for r in found["tables"]["precision_recall"]}
    check("three of five are right", near(details["all", "macro"]["p_5"], 3 / 5)
          and near(details["all", "macro"]["r_5"], 3 / 5) and near(scores["all", "micro"]["f1_5"], 3 / 5))
    check("present gold phrases only", near(details["present", "macro"]["r_5"], 1)
          and near(scores["present", "macro"]["f1_5"], 6 / 8))
    check("MAP", near(scores["all", "macro"]["map"], (1 + 2 / 3 + 3 / 5) / 5))
    padded = report("keyphrases", data, "-n", "2", "--preset", "semeval2010")
    row = padded["tables"]["precision_recall"][0]
    check("a preset", row["average"] == "micro" and near(row["p_5"], 1 / 5) and near(row["p_m"], 1 / 2)
          and len(padded["tables"]["scores"]) == 1, row)


def test_segmentation():
    joined = [TOWN[0] + " " + TOWN[1]] + TOWN[2:]
    words = [re.findall(r"\w+|[^\w\s]", " ".join(TOWN))]
    data = write("sentences.jsonl", [
        {"id": 1, "lang": "en", "text": "\n".join(TOWN), "sentences": TOWN, "tokens": words[0]},
        {"id": 2, "lang": "en", "text": " ".join(TOWN), "sentences": joined},
        {"id": 3, "text": "A b.", "sentences": ["A"]},
        {"id": 4, "text": "Contents ............ 7", "sentences": ["Contents"]},
        {"id": 5, "text": "<p>" + "</p>\n<p>".join(TOWN) + "</p>", "sentences": TOWN}])
    row = report("segmentation", data)["tables"]["scores"][0]
    # 6 of 6, then 4 of 6 found and of 5 gold
    check("spans", (row["gold"], row["system"]) == (11, 12) and near(row["precision"], 10 / 12)
          and near(row["recall"], 10 / 11) and near(row["exact"], 1 / 2), row)
    check("words", near(row["word_f1"], 1), row)
    check("sentences that rewrite the text, as printed", near(row["printed"], 3 / 5), row)


def test_extraction():
    lines = ["Home", "News", "Sport", "Weather", "Sign in", *TOWN, "Most read", "Contact us"]
    data = write("pages.jsonl", [
        {"id": "pair", "text": "a b c d e", "system": "a b c d f", "with": ["b c", "e"], "without": ["f"]},
        {"id": "page", "lines": lines, "y": [line in TOWN for line in lines]}])
    found = {row["system"]: row for row in report("extraction", data)["tables"]["scores"]}
    pair = found["system"]
    check("words of a pair", near(pair["f1"], 4 / 5) and near(pair["shingle_f1"], 1 / 2), pair)
    check("snippets", near(pair["with_kept"], 1 / 2) and near(pair["without_dropped"], 0), pair)
    check("ROUGE-L of a pair", near(pair["rouge_l_f"], 0.8, 5e-6), pair)
    everything = found["everything"]
    gold = len(re.findall(r"\w+", " ".join(TOWN)))
    check("a page as it came", near(everything["recall"], 1)
          and near(everything["precision"], gold / (gold + 10)) and "f1_low" not in everything, everything)
    check("a page as it is read has its lines", near(found["pith"]["recall"], 1), found["pith"])


def test_web_pages():
    """Pages of a folder; rows of one member's value by themselves; ids that must not leave it."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "News", "Sport"))
    body = "".join(f"<p>{line}</p>" for line in TOWN)
    page = f"<html><body><nav><ul>{menu}</ul></nav><article>{body}</article></body></html>"
    folder = pathlib.Path(FOLDER.name) / "pages"
    folder.mkdir()
    (folder / "plain.html").write_text(page)
    (folder / "packed.html.gz").write_bytes(gzip.compress(page.encode()))
    rows = [{"id": "plain", "text": "\n".join(TOWN), "kind": "news"},
            {"id": "packed", "text": TOWN[0], "kind": "teaser"},
            {"id": "missing", "text": "x"}, {"id": "../pages/plain", "text": "x"}]
    done = pith("eval", "extraction", "--pages", folder, "--by", "kind", "-f", "json",
                write("web.jsonl", rows))
    found = {(row["group"], row["system"]): row for row in json.loads(done.stdout)["tables"]["scores"]}
    gold = sum(len(re.findall(r"\w+", line)) for line in TOWN)
    check("a page of a folder is read", near(found["news", "pith"]["f1"], 1), found)
    whole = found["news", "everything"]
    check("all text of a page", near(whole["recall"], 1) and near(whole["precision"], gold / (gold + 3)),
          whole)
    first = len(re.findall(r"\w+", TOWN[0]))
    check("a packed page, and its group", near(found["teaser", "pith"]["precision"], first / gold), found)
    check("groups and all of them", found["all", "pith"]["pages"] == 2, found)
    check("a page that is not there is named and left out",
          done.returncode == 3 and b"(missing)" in done.stderr and b"No such file" in done.stderr, done)
    check("an id that names another folder", b"names another folder" in done.stderr, done)


class Balance(html.parser.HTMLParser):
    EMPTY = {"meta", "path", "circle", "polyline"}

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.outside = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in self.EMPTY:
            self.open.append(tag)
        self.outside += [value for name, value in attributes if name in ("src", "href")]

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_formats():
    rows = [dict(ROWS[0], id="<i>&"), *ROWS[1:], b"{"]
    data = write("formats.jsonl", rows)
    path = pathlib.Path(FOLDER.name) / "report.html"
    done = pith("eval", "summaries", data, "--report", path)
    text = path.read_text()
    parser = Balance()
    parser.feed(text)
    check("the HTML report is balanced", done.returncode == 3 and not parser.open and not parser.wrong,
          parser.wrong)
    check("and needs nothing from outside", not parser.outside and "<script" not in text
          and "url(" not in text)
    check("and escapes what it quotes", "&lt;i&gt;&amp;" in text and "<i>" not in text)
    check("and has charts and documents", text.count("<svg") == 7 and text.count("<details") == 3)
    latex = pith("eval", "summaries", data, "-f", "latex").stdout.decode()
    check("LaTeX", latex.count("\\begin{tabular}") == latex.count("\\end{tabular}") == 5)
    markdown = pith("eval", "summaries", data, "-f", "markdown").stdout.decode()
    widths = {line.count("|") for line in markdown.split("## ROUGE F")[1].split("##")[0].splitlines()
              if line.startswith("|")}
    check("Markdown", widths == {7}, widths)
    tables = pith("eval", "summaries", data, "-f", "tsv").stdout.decode().split("# scores\n")[1]
    head, first = (line.split("\t") for line in tables.splitlines()[:2])
    check("TSV", len(head) == len(first) and first[:3] == ["formats", "lead", "3"], (head, first))
    done = pith("eval", "summaries", data, "--report", "/no/such/folder/x.html")
    check("a report that cannot be written", done.returncode == 4, done)


def test_progress():
    data = write("progress.jsonl", [dict(ROWS[0], id=i) for i in range(600)])
    main, other = pty.openpty()
    with subprocess.Popen([PITH, "eval", "summaries", data], stdout=subprocess.DEVNULL, stderr=other):
        pass
    os.close(other)
    shown = b""
    try:
        while piece := os.read(main, 65536):
            shown += piece
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(main)
    check("a bar on a terminal, wiped at the end", b"rows" in shown and shown.endswith(b"\r\x1b[K"), shown)
    check("none in a pipe", pith("eval", "summaries", data).stderr == b"")


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
sys.exit(results.end())
