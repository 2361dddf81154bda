What is new since another text, and what a question asks for.

    $ printf 'The river rose in the night. Two bridges were closed on Monday.\n' > monday.txt
    $ printf 'The river rose in the night. One bridge will open again on Friday. Nobody was hurt.\n' > friday.txt
    $ pith --after monday.txt friday.txt
    One bridge will open again on Friday.
    Nobody was hurt.
    $ pith --after monday.txt -m pacsum -f json -n 1 friday.txt
    {"file":"friday.txt","title":"","language":"en","language_confidence":1,"words":16,"method":"pacsum","summary":[{"text":"One bridge will open again on Friday.","start":29,"end":66,"index":1,"score":0,"parts":{"before":0,"after":0,"known":0}}]}
    $ pith --after friday.txt friday.txt
    2> pith: friday.txt: note: every sentence is known

With a budget of sentences, the note says why there are fewer; each method does it.

    $ pith --after monday.txt -f json friday.txt | grep -o '"note":"[^"]*"'
    "note":"fewer sentences than asked for: the others are known"
    $ pith --after monday.txt -m sumbasic friday.txt
    One bridge will open again on Friday.
    Nobody was hurt.
    $ pith --after monday.txt -m lead -n 1 friday.txt
    One bridge will open again on Friday.

Standard input, several files, JSON Lines.

    $ pith --after monday.txt < friday.txt
    One bridge will open again on Friday.
    Nobody was hurt.
    $ pith --after monday.txt -n 1 friday.txt friday.txt
    ==> friday.txt <==
    One bridge will open again on Friday.

    ==> friday.txt <==
    One bridge will open again on Friday.
    $ pith --merge --after monday.txt -n 1 friday.txt friday.txt
    friday.txt, friday.txt: One bridge will open again on Friday.
    $ echo '{"id": 1, "text": "Dogs bark. Cats sleep all day.", "after": "Dogs bark."}' | pith -i jsonl -m lead
    {"id":1,"title":"","language":"en","language_confidence":1,"words":6,"method":"lead","note":"fewer sentences than asked for: the others are known","summary":[{"text":"Cats sleep all day.","start":11,"end":30,"index":1,"score":1,"parts":{"position":1,"known":0}}]}
    $ echo '{"id": 2, "text": "Dogs bark. Cats sleep.", "after": ["Dogs bark.", "Cats sleep."]}' | pith -i jsonl -m lead
    {"id":2,"title":"","language":"en","language_confidence":1,"words":4,"method":"lead","note":"every sentence is known","summary":[]}
    $ echo '{"id": 3, "text": "Dogs bark.", "after": 3}' | pith -i jsonl
    {"id":3,"error":"\"after\" is neither a string nor an array of strings","line":1}
    [3]

What has been read may be in any format, in several files, and in containers; -i is about the others.

    $ printf '<html><body><nav><a href=/>Home</a></nav><p>The river rose in the night. Two bridges were closed on Monday.</p></body></html>' > monday.html
    $ pith --after monday.html friday.txt
    One bridge will open again on Friday.
    Nobody was hurt.
    $ printf '{"id": 1, "text": "The river rose."}\n\n{"docs": [{"text": "The river rose in the night."}, {"text": "Nobody was hurt."}]}\n' > read.jsonl
    $ pith --after read.jsonl friday.txt
    One bridge will open again on Friday.
    $ echo '{"text": "Nobody was hurt. It is dry."}' | pith -i jsonl -f text --after monday.html --after read.jsonl
    ==> standard input:1 <==
    It is dry.
    $ echo '{"sentences": ["nobody was hurt", "it is dry"]}' > split.jsonl
    $ pith --after split.jsonl --after monday.html friday.txt
    One bridge will open again on Friday.
    $ tar -czf read.tgz monday.html && pith --after read.tgz friday.txt
    One bridge will open again on Friday.
    Nobody was hurt.
    $ printf 'One bridge will open again on Friday.' | pith --after - -n 1 friday.txt
    The river rose in the night.

Also what says the same in other words; what tells more of it stays.

    $ printf 'Divers found the bell of the Ardent on Sunday, eleven fathoms down. The museum wants to raise it.\n' > sunday.txt
    $ printf 'On Sunday divers found the bell of the Ardent eleven fathoms down. The bell weighs ninety pounds. The museum hopes to raise it in May, when the sea is calm.\n' > later.txt
    $ pith --after sunday.txt later.txt
    The bell weighs ninety pounds.
    The museum hopes to raise it in May, when the sea is calm.

What cannot be read, in whole or in part, and what knows no such option.

    $ pith --after lines.jsonl --after missing.html friday.txt
    2> pith: lines.jsonl: No such file or directory
    2> pith: missing.html: No such file or directory
    [1]
    $ echo oops >> read.jsonl; pith -f json --after read.jsonl friday.txt
    2> pith: read.jsonl: line 4: broken JSON, or too deep (byte 0)
    [1]
    $ pith $(for i in $(seq 65); do echo --after friday.txt; done) friday.txt
    2> pith: --after can be given 64 times
    2> Try 'pith summarize --help'.
    [2]
    $ pith --after missing.txt friday.txt
    2> pith: missing.txt: No such file or directory
    [1]
    $ pith --after
    2> pith: option '--after' needs a value
    2> Try 'pith summarize --help'.
    [2]
    $ pith keywords --after monday.txt friday.txt
    2> pith: there is no option '--after'
    2> Try 'pith keywords --help'.
    [2]

A question: words are found by their stems, in any method; unknown ones are said.

    $ pith -q 'when do bridges open?' -n 1 friday.txt
    One bridge will open again on Friday.
    $ pith -q 'was anybody hurt?' -m textrank -n 1 --explain friday.txt
    Nobody was hurt.
        2.33333 = centrality 0.333333 + asked 2
    $ pith -q zebras -f json -n 1 friday.txt | grep -o '"note":"[^"]*"'
    "note":"no word of the query is in the text: it was left out"
    $ pith -q '' -f json -n 1 friday.txt | grep -o '"note":"[^"]*"'
    [1]

A question of several parts, to several texts: each part has its turn, and the name that stands in
every sentence tells no answer from the others. A word that only what has been read has is no word of
the text.

    $ cat > ferry.txt <<'END'
    > The Tern ferry was built in 1962. The Tern ferry will cost two pounds a crossing. The captain of the Tern ferry has a dog. The Tern ferry sails at eight.
    > END
    $ printf 'The Tern ferry is green and white. On Sundays the Tern ferry sails at noon, weather permitting.\n' > sundays.txt
    $ pith --merge -n 2 -q 'What does the Tern ferry cost, and when does the Tern ferry sail?' ferry.txt sundays.txt
    ferry.txt: The Tern ferry will cost two pounds a crossing.
    ferry.txt, sundays.txt: The Tern ferry sails at eight.
    $ printf 'Der Fluss stieg in der Nacht. Die neue Brücke kostet vier Millionen. Niemand wurde verletzt.\n' | pith -n 1 -q 'Was kosten die neuen Brücken?'
    Die neue Brücke kostet vier Millionen.
    $ printf 'Zebras came.\n' > zebras.txt
    $ pith --after zebras.txt -q zebras -n 1 -f json friday.txt | grep -o '"note":"[^"]*"'
    "note":"no word of the query is in the text: it was left out"
    $ pith -q 'what is it?' -n 1 -f json friday.txt | grep -o '"note":"[^"]*"'
    "note":"no word of the query is in the text: it was left out"
