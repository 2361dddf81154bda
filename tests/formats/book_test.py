#!/usr/bin/env python3
"""EPUB, DOCX and ODT: what is text, headings, lists and notes in them; damaged, locked and hostile ones.
TAP."""

import io
import zipfile

from samples import FAIR, RAIN, Samples, texts


def pack(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


# ---- EPUB ----

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""


def chapter(title, body):
    return f"""<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>no text</title><style>p {{}}</style></head><body><h1>{title}</h1>{body}</body></html>"""


def epub(spine=("two", "one", "two", "nav", "lost"), **changes):
    package = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>A Book of Rain</dc:title><dc:creator>Ada Byte</dc:creator><dc:creator>B</dc:creator>
<dc:date>2024-05-01</dc:date></metadata><manifest><item id="one" href="text/one%201.xhtml"/>
<item id="two" href="../OEBPS/text/./two.xhtml#x"/><item id="nav" href="nav.xhtml" properties="nav"/>
<item id="lost" href="lost.xhtml"/></manifest><spine>{}</spine></package>""".format(
        "".join(f'<itemref idref="{i}"/>' for i in spine))
    members = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package,
        "OEBPS/nav.xhtml": chapter("Contents", "<p>No text.</p>"),
        "OEBPS/text/one 1.xhtml": chapter("The fair", f"<p>{FAIR}</p><ul><li>apples</li><li>cider</li></ul>"
                                          "<blockquote><p>A good day.</p></blockquote><pre>code</pre>"),
        "OEBPS/text/two.xhtml": chapter("The rain&nbsp;&mdash; I", f"<div><p>{RAIN}</p>Loose words.</div>"
                                        "<aside><p>A note.</p></aside>"),
    }
    members.update(changes)
    return pack(*((k, v) for k, v in members.items() if v is not None))


def check_epub(s):
    code, found, error = s.documents(s.write("b", epub()), "--all-blocks")
    book = found[0] if found else {"blocks": []}
    s.check("a book is one document", code == 0 and len(found) == 1, found, error)
    s.check("with its title, author and date", [book.get(k) for k in ("title", "author", "date")] ==
            ["A Book of Rain", "Ada Byte", "2024-05-01"], book)
    s.check("chapters in the order of the spine, each once",
            texts(book, "subheading") == ["The rain — I", "The fair"], book)
    s.check("paragraphs", texts(book, "body") == [RAIN.strip(), "Loose words.", FAIR.strip()], book)
    s.check("items, quotations, notes", (texts(book, "list"), texts(book, "quote"), texts(book, "tail")) ==
            (["apples", "cider"], ["A good day."], ["A note."]), book)
    locked = '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod ' \
             'Algorithm="{}"/></e:EncryptedData></encryption>'
    for name, data, said in [
            ("locked", epub(**{"META-INF/encryption.xml": locked.format("http://x/aes128")}), "DRM"),
            ("without a package", epub(**{"OEBPS/book.opf": None}), "no package"),
            ("with an empty spine", epub(spine=()), "no chapter"),
            ("cut", epub()[:700], "damaged"), ("no zip", b"application/epub+zip", "no zip file")]:
        code, _, error = s.run("-i", "epub", s.write("x.epub", data))
        s.check(f"{name}: refused", code == 1 and said in error and "x.epub" in error, code, error)
    fonts = epub(**{"META-INF/encryption.xml": locked.format("http://www.idpf.org/2008/embedding")})
    code, found, error = s.documents(s.write("f", fonts))
    s.check("encrypted fonts do no harm", code == 0 and found[0]["title"] == "A Book of Rain", error)
    bomb = epub(**{"OEBPS/text/two.xhtml": chapter("x", "<p>" + "0" * 60_000_000 + "</p>")})
    code, _, error = s.run(s.write("bomb.epub", bomb))
    s.check("a bomb is stopped", code == 1 and "inflates to more than" in error, code, error)


# ---- DOCX ----

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:style w:styleId="T1"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Template</dc:title><dc:creator>Ada Byte</dc:creator>
<dcterms:created>2024-05-01T09:00:00Z</dcterms:created></cp:coreProperties>"""


def p(text, style=None, more=""):
    look = f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>' if style or more else ""
    return f"<w:p>{look.replace('<w:pStyle w:val=' + chr(34) + 'None' + chr(34) + '/>', '')}" \
           f"<w:r><w:t>{text}</w:t></w:r></w:p>"


BODY = (p("Rain and river", "T1") + p("First days", "berschrift1") +
        f'<w:p><w:r><w:t xml:space="preserve">{RAIN.strip()} </w:t></w:r>'
        '<w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del><w:ins><w:r><w:t>Added.</w:t></w:r></w:ins>'
        '<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>' + p("A good day.", "Zitat") +
        p("sand bags", None, "<w:numPr/>") +
        f"<w:tbl><w:tr><w:tc>{p('place')}</w:tc><w:tc>{p('rain')}</w:tc></w:tr></w:tbl>" +
        "<w:p><w:r><w:pict><w:txbxContent>" + p("in a box") + "</w:txbxContent></w:pict></w:r></w:p>")


def docx(body=BODY):
    return pack(("[Content_Types].xml", "<Types/>"), ("docProps/core.xml", CORE),
                ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"),
                ("word/styles.xml", STYLES), ("word/footnotes.xml", f"<w:footnotes {W}/>"))


def check_docx(s):
    code, [one], error = s.documents(s.write("d", docx()), "--all-blocks")
    s.check("a document of Word", code == 0 and (one["title"], one["author"], one["date"]) ==
            ("Rain and river", "Ada Byte", "2024-05-01T09:00:00Z"), one, error)
    for role, wanted in {"title": ["Rain and river"], "subheading": ["First days"],
                         "body": [RAIN.strip() + " Added."], "quote": ["A good day."],
                         "list": ["sand bags"], "caption": ["place", "rain"]}.items():
        s.check(f"{role} of it", texts(one, role) == wanted, texts(one, role))
    for name, data, said in [("locked", b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
                             ("cut", docx()[:500], "damaged"),
                             ("empty", b"", "no zip file"),
                             ("of something else", pack(("a.txt", RAIN)), "no document of Word")]:
        code, _, error = s.run("-i", "docx", s.write("x.docx", data))
        s.check(f"{name}: refused", code == 1 and said in error, code, error)
    code, _, error = s.run(s.write("deep.docx", docx("<w:p>" * 10_000)))
    s.check("10,000 paragraphs in one another: refused", code == 1 and "nested" in error, code, error)


# ---- ODT ----

O = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
     'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
     'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
     'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
     'xmlns:dc="http://purl.org/dc/elements/1.1/"')


def odt(manifest="<manifest/>"):
    content = f"""<office:document-content {O}><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="P2" style:parent-style-name="Quotations"/></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>
<text:p text:style-name="P1">Rain and river</text:p><text:h>First days</text:h>
<text:p>{RAIN.strip()}<text:note><text:p>Foot.</text:p></text:note><text:s/>It<text:line-break/>rose.</text:p>
<text:p text:style-name="P2">A good day.</text:p>
<text:list><text:list-item><text:p>sand bags</text:p></text:list-item></text:list>
<table:table><text:p>place</text:p></table:table></office:text></office:body></office:document-content>"""
    meta = f"""<office:document-meta {O}><office:meta><meta:initial-creator>Ada Byte</meta:initial-creator>
<meta:creation-date>2024-05-01</meta:creation-date></office:meta></office:document-meta>"""
    return pack(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
                ("meta.xml", meta), ("META-INF/manifest.xml", manifest))


def check_odt(s):
    code, [one], error = s.documents(s.write("o", odt()), "--all-blocks")
    s.check("a text of OpenDocument", code == 0 and (one["title"], one["author"], one["date"]) ==
            ("Rain and river", "Ada Byte", "2024-05-01"), one, error)
    for role, wanted in {"subheading": ["First days"], "body": [RAIN.strip() + " It rose."],
                         "quote": ["A good day."], "list": ["sand bags"], "caption": ["place"]}.items():
        s.check(f"{role} of it", texts(one, role) == wanted, texts(one, role))
    locked = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    code, _, error = s.run(s.write("x.odt", odt(locked)))
    s.check("locked: refused", code == 1 and "password" in error, code, error)


def main():
    s = Samples()
    check_epub(s)
    check_docx(s)
    check_odt(s)
    s.end()


if __name__ == "__main__":
    main()
