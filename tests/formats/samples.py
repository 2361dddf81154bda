"""What the tests of formats share: files in an empty folder, the command run on them, results in TAP."""

import json
import pathlib
import subprocess
import sys
import tempfile

from tap import PITH, Results

RAIN = "The rain fell all night. The river rose by two metres. The old bridge was closed at dawn.\n"
FAIR = "The fair opened on Friday. Farmers sold apples and cider. Nobody missed the rain.\n"


def brotli(data):
    """A stream of brotli (RFC 7932, 9.2): 16 bits of window, one stored block, an empty last one."""
    return (len(data) - 1 << 4 | 1 << 20).to_bytes(3, "little") + data + b"\3"


class Samples:
    """A folder of samples; a check is one line of TAP."""

    def __init__(self):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name)
        self.results = Results()

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return name

    def run(self, *arguments):
        """Exit code, standard output and error of the command, in the folder."""
        done = subprocess.run([PITH, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def documents(self, name, *arguments):
        """What `pith extract -f json` gives for the file: a list of documents."""
        code, out, error = self.run("extract", "-f", "json", *arguments, name)
        found = json.loads(out) if out.strip() else []
        return code, found if isinstance(found, list) else [found], error

    def check(self, name, holds, *details):
        self.results.check(name, holds, *details)

    def end(self):
        self.holder.cleanup()
        sys.exit(self.results.end())


def texts(document, *roles):
    """The texts of a document's blocks, of these roles or of all."""
    return [b["text"] for b in document["blocks"] if not roles or b["role"] in roles]
