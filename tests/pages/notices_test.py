#!/usr/bin/env python3
"""What sites send in place of a page, in our own words: it is said to be a notice, nothing of it is text
or in a brief, and standard error says why nothing came. Pages that have a text besides, or are about
such things, keep it. TAP."""

import json
import subprocess
import sys

from tap import PITH, Results

TITLE = "Ferry to sail all winter | Tern Bay"
ARTICLE = """<article><h1>Ferry to sail all winter</h1>
<p>The council met on Monday to decide whether the old ferry should sail through the winter, and the room was full long before the doors were closed.</p>
<p>Engineers said that the hull had been patched eleven times since spring, and that the next storm could leave the islands without a link for weeks.</p></article>"""
SCRIPTS = "<noscript>You need to switch on JavaScript to use this page.</noscript>"

MENU = "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/log-in'>Log in</a> <a href='/places'>Places</a></nav>"

NOTICES = {
    "an empty page for readers without scripts": (TITLE, f"{SCRIPTS}<div id='root'></div><script src='/a.js'></script>"),
    "a check for robots": ("One moment", """<h1>tern-bay.example</h1><h2>We make sure that you are a person. This takes some seconds.</h2>
        <p>tern-bay.example looks at how you are connected before it lets you in.</p><noscript><p>Switch on JavaScript and cookies to go on</p></noscript>"""),
    "a cookie wall": (TITLE, """<div class="wall"><h1>Your privacy is dear to us</h1>
        <p>We and our 842 partners keep cookies on your device and read them, so that what you are shown suits you and we know how often it was looked at.</p>
        <p>Some partners need no leave, as they have an interest of their own. You can object to that under More choices.</p>
        <button>More choices</button><button>Accept all</button></div>"""),
    "a German one": ("Hafenbote", """<h2>Weiterlesen mit Werbung und Cookies</h2><p>Wir und unsere Partner legen Cookies ab, um Anzeigen zu zeigen und zu zählen.</p>
        <p>Mit einem Klick auf die Schaltfläche sind Sie damit einverstanden und können es jederzeit widerrufen.</p><button>Einverstanden</button>"""),
    "a Japanese one": ("港の新聞", "<p>当サイトではクッキーを使用しています。続けるには同意してください。</p><button>同意する</button>"),
    "one for readers who block advertisements": (TITLE, """<h1>Please let our ads in</h1><p>It looks as if you use an ad blocker, but we live on advertisements alone.</p>
        <p>Switch it off for our pages, then load this one again.</p>"""),
    "a missing page": ("Page not found | Tern Bay", f"{MENU}<h1>Oops! That page can’t be found.</h1><p>It may have sailed. Look for it with the search.</p>"),
    "one that only its heading tells": ("Tern Bay", f"{MENU}<h1>We're sorry, this page does not exist</h1><ul><li>Ferry to sail all winter</li><li>Harbour tax</li></ul>"),
    "a missing page by the server": ("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>server</center>"),
    "no access": ("Access Denied", """<h1>Access Denied</h1>You don't have permission to access "http://tern-bay.example/story" on this server.<p>Reference #18.2</p>"""),
    "a server that is down": ("tern-bay.example | 502: Bad gateway", "<h1>Bad gateway</h1><p>The harbour's server did not answer in time.</p>"),
    "a log-in": ("Log in | Tern Bay", f"{MENU}<h1>Log in</h1><form><label>Name</label><input><label>Password</label><input type=password></form>"),
    "a missing page in French": ("Le Phare", f"{MENU}<h1>Cette page n’existe plus</h1><p>La page que vous recherchez a changé de place.</p>"),
    "in German": ("Seite nicht gefunden - Hafenbote", "<h1>404</h1><p>Die gesuchte Seite gibt es leider nicht mehr. Vielleicht hilft die Suche.</p>"),
    "in Spanish": ("Error 404: página no encontrada", "<p>Lo sentimos, la página que buscas no existe o ha cambiado de lugar.</p>"),
    "in Polish": ("Głos Portu", "<h1>Nie znaleziono strony</h1><p>Strona, której szukasz, nie istnieje.</p>"),
    "in Russian": ("Ошибка 404", "<p>Страница не найдена. Возможно, она была удалена.</p>"),
    "in Arabic": ("الصفحة غير موجودة", "<p>عذرا، الصفحة التي تبحث عنها غير موجودة أو تم حذفها.</p>"),
    "in Chinese": ("页面不存在 - 港口报", "<p>抱歉，您访问的页面不存在或已被删除。</p>"),
    "in Japanese": ("ページが見つかりません｜港新聞", "<h1>404</h1><p>お探しのページは見つかりませんでした。</p>"),
    "in Korean": ("항구신문", "<h1>페이지를 찾을 수 없습니다</h1><p>요청하신 페이지가 삭제되었거나 주소가 변경되었습니다.</p>"),
    "in Thai": ("ไม่พบหน้าที่คุณต้องการ", "<p>ขออภัย ไม่พบหน้าที่คุณต้องการ กรุณาลองใหม่อีกครั้ง</p>")}

ONWARD = "https://tern-bay.example/story?id=7"
REFRESH = f"<meta http-equiv='Refresh' content='0; URL={ONWARD}'>"
REFRESHES = {
    "a page that leads elsewhere at once": (REFRESH, "<p>You are being led to the story.</p>"),
    "one with an address in quotation marks": (f"""<META HTTP-EQUIV="refresh" CONTENT=" 1 ;url = '{ONWARD}'">""", "<p>Wait.</p>"),
    "one without a text": (REFRESH, "")}

TEXTS = {
    "an article and a note for readers without scripts": (TITLE, ARTICLE + SCRIPTS, "The council met"),
    "an article and a cookie banner": (TITLE, """<div class="cookie-banner"><p>We keep cookies to count our readers.</p><button>Accept</button></div>""" + ARTICLE,
                                       "The council met"),
    "a page that is loaded again later": (TITLE, "<meta http-equiv=refresh content='300'>" + ARTICLE, "The council met"),
    "one that leads elsewhere later": (TITLE, "<meta http-equiv=refresh content='10;url=/'>" + ARTICLE, "The council met"),
    "one that leads those elsewhere who run no scripts": (TITLE, f"<noscript>{REFRESH}</noscript>" + ARTICLE, "The council met"),
    "a recipe": ("Oat cookies", "<h1>Oat cookies</h1><p>These cookies are baked in ten minutes and keep for a month in a tin.</p>", "These cookies are baked"),
    "an article beside a box to log in": ("Ferry to sail all winter | Tern Bay", f"{MENU}<aside><h2>Log in</h2><form><input></form></aside>{ARTICLE}", "The council met"),
    "an article about access that is denied": ("Access denied: islanders want their pier back | Tern Bay",
        ARTICLE.replace("Ferry to sail all winter", "Access denied: islanders want their pier back") + 3 * "<p>Nobody could say when the gate at the head of the pier would open again, although it was asked three times by those who live from the boats.</p>",
        "The council met"),
    "a manual's page on an answer of servers": ("404 Not Found - Answers of servers", "<article><h1>404 Not Found</h1>" + 4 * "<p>A server gives this answer when it knows of nothing at the address that it was asked for, and it does not say whether there ever was something, or will be again one day.</p>" + "</article>",
        "A server gives"),
    "a car": ("Peugeot 404", "<h1>Peugeot 404</h1><p>The car was built for fifteen years, and still runs as a taxi in three ports of the coast.</p>", "The car was built"),
    "a mail": ("", "<p>The form asks for cookies and then for JavaScript. Can you look at it before noon?</p>", "The form asks")}


def page(title, body):
    title = f"<title>{title}</title>" if title else ""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{title}</head><body>{body}</body></html>"


def run(markup, *options):
    done = subprocess.run([PITH, *options, "-i", "html"], input=markup.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    return done.stdout.decode(), done.stderr.decode()


def notice_problems(markup):
    found = json.loads(run(markup, "extract", "-f", "json")[0])
    if found.get("kind") != "notice" or "notice" not in found.get("reading", "") or found["blocks"]:
        yield f"extract: {found}"
    for options in (["extract"], ["-n", "2"]):
        text, errors = run(markup, *options)
        if "note: the page is a notice" not in errors:
            yield f"{options}: standard error: {errors}"
        if len(text.split("\n\n")) > 1 or (options[0] == "-n" and text.strip()):
            yield f"{options}: {text}"


def refresh_problems(head, body):
    markup = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}<title>Story</title></head><body>{body}</body></html>"
    why = f"the page leads elsewhere at once: {ONWARD}"
    found = json.loads(run(markup, "extract", "-f", "json")[0])
    if (found.get("kind"), found.get("reading"), found["blocks"]) != ("notice", why, []):
        yield f"extract: {found}"
    text, errors = run(markup)
    if text.strip() or f"note: {why}\n" not in errors:
        yield f"summarize: {text} {errors}"


def text_problems(markup, wanted):
    found = json.loads(run(markup, "extract", "-f", "json")[0])
    if found.get("kind") == "notice" or not any(wanted in b["text"] for b in found["blocks"]):
        yield f"extract: {found}"


def main():
    results = Results()
    for name, (title, body) in NOTICES.items():
        results.problems(name, notice_problems(page(title, body)))
    for name, (head, body) in REFRESHES.items():
        results.problems(name, refresh_problems(head, body))
    for name, (title, body, wanted) in TEXTS.items():
        results.problems(name, text_problems(page(title, body), wanted))
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
