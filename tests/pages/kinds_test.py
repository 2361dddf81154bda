#!/usr/bin/env python3
"""Pages of twenty kinds, as their sites build them, in our own words: what a reader came for is in the
text, and neither the text nor the brief has what stands around it. TAP."""

import subprocess
import sys

from tap import PITH, Results

SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Tern Bay</title></head><body>
<header><a href="/">Tern Bay</a><nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li>
<li><a href="/w">Weather</a></li></ul></nav></header>
<main>{body}</main>
<footer><p>Copyright Tern Bay Publishing. All rights reserved.</p><a href="/terms">Terms of use</a></footer>
</body></html>"""

P1 = "The council met on Monday to decide whether the old ferry should sail through the winter, and the room was full long before the doors were closed."
P2 = "Engineers said that the hull had been patched eleven times since spring, and that the next storm could leave the islands without a link for weeks."
P3 = "A new ferry would cost four million, which the council hopes to raise from the harbour fees over the coming ten years."
P4 = "The islanders want a decision before the herring season begins, because the fish must reach the market on the morning after they are landed."

PAGES = {
    "news": (f"""<article><h1>Ferry to sail all winter</h1><p class="byline">By Staff Reporter</p><p>{P1}</p><p>{P2}</p>
        <aside class="related"><h3>Read more</h3><ul><li><a href="/1">Storm closes the pier for a third day</a></li></ul></aside>
        <p>{P3}</p><p>{P4}</p><div class="share-buttons"><a href="#">Share on this network</a></div></article>""",
             [P1, P2, P3, P4], ["Storm closes", "Share on"]),
    "blog": (f"""<article class="post"><h1>What I learned on the ferry</h1><time datetime="2024-05-01">1 May 2024</time>
        <p>{P1}</p><p>{P2}</p><p>{P4}</p></article><section class="comments" id="comments"><h2>2 comments</h2>
        <div class="comment"><p>I took that boat in June and was seasick from the first wave to the last.</p></div>
        <form><label>Leave a reply</label><textarea></textarea></form></section>""",
             [P1, P2, P4], ["seasick", "Leave a reply"]),
    "live blog": (f"""<article><h1>Storm on the coast: live</h1><div class="live-post"><time>14:02</time><h2>Harbour closed</h2><p>{P1}</p></div>
        <div class="live-post"><time>13:40</time><h2>First gusts</h2><p>{P2}</p></div>
        <div class="live-post"><time>13:05</time><h2>Boats return</h2><p>{P4}</p></div><button>Load more updates</button></article>""",
                  [P1, P2, P4], ["Load more"]),
    "recipe": ("""<article itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Herring soup</h1>
        <p itemprop="description">A soup that the islanders cook when the first boats come home in May, with cream and a lot of dill.</p>
        <h2>Ingredients</h2><ul><li itemprop="recipeIngredient">four herrings, cleaned and boned</li><li itemprop="recipeIngredient">one litre of fish stock</li></ul>
        <h2>Method</h2><ol><li>Bring the stock to the boil and let the potatoes cook in it for ten minutes.</li><li>Add the herrings, turn off the heat, and wait until the flesh is white.</li></ol>
        <a class="print-button" href="#">Print this recipe</a></article>""",
               ["A soup that the islanders cook", "four herrings, cleaned and boned", "Add the herrings, turn off the heat"], ["Print this"]),
    "FAQ": ("""<h1>Questions about the ferry</h1><details><summary>When does the ferry sail?</summary><p>It sails at seven, at noon and at five in the afternoon, every day but Christmas Day.</p></details>
        <details><summary>May I bring a bicycle?</summary><p>Bicycles travel free of charge, as long as there is room on the lower deck.</p></details>
        <div class="feedback"><p>Was this page helpful?</p><button>Yes</button><button>No</button></div>""",
            ["When does the ferry sail?", "It sails at seven", "Bicycles travel free"], ["Was this page helpful"]),
    "Q&A": ("""<div class="question"><h1>How do I seal a leaking hull?</h1><div class="post-meta"><span>Asked 3 days ago</span> <span>Viewed 214 times</span></div>
        <div class="votecell"><button>Up vote</button><span class="vote-count">17</span><button>Down vote</button></div>
        <div class="post-text"><p>My old boat leaks along the keel, and I have already tried tar, which came off within a week of sailing. What holds in salt water?</p></div></div>
        <h2>2 Answers</h2><div class="answer"><div class="votecell"><span class="vote-count">31</span></div><div class="post-text"><p>Dry the wood for a month, then press cotton into the seam and cover it with a compound that stays soft under water.</p></div>
        <div class="user-info">answered 2 days ago by <a href="/u">Keel</a> <span>4,211 reputation</span></div></div>
        <div class="answer"><div class="post-text"><p>Tar fails because it turns brittle in the cold, so mix it with a third of tallow as the old builders did.</p></div></div>""",
            ["My old boat leaks along the keel", "Dry the wood for a month", "Tar fails because"], ["Asked 3 days", "Viewed 214", "Down vote", "reputation"]),
    "wiki": ("""<h1 id="firstHeading">Tern Bay</h1><p class="hatnote" role="note">For the bay in the south, see <a href="/x">Tern Bay (south)</a>.</p>
        <table class="infobox"><tr><th>Population</th><td>4,120</td></tr><tr><th>Area</th><td>31 km2</td></tr></table>
        <p>Tern Bay is a harbour town on the north coast, known for its herring and for its wooden bridges.<sup class="reference"><a href="#cite1">[1]</a></sup> It has a market every Friday.<sup class="noprint">[<i><a href="/cn">citation needed</a></i>]</sup></p>
        <h2>History<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
        <p>The town was founded by salt traders, who built the first pier in the year after the great flood.<sup class="reference"><a href="#cite2">[2]</a></sup></p>
        <h2>References</h2><ol class="references"><li>Chronicle of the coast, volume two, page eleven, printed for the harbour master.</li></ol>""",
             ["known for its herring and for its wooden bridges. It has a market", "in the year after the great flood."], ["[1]", "[edit]", "citation needed", "4,120", "Chronicle of the coast"]),
    "docs": ("""<nav class="sidebar"><a href="/a">Install</a><a href="/b">Configure</a></nav><article><h1>Configure the tide clock</h1>
        <p>The clock reads its settings once when it starts, so it has to be started again after every change of the file.</p>
        <pre><code>tide --start 7</code></pre><h2>Zones</h2><p>A zone names the harbour whose tides are shown, and falls back to the nearest one when it is not known.</p>
        <div class="helpful">Was this page helpful? <button>Yes</button> <button>No</button></div><a href="/edit">Edit this page</a></article>""",
             ["The clock reads its settings once", "A zone names the harbour"], ["Was this page helpful", "Edit this page"]),
    "forum": ("""<h1>Best bait for mackerel?</h1><div class="post"><div class="author">Gull <span>Posts: 311</span> <span>Joined: May 2011</span></div>
        <div class="content"><p>I have fished from the pier all month and have not caught a single mackerel, so what bait do you use there?</p></div></div>
        <div class="post"><div class="author">Tern <span>Posts: 20</span></div><div class="content"><p>Strips of squid work best for me, an hour before high water, when the current brings the small fry in.</p></div>
        <div class="signature">Tight lines, everybody!</div></div><a href="/reply">Log in to reply</a>""",
              ["I have fished from the pier all month", "Strips of squid work best"], ["Log in to reply", "Joined: May"]),
    "product": ("""<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Storm lantern No. 4</h1><p class="price">49.00</p><button>Add to basket</button>
        <div itemprop="description"><p>A lantern of brass that burns for thirty hours on one filling, and stays alight when the wind takes off your hat.</p>
        <p>The glass can be taken out without tools, so that soot is wiped off in a minute at sea.</p></div>
        <h3>Customers also bought</h3><ul><li><a href="/l">Lamp oil, five litres</a></li><li><a href="/w">Wicks, pack of ten</a></li></ul></div>""",
                ["A lantern of brass that burns", "The glass can be taken out"], ["Add to basket", "Lamp oil"]),
    "listing": ("""<h1>All stories</h1><ul class="teasers"><li><h3><a href="/1">Ferry to sail all winter</a></h3><p>The council has decided that the old boat goes on until spring.</p></li>
        <li><h3><a href="/2">Bridge opens early</a></h3><p>Walkers may cross the new bridge two weeks before the date that was planned.</p></li>
        <li><h3><a href="/3">Herring season begins</a></h3><p>Eight boats left the harbour before dawn for the grounds in the north.</p></li></ul><div class="pagination"><a href="?p=2">Next page</a></div>""",
                ["The council has decided", "Walkers may cross", "Eight boats left"], ["Next page"]),
    "video": (f"""<h1>Storm from the air</h1><div class="player"><video src="/s.mp4"><p>Your browser does not support this video.</p></video></div>
        <p class="description">{P2}</p><h3>Up next</h3><ul><li><a href="/v">Seals on the slipway</a> <span>2:14</span></li></ul>""",
              [P2], ["Seals on the slipway", "Your browser"]),
    "photo gallery": ("""<h1>The harbour in ice</h1><figure><img src="1.jpg" alt="x"><figcaption>Fishermen break the ice around the Marigold on the coldest morning in forty years.</figcaption></figure>
        <figure><img src="2.jpg" alt="x"><figcaption>Children skate where the ferry lands in summer, watched by the harbour master.</figcaption></figure>""",
                      ["Fishermen break the ice", "Children skate where"], []),
    "review": (f"""<article itemscope itemtype="https://schema.org/Review"><h1>The Salt Trader, a play in three acts</h1><div class="rating">4 out of 5 stars</div>
        <div itemprop="reviewBody"><p>The first act drags like a net full of weed, but the second is worth the ticket, above all for the storm that two drums and a sheet bring on.</p><p>{P4}</p></div></article>""",
               ["The first act drags", P4], []),
    "interview": ("""<article><h1>The ferry master: I never learned to swim</h1><p>She has steered the ferry for thirty years. We met her on the bridge.</p>
        <p><b>When did you first sail?</b></p><p>My father took me aboard when I was six, and I have slept badly on land ever since.</p>
        <p><b>And you cannot swim?</b></p><p>I never learned to swim, because a boat that needs swimmers is a bad boat.</p></article>""",
                  ["When did you first sail?", "My father took me aboard", "I never learned to swim, because"], []),
    "press release": (f"""<article><h1>Tern Line orders a ferry</h1><p>TERN BAY, 3 May - Tern Line has ordered a ferry that runs on batteries alone, to be delivered in two years.</p><p>{P3}</p>
        <h3>About Tern Line</h3><p>Tern Line runs three ferries between the islands.</p><h3>Press contact</h3><p>press@ternline.example, +00 555 0100</p></article>""",
                      ["Tern Line has ordered a ferry", P3], []),
    "podcast": (f"""<h1>Episode 12: The ice winter</h1><div class="player"><button>Play</button><a href="/d">Download MP3</a></div><p>{P1}</p><p>{P2}</p>
        <h2>Subscribe</h2><ul class="subscribe"><li><a href="/a">Apple</a></li><li><a href="/r">RSS feed</a></li></ul>""",
                [P1, P2], ["Download MP3", "RSS feed"]),
    "legal text": ("""<h1>Harbour Act</h1><h2>Section 1</h2><p>(1) No vessel of more than twelve metres may enter the inner harbour without the leave of the harbour master.</p>
        <p>(2) Leave under subsection (1) is given in writing and may be withdrawn at any time for reasons of safety.</p><h2>Section 2</h2>
        <p>Whoever enters the inner harbour without leave commits an offence and is liable to a fine of up to one thousand.</p>""",
                   ["No vessel of more than twelve metres", "Leave under subsection", "Whoever enters the inner harbour"], []),
    "event": ("""<article itemscope itemtype="https://schema.org/Event"><h1>Herring fair</h1><p><time datetime="2025-05-09">Friday, 9 May</time>, Fish Market</p>
        <p>The fair opens at noon with a race of rowing boats, and ends when the last herring has been eaten.</p><p>Farmers from the valley sell cider and cheese along the quay.</p><button>Buy tickets</button></article>""",
              ["The fair opens at noon", "Farmers from the valley"], ["Buy tickets"]),
    "paywalled teaser": (f"""<article><h1>Ferry to sail all winter</h1><p>{P1}</p><p>{P2}</p><div class="paywall"><h2>Subscribe to continue reading</h2>
        <p>Get unlimited access to every story from the coast for one coin a week. Cancel at any time.</p><a href="/login">Already a subscriber? Log in</a></div></article>""",
                         [P1, P2], ["Subscribe to continue", "unlimited access", "Already a subscriber"]),
    "cookie wall": (f"""<div id="cookie-consent" role="dialog" aria-modal="true"><h2>We value your privacy</h2><p>We and our 412 partners store cookies on your device to measure how our pages are read.</p><button>Accept all</button><button>Reject all</button></div>
        <article><h1>Ferry to sail all winter</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></article>""",
                    [P1, P2, P3], ["We value your privacy", "412 partners", "Accept all"]),
}


def run(*arguments, page):
    done = subprocess.run([PITH, *arguments], input=page.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def problems(kind, body, wanted, unwanted):
    page = SHELL.format(title=kind, body=body)
    text = " ".join(run("extract", "-i", "html", page=page).split())
    brief = " ".join(run("-n", "3", "-i", "html", page=page).split())
    for piece in wanted:
        if " ".join(piece.split()) not in text:
            yield f"not in the text: {piece!r}"
    for piece in unwanted + ["All rights reserved", "Terms of use", "Weather"]:
        if piece in text:
            yield f"in the text: {piece!r}"
        if piece in brief:
            yield f"in the brief: {piece!r}"
    if not brief:
        yield "no brief"


def main():
    results = Results()
    for kind, (body, wanted, unwanted) in PAGES.items():
        results.problems(kind, problems(kind, body, wanted, unwanted))
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
