PDF, by way of pdftotext: two columns joined, the word that was divided at the end of a line too; the
running head, page numbers, the note, the caption and the references are not the text.

    $ pith extract samples/paper.pdf | head -n 13
    How Fast Do Small Rivers Rise? Forty Years of Gauges in the Larkspur Valley

    Abstract

    Small rivers rise faster than forecasts can follow. We measured the time from the first heavy rain to the highest water at eleven gauges over forty years. The time has fallen by a third since the moors were drained, and most of the change came within the first ten years. We show that a forecast made from soil moisture alone is better than one made from rain alone.

    1 Introduction

    Floods in small valleys give little time for warning. When rain falls on moors that are already wet, the water reaches the villages below within a few hours, and the bridges are closed before the newspapers have been printed. Earlier work has measured large rivers, whose gauges are read every day, but the small ones have been left to those who live beside them.

    This study asks a simple question: how long does it take from the first heavy rain to the highest water? The answer matters for those who decide when to close a bridge, and it matters for those who decide where to build one. We use the records of eleven gauges, which have been read by hand since 1978, and by instruments since 1996.

    Our contribution is threefold. First, we publish the records of all gauges. Second, we show that draining the moors has changed the rivers more than any change of the weather. Third, we give a rule that can be worked out on paper by anybody who has a rain gauge and a table of the soil.
    $ pith extract samples/paper.pdf | grep -c -e 'Harbour Press' -e 'volume 41' -e 'Otter Mill' -e 'Figure 1'
    0
    [1]
    $ pith extract --all-blocks -f json samples/paper.pdf | grep -o '"role":"[a-z]*"' | sort | uniq -c
         13 "role":"body"
          1 "role":"byline"
          3 "role":"caption"
          5 "role":"subheading"
          4 "role":"tail"
          1 "role":"title"
          2 "role":"ui"
    $ pith -m lead -n 2 samples/paper.pdf
    Small rivers rise faster than forecasts can follow.
    We measured the time from the first heavy rain to the highest water at eleven gauges over forty years.

What pdftotext prints can be read as it is; its places are then those of the answer:

    $ pdftotext -tsv samples/paper.pdf paper.tsv
    $ pith extract paper.tsv | cmp - <(pith extract samples/paper.pdf)
    $ start=$(pith -m lead -n 1 -f json paper.tsv | grep -o '"start":[0-9]*' | cut -d : -f 2)
    > tail -c +$((start + 1)) paper.tsv | head -n 1
    Small

Papers that cannot be read:

    $ head -c 3000 samples/paper.pdf > cut.pdf
    $ printf '%%PDF-1.7\n' > empty.pdf
    $ printf '%%PDF-1.7\n1 0 obj\nrubbish' > rubbish.pdf
    $ printf 'level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n' > blank.tsv
    $ pith empty.pdf rubbish.pdf cut.pdf blank.tsv samples/article.txt -n 1 -m lead
    ==> samples/article.txt <==
    Councillors in Tern Bay have voted to rebuild the Larkspur footbridge in steel, seven months after the second flood in three years carried the timber crossing out to sea.
    2> pith: empty.pdf: pdf: damaged: Syntax Error: Couldn't find trailer dictionary
    2> pith: rubbish.pdf: pdf: damaged: Syntax Error: Couldn't find trailer dictionary
    2> pith: cut.pdf: pdf: damaged: Syntax Error: Couldn't find trailer dictionary
    2> pith: blank.tsv: pdf: no text: its pages may be pictures
    [3]
    $ printf 'It rained.\n' > named.pdf; pith named.pdf
    2> pith: named.pdf: pdf: no PDF, which starts with '%PDF-', nor what 'pdftotext -tsv' makes of one
    [1]
    $ echo '{"text": "%PDF-1.7 rubbish", "format": "pdf"}' | pith -i jsonl
    {"error":"pdf: no PDF, which starts with '%PDF-', nor what 'pdftotext -tsv' makes of one","line":1}
    [3]
    $ mkdir bin; ln -s "$(command -v pith)" bin/pith; PATH=$PWD/bin pith extract samples/paper.pdf
    2> pith: samples/paper.pdf: pdf: pdftotext (poppler-utils) is needed for this, and not installed
    [1]
