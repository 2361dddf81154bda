Help goes to standard output, whatever else the command line holds behind it.

    $ pith --help
    Usage: pith [VERB] [OPTION]... [FILE]...
    Prints the few sentences and key phrases that carry a document.

      summarize   the sentences that carry a document (the default)
      keywords    its key phrases
      terms       words and phrases of a corpus, and of groups in it
      segment     all its sentences, or its words
      extract     its main text, without the page around it
      methods     what there is to choose from
      languages   those that are read, and what is known of each
      formats     in which documents can be written down
      rouge       scores of summaries against references
      eval        methods on data sets, scored

    'pith VERB --help' tells more, 'man pith' everything.

    Examples:
      pith article.txt
      pith -n 5 -k 5 article.txt
      pith keywords article.txt
    $ pith -h | head -n 1
    Usage: pith [VERB] [OPTION]... [FILE]...
    $ pith summarize --help
    Usage: pith summarize [OPTION]... [FILE]...
    Prints the sentences of each FILE that carry it, in their order, one a line.
    Without FILE, or when it is -, reads standard input.

      -n, --sentences N           at most N sentences (3, when no other budget is given)
      -w, --words N               at most N words
      -b, --bytes N               at most N bytes of UTF-8
      -r, --percent P             at most P percent of the words of the document
          --truncate              cut the best sentence that does not fit the budget
      -m, --method METHOD         one of 'pith methods' (auto)
      -q, --query TEXT            prefer sentences about TEXT
          --after FILE            only what is new to who has read FILE
          --once                  tell nothing that an earlier document has told
      -k, --keywords N            add at most N key phrases
          --explain               show what each score is made of
          --merge                 treat all files as one set
          --all-blocks            use every block, not only the body of a page
      -l, --language LANG         the language, such as en (auto)
      -i, --input-format FORMAT   auto, jsonl, or one of 'pith formats' (auto)
      -f, --format FORMAT         text, json, jsonl, markdown or html (text; for jsonl, jsonl)
          --timeout N             give each document, or page of the web, N seconds (60)
          --max-bytes N           fetch at most N bytes of a page (268435456)
          --allow-local           fetch from addresses that are not public, too
          --no-robots             fetch pages that robots.txt keeps programs from
          --sandbox               read nothing when the system has no sandbox
          --no-sandbox            read with all rights
          --background FILE       words are as rare as in this file of terms
          --model FILE            use this packed model instead of the built-in one
      -h, --help                  show this help
      -V, --version               show the version

    Examples:
      pith article.txt                      three sentences
      pith -w 100 -k 5 article.txt          100 words, then five key phrases
      pith --explain -m lexrank article.txt another method, with its reasons
      pith --merge -n 5 monday.txt tuesday.txt
                                            both as one set
      pith -f markdown article.txt > brief.md
      pith -i jsonl < articles.jsonl        one answer a line, as JSON
    $ pith keywords --help
    Usage: pith keywords [OPTION]... [FILE]...
    Prints the key phrases of each FILE, best first: phrase, score, count.
    Without FILE, or when it is -, reads standard input.

      -n, --count N               at most N key phrases (10)
          --ngram MAX             of at most MAX words (5)
          --min-score X           of at least the score X, 0 to 1 (0)
          --diversity X           pass over words already met, 0 to 1 (0)
          --exclude FILE          none of the phrases in FILE, one a line
          --vocabulary FILE       first the terms of this thesaurus, by their label
          --vocabulary-only       none but the terms of the thesaurus
      -m, --method METHOD         one of 'pith methods' (auto)
          --explain               show what each score is made of
          --merge                 treat all files as one set
          --all-blocks            use every block, not only the body of a page
      -l, --language LANG         the language, such as en (auto)
      -i, --input-format FORMAT   auto, jsonl, or one of 'pith formats' (auto)
      -f, --format FORMAT         text, json, jsonl, markdown or html (text; for jsonl, jsonl)
          --timeout N             give each document, or page of the web, N seconds (60)
          --max-bytes N           fetch at most N bytes of a page (268435456)
          --allow-local           fetch from addresses that are not public, too
          --no-robots             fetch pages that robots.txt keeps programs from
          --sandbox               read nothing when the system has no sandbox
          --no-sandbox            read with all rights
          --background FILE       words are as rare as in this file of terms
          --model FILE            use this packed model instead of the built-in one
      -h, --help                  show this help
      -V, --version               show the version

    Examples:
      pith keywords article.txt             ten phrases
      pith keywords -n 5 -f json article.txt
                                            where each of five stands
      pith keywords article.txt | cut -f 1  the phrases alone
      pith keywords --ngram 2 --exclude common.txt article.txt
                                            short ones, but none of common.txt
      pith keywords --vocabulary subjects.tsv article.txt
                                            subjects first, by their labels
    $ pith segment -h
    Usage: pith segment [OPTION]... [FILE]...
    Prints the sentences of each FILE, one a line.
    Without FILE, or when it is -, reads standard input.

          --tokens                show the words, folded, instead of the sentences
          --all-blocks            use every block, not only the body of a page
      -l, --language LANG         the language, such as en (auto)
      -i, --input-format FORMAT   auto, jsonl, or one of 'pith formats' (auto)
      -f, --format FORMAT         text, json, jsonl, markdown or html (text; for jsonl, jsonl)
          --timeout N             give each document, or page of the web, N seconds (60)
          --max-bytes N           fetch at most N bytes of a page (268435456)
          --allow-local           fetch from addresses that are not public, too
          --no-robots             fetch pages that robots.txt keeps programs from
          --sandbox               read nothing when the system has no sandbox
          --no-sandbox            read with all rights
          --model FILE            use this packed model instead of the built-in one
      -h, --help                  show this help
      -V, --version               show the version

    Examples:
      pith segment article.txt              the sentences of the article alone
      pith segment --all-blocks article.txt those of the page around it too
      pith segment --tokens article.txt     words instead, folded
      pith segment -f json article.txt      blocks, sentences, words, where they stand
    $ pith methods --help
    Usage: pith methods
    Lists the methods of ranking, each with its source, for -m.

    Example:
      pith methods
    $ pith methods --version | head -n 1
    pith 0.1.0
    $ pith segment --help -n 0 nothing | head -n 1
    Usage: pith segment [OPTION]... [FILE]...
