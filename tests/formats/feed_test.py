#!/usr/bin/env python3
"""Feeds: RSS 2.0 and 1.0, Atom, JSON Feed; what is damaged, and what tries to grow or to fetch. TAP."""

import json

from samples import FAIR, RAIN, Samples, texts

RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<!-- a comment > with a bracket -->
<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River &amp; Quay</title><link>https://example.org/</link>
<item><title>Rain &amp;amp; caf\xe9</title><link>https://example.org/a?b=1&amp;c=2</link>
<pubDate>Tue, 02 Jul 2024 10:52:37 GMT</pubDate><dc:creator>Ada Byte</dc:creator>
<description>A short summary.</description><c:encoded><![CDATA[{0}]]></c:encoded>
<enclosure url="https://example.org/p.jpg" type="image/jpeg"/></item>
<item><title>Fair</title><description>{1}</description></item>
</channel></rss>""".format(RAIN, FAIR).encode("latin-1")

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old</title></channel><item><title>Rain</title><description>{}</description></item>
</rdf:RDF>""".format(RAIN)

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Rain</title><link rel="self" href="self"/><link href="https://example.org/1"/>
<author><name>Bob</name><uri>https://example.org/bob</uri></author>
<updated>2024-01-01T00:00:00Z</updated><content>{}</content></entry></feed>""".format(RAIN)

JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
    {"id": "1", "title": "Rain", "url": "https://example.org/1", "content_text": RAIN,
     "authors": [{"name": "Ada"}], "date_published": "2024-01-01"}, {"id": "2", "content_text": 7}]})

LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">
{}]><rss><channel><item><title>x</title><description>&z; {}</description></item></channel></rss>""".format(
    "\n".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in
              zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz")), RAIN)

FETCH = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">
<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>
<rss><channel><item><description>[&f;] {}</description></item></channel></rss>""".format(RAIN)


def check_good(s):
    code, found, error = s.documents(s.write("feed", RSS))
    first = found[0] if found else {}
    s.check("RSS 2.0: every entry", code == 0 and [d["item"] for d in found] == ["1", "2"], found, error)
    s.check("its content, not its summary", texts(first) == [RAIN.strip()], first)
    s.check("its metadata", {k: first.get(k) for k in ("title", "author", "date", "site", "url", "image")} == {
        "title": "Rain & café", "author": "Ada Byte", "date": "2024-07-02T10:52:37Z", "site": "River & Quay",
        "url": "https://example.org/a?b=1&c=2", "image": "https://example.org/p.jpg"}, first)
    for name, data, author in [("RSS 1.0", RDF, None), ("Atom", ATOM, "Bob"), ("JSON Feed", JSON, "Ada")]:
        code, found, error = s.documents(s.write("feed", data))
        s.check(name, code == 0 and texts(found[0]) == [RAIN.strip()] and found[0]["title"] == "Rain" and
                found[0].get("author") == author, found, error)
    _, out, _ = s.run("formats")
    page = ATOM.replace("<content>", '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>') \
        .replace("</content>", "</p><p>1 &lt; 2, said the farmers at the fair on Friday.</p></div></content>")
    _, found, error = s.documents(s.write("feed", page))
    if "\nhtml " in out:
        s.check("XHTML in Atom", found and texts(found[0])[0] == RAIN.strip() and
                "1 < 2" in " ".join(texts(found[0])), found, error)


def check_bad(s):
    code, found, error = s.documents(s.write("feed", RSS[:-60]))
    s.check("of a feed that is cut, what can be read", code == 3 and len(found) == 3 and
            found[2]["error"] == "feed: cut behind the start of entry 2", found, error)
    broken = RSS.replace(b"A short summary.", b"A & B &nope; \x01")
    code, found, error = s.documents(s.write("feed", broken))
    s.check("of one with mistakes too", code == 0 and texts(found[0]) == [RAIN.strip()], found, error)
    code, found, error = s.documents(s.write("feed", LAUGHS))
    s.check("entities that laugh do not grow", code == 0 and len("".join(texts(found[0]))) < 200, error)
    code, found, error = s.documents(s.write("feed", FETCH))
    s.check("nothing is fetched", code == 0 and texts(found[0])[0].startswith("[] The rain"), found, error)
    for name, data, said in [
            ("deep.rss", "<rss>" + "<a>" * 100_000, "nested more than"),
            ("no.rss", "no markup at all", "no XML"), ("empty.rss", "", "no XML"),
            ("cut.json", JSON[:200], "no JSON"),
            ("deep.json", JSON[:60] + "[" * 100_000, "no JSON")]:
        force = ("-i", "feed")
        code, _, error = s.run(*force, s.write(name, data))
        s.check(f"{name} is refused by name", code == 1 and said in error and name in error, code, error)
    many = "<rss><channel>" + "<item><title>x</title></item>" * 70_000
    code, _, error = s.run(s.write("many.rss", many))
    s.check("70,000 entries are refused", code == 1 and "more than 65536" in error, code, error)


def main():
    s = Samples()
    check_good(s)
    check_bad(s)
    s.end()


if __name__ == "__main__":
    main()
