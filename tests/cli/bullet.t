An item is told without its bullet, and its span starts behind it; a number says something, and a
dash opens what somebody says

    $ printf 'We tested nine lamps on the pier for a whole winter.\n\n- The blue lamp shone through fog for eleven nights.\n- The red lamp went out in the first storm of the year.\n' > lamps.txt
    $ pith -n 3 lamps.txt
    We tested nine lamps on the pier for a whole winter.
    The blue lamp shone through fog for eleven nights.
    The red lamp went out in the first storm of the year.
    $ pith -n 3 -f json lamps.txt | grep -o '"start":[0-9]*,"end":[0-9]*'
    "start":0,"end":52
    "start":56,"end":106
    "start":109,"end":162
    $ printf 'We tested nine lamps on the pier for a whole winter.\n\n1. The blue lamp shone through fog for eleven nights.\n2. The red lamp went out in the first storm of the year.\n' | pith -n 3
    We tested nine lamps on the pier for a whole winter.
    1. The blue lamp shone through fog for eleven nights.
    2. The red lamp went out in the first storm of the year.
    $ printf -- '– The red lamp went out in the first storm, said the keeper.\n\nWe tested nine lamps on the pier for a whole winter.\n' | pith -n 2
    – The red lamp went out in the first storm, said the keeper.
    We tested nine lamps on the pier for a whole winter.
