Which languages there are, and which one a text is in.

    $ pith languages | head -n 1
    language  stems         stop words abbreviations words cues frequencies
    $ pith languages | awk '{ print $1, $2 }' | grep -E '^(de|en|ja|und) '
    de Snowball
    en Snowball
    ja none
    und none
    $ pith languages | wc -l
    42
    $ pith languages --help | head -n 1
    Usage: pith languages
    $ pith languages de
    2> pith: 'languages' takes no argument 'de'
    2> Try 'pith languages --help'.
    [2]

The language is told from the text; -l overrides it, and und uses no words of any.

    $ printf 'Der Rat tagt heute. Die Stadt wartet auf das Ergebnis der Wahl.\n' > de.txt
    $ pith segment -f json de.txt | grep -o '"language":"[a-z]*"'
    "language":"de"
    $ pith segment -f json -l fr de.txt | grep -o '"language":.*"words":[0-9]*'
    "language":"fr","language_confidence":1,"words":12
    $ pith segment -f json -l und de.txt | grep -o '"language":.*"words":[0-9]*'
    "language":"und","language_confidence":1,"words":12
    $ pith segment -f json -l und de.txt | grep -c '"stop":true'
    0
    [1]

A language that the model lacks is und, and so is a text that might be in several:

    $ echo 'Vēlēšanas notiks rīt. Pilsēta gaida, ko nolems padome un mērs.' | pith segment -f json | grep -o '"language":.*"words":[0-9]*'
    "language":"und","language_confidence":0,"words":10
    $ echo 'Obama' | pith segment -f json | grep -o '"language":"[a-z]*"'
    "language":"und"

One document after the other, each in its own:

    $ printf '%s\n' '{"text": "Die Stadt wartet auf das Ergebnis der Wahl."}' '{"text": "La ville attend le résultat de l'"'"'élection."}' '{"text": "Город ждёт результатов выборов."}' | pith segment -i jsonl -f jsonl | grep -o '"language":"[a-z]*"'
    "language":"de"
    "language":"fr"
    "language":"ru"

A paragraph in another language is read in its own, unless the language is given:

    $ printf '%s\n\n' 'Der Gemeinderat hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern, und die Arbeiten beginnen im Mai.' 'The river has always been dangerous for ships, Mr. Smith said, and nobody wants to see another accident there.' 'Die Kosten trägt zur Hälfte das Land, und der Rest kommt aus der Kasse der Stadt, wie der Bürgermeister sagte.' > mixed.txt
    $ pith segment -f json mixed.txt | grep -o '"language":"[a-z]*"'
    "language":"de"
    "language":"en"
    $ pith segment -f json mixed.txt | grep -o '"form":"ships","stem":"[a-z]*"'
    "form":"ships","stem":"ship"
    $ pith segment -f json -l de mixed.txt | grep -o '"language":"[a-z]*"'
    "language":"de"
