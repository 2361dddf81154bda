/* html_notice.c - a notice in place of a page: what a site sends to a reader who keeps no cookies,
 * runs no scripts, blocks advertisements or may be a robot. It reads like an article; but it is all
 * that there is and short, and much of it stands in blocks that name cookies or scripts, which
 * nearly all languages call by one word:
 *
 *     words of these blocks / words of the page >= 1 / NOTICE_SHARE
 *
 * The page's own title does not name them: it is that of the article, or of the site. Where it
 * does, the page is a short text about them. Linear in the page. */
#include "read/html_notice.h"

/* Most words of such a page, and the least share of them. Of the 1,491 development pages it finds
 * the two that are notices, one for scripts and one that keeps robots out, and no other. */
enum { NOTICE_WORDS = 300, NOTICE_SHARE = 5 };

/* Those beyond ASCII are words for cookies: Russian, Bulgarian, Ukrainian, Arabic, Persian, Hebrew,
 * Hindi, Thai, Korean and Japanese. */
static const slice names[] = {SLICE("javascript"), SLICE("cookie"),   SLICE("captcha"),
                              SLICE("adblock"),    SLICE("ad block"), SLICE("куки"),
                              SLICE("бисквитки"),  SLICE("кукі"),     SLICE("تعريف الارتباط"),
                              SLICE("کوکی"),       SLICE("עוגיות"),   SLICE("कुकी"),
                              SLICE("คุกกี้"),        SLICE("쿠키"),     SLICE("クッキー")};

static bool names_one(slice s) {
    for (size_t at = 0; at < s.length; at++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (slice_starts_alike(slice_range(s, at, s.length), names[k]))
                return true;
    return false;
}

bool html_is_notice(const document *doc, uint32_t first, const html_view *v) {
    const uint32_t words = v->sums[v->count].words;
    if (words == 0 || words > NOTICE_WORDS || v->page->title.length == 0 ||
        names_one(v->page->title))
        return false;
    uint32_t naming = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        const span at = doc->blocks[first + i].span;
        if (names_one(slice_range(doc->text, at.start, at.end)))
            naming += v->sums[i + 1].words - v->sums[i].words;
    }
    return NOTICE_SHARE * naming >= words;
}
