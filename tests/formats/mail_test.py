#!/usr/bin/env python3
"""Mails, boxes of mails and pages saved as mails: what is the sender's own, encodings, attachments, and
hostile nesting. TAP."""

import base64
import email.message
import email.policy

from samples import FAIR, RAIN, Samples, texts

HEAD = "From: Ada Byte <ada@example.org>\nTo: Bob <bob@example.org>\nSubject: {}\n" \
       "Date: Tue, 2 Jul 2024 10:52:37 +0200\n"

# The same answer in several languages: who wrote what is quoted, and the headers of Outlook.
ATTRIBUTIONS = ["On Mon, Jul 1, 2024 at 9:00 AM Bob <bob@example.org> wrote:",
                "Am 01.07.2024 um 09:00 schrieb Bob:", "Le 1 juil. 2024 à 09:00, Bob a écrit :",
                "El lun, 1 jul 2024 a las 9:00, Bob (<bob@example.org>) escribió:",
                "В понедельник 1 июля 2024 г. Боб написал:", "2024年7月1日(月) 9:00 Bob <bob@example.org>:"]
HEADERS = ["-----Original Message-----\nFrom: Bob <bob@example.org>\nSent: Monday\nTo: Ada\nSubject: x",
           "Von: Bob [mailto:bob@example.org]\nGesendet: Montag, 1. Juli 2024\nAn: Ada\nBetreff: Regen",
           "De : Bob <bob@example.org>\nEnvoyé : lundi\nÀ : Ada\nObjet : Pluie",
           "*Od:* Bob <bob@example.org>\n*Wysłano:* 1 lipca\n*Do:* Ada\n*Temat:* Deszcz"]


def body_of(s, text, name="m.eml"):
    data = HEAD.format("Rain") + "Content-Type: text/plain; charset=utf-8\n\n" + text
    code, found, error = s.documents(s.write(name, data), "--all-blocks")
    return found[0] if found else {"blocks": [], "error": error, "code": code}


def check_text(s):
    one = body_of(s, RAIN.replace(". ", ".\n") + "\nIt was loud.\n\n- sand bags\n- lamps\n")
    s.check("the head is metadata", (one["title"], one["author"], one["date"]) ==
            ("Rain", "Ada Byte", "2024-07-02T10:52:37+02:00"), one)
    s.check("wrapped lines are one paragraph, items are items",
            texts(one, "body") == [RAIN.strip(), "It was loud."] and
            texts(one, "list") == ["sand bags", "lamps"], one)
    for said in ATTRIBUTIONS:
        one = body_of(s, f"{RAIN}\n{said}\n> Did it rain?\n> {FAIR}\nIt did, and for the whole night.\n")
        s.check("set apart: " + said, texts(one, "body") ==
                [RAIN.strip(), "It did, and for the whole night."] and said in texts(one, "tail"), one)
    for said in HEADERS:
        one = body_of(s, f"{RAIN}\n{said}\n\n{FAIR}\n")
        s.check("nothing below counts: " + said.split("\n")[0], texts(one, "body") == [RAIN.strip()], one)
    one = body_of(s, f"{RAIN}\nBest regards,\nAda\n\n-- \nAda Byte, Quay 1\n{FAIR}")
    s.check("signatures are set apart", texts(one, "body") == [RAIN.strip()], one)


def check_encodings(s):
    for charset, transfer, text in [
            ("iso-8859-1", "quoted-printable", "Der Fluß stieg in der Nacht. Die Brücke über ihn ist zu."),
            ("koi8-r", "base64", "Ночью вышла река. Мост закрыт до утра."),
            ("iso-2022-jp", "7bit", "夜のうちに川があふれた。橋は朝まで閉まっている。"),
            ("utf-8", "8bit", "La rivière a débordé. Le pont est fermé.")]:
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        m["Subject"], m["From"], m["To"] = "Überfluß — " + text[:20], "Jürgen <j@example.org>", "a@b.c"
        m.set_content(text, charset=charset, cte=transfer)
        _, found, error = s.documents(s.write("e.eml", m.as_bytes()))
        s.check(f"{charset}, {transfer}", found and "".join(texts(found[0])).replace(" ", "") ==
                text.replace(" ", "") and found[0]["author"] == "Jürgen" and
                found[0]["title"] == "Überfluß — " + text[:20].strip(), found, error)


def check_parts(s):
    m = email.message.EmailMessage(policy=email.policy.SMTP)
    m["Subject"], m["From"], m["To"] = "Parts", "a@example.org", "b@example.org"
    m.set_content(RAIN)
    m.add_alternative("<p>" + RAIN + "</p>", subtype="html")
    m.add_attachment(FAIR.encode(), maintype="text", subtype="plain", filename="fair é.txt")
    m.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    inner = email.message.EmailMessage(policy=email.policy.SMTP)
    inner["Subject"], inner["From"], inner["To"] = "Inner", "c@example.org", "d@example.org"
    inner.set_content(FAIR)
    m.add_attachment(inner)
    code, found, error = s.documents(s.write("p.eml", m.as_bytes()))
    s.check("plain text before HTML, documents that are attached, no pictures", code == 0 and
            [(d.get("item"), d["format"]) for d in found] ==
            [("body", "message"), ("fair é.txt", "text"), ("a mail inside", "message")], found, error)
    s.check("a mail inside has its own head", found and found[-1]["title"] == "Inner", found)
    box = b"".join(b"From a@example.org Tue Jul  2 10:52:37 2024\n" +
                   (HEAD.format(f"Mail {i}") + f"\nNumber {i}. {RAIN}\n>From here it rose.\n\n").encode()
                   for i in range(3))
    code, found, error = s.documents(s.write("box", box))
    s.check("a box of mails", code == 0 and [d["item"] for d in found] == ["1", "2", "3"] and
            [d["title"] for d in found] == ["Mail 0", "Mail 1", "Mail 2"], found, error)


def check_pages(s):
    """Needs the format "html"."""
    _, out, _ = s.run("formats")
    if "\nhtml " not in out:
        return
    page = f"<html><body><p>{RAIN}</p><p>Le café est fermé à midi, dit le patron.</p>" \
           f"<div class='gmail_quote'>Bob wrote:<p>{FAIR}</p></div></body></html>"
    for stub in ("", "See the HTML part."):
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        m["Subject"], m["From"], m["To"] = "Page", "a@example.org", "b@example.org"
        m.set_content(stub)
        m.add_alternative(page, subtype="html", charset="iso-8859-1")
        code, found, error = s.documents(s.write("h.eml", m.as_bytes()))
        s.check(f"HTML where plain text is {stub!r}, without what is quoted", code == 0 and
                texts(found[0], "body") == [RAIN.strip(), "Le café est fermé à midi, dit le patron."],
                found, error)
    saved = "From: <Saved by a browser>\nSubject: Page\nMIME-Version: 1.0\nContent-Type: " \
            "multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n" \
            "Content-Location: https://example.org/rain\n\n" + page + "\n--b\nContent-Type: image/png\n" \
            "Content-Location: https://example.org/p.png\n\nx\n--b--\n"
    code, found, error = s.documents(s.write("p.mhtml", saved))
    s.check("a saved page with its address", code == 0 and len(found) == 1 and
            found[0]["url"] == "https://example.org/rain" and RAIN.strip() in texts(found[0]), found, error)


def nested(depth):
    text = HEAD.format("Deep")
    for i in range(depth):
        text += f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"
    return text + "\n" + RAIN + "\n" + "".join(f"\n--b{i}--" for i in reversed(range(depth)))


def check_hostile(s):
    code, found, _ = s.documents(s.write("d.eml", nested(20)))
    s.check("20 multiparts in one another", code == 0 and texts(found[0]) == [RAIN.strip()], found)
    code, out, error = s.run("extract", s.write("d.eml", nested(20).rsplit("\n--b0--", 1)[0]))
    s.check("the outermost never closed", code == 3 and out.strip() == "Deep\n\n" + RAIN.strip() and
            error == "pith: d.eml: mail: cut: its last part does not end\n", code, out, error)
    for name, data, said in [("10,000 multiparts in one another", nested(10_000), "nested more than 32"),
                             ("10,000 parts", HEAD.format("x") + "Content-Type: multipart/mixed; boundary=b"
                              "\n\n" + "--b\n\nx\n" * 10_000, "more than 1000 parts")]:
        code, _, error = s.run(s.write("h.eml", data))
        s.check(name + " are refused", code == 1 and said in error, code, error)
    for name, data in {"a head only": HEAD.format("x"), "an empty file": "",
                       "a boundary that never comes":
                       HEAD.format("x") + "Content-Type: multipart/mixed; boundary=nowhere\n\n" + RAIN,
                       "no boundary": HEAD.format("x") + "Content-Type: multipart/mixed\n\n" + RAIN,
                       "half a base64": HEAD.format("x") + "Content-Transfer-Encoding: base64\n\n" +
                       base64.b64encode(RAIN.encode()).decode()[:33],
                       "bad quoted-printable": HEAD.format("x") +
                       "Content-Transfer-Encoding: quoted-printable\n\nIt =ZZ rained=\n=4",
                       "bad encoded words": HEAD.format("=?x?q?=?= =?utf-8?b?==?= =?") + "\n" + RAIN,
                       "a field of 1 MB": HEAD.format("x" * 1_000_000) + "\n" + RAIN,
                       "a head without end": "A: b\n" * 200_000}.items():
        code, _, error = s.run("-n1", s.write("h.eml", data))
        s.check("no harm in " + name, code in (0, 1) and "sanit" not in error.lower(), code, error)


def main():
    s = Samples()
    check_text(s)
    check_encodings(s)
    check_parts(s)
    check_pages(s)
    check_hostile(s)
    s.end()


if __name__ == "__main__":
    main()
