Terms of a corpus: counted, compared, merged.

    $ mkdir -p news/sport news/food
    $ printf 'The team won the match. A great match for the home team.\n' > news/sport/one.txt
    $ printf 'The soup was hot. A great soup, and a hot oven.\n' > news/food/one.txt
    $ printf 'Bake breads in a hot oven. Bread needs time.\n' > news/food/two.txt
    $ printf 'hidden\n' > news/food/.hidden; mkfifo news/food/pipe; ln -s .. news/food/loop
    $ pith terms -n 4 news
    great	2	2
    hot	2	3
    oven	2	2
    Bake	1	1
    $ pith terms --min-documents 2 -f jsonl news
    {"term":"great","language":"en","documents":2,"occurrences":2}
    {"term":"hot","language":"en","documents":2,"occurrences":3}
    {"term":"oven","language":"en","documents":2,"occurrences":2}
    $ pith terms -n 2 --ngram 2 news/sport
    great	1	1
    great match	1	1

Groups, by folder, by field, by document:

    $ pith terms -n 2 --group folder news
    ==> food <==
    hot	0.179877	2	3
    breads	0.141974	1	2

    ==> sport <==
    match	0.236614	1	2
    team	0.236614	1	2
    $ pith terms -n 1 -m keyness -f json --group folder news
    {"documents":3,"words":32,"groups":[{"group":"food","documents":2,"words":20,"terms":[{"term":"hot","language":"en","score":3.0039,"documents":2,"occurrences":3}]},{"group":"sport","documents":1,"words":12,"terms":[{"term":"match","language":"en","score":4.1492,"documents":1,"occurrences":2}]}]}
    $ printf '%s\n' '{"id":7,"year":2001,"text":"The river rose."}' '{"id":8,"year":2002,"text":"The town closed."}' '{"id":9,"text":"The weir held."}' > years.jsonl
    $ pith terms -n 1 --group year -f jsonl years.jsonl
    {"group":"2001","documents":1,"words":3,"terms":[{"term":"river","language":"en","score":0.100397,"documents":1,"occurrences":1}]}
    {"group":"2002","documents":1,"words":3,"terms":[{"term":"closed","language":"en","score":0.100397,"documents":1,"occurrences":1}]}
    $ pith terms -n 1 --group document years.jsonl | grep '=='
    ==> 7 <==
    ==> 8 <==
    ==> 9 <==
    $ pith terms -n 1 --group yaer years.jsonl
    closed	1	1
    2> pith: no document has a 'yaer' to be grouped by

A file of terms, and that it is the same however it was made:

    $ pith terms -f df --group folder news/food > food.df; head -n 8 food.df
    pith terms 1
    ngram 1
    language en 2 20

    en		@food	2	20
    en	a		2	3
    en	a	=A	1	1
    en	a	=a	2	2
    $ pith terms -f df --group folder news/sport > sport.df
    $ pith terms -f df --group folder news/food news/sport > both.df
    $ pith terms -f df --group folder -j 3 news/food news/sport | cmp - both.df
    $ gzip -k years.jsonl; pith terms -f df --group year years.jsonl > years.df
    $ pith terms -f df --group year -j 2 years.jsonl.gz | cmp - years.df
    $ tar -cf both.tar -C news food/one.txt food/two.txt sport/one.txt
    $ pith terms -f df --group folder -j 2 both.tar | cmp - both.df
    $ pith terms --merge -f df sport.df food.df | cmp - both.df
    $ pith terms --merge -f df - < both.df | cmp - both.df
    $ pith terms --merge -n 1 sport.df food.df
    ==> food <==
    hot	0.179877	2	3

    ==> sport <==
    match	0.236614	1	2
    $ seq 60000 | sed 's/.*/{"text":"word&x other&y more&z"}/' > many.jsonl
    $ pith terms -f df --memory 64 many.jsonl > many.df
    $ pith terms -f df --memory 1 many.jsonl | cmp - many.df
    $ pith terms -f df --memory 2 -j 2 many.jsonl | cmp - many.df

What cannot be read is named, once, and the others are counted:

    $ printf '%s\n' '{"text":"A river."}' 'oops' '{"text":"A town."}' > some.jsonl
    $ pith terms -j 2 some.jsonl nowhere.txt
    river	1	1
    town	1	1
    2> pith: some.jsonl: line 2: broken JSON, or too deep (byte 0)
    2> pith: nowhere.txt: No such file or directory
    [3]
    $ pith terms -j 2 nowhere.txt
    2> pith: nowhere.txt: No such file or directory
    [1]
    $ mkdir empty; pith terms empty
    2> pith: there is no file in empty
    [1]
    $ printf 'A river.\n' | pith terms -j 4
    river	1	1
    $ printf '' | pith terms -f json
    {"documents":0,"words":0,"terms":[]}

Files that are none, of another version, cut short, changed, or of other phrases:

    $ pith terms --merge news/food/one.txt
    2> pith: news/food/one.txt: not a usable file of terms: it does not start as one
    [1]
    $ sed 's/^pith terms 1$/pith terms 9/' food.df > later.df; pith terms --merge food.df later.df
    2> pith: later.df: the file of terms has version 9, this library reads version 1
    [1]
    $ head -n 20 food.df > cut.df; pith terms --merge cut.df
    2> pith: cut.df: not a usable file of terms: it is cut short (byte 285)
    [1]
    $ sed 's/=oven/=over/' food.df > changed.df; pith terms --merge changed.df 2>&1 | sed 's/ (byte.*//'
    pith: changed.df: not a usable file of terms: its checksum does not match
    $ pith terms --ngram 2 -f df news/sport > phrases.df; pith terms --merge food.df phrases.df
    2> pith: phrases.df: its phrases have up to 2 words, those of the first file 1
    [1]
    $ pith terms --merge nowhere.df
    2> pith: nowhere.df: No such file or directory
    [1]
    $ TMPDIR=/nowhere pith terms news
    2> pith: no temporary file in /nowhere: No such file or directory
    [1]

Options in their range:

    $ pith terms -f html news
    2> pith: there is no output format 'html'
    2> pith: output formats: text, json, jsonl, df
    [2]
    $ pith terms --ngram 6 news
    2> pith: --ngram takes a whole number from 1 to 5, not '6'
    2> Try 'pith terms --help'.
    [2]
    $ pith terms --memory 0 news
    2> pith: --memory takes a whole number from 1 to 16384, not '0'
    2> Try 'pith terms --help'.
    [2]

Scores against a corpus of one's own:

    $ pith terms -f df news > news.df
    $ echo 'Hot soup from the kitchen. The kitchen sells soup.' > lunch.txt
    $ pith keywords -m tfidf -n 2 lunch.txt
    kitchen sells soup	1	1
    Hot soup	0.61221	1
    $ pith keywords -m tfidf -n 2 --background news.df lunch.txt
    kitchen sells soup	1	1
    Hot soup	0.461019	1
    $ pith keywords -m keyness -n 2 --background news.df lunch.txt
    kitchen	1	2
    kitchen sells	0.74222	1
    $ pith keywords -m log-odds -n 2 --background news.df lunch.txt
    kitchen	1	2
    kitchen sells	0.844714	1
    $ pith -m tfidf -n 1 --explain --background news.df lunch.txt
    The kitchen sells soup.
        10.5452 = tfidf 10.5452
    $ pith -l fr -n 1 --background news.df lunch.txt
    2> pith: lunch.txt: the background has no terms of language 'fr'; it has: en
    [1]
    $ printf '%s\n' '{"text":"A hot soup.","lang":"en"}' '{"text":"Une soupe.","lang":"fr"}' | pith keywords -i jsonl --background news.df
    {"title":"","language":"en","language_confidence":1,"words":3,"method":"auto","keywords":[{"phrase":"hot soup","score":0.154869,"count":1,"kind":"term","sentence":0,"spans":[[2,10]]}]}
    {"error":"the background has no terms of language 'fr'; it has: en","line":2}
    [3]
    $ pith keywords --background later.df lunch.txt
    2> pith: later.df: the file of terms has version 9, this library reads version 1
    [1]
    $ pith keywords --background cut.df lunch.txt
    2> pith: cut.df: not a usable file of terms: it is cut short (byte 285)
    [1]
    $ pith keywords --background lunch.txt lunch.txt
    2> pith: lunch.txt: not a usable file of terms: it does not start as one
    [1]
    $ : > nothing.df; pith keywords --background nothing.df lunch.txt
    2> pith: nothing.df: not a usable file of terms: it does not start as one
    [1]
    $ pith keywords --background news lunch.txt
    2> pith: news: Is a directory
    [1]
    $ pith keywords --background nowhere.df lunch.txt
    2> pith: nowhere.df: No such file or directory
    [1]
