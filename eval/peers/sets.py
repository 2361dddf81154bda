"""Which rows each task takes, what a system is asked, and how its answers are scored."""

import gzip
import json
import subprocess

import scores

# Of each task the sets: name, rows that are taken (evenly spread), length of the answer.
SETS = {
    "summaries": [("cnndm-dev", 500, 3), ("bbc-half", 200, 7), ("squality-dev", 25, 25),
                  ("gum-dev", 30, 2)],
    "keyphrases": [("inspec-valid", 500, 15), ("semeval2017-half", 252, 15),
                   ("kpcrowd-half", 100, 15), ("nus-half", 20, 15)],
    "segmentation": [(f"{name}-dev", 1000, 0) for name in (
        "en-ewt en-gum de-gsd es-gsd fi-tdt fr-gsd it-isdt ja-gsd nl-alpino pl-pdb pt-bosque "
        "ru-gsd sv-talbanken tr-boun zh-gsd").split()] + [("pragmatic-half", 1000, 0)],
    "rouge": [("cnndm-dev", 1000, 3)],
    "long": [("cnndm-dev", 400, 5)],
    "extraction": [("gold", 10_000, 0)],
}
FOLDERS = {"rouge": "summaries", "long": "summaries", "extraction": "web"}


def read_set(options, task, name, count):
    path = options.data / FOLDERS.get(task, task) / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rows[1::2] if options.odd else rows
    step = max(1, len(rows) // (options.rows or count))
    return rows[::step][: options.rows or count]


def split(options, rows):
    """Gives each row the sentences that all summarizers rank: its own, or those that pith finds."""
    asked = [{"id": i, "text": row["text"]} for i, row in enumerate(rows) if "sentences" not in row]
    if asked:
        command = [options.build / "pith", "segment", "-i", "jsonl", "-f", "jsonl", "--all-blocks"]
        lines = "".join(json.dumps(row) + "\n" for row in asked)
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            rows[answer["id"]]["sentences"] = [s["text"] for s in answer["sentences"]]


def load_pages(options, rows):
    """Gives each row its web page, as text that is UTF-8 whatever it was."""
    for row in rows:
        page = gzip.decompress((options.data / f"web/pages/{row['id']}.html.gz").read_bytes())
        try:
            row["page"] = page.decode()
        except UnicodeDecodeError:
            row["page"] = page.decode("cp1252", "replace")


def one_long_text(rows, length):
    """The sentences of the rows up to `length` bytes, as one row."""
    sentences, size = [], 0
    for sentence in (s for row in rows for s in row["sentences"]):
        if size >= length:
            break
        sentences.append(sentence)
        size += len(sentence.encode()) + 1
    return [{**rows[0], "sentences": sentences}]


def request(task, row, length):
    """What a system sees of a row: never the gold."""
    out = {"id": row["id"], "lang": row.get("lang", "en")}
    if task in ("summaries", "long"):
        title = {"title": row["title"]} if row.get("title") else {}
        return {**out, **title, "sentences": row["sentences"], "n": length}
    if task == "keyphrases":
        title, text = row.get("title") or "", row["text"]
        whole = text if text.startswith(title) else f"{title}.\n\n{text}"
        return {**out, "text": whole, "n": length}
    if task == "extraction":
        return {"id": row["id"], "text": row["page"], "format": "html"}
    if task == "rouge":
        return {**out, "system": row["sentences"][:length], "references": row["references"]}
    return {**out, "text": row["text"]}


def made_cases(row):
    """The column of a made case: by language where there are at least 10 of it."""
    many = ("da", "de", "en", "es", "hy", "it", "ru")
    return f"pragmatic {row['lang'] if row['lang'] in many else 'others'}, cases"


def sentences_batch(options, chosen):
    """All sets in one run, as most of its time would be start-up; a column for each set."""
    requests, parts = [], {}
    for name, count, _ in chosen:
        for row in read_set(options, "segmentation", name, count):
            made = name == "pragmatic-half"
            part = made_cases(row) if made else f"{name}, F1"
            scorer = scores.all_right if made else scores.span_f1
            row["id"] = f"{name}/{row['id']}"
            requests.append(request("segmentation", row, 0))
            parts.setdefault(part, (part, scorer, {}))[2][row["id"]] = row
    return "sentences", 0, requests, list(parts.values())


def batches(options, task):
    """For each run: its name, the length of an answer, the requests, and what to score: a list of
    (column, scorer, gold rows by id); without a column's name the scorer names its own."""
    chosen = [s for s in SETS[task] if not options.sets or s[0] in options.sets.split(",")]
    if task == "segmentation":
        yield sentences_batch(options, chosen)
        return
    scorer = {"summaries": scores.rouge, "keyphrases": scores.keyphrases,
              "extraction": scores.extraction}.get(task)
    for name, count, length in chosen:
        rows = read_set(options, task, name, count)
        if task == "extraction":
            load_pages(options, rows)
        elif task != "keyphrases":
            split(options, rows)
        if task == "long":
            rows = one_long_text(rows, options.bytes)
        gold = {str(row["id"]): row for row in rows}
        requests = [request(task, row, length) for row in rows]
        yield name, length, requests, [("", scorer, gold)] if scorer else []
