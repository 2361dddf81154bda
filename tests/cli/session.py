"""Shell sessions as tests: commands with the output that they must give, in a readable text.

    Anything that is not indented explains.

        $ printf 'One.\n' | pith
        One.
        2> what comes on standard error
        [3]                        the exit code, when it is not 0

A command goes on in lines that start with "> ". Blank lines between two lines of output belong to it;
"[no newline]" stands for a last line that has none, "[blank]" for a blank line at the end. The
commands of one session run in order in one temporary folder, where `tests` is this one's parent,
`samples` is tests/samples, article.txt one of them, and `pith` or `build/pith` the command under test
(the environment variable PITH)."""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECONDS = 120


class Step:
    """One command: `command`, the lines it must give, and the range of lines it stands in."""

    def __init__(self, command, first):
        self.command = command
        self.expected = []
        self.first = first
        self.end = first + 1


def parse(lines):
    """The steps in `lines`, from which the indentation has been taken; None is an explaining line."""
    steps = []
    step = None
    for number, line in enumerate(lines):
        if line is None:
            step = None
        elif line.startswith("$ "):
            step = Step(line[2:], number)
            steps.append(step)
        elif step and (line + " ").startswith("> ") and not step.expected:
            step.command += "\n" + line[2:]
            step.first, step.end = number, number + 1
        elif step and line != "":
            step.expected += lines[step.end:number + 1]
            step.end = number + 1
    return steps


def shown(stdout, stderr, code):
    """What a command did, in the lines of a session."""
    text = stdout.decode("utf-8", "backslashreplace")
    lines = text.split("\n")
    last = lines.pop()
    for i in range(len(lines) - 1, -1, -1):
        if lines[i]:
            break
        lines[i] = "[blank]"
    if last:
        lines += [last, "[no newline]"]
    lines += ["2> " + l for l in stderr.decode("utf-8", "backslashreplace").splitlines()]
    return lines + ([f"[{code}]"] if code else [])


def make_folder():
    """A temporary folder to run a session in."""
    folder = tempfile.TemporaryDirectory(prefix="pith-cli-")
    path = pathlib.Path(folder.name)
    (path / "tests").symlink_to(ROOT / "tests")
    (path / "samples").symlink_to(ROOT / "tests" / "samples")
    (path / "article.txt").symlink_to(ROOT / "tests" / "samples" / "article.txt")
    (path / "build").mkdir()
    pith = pathlib.Path(os.environ.get("PITH", ROOT / "build" / "pith")).resolve()
    if not os.access(pith, os.X_OK):
        sys.exit(f"Bail out! there is no {pith}")
    (path / "build" / "pith").symlink_to(pith)
    return folder


def run(command, folder):
    """Runs one command; returns the lines that it gave."""
    env = dict(os.environ, PATH=f"{folder}/build:{os.environ['PATH']}", LC_ALL="C", HOME=folder)
    try:
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired:
        return [f"[no end after {SECONDS} s]"]
    return shown(done.stdout, done.stderr, done.returncode)


def check(steps, name, number):
    """Runs `steps` as one session and prints TAP results from `number` + 1 on. Returns what each
    step gave."""
    given = []
    with make_folder() as folder:
        for step in steps:
            got = run(step.command, folder)
            given.append(got)
            number += 1
            title = step.command.split("\n")[0].replace("#", "\\#")
            if got == step.expected:
                print(f"ok {number} - {name}: {title}")
                continue
            print(f"not ok {number} - {name}:{step.first + 1}: {title}")
            for line in step.expected:
                print(f"#   expected: {line}")
            for line in got:
                print(f"#   got:      {line}")
    return given


def update(path, lines, steps, given, encode):
    """Writes what the steps gave into the file of `lines`, each line passed through `encode`."""
    out = []
    at = 0
    for step, got in zip(steps, given):
        out += lines[at:step.first + 1] + [encode(line) for line in got]
        at = step.end
    path.write_text("\n".join(out + lines[at:]) + "\n")
