Output that cannot be written. A full disk is reported, at once and at the end alike:

    $ pith samples/article.txt > /dev/full
    2> pith: standard output: No space left on device
    [4]
    $ pith --help > /dev/full
    2> pith: standard output: No space left on device
    [4]
    $ pith --version > /dev/full
    2> pith: standard output: No space left on device
    [4]
    $ pith methods > /dev/full
    2> pith: standard output: No space left on device
    [4]
    $ yes '{"text": "The rain fell."}' | pith -i jsonl > /dev/full
    2> pith: standard output: No space left on device
    [4]
    $ pith samples/article.txt >&-
    2> pith: standard output: Bad file descriptor
    [4]

A reader that goes away is not worth a word: the signal ends the program, or, where that is ignored,
exit code 4.

    $ yes '{"text": "The rain fell."}' | pith -i jsonl -f text | head -n 1
    ==> standard input:1 <==
    $ yes '{"text": "It rained."}' | (pith -i jsonl; echo "exit $?" >&2) | true
    2> exit 141
    $ trap '' PIPE; yes '{"text": "It rained."}' 2> /dev/null | (pith -i jsonl; echo "exit $?" >&2) | true
    2> exit 4

An answer is written before the program waits for the next line:

    $ coproc pith segment -i jsonl
    > for word in rained snowed; do
    >     echo "{\"text\": \"It $word.\"}" >&"${COPROC[1]}"
    >     read -r -t 20 -u "${COPROC[0]}" line
    >     echo "$line"
    > done
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It rained.","start":0,"end":10}]}
    {"title":"","language":"en","language_confidence":0.99,"words":2,"sentences":[{"text":"It snowed.","start":0,"end":10}]}
