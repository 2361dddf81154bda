Several texts as one set: each sentence names its text, and the others that say all but the same.

    $ printf 'The river rose by two metres in the night. Schools stay closed in Millbrook.\n' > one.txt
    $ printf 'Nobody was hurt. The river rose by two metres in the night, officials said.\n' > two.txt
    $ printf 'Schools stay closed in Millbrook. A ferry replaces the bridge.\n' > three.txt
    $ pith --merge -m lead -n 4 one.txt two.txt three.txt
    one.txt, two.txt: The river rose by two metres in the night.
    two.txt: Nobody was hurt.
    three.txt, one.txt: Schools stay closed in Millbrook.
    three.txt: A ferry replaces the bridge.
    $ pith --merge -m lead -n 1 -f json one.txt two.txt three.txt
    {"title":"","language":"en","language_confidence":1,"words":38,"sources":["one.txt","two.txt","three.txt"],"method":"lead","summary":[{"text":"The river rose by two metres in the night.","source":"one.txt","also":["two.txt"],"start":0,"end":42,"index":0,"score":1,"parts":{"position":1}}]}
    $ pith --merge -m lead -n 2 -f markdown one.txt two.txt three.txt
    - The river rose by two metres in the night. (one.txt, two.txt)
    - Nobody was hurt. (two.txt)

Also where the budget was used up before they came up; but not twice, and not of the same text.

    $ printf 'The river rose by two metres in the night. The river rose by two metres in the night.\n' > four.txt
    $ pith --merge -m lead -n 1 one.txt four.txt two.txt
    one.txt, four.txt, two.txt: The river rose by two metres in the night.
    $ pith --merge -m lead -n 1 four.txt three.txt
    four.txt: The river rose by two metres in the night.
    $ echo '{"docs": [{"id": "a", "text": "Dogs bark at night."}, {"text": "Dogs bark at night."}]}' | pith -i jsonl -m lead -n 1
    {"title":"","language":"en","language_confidence":1,"words":8,"sources":["a",2],"method":"lead","summary":[{"text":"Dogs bark at night.","source":"a","also":[2],"start":0,"end":19,"index":0,"score":1,"parts":{"position":1}}]}

Of many that say the same the first are named, and counted the rest; JSON names them all.

    $ for i in 1 2 3 4 5; do printf 'Dogs bark at night.\n' > dog$i.txt; done
    $ pith --merge dog?.txt
    dog1.txt, dog2.txt, dog3.txt, dog4.txt, dog5.txt: Dogs bark at night.
    $ cp dog1.txt dog6.txt
    $ pith --merge dog?.txt
    dog1.txt, dog2.txt, dog3.txt, dog4.txt and 2 others: Dogs bark at night.
    $ pith --merge -f json dog?.txt | grep -o '"also":[^]]*'
    "also":["dog2.txt","dog3.txt","dog4.txt","dog5.txt","dog6.txt"

Reports with dates are told in time, be they dates of JSON, of pages or of mails, and a fact is as old as
the first who tells it. Without dates what begins the reports comes first.

    $ cat > reports.jsonl <<'END'
    > {"docs": [{"id": "c", "date": "2024-03-03T08:00:00+01:00", "text": "A ferry will run from Monday. The weir broke after days of rain."}, {"id": "a", "date": "Fri, 1 Mar 2024 10:00:00 GMT", "text": "The weir broke after two days of rain. Nobody was hurt."}, {"id": "b", "date": "2024-03-02", "text": "Divers looked at the piers. Nobody was hurt."}]}
    > END
    $ pith -m lead -n 4 -f text reports.jsonl
    ==> reports.jsonl:1 <==
    a, c: The weir broke after two days of rain.
    a, b: Nobody was hurt.
    b: Divers looked at the piers.
    c: A ferry will run from Monday.
    $ sed 's/"date": "2024-03-02", //' reports.jsonl | pith -m lead -n 4 -f text
    ==> standard input:1 <==
    c: A ferry will run from Monday.
    a, c: The weir broke after two days of rain.
    b: Divers looked at the piers.
    a, b: Nobody was hurt.
    $ printf '<html><head><meta name=date content=2024-03-04></head><p>The weir will be built again, the council said on Monday.' > new.html
    $ printf 'Subject: The weir\nFrom: Lock <lock@example.org>\nDate: Sat, 2 Mar 2024 09:00:00 +0200\n\nThe weir broke last night after days of rain.\n' > old.eml
    $ pith --merge new.html old.eml
    old.eml: The weir broke last night after days of rain.
    new.html: The weir will be built again, the council said on Monday.
    $ printf 'The weir will be built again, the council said on Monday.\n' > 'a<b*.txt'
    $ pith --merge -n 1 -f html new.html 'a<b*.txt' | grep '<li'
    <li style="margin:.3em 0">The weir will be built again, the council said on Monday. <span style="margin:0 0 .5em;color:#555;font-size:.85em">new.html, a&lt;b*.txt</span></li>
    $ pith -n 1 --explain -f html new.html | grep -c '<p.*position.*, centrality'
    1
    $ pith --merge -n 1 -f markdown new.html 'a<b*.txt'
    - The weir will be built again, the council said on Monday. (new.html, a\<b\*.txt)
    $ echo '{"text": "Dogs bark at night.", "date": 3}' | pith -i jsonl
    {"error":"\"date\" is not a string","line":1}
    [3]
