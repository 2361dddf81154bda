"""What models/html_features.c prints of web pages, for the scripts fit_html*.py."""
import pathlib
import subprocess

import numpy as np

from tool import compile_tool


class Tool:
    def __init__(self, folder, build, pages):
        self.folder = pathlib.Path(folder)
        self.path = compile_tool('html_features', folder, build)
        self.model = build / 'model.bin'
        self.names = self.names_of('names')
        self.context_names = self.names_of('context-names')
        self.input = ''.join(f'{page}\n' for page in pages).encode()

    def run(self, *arguments, model=None):
        return subprocess.run([self.path, model or self.model, *arguments], check=True,
                              capture_output=True, input=getattr(self, 'input', b'')).stdout

    def names_of(self, what):
        return self.run(what).decode().split('\n')[:-1]

    def rows(self, columns, *arguments, **options):
        return np.frombuffer(self.run(*arguments, **options), dtype=np.float32).reshape(-1, columns)

    def blocks(self):
        lines = self.run('text', 'en').decode().split('\n')
        at, pages = 0, []
        while at < len(lines) - 1:
            count = int(lines[at])
            pages.append(lines[at + 1:at + 1 + count])
            at += 1 + count
        return pages

    def measures(self, language):
        return self.rows(len(self.names), 'blocks', language)

    def kinds(self, language):
        """Measures of whole pages; 0 of those without any text."""
        return self.rows(len(self.names_of('kind-names')), 'kinds', language)

    def first(self, language, model):
        """What the first look of a packed model finds: log-odds of all blocks."""
        return self.rows(1, 'first', language, model=model)[:, 0]

    def context(self, language, kinds, odds, ends):
        """What the blocks are judged by the second time, when the first look found the log-odds `odds`,
        those of page k at ends[k] to ends[k + 1], which has the chances kinds[k] to be of each kind."""
        first = self.folder / 'first'
        with open(first, 'wb') as f:
            for k, chances in enumerate(kinds):
                f.write(chances.astype(np.float32).tobytes())
                f.write(odds[ends[k]:ends[k + 1]].astype(np.float32).tobytes())
        return self.rows(len(self.context_names), 'context', language, first)
