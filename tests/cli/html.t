HTML that can be sent as mail: every style in its element, all text escaped, links to the web alone.

    $ printf '%s\n' '{"id": "<1>", "title": "Rain & <b>snow</b>", "text": "It rained. \"Dogs\" <i>barked</i>.", "url": "https://example.org/?a=1&b=\"2\""}' '{"id": 2, "text": "It snowed.", "url": "javascript:alert(1)"}' > two.jsonl
    $ pith -m lead -n 1 -k 2 -f html two.jsonl
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25"><a style="color:#124" href="https://example.org/?a=1&amp;b=&quot;2&quot;">Rain &amp; &lt;b&gt;snow&lt;/b&gt;</a></h2>
    <ul style="margin:.5em 0;padding-left:1.2em">
    <li style="margin:.3em 0">It rained.</li>
    </ul>

    <p style="margin:0 0 .5em;color:#555;font-size:.85em">Dogs</p>
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">2</h2>
    <ul style="margin:.5em 0;padding-left:1.2em">
    <li style="margin:.3em 0">It snowed.</li>
    </ul>

    </body></html>
    $ printf 'Rain\n\nBy 9 the rain fell on the town, and it did not stop.\n\n- boots\n- hats\n' | pith extract -f html
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222">
    <h2 style="margin:1em 0 .25em;font-size:1.3em;line-height:1.25">Rain</h2>
    <p>By 9 the rain fell on the town, and it did not stop.</p>
    <ul>
    <li>boots</li>
    <li>hats</li>
    </ul>
    </body></html>
    $ pith segment -f html two.jsonl | grep -c '<p>'
    3
    $ pith extract -f html missing.txt
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>pith</title></head>
    <body style="max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5;color:#222">
    </body></html>
    2> pith: missing.txt: No such file or directory
    [1]
