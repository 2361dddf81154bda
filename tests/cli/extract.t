The main text of a document: its title, then its paragraphs, headings, lists and quotations, without
the furniture of the page.

    $ printf 'Rain & snow\n\nBy 9 the rain fell on *Bern*, and it\ndid not stop for a day.\n\n- boots for all\n- hats\n\nThe snow fell later, and it stayed.\n' > page.txt
    $ pith extract page.txt
    Rain & snow

    By 9 the rain fell on *Bern*, and it did not stop for a day.

    - boots for all
    - hats

    The snow fell later, and it stayed.
    $ pith extract -f markdown page.txt
    # Rain \& snow

    By 9 the rain fell on \*Bern\*, and it did not stop for a day.

    - boots for all
    - hats

    The snow fell later, and it stayed.
    $ pith extract -f json page.txt
    {"file":"page.txt","title":"Rain & snow","language":"en","language_confidence":1,"words":26,"format":"text","charset":"utf-8","blocks":[{"role":"body","start":13,"end":73,"text":"By 9 the rain fell on *Bern*, and it did not stop for a day."},{"role":"list","start":75,"end":90,"text":"boots for all"},{"role":"list","start":91,"end":97,"text":"hats"},{"role":"body","start":99,"end":134,"text":"The snow fell later, and it stayed."}]}
    $ pith extract page.txt - < page.txt | grep '==>'
    ==> page.txt <==
    ==> standard input <==

Every block, with what each was taken for:

    $ pith extract --all-blocks -f json article.txt | grep -o '"role":"[a-z]*"' | sort | uniq -c | sort -rn | head -n 3
         22 "role":"body"
         14 "role":"tail"
          4 "role":"caption"
    $ pith extract article.txt | head -n 3
    Harbour council votes to rebuild Larkspur footbridge after second flood

    Councillors in Tern Bay have voted to rebuild the Larkspur footbridge in steel, seven months after the second flood in three years carried the timber crossing out to sea.
    $ pith extract --all-blocks article.txt | grep -c 'Read more'
    2
    $ pith extract article.txt | grep -c 'Read more'
    0
    [1]

What is known of a text beside its bytes comes with a line of JSON, and goes out with the answer, in
every verb:

    $ echo '{"id": 7, "text": "It rained.", "format": "text", "url": "https://example.org/rain"}' > known.jsonl
    $ pith extract known.jsonl
    {"id":7,"title":"","language":"en","language_confidence":0.99,"words":2,"format":"text","charset":"utf-8","url":"https://example.org/rain","blocks":[{"role":"body","start":0,"end":10,"text":"It rained."}]}
    $ pith -m lead known.jsonl
    {"id":7,"title":"","language":"en","language_confidence":0.99,"words":2,"url":"https://example.org/rain","method":"lead","note":"the document has fewer sentences than asked for","summary":[{"text":"It rained.","start":0,"end":10,"index":0,"score":1,"parts":{"position":1}}]}
    $ echo '{"text": "It rained.", "format": "txt"}' | pith extract -i jsonl
    {"error":"no format of single documents is called 'txt'","line":1}
    [3]
    $ echo '{"text": "It rained.", "charset": 8}' | pith extract -i jsonl
    {"error":"\"charset\" is not a string","line":1}
    [3]
    $ echo '{"docs": [{"text": "It rained.", "url": ["x"]}]}' | pith extract -i jsonl
    {"error":"\"url\" is not a string","line":1}
    [3]

Errors name the file, and the others come out:

    $ pith extract missing.txt page.txt | head -n 3
    ==> page.txt <==
    Rain & snow
    [blank]
    2> pith: missing.txt: No such file or directory
    $ pith extract -i no-such page.txt 2>&1 | head -n 1
    pith: there is no input format 'no-such'
    $ : > empty.txt; pith extract empty.txt
    $ pith extract -n 3 page.txt
    2> pith: there is no option -n
    2> Try 'pith extract --help'.
    [2]

Which formats there are:

    $ pith formats | grep '^text'
    text         -                              yes   plain text, or text pasted from a page
    $ pith formats | grep '^epub'
    epub         libarchive.so.13 libxml2.so.2  yes   books, all chapters as one document
    $ pith formats -f json | grep '"pdf"'
    {"name":"pdf","summary":"papers, reports, books; a program reads 'pdftotext -tsv'","needs":"pdftotext","available":true,"holds_documents":false},
    $ pith formats -f xml
    2> pith: 'formats' takes only -f text or -f json
    2> Try 'pith formats --help'.
    [2]
    $ pith formats --help | head -n 1
    Usage: pith formats [-f text|json]
