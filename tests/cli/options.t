What can be wrong in a command line. Nothing is read before all of it is right, and the exit code is 2.

A budget is a whole number in its range, and digits alone:

    $ pith -n 0 samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not '0'
    2> Try 'pith summarize --help'.
    [2]
    $ pith --sentences=-1 samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not '-1'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -w +5 samples/article.txt
    2> pith: -w, --words takes a whole number from 1 to 9223372036854775807, not '+5'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -b 10k samples/article.txt
    2> pith: -b, --bytes takes a whole number from 1 to 9223372036854775807, not '10k'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -n 2.5 samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not '2.5'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -n ' 3' samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not ' 3'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -n '' samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not ''
    2> Try 'pith summarize --help'.
    [2]
    $ pith -n 9223372036854775808 samples/article.txt
    2> pith: -n, --sentences takes a whole number from 1 to 9223372036854775807, not '9223372036854775808'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -w 18446744073709551617 samples/article.txt
    2> pith: -w, --words takes a whole number from 1 to 9223372036854775807, not '18446744073709551617'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -r 101 samples/article.txt
    2> pith: -r, --percent takes a whole number from 1 to 100, not '101'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -r 0 samples/article.txt
    2> pith: -r, --percent takes a whole number from 1 to 100, not '0'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -k 0 samples/article.txt
    2> pith: -k, --keywords takes a whole number from 1 to 100000, not '0'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -k 100001 samples/article.txt
    2> pith: -k, --keywords takes a whole number from 1 to 100000, not '100001'
    2> Try 'pith summarize --help'.
    [2]
    $ pith keywords -n 0 samples/article.txt
    2> pith: -n, --count takes a whole number from 1 to 100000, not '0'
    2> Try 'pith keywords --help'.
    [2]
    $ pith keywords --count=many samples/article.txt
    2> pith: -n, --count takes a whole number from 1 to 100000, not 'many'
    2> Try 'pith keywords --help'.
    [2]

The largest budget is not too large:

    $ printf 'A bird sang.\n' | pith -n 9223372036854775807
    A bird sang.

There is one budget; the same option again replaces it:

    $ pith -n 3 -w 50 samples/article.txt
    2> pith: only one of -n, -w, -b and -r can be given
    2> Try 'pith summarize --help'.
    [2]
    $ printf 'A bird sang. It rained.\n' | pith -m lead -n 2 -n 1
    A bird sang.

Unknown names are answered with the names there are:

    $ pith -m textrnk samples/article.txt
    2> pith: there is no method 'textrnk'; did you mean 'textrank'?
    2> pith: methods: auto, lead, random, luhn, edmundson, tfidf, centroid, signature, sumbasic, klsum, lsa, submodular, coverage, coverage-ilp, dpp, mmr, textrank, textrank-cosine, textrank-bm25, lexrank, lexrank-continuous, pacsum
    [2]
    $ pith keywords -m zzzzzzzz samples/article.txt
    2> pith: there is no method 'zzzzzzzz'
    2> pith: methods: auto, tfidf, kpminer, rake, yake, textrank, singlerank, expandrank, topicrank, positionrank, multipartiterank, keyness, log-odds
    [2]
    $ pith -l klingon samples/article.txt
    2> pith: there is no language 'klingon'
    2> pith: languages: auto, und, ar, bg, ca, cs, da, de, el, en, es, eu, fa, fi, fr, ga, he, hi, hu, hy, id, it, ja, ko, lt, ne, nl, no, pl, pt, ro, ru, sk, sr, sv, ta, th, tr, uk, vi, yi, zh
    2> pith: und reads a text in none of them, without knowing its words
    [2]
    $ pith -l kk samples/article.txt
    2> pith: there is no language 'kk'
    2> pith: languages: auto, und, ar, bg, ca, cs, da, de, el, en, es, eu, fa, fi, fr, ga, he, hi, hu, hy, id, it, ja, ko, lt, ne, nl, no, pl, pt, ro, ru, sk, sr, sv, ta, th, tr, uk, vi, yi, zh
    2> pith: und reads a text in none of them, without knowing its words
    [2]
    $ pith -l eng samples/article.txt
    2> pith: there is no language 'eng'; did you mean 'en'?
    2> pith: languages: auto, und, ar, bg, ca, cs, da, de, el, en, es, eu, fa, fi, fr, ga, he, hi, hu, hy, id, it, ja, ko, lt, ne, nl, no, pl, pt, ro, ru, sk, sr, sv, ta, th, tr, uk, vi, yi, zh
    2> pith: und reads a text in none of them, without knowing its words
    [2]
    $ pith -f jsn samples/article.txt
    2> pith: there is no output format 'jsn'; did you mean 'json'?
    2> pith: output formats: text, json, jsonl, markdown, html
    [2]
    $ pith -i txet samples/article.txt 2>&1 | head -n 1
    pith: there is no input format 'txet'; did you mean 'text'?
    $ pith keyword samples/article.txt
    2> pith: there is no file 'keyword'
    2> pith: there is no verb 'keyword'; did you mean 'keywords'?
    2> pith: verbs: summarize, keywords, terms, segment, extract, methods, languages, formats, rouge, eval
    [2]
    $ pith xyzzy
    2> pith: there is no file 'xyzzy'
    2> pith: there is no verb 'xyzzy'
    2> pith: verbs: summarize, keywords, terms, segment, extract, methods, languages, formats, rouge, eval
    [2]
    $ pith xyzzy samples/article.txt -n 1
    ==> samples/article.txt <==
    Councillors in Tern Bay have voted to rebuild the Larkspur footbridge in steel, seven months after the second flood in three years carried the timber crossing out to sea.
    2> pith: xyzzy: No such file or directory
    [3]
    $ pith sumarise samples/article.txt
    2> pith: there is no file 'sumarise'
    2> pith: there is no verb 'sumarise'; did you mean 'summarize'?
    2> pith: verbs: summarize, keywords, terms, segment, extract, methods, languages, formats, rouge, eval
    [2]

Unknown options, options without their value, and values too many:

    $ pith --sentnces 3 samples/article.txt
    2> pith: there is no option '--sentnces'; did you mean '--sentences'?
    2> Try 'pith summarize --help'.
    [2]
    $ pith --xyzzy samples/article.txt
    2> pith: there is no option '--xyzzy'
    2> Try 'pith summarize --help'.
    [2]
    $ pith -z samples/article.txt
    2> pith: there is no option -z
    2> Try 'pith summarize --help'.
    [2]
    $ pith -n
    2> pith: option '-n' needs a value
    2> Try 'pith summarize --help'.
    [2]
    $ pith --words
    2> pith: option '--words' needs a value
    2> Try 'pith summarize --help'.
    [2]
    $ pith --merge=yes samples/article.txt
    2> pith: option --merge takes nothing
    2> Try 'pith summarize --help'.
    [2]
    $ pith --m lead samples/article.txt
    2> pith: there is no option '--m'
    2> Try 'pith summarize --help'.
    [2]
    $ pith segment -n 3 samples/article.txt
    2> pith: there is no option -n
    2> Try 'pith segment --help'.
    [2]
    $ pith segment --explain samples/article.txt
    2> pith: there is no option '--explain'
    2> Try 'pith segment --help'.
    [2]
    $ pith methods samples/article.txt
    2> pith: 'methods' takes no argument 'samples/article.txt'
    2> Try 'pith methods --help'.
    [2]

A file whose name is that of a verb, or begins with a dash, is still a file:

    $ printf 'A bird sang.\n' > keywords; printf 'It rained.\n' > -n
    $ pith -n 1 keywords
    A bird sang.
    $ pith ./keywords
    A bird sang.
    $ pith -- -n
    It rained.

The version is that of the library:

    $ pith --version | grep -v Sandbox
    pith 0.1.0
    Licence GPL-3.0-or-later; there is NO WARRANTY.
    $ pith keywords -V | grep -v Sandbox
    pith 0.1.0
    Licence GPL-3.0-or-later; there is NO WARRANTY.

A verb behind options is no file:

    $ pith -n 1 languages samples/article.txt
    2> pith: a verb comes first: pith languages [OPTION]... [FILE]...
    2> Try 'pith languages --help'.
    [2]
