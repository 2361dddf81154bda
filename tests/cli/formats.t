The four formats. Scores of the method "lead" are known beforehand: they fall from the first sentence on.

    $ printf 'Rain & snow\n\nThe rain fell on *Bern* [sic]. The snow fell later. "Hail \\ fell", he said.\n' > page.txt
    $ pith -m lead -n 2 page.txt
    The rain fell on *Bern* [sic].
    The snow fell later.
    $ printf 'Larch.\n' | pith -m lead -k 1
    Larch.

    Larch	0.506924	1

    $ pith -m lead -n 2 --explain page.txt
    The rain fell on *Bern* [sic].
        1 = position 1
    The snow fell later.
        0.5 = position 0.5
    $ pith -m lead -n 2 -f json page.txt
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"method":"lead","summary":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43,"index":1,"score":1,"parts":{"position":1}},{"text":"The snow fell later.","start":44,"end":64,"index":2,"score":0.5,"parts":{"position":0.5}}]}
    $ pith -m lead -n 2 -f jsonl page.txt page.txt
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"method":"lead","summary":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43,"index":1,"score":1,"parts":{"position":1}},{"text":"The snow fell later.","start":44,"end":64,"index":2,"score":0.5,"parts":{"position":0.5}}]}
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"method":"lead","summary":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43,"index":1,"score":1,"parts":{"position":1}},{"text":"The snow fell later.","start":44,"end":64,"index":2,"score":0.5,"parts":{"position":0.5}}]}
    $ pith -m lead -n 1 -f json page.txt page.txt
    [
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"method":"lead","summary":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43,"index":1,"score":1,"parts":{"position":1}}]},
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"method":"lead","summary":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43,"index":1,"score":1,"parts":{"position":1}}]}
    ]
    $ pith -m lead -n 3 -f markdown --explain page.txt
    # Rain \& snow

    - The rain fell on \*Bern\* \[sic\].
      - 1: position 1
    - The snow fell later.
      - 0.5: position 0.5
    - "Hail \\ fell", he said.
      - 0.333333: position 0.333333

    $ printf '1. First it rained.\n' | pith -m lead -f markdown
    - 1\. First it rained.

Segments, in each:

    $ pith segment page.txt
    The rain fell on *Bern* [sic].
    The snow fell later.
    "Hail \ fell", he said.
    $ pith segment --all-blocks page.txt
    Rain & snow
    The rain fell on *Bern* [sic].
    The snow fell later.
    "Hail \ fell", he said.
    $ pith segment --tokens page.txt
    the rain fell on bern sic
    the snow fell later
    hail fell he said
    $ pith segment -f markdown page.txt
    # Rain \& snow

    - The rain fell on \*Bern\* \[sic\].
    - The snow fell later.
    - "Hail \\ fell", he said.
    $ pith segment -f jsonl page.txt
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":14,"sentences":[{"text":"The rain fell on *Bern* [sic].","start":13,"end":43},{"text":"The snow fell later.","start":44,"end":64},{"text":"\"Hail \\ fell\", he said.","start":65,"end":88}]}
    $ printf 'Dogs barked.\n' | pith segment -f json
    {"file":"-","title":"","language":"en","language_confidence":0.85,"words":2,"blocks":[{"role":"body","start":0,"end":12}],"sentences":[{"text":"Dogs barked.","start":0,"end":12,"block":0,"tokens":[{"form":"dogs","stem":"dog","start":0,"end":4},{"form":"barked","stem":"bark","start":5,"end":11}]}]}
    $ printf 'Dogs barked.\n' | pith segment -f jsonl --tokens
    {"file":"-","title":"","language":"en","language_confidence":0.85,"words":2,"blocks":[{"role":"body","start":0,"end":12}],"sentences":[{"text":"Dogs barked.","start":0,"end":12,"block":0,"tokens":[{"form":"dogs","stem":"dog","start":0,"end":4},{"form":"barked","stem":"bark","start":5,"end":11}]}]}

Key phrases, in each; where each stands is told in JSON alone:

    $ printf 'The larch fell. The larch rotted.\n' > larch.txt
    $ pith keywords -m tfidf -n 1 larch.txt
    larch	1	2
    $ pith keywords -m tfidf -n 1 -f json larch.txt
    {"file":"larch.txt","title":"","language":"en","language_confidence":1,"words":6,"method":"tfidf","keywords":[{"phrase":"larch","score":1,"count":2,"kind":"term","sentence":0,"spans":[[4,9],[20,25]]}]}
    $ pith keywords -m tfidf -n 1 -f markdown larch.txt
    **Key phrases:** larch

Budgets. Words and bytes are hard limits; a sentence is cut only when that is asked for:

    $ pith -m lead -w 7 page.txt
    The rain fell on *Bern* [sic].
    $ pith -m lead -b 30 page.txt
    The rain fell on *Bern* [sic].
    $ pith -m lead -b 30 page.txt | wc -c
    31
    $ pith -m lead -w 3 --truncate page.txt
    The rain fell
    $ pith -m lead -b 20 --truncate page.txt
    The rain fell on
    $ pith -m lead -r 50 page.txt
    The rain fell on *Bern* [sic].
    $ pith -m lead -r 100 page.txt
    The rain fell on *Bern* [sic].
    The snow fell later.
    "Hail \ fell", he said.

A name may hold any bytes; JSON stays UTF-8:

    $ printf 'It rained.\n' > $'odd\377"name'
    $ pith segment -f jsonl odd*
    {"file":"odd�\"name","title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}

Methods, with where they come from:

    $ pith methods | grep -w lexrank
      lexrank              random walk over cosines above a threshold [Erkan & Radev 2004]
      lexrank-continuous   random walk over all cosines [Erkan & Radev 2004]

Zero has no sign:

    $ echo '{"text": "It is so."}' | pith | grep -o -e '-0[,}]'
    [1]
