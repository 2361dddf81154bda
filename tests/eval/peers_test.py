#!/usr/bin/env python3
"""The comparison with peers, on a peer made here: the runners' protocol, what is measured, how it
is scored, what is said when a peer cannot be had; and each runner whose peer is installed. TAP."""

import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import ROOT, Results

sys.dont_write_bytecode = True
BUILD = ROOT / os.environ.get("BUILD", "build")
PEERS = ROOT / "eval/peers"
sys.path.insert(0, str(PEERS))
import scores  # noqa: E402

FAKE = '''"""Takes the first sentences; fails on rows that have none, and talks."""
import rows
print("noise")

def summarize(row):
    print("more noise")
    return row["sentences"][: row["n"]] or 1 / 0

rows.answer("system", summarize)
'''
TEXT = "Dr. Low saw it. Who was it? Nobody knew."
SENTENCES = ["Dr. Low saw it.", "Who was it?", "Nobody knew."]
ROW = {"id": "a", "lang": "en", "sentences": SENTENCES, "n": 2, "text": TEXT}
PAGE = {"id": "a", "format": "html",
        "text": "<html><body><article>" + "<p>A long paragraph of a page, with commas, "
        "and full stops. It has more than the two sentences that would be the least of it, so that no "
        "one takes it for a line of a menu or for a caption below a picture of the page.</p>" * 9 + "</article></body></html>"}
PAIR = {"id": "a", "system": SENTENCES[:2], "references": [SENTENCES[1:]]}
results = Results()


def report(name, wrong=None, skip=None):
    if skip:
        results.skip(name, skip)
    else:
        results.check(name, not wrong, wrong)


def differ(got, wanted):
    return None if got == wanted else f"got {got!r}, should be {wanted!r}"


def run(command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)


def protocol(folder):
    """A runner answers every row in order; a failure is an answer; noise is none."""
    runner = folder / "run_fake.py"
    runner.write_text(FAKE)
    lines = [ROW, {**ROW, "id": "none", "sentences": []}, {**ROW, "id": "b", "n": 1}]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = run([sys.executable, runner, "first"], input=text,
               env={**os.environ, "PYTHONPATH": str(PEERS)})
    wanted = [{"id": "a", "system": SENTENCES[:2]},
              {"id": "none", "error": "ZeroDivisionError: division by zero"},
              {"id": "b", "system": SENTENCES[:1]}]
    report("the protocol", differ([json.loads(l) for l in done.stdout.splitlines()], wanted))


def measured(folder, seconds, program):
    """What measure.py says, and what the program wrote; started from here, with 100 MB held."""
    held = bytearray(b"x" * 100_000_000)
    out = folder / "out"
    done = run([sys.executable, "-I", "-S", PEERS / "measure.py", seconds, os.devnull, out,
                sys.executable, "-I", "-S", "-c", program])
    cpu, peak, status = done.stdout.split()
    del held
    return float(cpu), float(peak) / 1e6, status, out.read_text()


def measures(folder):
    _, peak, status, text = measured(folder, 9, "x = bytearray(b'x' * 30_000_000); print('done')")
    report("peak memory is the command's own",
           None if 30 < peak < 90 else f"{peak} MB for a command that takes 30 and a little")
    report("what is measured writes where it should", differ((status, text), ("0", "done\n")))
    report("the exit code is told", differ(measured(folder, 9, "raise SystemExit(3)")[2], "3"))
    cpu, _, status, _ = measured(folder, 1, "while True: pass")
    report("a command is ended after its seconds",
           None if status == "late" and 0.5 < cpu < 3 else f"{status} after {cpu} s")


def scorers():
    row = {"text": TEXT, "sentences": SENTENCES}
    gold = {"a": row, "b": row}
    answers = {"a": ["Dr.", "Low saw it. ", "Who  was it? Nobody", " ", "knew."], "b": SENTENCES}
    # 3 spans are right, 4 + 3 were found, 3 + 3 are there: F1 = 2 * 3 / 13.
    report("F1 of spans", differ(round(scores.span_f1(answers, gold, None)["F1"], 6),
                                 round(600 / 13, 6)))
    report("cases all right", differ(scores.all_right(answers, gold, None), {"cases": 50.0}))
    report("a row without an answer counts as empty",
           differ(scores.all_right({"b": SENTENCES}, gold, None), {"cases": 50.0}))


def comparison(folder):
    """A peer that takes the first sentences scores as pith's lead does, on a data set made here."""
    if not (BUILD / "pith").exists():
        report("a comparison", skip="pith is not built")
        return
    here, build, data = folder / "eval/peers", folder / "build", folder / "data/summaries"
    shutil.copytree(PEERS, here)
    (here / "run_fake.py").write_text(FAKE)
    (here / "peers.tsv").write_text("pith\tsummaries\tlead\tmake\t-\n"
                                    "fake\tsummaries\tfirst\tpip\t-\n"
                                    "absent\tsummaries\tx\tpip\t-\n")
    (build / "peers/fake").mkdir(parents=True)
    (build / "peers/fake/installed").write_text("")
    (build / "pith").symlink_to(BUILD / "pith")
    data.mkdir(parents=True)
    row = {"lang": "en", "sentences": SENTENCES * 3, "references": [SENTENCES[1:]]}
    with gzip.open(data / "cnndm-dev.jsonl.gz", "wt") as file:
        file.writelines(json.dumps({**row, "id": i}) + "\n" for i in range(4))
    done = run([here / "compare.py", "summaries", "--build", build, "--data", data.parent,
                "--sets", "cnndm-dev"])
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith(("pith", "fake"))]
    report("a comparison", None if len(lines) == 2 and lines[0][2:7] == lines[1][2:7]
           and lines[0][6] == "0" and float(lines[0][2]) > 0 else done.stdout + done.stderr)
    report("a peer that is not installed is named",
           None if "absent is not installed" in done.stderr else done.stderr)


def table():
    """Every peer has its runner and, from PyPI, its version."""
    wrong = []
    for line in (PEERS / "peers.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, task, _, source, packages = line.split("\t")
        runner = PEERS / f"run_{name.replace('-', '_')}.py"
        if source != "make" and task != "scorer" and not runner.exists():
            wrong.append(f"{name} has no {runner.name}")
        if source == "pip" and packages != "-":
            wrong += [f"{p}: no version" for p in packages.split() if "==" not in p]
    report("the table of peers", "\n".join(wrong))


def installer(folder):
    done = run([PEERS / "install", "nobody"], env={**os.environ, "BUILD": str(folder)})
    report("installing what there is not", None if done.returncode == 1 and
           "no peer 'nobody'; there are: sumy" in done.stderr else done.stderr)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_FIND_LINKS": "",
               "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull}
    done = run([PEERS / "install", "pysbd"], env={**os.environ, **nowhere, "BUILD": str(folder)})
    report("a registry that cannot be reached", None if done.returncode == 1 and
           "cannot install pysbd: the package registry cannot be reached" in done.stderr
           else f"exit {done.returncode}: {done.stderr}")


def runners():
    """Each runner whose peer is installed answers with what its task wants."""
    for line in (PEERS / "peers.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, task, methods, source, _ = line.split("\t")
        if source == "make" or task == "scorer":
            continue
        home = BUILD / "peers" / name
        if not (home / "installed").exists():
            report(f"{name}, {task}", skip="not installed")
            continue
        row = {"extraction": PAGE, "rouge": PAIR}.get(task, ROW)
        row = {k: v for k, v in row.items() if task != "keyphrases" or k != "sentences"}
        python = home / "bin/python" if source == "pip" else sys.executable
        libraries = ":".join(map(str, home.glob("usr/lib/*")))
        done = run([python, PEERS / f"run_{name.replace('-', '_')}.py", methods.split(",")[0]],
                   input=json.dumps(row) + "\n",
                   env={**os.environ, "PEER": str(home), "LD_LIBRARY_PATH": libraries})
        field = {"summaries": "system", "segmentation": "sentences", "extraction": "text"}
        answer = json.loads(done.stdout) if done.stdout else {}
        report(f"{name}, {task}",
               None if answer.get(field.get(task, task)) else done.stdout + done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        protocol(folder)
        measures(folder)
        scorers()
        comparison(folder)
        table()
        installer(folder)
        runners()
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
