Key phrases: which of them, and of which texts.

    $ printf 'The tide mill at Sandhaven turned again. Tide mills need two tides; the tide mill was built by the UNHP.\n' > mill.txt
    $ pith keywords -m tfidf -n 3 mill.txt
    tide mill	1	3
    Sandhaven	0.245271	1
    UNHP	0.245271	1
    $ pith keywords -m tfidf -n 3 --ngram 1 mill.txt
    tide	1	4
    mill	0.787175	3
    Sandhaven	0.377025	1
    $ pith keywords -m tfidf --min-score 1 mill.txt
    tide mill	1	3
    $ pith keywords -m tfidf -n 9 -f json mill.txt | grep -o '"phrase":"[A-Z][A-Za-z]*"\|"kind":"[na][a-z]*"\|"sentence":[0-9]*' | paste -s -d ' '
    "sentence":0 "phrase":"Sandhaven" "kind":"name" "sentence":0 "phrase":"UNHP" "kind":"acronym" "sentence":1

A number word with a capital belongs to the name beside it, a number that counts does not, and the
place and agency that a report starts with are not what it is about, nor is a time zone:

    $ printf 'Rowers meet at the Nine Bays each May. The Nine Bays race is older than World War One ferries.\n' > bays.txt
    $ pith keywords -m tfidf -n 9 bays.txt | grep -c '^Nine Bays	\|World War One'
    2
    $ echo 'Rowers of Sandhaven met. In Sandhaven nine rowers met two crews.' | pith keywords -m tfidf | grep -ci 'nine\|two'
    0
    [1]
    $ printf 'SANDHAVEN (XNA) -- The ferry sank at 10:30 GMT, the harbour office told XNA. A ferry of the harbour had sunk there before.\n' > ferry.txt
    $ pith keywords -m tfidf ferry.txt | grep 'SANDHAVEN\|XNA\|GMT'
    [1]
    $ sed 's/.* -- //' ferry.txt | pith keywords -m tfidf | grep -c XNA
    1

None of a list, in whatever inflection, with comments and blank lines:

    $ printf '# common\n\n  TIDE MILLS \r\nno such thing\n' > common.txt
    $ pith keywords -m tfidf -n 2 --exclude common.txt mill.txt
    tide	1	4
    mill	0.787175	3
    $ pith keywords --exclude nowhere.txt mill.txt
    2> pith: nowhere.txt: No such file or directory
    [1]
    $ printf 'good\nb\377d\n' > broken.txt
    $ pith keywords --exclude broken.txt mill.txt
    2> pith: mill.txt: phrase 2 to exclude is not valid UTF-8
    [1]

Numbers in their range:

    $ pith keywords --ngram 6 mill.txt
    2> pith: --ngram takes a whole number from 1 to 5, not '6'
    2> Try 'pith keywords --help'.
    [2]
    $ pith keywords --min-score 1.5 mill.txt
    2> pith: --min-score takes a number from 0 to 1, not '1.5'
    2> Try 'pith keywords --help'.
    [2]
    $ pith keywords --diversity -1 mill.txt
    2> pith: --diversity takes a number from 0 to 1, not '-1'
    2> Try 'pith keywords --help'.
    [2]
    $ pith keywords --diversity nan mill.txt
    2> pith: --diversity takes a number from 0 to 1, not 'nan'
    2> Try 'pith keywords --help'.
    [2]

Texts without any phrase, or with nothing but one:

    $ echo 'and of the to is was were' | pith keywords
    $ echo 'tide' | pith keywords | cut -f 1,3
    tide	1
    $ echo '😀 😀 🌊' | pith keywords
    $ printf 'https://example.org/a/b?c=d see@example.org\n' | pith keywords
    $ python3 -c 'print("tide mill. " * 20000)' | pith keywords | cut -f 1,3
    tide mill	20000
    $ echo 'THE TIDE MILL AT SANDHAVEN TURNED AGAIN. THE TIDE MILL IS OLD.' | pith keywords | grep -c 'TIDE MILL'
    1
    $ printf 'a\t1\t2\nb\t3\t4\n| x | y |\n|---|---|\n' | pith keywords -i text
    $ printf 'int main(void) { return tide_mill(0); }\n' | pith keywords | grep -c tide_mill
    2
    $ printf 'Мельница tide 潮汐 mill مد stands.\n' | pith keywords | grep -o tide | sort -u
    tide
    $ python3 -c 'print(" ".join("w%dx" % i for i in range(100000)))' | pith keywords | wc -l
    10

Every method finds the mill:

    $ for m in $(pith methods | sed -n '/keywords/,$p' | grep -o '^  [a-z-]*'); do
    > pith keywords -m $m mill.txt | grep -qi 'tide' || echo "not $m"; done
    2> pith: mill.txt: note: one text has no neighbours: singlerank was used
    $ pith keywords -m expandrank -n 1 -f json mill.txt | grep -o '"note":"[^"]*"'
    "note":"one text has no neighbours: singlerank was used"
    $ pith keywords -m expandrank -n 1 --merge mill.txt mill.txt > merged

In Romance languages a link stands inside a phrase, also without its vowel:

    $ printf 'O Banco de Portugal subiu a taxa de juro. A taxa de juro do Banco de Portugal assusta.\n' | pith keywords -l pt -n 2 | cut -f 1,3
    taxa de juro	2
    Banco de Portugal	2
    $ printf "Le taux d'intérêt monte. Le taux d’intérêt de la Banque de France est haut.\n" | pith keywords -l fr -n 2 | cut -f 1,3
    taux d'intérêt	2
    Banque de France	1

The terms of a thesaurus, by their preferred labels:

    $ printf '# subjects\n\nWater mills\ttide mills|watermill\tBuildings\nTides\ttide\nCoasts\tshore | Sandhaven\tPlaces\nPlaces\tCoasts|Tides\tCoasts\nWater mills\tmoulin\nMills\ttide mill\n' > subjects.tsv
    $ printf 'Bridges for walkers\tfootbridge\tBridges | Paths\n' > bridges.tsv
    $ pith keywords -m tfidf -n 4 --vocabulary subjects.tsv mill.txt
    Water mills	1	3
    Coasts	0.622636	1
    UNHP	0.122636	1
    $ pith keywords -m tfidf --vocabulary subjects.tsv --vocabulary-only mill.txt
    Water mills	1	3
    Coasts	0.245271	1
    $ pith keywords -m tfidf -n 1 --vocabulary subjects.tsv -f json mill.txt | grep -o '"keywords".*'
    "keywords":[{"phrase":"Water mills","score":1,"count":3,"kind":"term","label":true,"broader":["Buildings"],"sentence":0,"spans":[[4,13],[41,51],[72,81]]}]}
    $ printf 'Two watermills and a tide mill.\n' | pith keywords -l en --vocabulary subjects.tsv --vocabulary-only -f json | grep -o '"phrase".*'
    "phrase":"Water mills","score":1,"count":2,"kind":"term","label":true,"broader":["Buildings"],"sentence":0,"spans":[[4,14],[21,30]]}]}
    $ echo 'A footbridge.' | pith keywords -l en --vocabulary bridges.tsv -f json | grep -o '"label".*'
    "label":true,"broader":["Bridges","Paths"],"sentence":0,"spans":[[2,12]]}]}
    $ printf 'Un moulin au bord de la mer.\n' | pith keywords -l fr --vocabulary subjects.tsv --vocabulary-only
    Water mills	1	1
    $ printf 'Right to be forgotten\nWorld Health Organization\tWHO\n' > rights.tsv
    $ echo 'Who told the WHO of the right to be forgotten?' | pith keywords -l en --ngram 2 --vocabulary rights.tsv
    World Health Organization	1	1
    Right to be forgotten	1	1
    $ printf 'a\tb\n\tother\n' > broken.tsv; pith keywords --vocabulary broken.tsv mill.txt
    2> pith: broken.tsv: line 2 of the vocabulary: there is no preferred label (byte 4)
    [1]
    $ printf 'a\nb\377d\n' > broken.tsv; pith keywords --vocabulary broken.tsv mill.txt
    2> pith: broken.tsv: line 2 of the vocabulary: not valid UTF-8 (byte 3)
    [1]
    $ printf 'a\n...\tb\n' > broken.tsv; pith keywords --vocabulary broken.tsv mill.txt
    2> pith: broken.tsv: line 2 of the vocabulary: the preferred label has no word, or more than 512 bytes (byte 2)
    [1]
    $ pith keywords --vocabulary nowhere.tsv mill.txt
    2> pith: nowhere.tsv: No such file or directory
    [1]
    $ pith keywords --vocabulary-only mill.txt
    2> pith: --vocabulary-only needs --vocabulary
    2> Try 'pith keywords --help'.
    [2]
    $ printf '# subjects\n\n' > empty.tsv; pith keywords --vocabulary empty.tsv mill.txt
    2> pith: empty.tsv: there is no term in the vocabulary
    [1]
    $ seq 1000000 | sed 's/.*/subject number &\tother name & | third &/' > million.tsv; echo 'tide mill' >> million.tsv
    $ pith keywords --vocabulary million.tsv --vocabulary-only mill.txt
    tide mill	1	3

What means the same is one phrase, with the spans of all: an acronym and what it stands for, a name
and its end, two spellings:

    $ printf '%s\n' 'The National Grid Authority (NGA) said that the valley would lose its power lines.' \
    > 'The NGA has no plan for the mills. Its director, Marta Lindqvist, wrote an e-mail to the mills.' \
    > 'Lindqvist said the email was late.' '"The NGA will not wait," Lindqvist added.' > same.txt
    $ pith keywords same.txt | grep -E 'NGA|Grid|Lindqvist|mail' | cut -f 1,3
    NGA	4
    Lindqvist	3
    e-mail	2
    $ pith keywords -f json same.txt | grep -o '"NGA"[^}]*' | grep -o '"spans":.*'
    "spans":[[4,27],[29,32],[87,90],[219,222]]

A name with more before it is the same name, unless another ends alike:

    $ echo 'Director Marta Lindqvist wrote. Then Marta Lindqvist agreed. Lindqvist wrote about power.' |
    > pith keywords -m tfidf -n 9 | cut -f 1,3
    Marta Lindqvist	3
    power	1
    $ echo 'Director Marta Lindqvist wrote. Then Olof Lindqvist agreed. Lindqvist wrote about power.' |
    > pith keywords -m tfidf -n 9 | cut -f 1,3
    Lindqvist	3
    Director Marta Lindqvist	1
    Olof Lindqvist	1
    power	1

The parts of a score add up to the logarithm of its odds:

    $ pith keywords --explain -f json mill.txt | python3 -c '
    > import json, math, sys
    > found = json.load(sys.stdin)["keywords"]
    > off = [sum(k["parts"].values()) - math.log(k["score"] / (1 - k["score"])) for k in found]
    > print(len(found) > 1, max(map(abs, off)) < 1e-4)'
    True True
    $ pith keywords mill.txt -f json | grep -c parts
    0
    [1]

Where a script has no spaces, words that touch make a phrase, and characters that no known word has make words:

    $ printf '苏黛珊在湖边发现了新的水草。苏黛珊说，水草能治理盐碱地。农民杭铁柱想借地给苏黛珊，杭铁柱种盐碱地。\n' > grass.txt
    $ pith keywords -n 3 -f json grass.txt | grep -o '"phrase":"[^"]*"' | paste -s -d ' '
    "phrase":"苏黛珊" "phrase":"水草" "phrase":"杭铁"

The particles of a Korean word are no part of it:

    $ printf '하윤정은 호숫가에서 수초를 발견했다. 하윤정의 수초는 염해 농지를 되살린다. 남궁철이 농지를 하윤정에게 빌려준다.\n' > weed.txt
    $ pith keywords -n 3 -f json weed.txt | grep -o '"phrase":"[^"]*"' | paste -s -d ' '
    "phrase":"하윤정" "phrase":"수초" "phrase":"농지"

The title says what a text is about, and gives phrases; that of a text read before does not:

    $ printf '# Alder Lock reopens\n\nBoats pass again from eight in the morning. The county paid for the new gates.\n' > lock.md
    $ printf '# Larch Mill is sold\n\nIt rained.\n' > read.md
    $ pith keywords -f json lock.md | grep -o '"phrase":"Alder Lock".*'
    "phrase":"Alder Lock","score":0.247326,"count":1,"kind":"name","sentence":0,"spans":[[2,12]]}]}
    $ pith --after read.md -k 9 -n 1 -f json lock.md | grep -c '"phrase":"Alder Lock"'
    1
    $ pith --after read.md -k 9 -n 1 -f json lock.md | grep -c '"phrase":"Larch'
    0
    [1]
