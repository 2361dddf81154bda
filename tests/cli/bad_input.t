What people feed a program that they should not, and what a program must live through.

Nothing, or nothing but white space and marks, is a document without sentences. That is no failure:

    $ printf '' | pith
    2> pith: standard input: note: there is no sentence to choose
    $ printf ' \n\t\r\n  \n' | pith
    2> pith: standard input: note: there is no sentence to choose
    $ printf '... --- !!!\n' | pith
    2> pith: standard input: note: no sentence has a word
    $ printf '' | pith -m lead -f json
    {"file":"-","title":"","language":"en","language_confidence":0.5,"words":0,"method":"lead","note":"there is no sentence to choose","summary":[]}
    $ printf '' | pith keywords
    $ printf '' | pith segment
    $ printf '' | pith segment -f json
    {"file":"-","title":"","language":"en","language_confidence":0.5,"words":0,"blocks":[],"sentences":[]}

One word, and no full stop at all:

    $ printf 'Rain' | pith
    Rain
    $ printf 'the rain fell on the town and nobody minded' | pith
    the rain fell on the town and nobody minded

A budget that no sentence fits:

    $ printf 'The rain fell on the town.\n' | pith -b 5
    2> pith: standard input: note: no sentence fits the budget
    $ printf 'The rain fell on the town.\n' | pith -m lead -w 2 -f json
    {"file":"-","title":"","language":"en","language_confidence":1,"words":6,"method":"lead","note":"no sentence fits the budget","summary":[]}

What says next to nothing is no reason to fill a budget of words, and the name of who speaks says
nothing:

    $ printf 'Chair: The council will build a bridge of steel.\nTown Clerk: Mm-hmm.\nChair: Right.\nTown Clerk: The bridge of steel will cost two million.\n' > talk.txt
    $ pith -w 40 talk.txt
    Chair: The council will build a bridge of steel.
    Town Clerk: The bridge of steel will cost two million.

A text that a method is too much for says both:

    $ printf 'It rained.' | pith -m coverage -f json | grep -o '"method":"[^"]*"\|"note":"[^"]*"'
    "method":"tfidf"
    "note":"no pair of words is found again: tfidf was used; the document has fewer sentences than asked for"
    $ seq -f 'Dogs number %g bark at night, and dogs bark by day.' 1001 | pith -m coverage-ilp -n 1 -f json | grep -o '"method":"[^"]*"\|"note":"[^"]*"'
    "method":"coverage"
    "note":"too many sentences or concepts for coverage-ilp: coverage was used"

Every method lives with one sentence, with twice the same, and with none that fits:

    $ for m in $(pith methods | awk 'NR > 1 && NF == 0 { exit } NR > 1 { print $1 }'); do printf 'It rained.\n' | pith -m $m -n 1; done | sort | uniq -c | tr -s ' '
     22 It rained.
    $ for m in $(pith methods | awk 'NR > 1 && NF == 0 { exit } NR > 1 { print $1 }'); do printf 'It rained. It rained.\n' | pith -m $m -n 2; done | sort | uniq -c | tr -s ' '
     22 It rained.
    $ for m in $(pith methods | awk 'NR > 1 && NF == 0 { exit } NR > 1 { print $1 }'); do printf 'The old town by the sea was rained on.\n' | pith -m $m -w 3 -f json; done | grep -c 'no sentence fits the budget","summary":\[\]'
    22

One line of 1 MB; one word of 1 MB; 1 MB of letters that combine with the one before:

    $ python3 -c 'print("The rain fell. Dogs barked. " * 40000)' | pith -m lead -n 2
    The rain fell.
    Dogs barked.
    $ python3 -c 'print("a" * 1000000)' | pith | wc -c
    1000001
    $ python3 -c 'print("e" + "\u0301" * 500000)' | pith | wc -c
    1000002
    $ python3 -c 'print("a" * 1000000)' | pith keywords | cut -f 1 | wc -c
    1000001

100,000 times the same sentence: it is chosen once.

    $ yes 'The rain fell on the town.' | head -n 100000 | pith -n 3
    The rain fell on the town.
    $ yes 'The rain fell on the town.' | head -n 100000 | tr '\n' ' ' | pith -n 3
    The rain fell on the town.

A program, a picture or an archive is no text; the other files still come out:

    $ head -c 5000 /dev/zero > program; echo 'It rained.' > rain.txt; pith -n 1 program rain.txt
    ==> rain.txt <==
    It rained.
    2> pith: program: this is no text: 4096 of the first 4096 bytes are control characters
    [3]

A file without an end is refused, also when its first line has none:

    $ pith /dev/zero
    2> pith: /dev/zero: longer than 256 MiB
    [1]

What was read before is named too, when it is no text:

    $ printf '\211PNG\r\n\032\n' > picture; pith --after picture rain.txt
    2> pith: picture: this is no text but a PNG picture
    [1]

NULs are replaced, and counted; bytes that are not UTF-8 are mostly windows-1252, or where
letters stand there in no other set, one of DOS. Offsets are still those of the input:

    $ printf 'The r\0in fell. It was cold.\n' | pith -m lead -n 1 -f json
    {"file":"-","title":"","language":"en","language_confidence":1,"words":7,"repaired":1,"method":"lead","summary":[{"text":"The r�in fell.","start":0,"end":14,"index":0,"score":1,"parts":{"position":1}}]}
    $ printf 'The r\377in fell. It was \303cold.\n' | pith segment
    The rÿin fell.
    It was Ãcold.
    $ printf 'A \200\201\202 bird. It sang.\n' | pith segment -f json
    {"file":"-","title":"","language":"en","language_confidence":0.7,"words":5,"blocks":[{"role":"body","start":0,"end":20}],"sentences":[{"text":"A Çüé bird.","start":0,"end":11,"block":0,"tokens":[{"form":"a","stem":"a","start":0,"end":1,"stop":true},{"form":"çüé","stem":"çüé","start":2,"end":5},{"form":"bird","stem":"bird","start":6,"end":10}]},{"text":"It sang.","start":12,"end":20,"block":0,"tokens":[{"form":"it","stem":"it","start":12,"end":14,"stop":true},{"form":"sang","stem":"sang","start":15,"end":19}]}]}
    $ printf 'Cut \342\202' | pith segment
    Cut �

UTF-16 and UTF-32 are read, with a mark and without:

    $ printf '\377\376T\0h\0e\0 \0r\0a\0i\0n\0.\0' | pith
    The rain.
    $ printf '\376\377\0T\0h\0e\0 \0r\0a\0i\0n\0.' | pith
    The rain.
    $ printf 'T\0h\0e\0 \0r\0a\0i\0n\0 \0f\0e\0l\0l\0.\0' | pith
    The rain fell.
    $ printf '\0T\0h\0e\0 \0r\0a\0i\0n\0 \0f\0e\0l\0l\0.' | pith
    The rain fell.
    $ printf '\377\376\0\0T\0\0\0h\0\0\0e\0\0\0' | pith -m lead -f json
    {"file":"-","title":"","language":"en","language_confidence":0.99,"words":1,"method":"lead","note":"the document has fewer sentences than asked for","summary":[{"text":"The","start":4,"end":16,"index":0,"score":1,"parts":{"position":1}}]}

A UTF-8 mark is no part of the text:

    $ printf '\357\273\277The rain fell.\n' | pith -f jsonl -m lead
    {"file":"-","title":"","language":"en","language_confidence":1,"words":3,"method":"lead","note":"the document has fewer sentences than asked for","summary":[{"text":"The rain fell.","start":3,"end":17,"index":0,"score":1,"parts":{"position":1}}]}

Binary files do no harm:

    $ head -c 100000 /dev/zero | pith | wc -c
    0
    2> pith: standard input: this is no text: 4096 of the first 4096 bytes are control characters
    $ python3 -c 'import random, sys; random.seed(1); sys.stdout.buffer.write(random.randbytes(100000))' | pith > out
    2> pith: standard input: this is no text: 403 of the first 4096 bytes are control characters
    [1]
