Several texts as one set: each sentence names its text, and the others that say all but the same.

    $ printf 'The river rose by two metres in the night. Schools stay closed in Millbrook.\n' > one.txt
    $ printf 'Nobody was hurt. The river rose by two metres in the night, officials said.\n' > two.txt
    $ printf 'Schools stay closed in Millbrook. A ferry replaces the bridge.\n' > three.txt
    $ pith --merge -m lead -n 4 one.txt two.txt three.txt
    one.txt: The river rose by two metres in the night.
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
