/* html_notice.c - a notice in place of a page: what a site sends where there is no such page, when
 * it lets nobody in, asks to log in, or takes the reader for a robot; or to one who keeps no
 * cookies, runs no scripts or blocks advertisements. It reads like an article; but its title or its
 * heading says so in a phrase of models/LANG/notices.tsv, and there is little prose,
 *
 *     words of prose <= NOTICE_PROSE
 *
 * or it is short and much of it stands in blocks that hold such a phrase, or name cookies or
 * scripts, which nearly all languages call by one word:
 *
 *     words of these blocks / words of the page >= 1 / NOTICE_SHARE
 *
 * Then the page's own title does not name cookies or scripts: it is that of the article, or of the
 * site. Where it does, the page is a short text about them. Linear in the page. */
#include "read/html_notice.h"

#include "text/token.h"
#include "text/utf8.h"

/* Most words of such a page, the least share of them, and the most words of prose. Of the 1,491
 * development pages it finds the two that are notices, one for scripts and one that keeps robots
 * out, and no other (nor with any number of words of prose). */
enum { NOTICE_WORDS = 300, NOTICE_SHARE = 5, NOTICE_PROSE = 100 };

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

/* ---- Phrases ---- */

/* Words of a phrase at most, where characters may be words, and of a text that are read. */
enum { PHRASE_WORDS = 16, PHRASE_BYTES = 160, WORDS_READ = 64 };

static bool is_phrase(const word_table *phrases, slice s, unsigned places) {
    char folded[PHRASE_BYTES];
    const size_t length = utf8_fold(s, folded, sizeof folded);
    uint16_t found;
    return length != SIZE_MAX && table_find(phrases, (slice){folded, length}, &found) &&
           (found & places) != 0;
}

/* Between two parts of a title there is more than a space: " - ", ": ". */
static bool parts(size_t end, size_t start) {
    return start > end + 1;
}

/* Does a phrase start with the word at `start`? `places`: those of one that would end a part. */
static bool phrase_starts(const word_table *phrases, slice s, size_t start, unsigned places) {
    size_t at = start;
    span word;
    bool wordlike;
    bool more = token_next(s, &at, &word, &wordlike);
    for (unsigned n = 0; more && n < PHRASE_WORDS; n++) {
        const size_t end = word.end;
        more = token_next(s, &at, &word, &wordlike);
        const bool whole = !more || parts(end, word.start);
        if (is_phrase(phrases, slice_range(s, start, end), whole ? places : places & CUE_ANY))
            return true;
    }
    return false;
}

/* Is there a phrase in `s`, at one of `places`? */
static bool holds_phrase(const word_table *phrases, slice s, unsigned places) {
    size_t at = 0;
    size_t end = 0;
    span word;
    bool wordlike;
    for (unsigned n = 0; n < WORDS_READ && token_next(s, &at, &word, &wordlike); n++) {
        const bool first = n == 0 || parts(end, word.start);
        if (phrase_starts(phrases, s, word.start, first ? places : places & CUE_ANY))
            return true;
        end = word.end;
    }
    return false;
}

/* ---- The page ---- */

/* Do its title, or its heading of the first order, say so? */
static bool is_headed(const document *doc, uint32_t first, const html_view *v) {
    const word_table *phrases = &doc->language->notices;
    if (holds_phrase(phrases, v->page->title, CUE_ANY | CUE_LINE))
        return true;
    for (uint32_t i = 0; i < v->count; i++) {
        const span at = doc->blocks[first + i].span;
        if (html_heading(&v->page->blocks[i]) == 1 &&
            holds_phrase(phrases, slice_range(doc->text, at.start, at.end), CUE_ANY | CUE_LINE))
            return true;
    }
    return false;
}

bool html_is_notice(const document *doc, uint32_t first, const html_view *v) {
    const html_sums all = v->sums[v->count];
    if (all.words == 0 || v->page->title.length == 0)
        return false;
    if (all.prose <= NOTICE_PROSE && is_headed(doc, first, v))
        return true;
    if (all.words > NOTICE_WORDS || names_one(v->page->title))
        return false;
    uint32_t naming = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        const span at = doc->blocks[first + i].span;
        const slice text = slice_range(doc->text, at.start, at.end);
        if (names_one(text) || holds_phrase(&doc->language->notices, text, CUE_ANY))
            naming += v->sums[i + 1].words - v->sums[i].words;
    }
    return NOTICE_SHARE * naming >= all.words;
}
