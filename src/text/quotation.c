/* quotation.c - see quotation.h. Marks open behind white space or an opening bracket and close
 * behind anything else; a single mark between letters is an apostrophe. */
#include "text/quotation.h"

#include "text/utf8.h"

/* Bytes looked through for the closing mark; longer quotations are speeches. Of 100, 200, 300, 400,
 * 600 and no limit the best on UD English GUM, development part (F1 95.37 to 95.56; EWT 85.0). */
enum { QUOTATION_BYTES = 300 };

/* Does `close` end what `open` opens? Some languages close with what others open with. */
static bool is_pair(uint32_t open, uint32_t close) {
    switch (open) {
    case '"':
        return close == '"';
    case '\'':
    case '`': /* of plain text, and twice in tokenised text */
        return close == '\'';
    case 0x2018: /* single, high 6 */
        return close == 0x2019;
    case 0x201a: /* single, low 9 */
        return close == 0x2018 || close == 0x2019;
    case 0x201c: /* double, high 6 */
        return close == 0x201d;
    case 0x201d: /* double, high 9, on both sides in Swedish and Finnish */
        return close == 0x201d;
    case 0x201e: /* double, low 9 */
        return close == 0x201c || close == 0x201d;
    case 0x3008: /* angle brackets, around titles */
    case 0x300a:
    case 0x300c: /* corner brackets */
    case 0x300e:
    case 0xff08: /* round brackets, wide */
        return close == open + 1;
    default:
        return false;
    }
}

/* Marks that open wherever they stand. */
static bool is_bracket(uint32_t c) {
    return c == 0x3008 || c == 0x300a || c == 0x300c || c == 0x300e || c == 0xff08;
}

/* Letters and marks of scripts without spaces. */
static bool is_east_asian(uint32_t c) {
    return (c >= 0x3000 && c <= 0x9fff) || (c >= 0xff00 && c <= 0xff9f);
}

static bool is_mark(uint32_t c) {
    return c == '"' || c == '\'' || c == '`' || c == 0x2018 || (c >= 0x201a && c <= 0x201e) ||
           is_bracket(c);
}

static bool opens(slice text, size_t at, uint32_t mark) {
    if (!is_mark(mark))
        return false;
    if (is_bracket(mark))
        return true;
    size_t before = utf8_back(text, at);
    const uint32_t c = utf8_next(text, &before);
    if (mark == 0x201c && is_east_asian(c))
        return true;
    return utf8_is_space(c) || c == '(' || c == '[' || c == '`' || c == 0x2014 || c == 0x2013;
}

static bool is_space_at(slice text, size_t at) {
    return at < text.length && utf8_is_space(utf8_next(text, &at));
}

static bool is_apostrophe(slice text, size_t at, size_t next, uint32_t mark) {
    if ((mark != '\'' && mark != 0x2019) || next == text.length)
        return false;
    size_t before = utf8_back(text, at);
    return utf8_is_letter(utf8_next(text, &next)) && utf8_is_letter(utf8_next(text, &before));
}

/* Bytes that may start a mark. */
static byte_answers may_be_mark(byte_lanes c) {
    return (c == '"') | (c == '\'') | (c == '`') | (c >= 0x80);
}

static byte_answers is_bracket_end(byte_lanes c) {
    return c == ')';
}

size_t quotation_end(quotations *known, slice text, size_t at) {
    size_t next = at;
    const uint32_t open = utf8_next(text, &next);
    if (!opens(text, at, open) || (open == known->unclosed && at < known->searched))
        return 0;
    const slice near = slice_range(
        text, 0, at + QUOTATION_BYTES < text.length ? at + QUOTATION_BYTES : text.length);
    size_t here;
    while ((here = next = slice_skip(near, next, may_be_mark)) < near.length) {
        const uint32_t c = utf8_next(text, &next);
        if (c == open && opens(text, here, c) && !is_space_at(text, next))
            break;
        if (is_pair(open, c) && !is_apostrophe(text, here, next, c) && !opens(text, here, c))
            return here;
    }
    *known = (quotations){open, here};
    return 0;
}

/* Moves over what may stand behind a quotation that is a paragraph: its source in brackets
 * ("(Manzoni)"), and a last stop. */
static size_t skip_source(slice text, size_t at) {
    size_t next = at;
    while (is_space_at(text, next))
        utf8_next(text, &next);
    if (next < text.length && text.data[next] == '(')
        at = slice_skip(text, next, is_bracket_end);
    while (at < text.length && strchr(").!?", text.data[at]))
        at++;
    return at;
}

bool quotation_is_all(slice text) {
    if (text.length == 0 || text.length > QUOTATION_BYTES)
        return false;
    size_t next = 0;
    const uint32_t open = utf8_next(text, &next);
    if (!is_mark(open) && open != 0xab)
        return false;
    size_t here;
    while ((here = next = slice_skip(text, next, may_be_mark)) < text.length) {
        const uint32_t c = utf8_next(text, &next);
        const bool closes = is_pair(open, c) || (open == 0xab && c == 0xbb);
        if (closes && !is_apostrophe(text, here, next, c))
            return skip_source(text, next) == text.length;
    }
    return false;
}
