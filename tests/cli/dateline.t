A summary does not tell the dateline that a report starts with; its offsets are those of what is told.

    $ printf 'Boats are back\n\nTERN BAY, May 3 (TNA) - Eight boats came in on Monday morning with the first herring of the year.\n' > report.txt
    $ pith -n 1 -f json report.txt | grep -o '"text":"[^"]*","start":[0-9]*'
    "text":"Eight boats came in on Monday morning with the first herring of the year.","start":40
    $ pith segment report.txt
    TERN BAY, May 3 (TNA) - Eight boats came in on Monday morning with the first herring of the year.
