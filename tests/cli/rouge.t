Scores of summaries. The police and the gunman are those of Lin's paper of 2004; every score here has
been worked out by hand.

    $ printf 'police kill the gunman\nthe gunman kill police\n' > system.txt
    $ printf 'police killed the gunman\npolice killed the gunman\n' > reference.txt
    $ pith rouge -r 0 --measures 1,2,L,Ltext,S*,SU4,W2 system.txt reference.txt
    # pith rouge -r 0 --measures '1,2,L,Ltext,S*,SU4,W2' system.txt reference.txt
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    system      measure      recall         precision      F
    system.txt  ROUGE-1      0.75000        0.75000        0.75000
    system.txt  ROUGE-2      0.33333        0.33333        0.33333
    system.txt  ROUGE-L      0.62500        0.62500        0.62500
    system.txt  ROUGE-Ltext  0.62500        0.62500        0.62500
    system.txt  ROUGE-S*     0.33333        0.33333        0.33333
    system.txt  ROUGE-SU4    0.50000        0.50000        0.50000
    system.txt  ROUGE-W-2    0.52951        0.52951        0.52951
    $ pith rouge -r 0 --compat 1.5.5 --measures 1,SU4 -d -f tsv system.txt reference.txt
    # pith rouge -r 0 --compat 1.5.5 --measures 1,SU4 -d -f tsv system.txt reference.txt
    # numbers of ROUGE-1.5.5; 2 rows

    id	system	measure	recall	precision	f
    1	system.txt	ROUGE-1	0.75000	0.75000	0.75000
    2	system.txt	ROUGE-1	0.75000	0.75000	0.75000
    1	system.txt	ROUGE-SU4	0.55556	0.55556	0.55556
    2	system.txt	ROUGE-SU4	0.22222	0.22222	0.22222

    system	measure	rows	recall	recall_low	recall_high	precision	precision_low	precision_high	f	f_low	f_high
    system.txt	ROUGE-1	2	0.75000	0.75000	0.75000	0.75000	0.75000	0.75000	0.75000	0.75000	0.75000
    system.txt	ROUGE-SU4	2	0.38889	0.38889	0.38889	0.38889	0.38889	0.38889	0.38889	0.38889	0.38889
    $ pith rouge -r 0 --compat rouge_score -m -f markdown system.txt reference.txt
        pith rouge -r 0 --compat rouge_score -m -f markdown system.txt reference.txt
        numbers of rouge_score; 2 rows

    | system | measure | recall | precision | F |
    |---|---|---:|---:|---:|
    | system.txt | rouge1 | 1.00000 | 1.00000 | 1.00000 |
    | system.txt | rouge2 | 0.66667 | 0.66667 | 0.66667 |
    | system.txt | rougeL | 0.75000 | 0.75000 | 0.75000 |
    | system.txt | rougeLsum | 0.75000 | 0.75000 | 0.75000 |
    $ pith rouge -r 0 -n 1 -x -f latex system.txt reference.txt
    % pith rouge -r 0 -n 1 -x -f latex system.txt reference.txt
    % numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    \begin{tabular}{llrrr}
      system & measure & recall & precision & F \\
      \hline
      system.txt & ROUGE-1 & 0.75000 & 0.75000 & 0.75000 \\
    \end{tabular}
    $ pith rouge -t 2 -n 2 system.txt reference.txt
    # pith rouge -t 2 -n 2 system.txt reference.txt
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    system      measure      in references  in system      hits
    system.txt  ROUGE-1      8              8              6
    system.txt  ROUGE-2      6              6              2
    system.txt  ROUGE-L      8              8              5
    $ pith rouge -n 1 -x -d -f 1.5.5 --compat 1.5.5 system.txt reference.txt
    ---------------------------------------------
    system.txt ROUGE-1 Average_R: 0.75000 (95%-conf.int. 0.75000 - 0.75000)
    system.txt ROUGE-1 Average_P: 0.75000 (95%-conf.int. 0.75000 - 0.75000)
    system.txt ROUGE-1 Average_F: 0.75000 (95%-conf.int. 0.75000 - 0.75000)
    .............................................
    system.txt ROUGE-1 Eval 1.system.txt R:0.75000 P:0.75000 F:0.75000
    system.txt ROUGE-1 Eval 2.system.txt R:0.75000 P:0.75000 F:0.75000

Several references, pooled, the best, and the mean of the best with one left out:

    $ cat > many.jsonl <<'END'
    > {"id": "a", "system": "one two three four", "references": ["one two five", "one two three six seven eight", ["four", "nine"]]}
    > END
    $ for way in A B J; do pith rouge -f $way -r 0 -n 1 -x -f tsv many.jsonl | tail -n 1; done
    system	ROUGE-1	1	0.5454545455	0.5454545455	0.5454545455	0.5000000000	0.5000000000	0.5000000000	0.5217391304	0.5217391304	0.5217391304
    system	ROUGE-1	1	0.6666666667	0.6666666667	0.6666666667	0.5000000000	0.5000000000	0.5000000000	0.5714285714	0.5714285714	0.5714285714
    system	ROUGE-1	1	0.6111111111	0.6111111111	0.6111111111	0.5833333333	0.5833333333	0.5833333333	0.5809523810	0.5809523810	0.5809523810
    $ pith rouge --references jackknife -r 0 --measures 1 -f json many.jsonl
    {"command":["pith","rouge","--references","jackknife","-r","0","--measures","1","-f","json","many.jsonl"],"numbers":"numbers of pith, without the quirks of ROUGE-1.5.5","rows":1,"skipped":0,"options":{"stem":false,"stop_words":false,"references":"jackknife","average":"rows","alpha":0.5,"confidence":95,"resamples":0},"scores":[
    {"system":"system","measure":"ROUGE-1","rows":1,"recall":{"mean":0.61111111111111105},"precision":{"mean":0.58333333333333337},"f":{"mean":0.580952380952381},"in_references":4,"in_system":4,"hits":2.3333333333333335}]}

Two systems, compared. The lines of a text stand in one line:

    $ for i in 1 2 3 4 5 6 7 8; do echo "rain fell<q>on day $i"; done > gold.txt
    $ for i in 1 2 3 4 5 6 7 8; do echo "rain fell<q>on night $i"; done > a.txt
    $ sed 's/rain/snow/' a.txt > b.txt
    $ pith rouge -r 0 --measures 1,L --separator '<q>' --compare=worse --trials 999 --system worse=b.txt --system better=a.txt gold.txt
    # pith rouge -r 0 --measures 1,L --separator '<q>' --compare=worse --trials 999 --system worse=b.txt --system better=a.txt gold.txt
    # numbers of pith, without the quirks of ROUGE-1.5.5; 8 rows; differences of F from worse, * p < 0.05, ** p < 0.01

    system  measure      recall         precision      F              difference of F
    worse   ROUGE-1      0.60000        0.60000        0.60000
    worse   ROUGE-L      0.60000        0.60000        0.60000
    better  ROUGE-1      0.80000        0.80000        0.80000        +0.20000** [+0.20000, +0.20000]
    better  ROUGE-L      0.80000        0.80000        0.80000        +0.20000** [+0.20000, +0.20000]
    $ pith rouge -r 0 --measures 1 --compare --trials 999 -f tsv --system worse=b.txt --system better=a.txt gold.txt | tail -n 2
    worse	ROUGE-1	8	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.6666666667	0.0000000000	0.0000000000	0.0000000000	1	1
    better	ROUGE-1	8	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.8333333333	0.1666666667	0.1666666667	0.1666666667	0.002	0.006

Folders, and the configuration files of ROUGE-1.5.5:

    $ mkdir sys ref
    $ echo 'rain fell' > sys/1; echo 'rain fell' > ref/1; echo 'snow' > sys/2; echo 'snow fell' > ref/2
    $ pith rouge -r 0 -n 1 -x sys ref
    # pith rouge -r 0 -n 1 -x sys ref
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    system  measure      recall         precision      F
    sys     ROUGE-1      0.75000        1.00000        0.83333
    $ echo 'sys/1 ref/1' > list; echo 'sys/2 ref/2 ref/1' >> list
    $ pith rouge -r 0 -n 1 -x -z SPL list
    # pith rouge -r 0 -n 1 -x -z SPL list
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    system  measure      recall         precision      F
    X       ROUGE-1      0.62500        0.75000        0.66667
    $ printf '<html>\n<a name="1">[1]</a> <a href="#1" id=1>rain &amp; fell</a>\nno anchor\n' > sys/1.html
    $ cat > config.xml <<'END'
    > <ROUGE_EVAL version="1.5.5">
    > <EVAL ID="1"><PEER-ROOT>sys</PEER-ROOT><MODEL-ROOT>
    > ref
    > </MODEL-ROOT><INPUT-FORMAT TYPE="SPL"/>
    > <PEERS><P ID="A">1</P><P ID="B">2</P></PEERS><MODELS><M ID="x">1</M></MODELS></EVAL>
    > <EVAL ID="2"><PEER-ROOT>sys</PEER-ROOT><MODEL-ROOT>sys</MODEL-ROOT><INPUT-FORMAT TYPE="SEE"/>
    > <PEERS><P ID="A">1.html</P></PEERS><MODELS><M ID="x">1.html</M></MODELS></EVAL>
    > </ROUGE_EVAL>
    > END
    $ pith rouge -n 1 -x -t 2 config.xml
    # pith rouge -n 1 -x -t 2 config.xml
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows

    system  measure      in references  in system      hits
    A       ROUGE-1      5              5              5
    B       ROUGE-1      2              1              0

Words of any language; the output says that they are not ROUGE's:

    $ printf 'Привет мир\n' > ru.txt; printf 'Привет, мир!\n' > ru.ref
    $ pith rouge -r 0 -n 1 -x ru.txt ru.ref
    # pith rouge -r 0 -n 1 -x ru.txt ru.ref
    # numbers of pith, without the quirks of ROUGE-1.5.5; 1 row

    system  measure      recall         precision      F
    ru.txt  ROUGE-1      0.00000        0.00000        0.00000
    $ pith rouge -r 0 -n 1 -x --lang en ru.txt ru.ref
    # pith rouge -r 0 -n 1 -x --lang en ru.txt ru.ref
    # Unicode words of pith; not to be compared with official ROUGE numbers; 1 row

    system  measure      recall         precision      F
    ru.txt  ROUGE-1      1.00000        1.00000        1.00000

Own lists:

    $ echo 'rained rain' > irregular; echo 'the' > stop
    $ echo 'the rained' > s; echo 'rain' > r
    $ pith rouge -r 0 -n 1 -x -m -s --exceptions irregular --stop-list stop -f tsv s r | tail -n 1
    s	ROUGE-1	1	1.0000000000	1.0000000000	1.0000000000	1.0000000000	1.0000000000	1.0000000000	1.0000000000	1.0000000000	1.0000000000

Bad rows are named and left out, and the exit code says so:

    $ cat > bad.jsonl <<'END'
    > {"id": "good", "system": "rain", "references": ["rain"]}
    > not json
    > {"id": "good", "system": "rain", "references": ["rain"]}
    > {"id": "x", "system": "rain"}
    > {"id": "x", "system": "rain", "references": []}
    > {"id": "x", "system": 3, "references": ["rain"]}
    > {"id": "x", "systems": {"a": ["rain", 3]}, "references": ["rain"]}
    > {"id": "x", "system": "rain", "systems": {}, "references": ["rain"]}
    > {"id": "x", "system": "ra\u0000in", "references": ["rain"]}
    > {"id": "y", "system": "back\\u0000slash", "references": ["back\\u0000slash"]}
    > {"id": "x", "system": "rain", "references": ["rain"]} trailing
    > 
    > [1]
    > {"id": {}, "system": "rain", "references": ["rain"]}
    > {"system": "rain", "references": ["rain"]}
    > END
    $ pith rouge -r 0 -n 1 -x bad.jsonl
    # pith rouge -r 0 -n 1 -x bad.jsonl
    # numbers of pith, without the quirks of ROUGE-1.5.5; 3 rows, 11 left out

    system  measure      recall         precision      F
    system  ROUGE-1      1.00000        1.00000        1.00000
    2> pith: line 2: not JSON; left out
    2> pith: row good: there was a row of this id before; left out
    2> pith: line 4: "references" is not a list of at least one text; left out
    2> pith: line 5: "references" is not a list of at least one text; left out
    2> pith: line 6: "system" is neither a string nor a list of strings; left out
    2> pith: line 7: a system is neither a string nor a list of strings; left out
    2> pith: line 8: there must be either "system" or "systems"; left out
    2> pith: line 9: it holds a NUL character; left out
    2> pith: line 11: not JSON; left out
    2> pith: line 13: not a JSON object; left out
    2> pith: line 14: "id" is neither a string nor a number; left out
    [3]
    $ pith rouge -r 0 -n 1 -x -d -f tsv bad.jsonl 2> /dev/null | head -n 7
    # pith rouge -r 0 -n 1 -x -d -f tsv bad.jsonl
    # numbers of pith, without the quirks of ROUGE-1.5.5; 3 rows, 11 left out

    id	system	measure	recall	precision	f
    good	system	ROUGE-1	1.0000000000	1.0000000000	1.0000000000
    y	system	ROUGE-1	1.0000000000	1.0000000000	1.0000000000
    15	system	ROUGE-1	1.0000000000	1.0000000000	1.0000000000
    $ printf '{"id": "\377", "system": "caf\377 x", "references": ["caf x"]}\n' | pith rouge -r 0 -n 1 -x -d -f json - | tail -n 1
    {"id":"�","system":"system","measure":"ROUGE-1","recall":1,"precision":1,"f":1,"in_references":2,"in_system":2,"hits":2}]}

Nothing in a text is not an error; ROUGE-1.5.5 dies of ROUGE-W where a reference is empty:

    $ echo '{"system": "", "references": ["rain"]}' | pith rouge -r 0 --measures 1,L,W1.2,SU4 -f tsv - | tail -n 4
    system	ROUGE-1	1	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000
    system	ROUGE-L	1	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000
    system	ROUGE-W-1.2	1	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000
    system	ROUGE-SU4	1	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000	0.0000000000
    $ echo '{"system": "?!", "references": ["...", []]}' | pith rouge -r 0 --compat 1.5.5 --measures 1,L,W1.2,SU4 -f tsv - | tail -n 4
    system	ROUGE-1	1	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000
    system	ROUGE-L	1	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000
    system	ROUGE-W-1.2	1	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000
    system	ROUGE-SU4	1	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000	0.00000

What cannot be read:

    $ pith rouge no.jsonl
    2> pith: no.jsonl: No such file or directory
    [1]
    $ pith rouge system.txt gold.txt
    2> pith: system.txt has 2 lines, but gold.txt has 8
    [1]
    $ rm sys/2; pith rouge -r 0 -n 1 -x sys ref
    # pith rouge -r 0 -n 1 -x sys ref
    # numbers of pith, without the quirks of ROUGE-1.5.5; 2 rows, 3 left out

    system  measure      recall         precision      F
    sys     ROUGE-1      1.00000        1.00000        1.00000
    2> pith: row 1.html: ref/1.html: No such file or directory; this text is left out
    2> pith: row 1.html: no reference; left out
    2> pith: row 2: sys/2: No such file or directory; this text is left out
    [3]
    $ pith rouge --system a=a.txt --system a=b.txt gold.txt
    2> pith: there are two systems named a
    [1]
    $ pith rouge sys/1 sys
    2> pith: sys/1: Not a directory
    [1]
    $ echo '<a><b></a>' > broken.xml; pith rouge broken.xml
    2> pith: broken.xml: line 1: not well-formed XML: mismatched tag
    [1]
    $ echo '<a><b/></a>' > other.xml; pith rouge other.xml
    2> pith: other.xml: no EVAL element below the first one; not a ROUGE configuration
    [1]
    $ pith rouge -z ISI list
    2> pith: list: there is no format ISI for texts; there are SPL and SEE
    [1]
    $ : > empty.jsonl; pith rouge empty.jsonl
    2> pith: there is no row to score
    [1]
    $ pith rouge system.txt reference.txt > /dev/full
    2> pith: standard output: No space left on device
    [4]

What there is not:

    $ pith rouge
    2> pith: there is nothing to score
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge --compat 1.5.6 system.txt reference.txt
    2> pith: there is no mode '1.5.6'; did you mean '1.5.5'?
    2> pith: modes: pith, 1.5.5, rouge_score
    [2]
    $ pith rouge --measures 1,Q system.txt reference.txt
    2> pith: there is no measure 'Q'
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge --compat rouge_score --measures W1.2 system.txt reference.txt
    2> pith: rouge_score has rougeN, rougeL (Ltext) and rougeLsum only
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge -f html system.txt reference.txt
    2> pith: there is no format 'html'
    2> pith: formats: table, json, tsv, latex, markdown, 1.5.5
    [2]
    $ pith rouge -l 0 system.txt reference.txt
    2> pith: -l is a number above 0, not '0'
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge -n x system.txt reference.txt
    2> pith: -n is a number from 0 to 60, not 'x'
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge -p 2 system.txt reference.txt
    2> pith: alpha must be between 0 and 1
    2> Try 'pith rouge --help'.
    [2]
    $ (pith rouge --lang klingon system.txt reference.txt; echo $?) 2>&1 | sed 's/;.*//'
    pith: no model for language 'klingon'
    2
    $ pith rouge --compare=nobody system.txt reference.txt
    2> pith: there is no system called 'nobody'
    [2]
    $ pith rouge --compare -t 1 system.txt reference.txt
    2> pith: --compare needs the rows' scores, so no -t 1 or -t 2
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge --system a system.txt reference.txt
    2> pith: --system is NAME=PATH, not 'a'
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge --nothing system.txt reference.txt
    2> pith: no such option, or not like this: '--nothing'
    2> Try 'pith rouge --help'.
    [2]
    $ pith rouge system.txt -n
    2> pith: something is missing after '-n'
    2> Try 'pith rouge --help'.
    [2]
