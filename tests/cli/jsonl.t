JSON Lines: one request a line, one answer a line, in the same order.

A text; one that is already split, kept as it is; several, summarized together:

    $ echo '{"id": "a", "text": "The rain fell. It was cold."}' | pith -m lead -n 1
    {"id":"a","title":"","language":"en","language_confidence":1,"words":6,"method":"lead","summary":[{"text":"The rain fell.","start":0,"end":14,"index":0,"score":1,"parts":{"position":1}}]}
    $ echo '{"id": 7, "sentences": ["the rain . fell", " it was cold"]}' | pith -m lead -n 2
    {"id":7,"title":"","language":"en","language_confidence":1,"words":6,"method":"lead","summary":[{"text":"the rain . fell","start":0,"end":15,"index":0,"score":1,"parts":{"position":1}},{"text":"it was cold","start":17,"end":28,"index":1,"score":0.5,"parts":{"position":0.5}}]}
    $ echo '{"id": "d", "docs": [{"id": "x", "text": "Rain fell."}, {"id": 2, "text": "Snow fell."}, {"title": "Hail", "text": "Hail fell."}]}' | pith -m lead -n 3
    {"id":"d","title":"Hail","language":"en","language_confidence":0.64,"words":6,"sources":["x","2","Hail"],"method":"lead","summary":[{"text":"Rain fell.","source":"x","start":0,"end":10,"index":0,"score":1,"parts":{"position":1}},{"text":"Snow fell.","source":"2","start":0,"end":10,"index":1,"score":1,"parts":{"position":1}},{"text":"Hail fell.","source":"Hail","start":0,"end":10,"index":2,"score":1,"parts":{"position":1}}]}

An identifier is given back as it came, be it longer than a double:

    $ echo '{"id": 12345678901234567890, "text": "It rained."}' | pith segment
    {"id":12345678901234567890,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    $ echo '{"x": {"id": 1}, "id" : -1.50e+3, "text": "It rained."}' | pith segment
    {"id":-1.50e+3,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    $ echo '{"id": "\"q\" \\ \u00e9 \ud83d\ude00", "text": "It rained."}' | pith segment
    {"id":"\"q\" \\ é 😀","title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    $ echo '{"text": "It rained."}' | pith segment
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    $ echo '{"id": null, "title": null, "text": "It rained."}' | pith segment
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}

Offsets are bytes of the decoded text:

    $ echo '{"text": "\u00c9t\u00e9. It rained."}' | pith segment
    {"title":"","language":"en","language_confidence":0.82,"words":3,"sentences":[{"text":"Été.","start":0,"end":6},{"text":"It rained.","start":7,"end":17}]}

A title and a language of its own:

    $ echo '{"text": "It rained. Dogs barked.", "title": "Rain", "lang": "en"}' | pith -m lead -n 1
    {"title":"Rain","language":"en","language_confidence":1,"words":4,"method":"lead","summary":[{"text":"It rained.","start":0,"end":10,"index":0,"score":1,"parts":{"position":1}}]}

A bad line leaves an error in its place; the others go on, and the exit code is 3:

    $ cat > bad.jsonl <<'END'
    > {"id": 1, "text": "It rained."}
    > {"id": 2, "text": "It
    >
    > not JSON
    > {"id": 3}
    > {"id": 4, "text": 5}
    > {"id": 5, "text": "a", "sentences": ["b"]}
    > {"id": 6, "sentences": "b"}
    > {"id": 7, "sentences": ["b", 1]}
    > {"id": 8, "docs": []}
    > {"id": 9, "docs": ["b"]}
    > {"id": 10, "docs": [{"id": "x"}]}
    > {"id": 11, "text": "a", "title": 1}
    > {"id": 12, "text": "a", "lang": "klingon"}
    > {"id": 13, "text": "a", "text": "b"}
    > {"id": 14, "text": "cut\u0000short"}
    > {"id": [15], "text": "a"}
    > {"id": 016, "text": "a"}
    > {"id": 17, "text": "a"} {"id": 18}
    > ["id", 19]
    > null
    > {"id": 20, "text": "\ud83d alone"}
    > {"id": 21, "text": "It snowed."}
    > END
    $ pith segment bad.jsonl
    {"id":1,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    {"error":"broken JSON, or too deep (byte 19)","line":2}
    {"error":"broken JSON, or too deep (byte 0)","line":4}
    {"id":3,"error":"there is no \"text\", \"sentences\" or \"docs\"","line":5}
    {"id":4,"error":"\"text\" is not a string","line":6}
    {"id":5,"error":"only one of \"text\", \"sentences\", \"docs\" can be given","line":7}
    {"id":6,"error":"\"sentences\" is not an array","line":8}
    {"id":7,"error":"\"sentences\" holds something that is not a string","line":9}
    {"id":8,"error":"\"docs\" is not an array of objects","line":10}
    {"id":9,"error":"\"docs\" is not an array of objects","line":11}
    {"id":10,"error":"one of \"docs\" has no \"text\"","line":12}
    {"id":11,"error":"\"title\" is not a string","line":13}
    {"id":12,"error":"no model for language 'klingon'; there are: ar, bg, ca, cs, da, de, el, en, es, eu, fa, fi, fr, ga, he, hi, hu, hy, id, it, ja, ko, lt, ne, nl, no, pl, pt, ro, ru, sk, sr, sv, ta, th, tr, uk, vi, yi, zh","line":14}
    {"id":13,"error":"\"text\" is there twice","line":15}
    {"error":"JSON with a NUL character (byte 23)","line":16}
    {"error":"\"id\" is neither a string nor a number","line":17}
    {"error":"\"id\" is neither a string nor a number","line":18}
    {"error":"broken JSON, or too deep (byte 24)","line":19}
    {"error":"not a JSON object","line":20}
    {"error":"not a JSON object","line":21}
    {"error":"broken JSON, or too deep (byte 20)","line":22}
    {"id":21,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It snowed.","start":0,"end":10}]}
    [3]
    $ pith segment -f text bad.jsonl
    ==> 1 <==
    It rained.

    ==> 21 <==
    It snowed.
    2> pith: bad.jsonl: line 2: broken JSON, or too deep (byte 19)
    2> pith: bad.jsonl: line 4: broken JSON, or too deep (byte 0)
    2> pith: bad.jsonl: line 5: there is no "text", "sentences" or "docs"
    2> pith: bad.jsonl: line 6: "text" is not a string
    2> pith: bad.jsonl: line 7: only one of "text", "sentences", "docs" can be given
    2> pith: bad.jsonl: line 8: "sentences" is not an array
    2> pith: bad.jsonl: line 9: "sentences" holds something that is not a string
    2> pith: bad.jsonl: line 10: "docs" is not an array of objects
    2> pith: bad.jsonl: line 11: "docs" is not an array of objects
    2> pith: bad.jsonl: line 12: one of "docs" has no "text"
    2> pith: bad.jsonl: line 13: "title" is not a string
    2> pith: bad.jsonl: line 14: no model for language 'klingon'; there are: ar, bg, ca, cs, da, de, el, en, es, eu, fa, fi, fr, ga, he, hi, hu, hy, id, it, ja, ko, lt, ne, nl, no, pl, pt, ro, ru, sk, sr, sv, ta, th, tr, uk, vi, yi, zh
    2> pith: bad.jsonl: line 15: "text" is there twice
    2> pith: bad.jsonl: line 16: JSON with a NUL character (byte 23)
    2> pith: bad.jsonl: line 17: "id" is neither a string nor a number
    2> pith: bad.jsonl: line 18: "id" is neither a string nor a number
    2> pith: bad.jsonl: line 19: broken JSON, or too deep (byte 24)
    2> pith: bad.jsonl: line 20: not a JSON object
    2> pith: bad.jsonl: line 21: not a JSON object
    2> pith: bad.jsonl: line 22: broken JSON, or too deep (byte 20)
    [3]
    $ pith segment -f json bad.jsonl | python3 -m json.tool | grep -c error
    20
    $ printf '{"id": 1, "text": "a\0b"}\n' | pith segment -i jsonl
    {"error":"JSON with a NUL character (byte 20)","line":1}
    [3]
    $ printf '{"id": "\377", "text": "It \377 rained."}\n' | pith segment
    {"id":"�","title":"","language":"en","language_confidence":0.99,"words":2,"repaired":1,"sentences":[{"text":"It � rained.","start":0,"end":12}]}

Empty input, blank lines, CRLF, a mark, and a last line without a newline:

    $ printf '' | pith -i jsonl
    $ printf '' | pith -i jsonl -f json
    [
    ]
    $ printf '\n  \n{"text": "It rained."}\r\n\n{"text": "It snowed."}' | pith segment -i jsonl
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It snowed.","start":0,"end":10}]}
    $ printf '\357\273\277{"text": "It rained."}\n' | pith segment
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}

Deep, and huge:

    $ python3 -c 'print("[" * 100000)' | pith segment -i jsonl
    {"error":"broken JSON, or too deep (byte 1000)","line":1}
    [3]
    $ python3 -c 'print("{\"x\":" * 2000 + "1" + "}" * 2000)' | pith segment -i jsonl
    {"error":"broken JSON, or too deep (byte 5000)","line":1}
    [3]
    $ python3 -c 'print("{\"text\": \"" + "It rained. " * 1000000 + "\"}")' | pith -n 1 -f text -m lead
    ==> standard input:1 <==
    It rained.

A line longer than the limit is skipped:

    $ { head -c 270000000 /dev/zero | tr '\0' x; echo; echo '{"text": "It rained."}'; } | pith segment -i jsonl
    {"error":"longer than 256 MiB","line":1}
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    [3]

A newsletter: what one document has told, no other tells again; the same story is not told twice.

    $ cat > stories.jsonl <<'END'
    > {"id": 1, "text": "A cargo ship ran aground on the Marrow reef on Tuesday. All nineteen sailors were taken off by helicopter."}
    > {"id": 2, "text": "On Tuesday a cargo ship ran aground on the Marrow reef. A helicopter took off all nineteen sailors."}
    > {"id": 3, "text": "The museum will show a bell that divers found in May. All nineteen sailors were taken off the ship by helicopter."}
    > END
    $ pith --once -m lead -n 1 -f text stories.jsonl
    ==> 1 <==
    A cargo ship ran aground on the Marrow reef on Tuesday.

    ==> 2 <==

    ==> 3 <==
    The museum will show a bell that divers found in May.
    2> pith: stories.jsonl: line 2: note: all but the same document has been told of before
    $ pith --once -m lead -n 2 stories.jsonl | grep -o '"id":.\|"note":"[^"]*"\|"text":"[^"]*"'
    "id":1
    "text":"A cargo ship ran aground on the Marrow reef on Tuesday."
    "text":"All nineteen sailors were taken off by helicopter."
    "id":2
    "note":"all but the same document has been told of before"
    "id":3
    "note":"fewer sentences than asked for: the others are known"
    "text":"The museum will show a bell that divers found in May."

Lines that are packed are lines still, by the name or by the first of them; with --merge and --after, too:

    $ printf '%s\n' '{"id":1,"text":"It rained. Dogs barked."}' 'oops' '{"id":2,"text":"The weir held. It rained."}' > packed.jsonl
    $ pith segment packed.jsonl > plain.out
    [3]
    $ gzip -k packed.jsonl; pith segment packed.jsonl.gz | cmp - plain.out
    $ pith segment < packed.jsonl.gz | cmp - plain.out
    $ xz -c packed.jsonl | pith segment | cmp - plain.out
    $ pith segment -i jsonl packed.jsonl.gz | cmp - plain.out
    $ xz -c packed.jsonl | pith segment -i jsonl | cmp - plain.out
    $ echo oops | gzip | pith segment -i jsonl
    {"error":"broken JSON, or too deep (byte 0)","line":1}
    [3]
    $ sed 1d packed.jsonl | gzip > broken.ndjson.gz; pith segment broken.ndjson.gz
    {"error":"broken JSON, or too deep (byte 0)","line":1}
    {"id":2,"title":"","language":"en","language_confidence":1,"words":5,"sentences":[{"text":"The weir held.","start":0,"end":14},{"text":"It rained.","start":15,"end":25}]}
    [3]
    $ echo 'Dogs barked. The weir held. The gulls came back.' | pith --after packed.jsonl.gz
    2> pith: packed.jsonl.gz: line 2: broken JSON, or too deep (byte 0)
    [1]
    $ sed -i 2d packed.jsonl; gzip -f packed.jsonl; echo 'Dogs barked. The weir held. The gulls came back.' | pith --after packed.jsonl.gz
    The gulls came back.
    $ pith --merge -m lead -n 2 packed.jsonl.gz
    packed.jsonl.gz: 1, packed.jsonl.gz: 2: It rained.
    packed.jsonl.gz: 2: The weir held.

A packed file with empty lines, or with nothing at all, is empty and not damaged:

    $ printf '\n\n' | gzip > blank.jsonl.gz; pith blank.jsonl.gz
    $ printf '' | gzip > empty.jsonl.gz; pith empty.jsonl.gz
    2> pith: empty.jsonl.gz: there is no document in it

An array of objects, or objects laid out over lines, are documents too, each called by its place:

    $ printf '[\n  {\n    "id": 1,\n    "text": "It rained.\\nDogs ]}, barked."\n  }, {"id": 2},\n  {"id": 3, "text": "It snowed."}\n]\n' > days.json
    $ pith segment days.json
    {"id":1,"title":"","language":"en","language_confidence":1,"words":4,"sentences":[{"text":"It rained.","start":0,"end":10},{"text":"Dogs ]}, barked.","start":11,"end":27}]}
    {"id":2,"error":"there is no \"text\", \"sentences\" or \"docs\"","line":2}
    {"id":3,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It snowed.","start":0,"end":10}]}
    [3]
    $ gzip -c days.json | pith segment | tail -n 1
    {"id":3,"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It snowed.","start":0,"end":10}]}
    $ printf '{"text": "It rained."} {\n"text": "It snowed."}' | pith -f text -m lead
    ==> standard input:1 <==
    It rained.

    ==> standard input:2 <==
    It snowed.

What is cut off is an error behind what is whole, and JSON without a text is no document:

    $ head -c 80 days.json | pith segment -f text
    ==> 1 <==
    It rained.
    Dogs ]}, barked.
    2> pith: standard input: line 2: there is no "text", "sentences" or "docs"
    2> pith: standard input: line 3: broken JSON, or too deep (byte 0)
    [3]
    $ printf '[{"text": "It rained."}, ' | pith segment -f text
    ==> standard input:1 <==
    It rained.
    2> pith: standard input: line 2: broken JSON, or too deep (byte 0)
    [3]
    $ printf '{\n"name": "tern",\n"version": 3\n}' | pith
    {"error":"there is no \"text\", \"sentences\" or \"docs\"","line":1}
    [3]

Text that only starts like JSON is text:

    $ echo '[Music] {It rained.} Dogs barked.' | pith segment
    [Music] {It rained.}
    Dogs barked.
