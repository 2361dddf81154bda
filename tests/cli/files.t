Files that cannot be read are named, and the others come out.

    $ printf 'The rain fell. It was cold.\n' > one.txt
    $ printf 'The sun rose. It was warm.\n' > two.txt
    $ mkdir folder

    $ pith missing.txt
    2> pith: missing.txt: No such file or directory
    [1]
    $ pith ftp://example.org/news
    2> pith: ftp://example.org/news: No such file or directory; pages are fetched by http and https
    [1]
    $ pith folder
    2> pith: folder: Is a directory
    [1]
    $ pith -f json missing.txt
    {"file":"missing.txt","error":"No such file or directory"}
    2> pith: missing.txt: No such file or directory
    [1]
    $ pith <&-
    2> pith: standard input: Bad file descriptor
    [1]
    $ pith -- ''
    2> pith: : No such file or directory
    [1]

A terminal that waits for input says so, on standard error:

    $ cat > terminal.py <<'END'
    > import os, pty, subprocess
    > keyboard, terminal = pty.openpty()
    > os.write(keyboard, b"It rained.\n\x04")
    > subprocess.run(["pith", "-m", "lead"], stdin=terminal)
    > END
    $ python3 terminal.py
    It rained.
    2> pith: reading standard input; end it with Ctrl-D

Several files each stand under their names, in the order given; - is standard input:

    $ pith -m lead -n 1 one.txt two.txt
    ==> one.txt <==
    The rain fell.

    ==> two.txt <==
    The sun rose.
    $ pith -m lead -n 1 one.txt - < two.txt
    ==> one.txt <==
    The rain fell.

    ==> standard input <==
    The sun rose.
    $ pith -m lead -n 1 -f markdown one.txt two.txt
    # one.txt

    - The rain fell.

    # two.txt

    - The sun rose.
    $ pith -m lead -n 1 one.txt missing.txt folder two.txt
    ==> one.txt <==
    The rain fell.

    ==> two.txt <==
    The sun rose.
    2> pith: missing.txt: No such file or directory
    2> pith: folder: Is a directory
    [3]
    $ pith missing.txt folder
    2> pith: missing.txt: No such file or directory
    2> pith: folder: Is a directory
    [1]
    $ pith -m lead -n 1 -f jsonl one.txt missing.txt
    {"file":"one.txt","title":"","language":"en","language_confidence":1,"words":6,"method":"lead","summary":[{"text":"The rain fell.","start":0,"end":14,"index":0,"score":1,"parts":{"position":1}}]}
    {"file":"missing.txt","error":"No such file or directory"}
    2> pith: missing.txt: No such file or directory
    [3]

Options and files mix, as they do elsewhere:

    $ pith one.txt -n 1 -m lead
    The rain fell.

Merged files are one document; each sentence names its own:

    $ pith --merge -m lead -n 2 one.txt two.txt
    one.txt: The rain fell.
    two.txt: The sun rose.
    $ pith --merge -m lead -n 2 -f markdown one.txt two.txt
    - The rain fell. (one.txt)
    - The sun rose. (two.txt)
    $ pith --merge -m lead -n 2 -f json one.txt two.txt
    {"title":"","language":"en","language_confidence":1,"words":12,"sources":["one.txt","two.txt"],"method":"lead","summary":[{"text":"The rain fell.","source":"one.txt","start":0,"end":14,"index":0,"score":1,"parts":{"position":1}},{"text":"The sun rose.","source":"two.txt","start":0,"end":13,"index":2,"score":1,"parts":{"position":1}}]}
    $ pith --merge -m lead -n 2 one.txt missing.txt
    The rain fell.
    It was cold.
    2> pith: missing.txt: No such file or directory
    [3]
    $ pith --merge missing.txt folder
    2> pith: missing.txt: No such file or directory
    2> pith: folder: Is a directory
    [1]
    $ pith --merge -m lead -n 1 one.txt
    The rain fell.

A file of JSON Lines is known by its name, or by its first line; -i overrules both:

    $ printf '{"text": "It snowed."}\n' | tee lines.jsonl > lines.txt
    $ pith -f text lines.jsonl
    ==> lines.jsonl:1 <==
    It snowed.
    $ pith -f text lines.txt
    ==> lines.txt:1 <==
    It snowed.
    $ pith -i text lines.jsonl
    {"text": "It snowed."}
    $ printf '{ a brace is no object. It is a brace. }\n' | pith -n 1 -m lead
    { a brace is no object.
    $ pith --merge -m lead -n 3 one.txt lines.jsonl
    one.txt: The rain fell.
    one.txt: It was cold.
    lines.jsonl: It snowed.

A container is merged too, its documents by their names, and lines by their ids; what is wrong is named:

    $ tar -cf both.tar one.txt two.txt
    $ pith --merge -m lead -n 2 both.tar
    both.tar: one.txt: The rain fell.
    both.tar: two.txt: The sun rose.
    $ pith --merge -m lead -n 2 < both.tar
    -: one.txt: The rain fell.
    -: two.txt: The sun rose.
    $ printf '{"id": 7, "text": "It snowed."}\noops\n{"docs": [{"id": "x", "sentences": ["It froze."]}, {"text": "It thawed."}]}\n{"sentences": ["It", "rained again."]}\n' > days.jsonl
    $ pith --merge -m lead days.jsonl
    days.jsonl: 7: It snowed.
    days.jsonl: It
    days.jsonl: rained again.
    2> pith: days.jsonl: line 2: broken JSON, or too deep (byte 0)
    2> pith: days.jsonl: line 3: one of "docs" has no "text"
    [3]
    $ printf '<html><body><p>The page is short. It says little.</p></body></html>' > page.html
    $ pith --merge -m lead -f json -n 2 one.txt page.html | grep -o '"words":[0-9]*\|"text":"[^"]*"'
    "words":13
    "text":"The rain fell."
    "text":"The page is short."

A model file that is none:

    $ pith --model one.txt one.txt
    2> pith: one.txt: not a usable model: it does not start as one
    [1]
    $ pith --model missing.model one.txt
    2> pith: missing.model: No such file or directory
    [1]
    $ pith --model folder one.txt
    2> pith: folder: Is a directory
    [1]
    $ : > empty; pith --model empty one.txt
    2> pith: empty: not a usable model: it does not start as one
    [1]
