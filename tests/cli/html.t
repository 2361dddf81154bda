HTML that can be sent as mail: every style in its element, all text escaped, links to the web alone.

    $ printf '%s\n' '{"id": "<1>", "title": "Rain & <b>snow</b>", "text": "It rained. \"Dogs\" <i>barked</i>.", "url": "https://example.org/?a=1&b=\"2\""}' '{"id": 2, "text": "It snowed.", "url": "javascript:alert(1)"}' > two.jsonl
    $ pith -m lead -n 1 -k 2 -f html two.jsonl
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222;word-wrap:break-word">
    <div lang="en">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25"><a style="color:#124" href="https://example.org/?a=1&amp;b=&quot;2&quot;">Rain &amp; &lt;b&gt;snow&lt;/b&gt;</a></h2>
    <ul style="margin:.5em 0;padding:0 1.2em">
    <li style="margin:.3em 0">It rained.</li>
    </ul>

    <p style="margin:0 0 .5em;color:#555;font-size:.85em">Dogs</p>
    </div>
    <div lang="en">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">2</h2>
    <ul style="margin:.5em 0;padding:0 1.2em">
    <li style="margin:.3em 0">It snowed.</li>
    </ul>

    </div>
    </body></html>
    $ printf 'Rain\n\nBy 9 the rain fell on the town, and it did not stop.\n\n- boots\n- hats\n' | pith extract -f html
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222;word-wrap:break-word">
    <div lang="en">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">Rain</h2>
    <p>By 9 the rain fell on the town, and it did not stop.</p>
    <ul>
    <li>boots</li>
    <li>hats</li>
    </ul>
    </div>
    </body></html>
    $ pith segment -f html two.jsonl | grep -c '<p>'
    3
    $ pith extract -f html missing.txt
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222;word-wrap:break-word">
    </body></html>
    2> pith: missing.txt: No such file or directory
    [1]

A letter of news: each story in its language, a day as people read it, the site and its author told
once when they are called alike, and no heading over a story that has been told.

    $ cat > night.jsonl <<'END'
    > {"title": "مطر", "text": "هطل المطر على المدينة طوال الليل."}
    > {"title": "Rain", "text": "It rained on the town all night."}
    > {"title": "More rain", "text": "It rained on the town all night."}
    > END
    $ pith --once -n 1 -f html night.jsonl | grep -E '<(div|h2|li)'
    <div lang="ar" dir="rtl">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">مطر</h2>
    <li style="margin:.3em 0">هطل المطر على المدينة طوال الليل.</li>
    <div lang="en">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">Rain</h2>
    <li style="margin:.3em 0">It rained on the town all night.</li>
    2> pith: night.jsonl: line 3: note: all but the same document has been told of before
    $ pith --once -n 1 -f markdown night.jsonl | grep -c '^#'
    4
    2> pith: night.jsonl: line 3: note: all but the same document has been told of before
    $ printf '<html lang="en"><head><meta property="og:site_name" content="The Weir"><meta name="author" content="The Weir"><meta property="article:published_time" content="2024-07-01T09:00:00Z"></head><body><article><h1>Open again</h1><p>The weir is open again after the repairs of this spring, and boats may pass it.</p></article></body></html>' > weir.html
    $ pith -n 1 -f html weir.html | grep '<p'
    <p style="margin:0 0 .5em;color:#555;font-size:.85em">The Weir &middot; 2024-07-01</p>
    $ mv weir.html "$(printf 'we\nir.html')"; pith -n 1 -f markdown *.html two.jsonl | head -n 1
    # we ir.html
