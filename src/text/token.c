/* token.c - see token.h.
 *
 * Words are those of Unicode Standard Annex 29, section 4.1 (rules WB4 to WB13b), and the property
 * Word_Break is derived from the general category and the small sets below. What a word holds must
 * be worth counting: at least one letter, digit or kana. Deliberate deviations:
 *
 *   - The underscore and other connectors (ExtendNumLet) stay inside a word ("snake_case") but are
 *     no part of its ends, where plain text uses them for emphasis ("_very_").
 *   - A pictograph that a zero width joiner ties to a letter is no part of the word.
 *   - An e-mail address, a URL with a scheme or "www.", a handle ("@name") and a hashtag ("#topic")
 *     are one word each.
 *   - A hyphen always separates, as UAX 29 has it and as search engines do: "six-month" shares its
 *     words with "six months".
 *
 * Han and Hiragana are one word for each character, Katakana one for each run, as in UAX 29.
 *
 * One pass; looking ahead for "@" is bounded by the length that RFC 5321 allows a mailbox. */
#include "text/token.h"

#include "text/utf8.h"

/* Values of Word_Break, as far as rules ask for them. */
typedef enum word_class {
    OTHER,
    LETTER, /* ALetter */
    HEBREW,
    DIGIT, /* Numeric */
    KATAKANA,
    IDEOGRAPH,  /* Han, Hiragana and the rest of the letters that stand alone: Other in UAX 29 */
    CONNECTOR,  /* ExtendNumLet */
    EXTEND,     /* Extend, Format, ZWJ: belongs to what stands before it (WB4) */
    MID_LETTER, /* between letters: ":" and the middle dots */
    MID_NUMBER, /* between digits: "," ";" */
    MID_BOTH,   /* between either: "." and the curly quotes */
    APOSTROPHE, /* like MID_BOTH */
    QUOTE       /* between Hebrew letters */
} word_class;

/* RFC 5321, section 4.5.3.1: a local part has at most 64 octets, a domain 255. */
enum { LOCAL_PART_MAX = 64, DOMAIN_MAX = 255 };

/* ---- classes ---- */

static inline word_class ascii_class(unsigned char c) {
    static const unsigned char marks[256] = {
        ['"'] = QUOTE,      ['\''] = APOSTROPHE, [','] = MID_NUMBER, ['.'] = MID_BOTH,
        [':'] = MID_LETTER, [';'] = MID_NUMBER,  ['_'] = CONNECTOR,
    };
    if ((unsigned)((c | 0x20) - 'a') < 26)
        return LETTER;
    return (unsigned)(c - '0') < 10 ? DIGIT : (word_class)marks[c];
}

static bool in(uint32_t c, uint32_t first, uint32_t last) {
    return c - first <= last - first;
}

/* Scripts written without spaces whose letters UAX 29 leaves to dictionaries (Complex_Context), and
 * Han and Hiragana, which it parts character by character. */
static bool stands_alone(uint32_t c) {
    return in(c, 0x0e00, 0x0eff) || in(c, 0x1000, 0x109f) || in(c, 0x1780, 0x17ff) ||
           in(c, 0x1950, 0x19df) || in(c, 0x1a20, 0x1aaf) || in(c, 0xa9e0, 0xa9ff) ||
           in(c, 0xaa60, 0xaadf) || in(c, 0x3040, 0x309f) || in(c, 0x3400, 0x4dbf) ||
           in(c, 0x4e00, 0x9fff) || in(c, 0xf900, 0xfaff) || in(c, 0x1b130, 0x1b167) ||
           in(c, 0x20000, 0x3ffff) || c == 0x3005 || c == 0x3006 || c == 0x303b || c == 0x303c;
}

static bool is_katakana(uint32_t c) {
    return in(c, 0x3031, 0x3035) || c == 0x309b || c == 0x309c || in(c, 0x30a0, 0x30fa) ||
           in(c, 0x30fc, 0x30ff) || in(c, 0x31f0, 0x31ff) || in(c, 0x32d0, 0x32fe) ||
           in(c, 0x3300, 0x3357) || in(c, 0xff66, 0xff9d) || in(c, 0x1b000, 0x1b12f);
}

static word_class mid_class(uint32_t c) {
    switch (c) {
    case 0x00b7: /* middle dot */
    case 0x0387: /* Greek ano teleia */
    case 0x055f: /* Armenian abbreviation mark */
    case 0x05f4: /* Hebrew gershayim */
    case 0x2027: /* hyphenation point */
    case 0xfe13: /* presentation form of the colon */
    case 0xfe55:
    case 0xff1a:
        return MID_LETTER;
    case 0x037e: /* Greek question mark */
    case 0x0589: /* Armenian full stop */
    case 0x060c: /* Arabic comma */
    case 0x060d:
    case 0x066c: /* Arabic thousands separator */
    case 0x07f8:
    case 0x2044: /* fraction slash */
    case 0xfe10:
    case 0xfe14:
    case 0xfe50:
    case 0xfe54:
    case 0xff0c:
    case 0xff1b:
        return MID_NUMBER;
    case 0x2018:
    case 0x2019:
    case 0x2024: /* one dot leader */
    case 0xfe52:
    case 0xff07:
    case 0xff0e:
        return MID_BOTH;
    default:
        return OTHER;
    }
}

/* The letters of Latin, Greek, Cyrillic and Hangul, which make up most text that is not ASCII. */
static bool is_common_letter(uint32_t c) {
    return (in(c, 0xc0, 0x24f) && c != 0xd7 && c != 0xf7) || (in(c, 0x3a3, 0x3ff) && c != 0x3f6) ||
           in(c, 0x400, 0x481) || in(c, 0x48a, 0x52f) || in(c, 0xac00, 0xd7a3);
}

static word_class class_of(uint32_t c) {
    if (c < 0x80)
        return ascii_class((unsigned char)c);
    if (is_common_letter(c))
        return LETTER;
    if (in(c, 0x4e00, 0x9fff))
        return IDEOGRAPH;
    const word_class mid = mid_class(c);
    if (mid != OTHER)
        return mid;
    if (utf8_is_mark(c) || in(c, 0x200c, 0x200f) || in(c, 0xff9e, 0xff9f))
        return EXTEND;
    if (is_katakana(c))
        return KATAKANA;
    if (utf8_is_letter(c)) {
        if (stands_alone(c))
            return IDEOGRAPH;
        return in(c, 0x05d0, 0x05f2) || in(c, 0xfb1d, 0xfb4f) ? HEBREW : LETTER;
    }
    if (utf8_is_digit(c))
        return DIGIT;
    if (c == 0x202f || in(c, 0x203f, 0x2040) || c == 0x2054 || in(c, 0xfe33, 0xfe34) ||
        in(c, 0xfe4d, 0xfe4f) || c == 0xff3f)
        return CONNECTOR;
    if (!utf8_is_space(c) && utf8_is_control(c))
        return EXTEND;
    return OTHER;
}

static bool is_letter(word_class c) {
    return c == LETTER || c == HEBREW;
}

static bool is_core(word_class c) {
    return c == LETTER || c == HEBREW || c == DIGIT || c == KATAKANA || c == IDEOGRAPH;
}

/* ---- UAX 29 ---- */

/* A character with all that extends it. */
typedef struct unit {
    word_class class;
    size_t end;
} unit;

static inline unit unit_at(slice s, size_t at) {
    unit u;
    if (at + 1 < s.length && (s.data[at] | s.data[at + 1]) >= 0) { /* two of ASCII */
        u.class = ascii_class((unsigned char)s.data[at]);
        u.end = at + 1;
        return u;
    }
    u.class = class_of(utf8_next(s, &at));
    u.end = at;
    while (at < s.length && (unsigned char)s.data[at] >= 0x80 &&
           class_of(utf8_next(s, &at)) == EXTEND)
        u.end = at;
    return u;
}

/* May `mid` stand between two of `side` (WB6, WB7, WB7b, WB7c, WB11, WB12)? */
static bool joins(word_class left, word_class mid, word_class right) {
    if (is_letter(left) && is_letter(right))
        return mid == MID_LETTER || mid == MID_BOTH || mid == APOSTROPHE ||
               (mid == QUOTE && left == HEBREW && right == HEBREW);
    return left == DIGIT && right == DIGIT &&
           (mid == MID_NUMBER || mid == MID_BOTH || mid == APOSTROPHE);
}

/* Does no boundary fall between two neighbours (WB5, WB8 to WB10, WB13 to WB13b)? */
static bool follows(word_class left, word_class right) {
    if (left == IDEOGRAPH || right == IDEOGRAPH)
        return false;
    if (left == KATAKANA || right == KATAKANA)
        return left == right || left == CONNECTOR || right == CONNECTOR;
    return (is_core(left) || left == CONNECTOR) && (is_core(right) || right == CONNECTOR);
}

/* The end of the word that starts with the unit `u`. */
static size_t word_end(slice s, unit u, bool *wordlike) {
    size_t end = u.end;
    unit last = u;
    while (last.end < s.length) {
        const unit next = unit_at(s, last.end);
        if (!follows(last.class, next.class)) {
            if (last.class == HEBREW && next.class == APOSTROPHE)
                end = next.end; /* WB7a */
            if (next.end == s.length)
                break;
            const unit right = unit_at(s, next.end);
            if (!joins(last.class, next.class, right.class))
                break;
            last = right;
        } else {
            last = next;
        }
        *wordlike |= is_letter(last.class) || last.class == KATAKANA;
        if (last.class != CONNECTOR)
            end = last.end;
    }
    return end;
}

/* ---- addresses, handles, hashtags ---- */

static bool is_space_at(slice s, size_t at) {
    return utf8_is_space(utf8_next(s, &at));
}

static bool is_alnum(char c) {
    const word_class class = ascii_class((unsigned char)c);
    return class == LETTER || class == DIGIT;
}

static bool has_prefix(slice s, size_t at, const char *prefix, size_t length) {
    if (s.length - at < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        const char c = s.data[at + i];
        if ((c >= 'A' && c <= 'Z' ? c + 0x20 : c) != prefix[i])
            return false;
    }
    return true;
}

/* The end of the URL whose word starts at `start` and ends at `end`, or `end` when it is none: up
 * to white space or a bracket or quotation mark that no URL holds, less the punctuation that ends a
 * sentence. */
static size_t url_end(slice s, size_t start, size_t end) {
    const bool scheme = has_prefix(s, end, "://", 3);
    if (!scheme && !(has_prefix(s, start, "www.", 4) && end < s.length && s.data[end] == '/'))
        return end;
    size_t at = end + (scheme ? 3 : 0);
    while (at < s.length && !is_space_at(s, at) && !strchr("<>\"{}|\\^`", s.data[at]))
        utf8_next(s, &at);
    while (at > end && s.data[at - 1] > 0 && strchr(".,;:!?'()[]*_~", s.data[at - 1]))
        at--;
    return at > end + 3 ? at : end;
}

/* The end of the e-mail address that starts at `start`, or 0 when there is none. */
static size_t mail_end(slice s, size_t start) {
    size_t at = start;
    while (at < s.length && at - start < LOCAL_PART_MAX &&
           (is_alnum(s.data[at]) || (s.data[at] > 0 && strchr("._%+-", s.data[at]))))
        at++;
    if (at == s.length || s.data[at] != '@')
        return 0;
    const size_t domain = ++at;
    size_t end = 0;
    bool dot = false;
    while (at < s.length && at - domain < DOMAIN_MAX &&
           (is_alnum(s.data[at]) || s.data[at] == '.' || s.data[at] == '-')) {
        dot |= s.data[at] == '.' && at > domain;
        if (is_alnum(s.data[at]) && dot)
            end = at + 1;
        at++;
    }
    return end;
}

/* Could an e-mail address go on after the word that ends here? */
static bool mail_goes_on(slice s, size_t end) {
    return end < s.length && s.data[end] > 0 && strchr("@%+-_.", s.data[end]);
}

/* Does a handle or hashtag start at `at`? A mark after a word, or a number's "#", is none. */
static bool tag_starts(slice s, size_t at) {
    if ((s.data[at] != '@' && s.data[at] != '#') || at + 1 == s.length)
        return false;
    if (at > 0 && (is_alnum(s.data[at - 1]) || (signed char)s.data[at - 1] < 0))
        return false;
    size_t next = at + 1;
    return class_of(utf8_next(s, &next)) == LETTER;
}

/* Moves from the start of a word of ASCII letters and digits to its end. *letters: it has some. */
static size_t ascii_word_end(slice s, size_t at, bool *letters) {
    for (; at < s.length; at++) {
        const word_class class = ascii_class((unsigned char)s.data[at]);
        if (class != LETTER && class != DIGIT)
            break;
        *letters |= class == LETTER;
    }
    return at;
}

/* Does the ASCII word that ends at `end` end there for sure? White space ends it, and so does a
 * mark with white space behind it; all else is left to the rules. */
static bool ends_plainly(slice s, size_t end) {
    if (end == s.length || s.data[end] == ' ')
        return true;
    return end + 1 < s.length && (s.data[end] == ',' || s.data[end] == '.') &&
           s.data[end + 1] == ' ';
}

/* The end of the word or address that starts with the unit `u` at `start`. */
static size_t any_end(slice s, size_t start, unit u, bool *wordlike) {
    const size_t end = word_end(s, u, wordlike);
    const size_t mail = mail_goes_on(s, end) ? mail_end(s, start) : 0;
    *wordlike |= mail > 0;
    return mail > end ? mail : url_end(s, start, end);
}

bool token_next(slice text, size_t *at, span *out, bool *wordlike) {
    size_t start = *at;
    unit u = {OTHER, start};
    bool tag = false;
    while (start < text.length && text.data[start] == ' ')
        start++;
    for (; start < text.length; start = u.end) {
        u = unit_at(text, start);
        if (is_core(u.class))
            break;
        tag = tag_starts(text, start);
        if (tag) {
            u = unit_at(text, start + 1);
            break;
        }
    }
    if (start >= text.length) {
        *at = text.length;
        return false;
    }
    *wordlike = false;
    size_t end = ascii_word_end(text, start + tag, wordlike);
    if (!ends_plainly(text, end)) {
        *wordlike = u.class != DIGIT;
        end = tag ? word_end(text, u, wordlike) : any_end(text, start, u, wordlike);
    }
    *out = (span){(uint32_t)start, (uint32_t)end};
    *at = end;
    return true;
}

slice token_form(slice token, char *buffer) {
    if (token.length > 1 && token.data[0] == '#')
        token = slice_range(token, 1, token.length);
    size_t length = utf8_fold(token, buffer, TOKEN_FORM_BYTES);
    if (length == SIZE_MAX)
        return token;
    if (length > 2 && buffer[length - 2] == '\'' && buffer[length - 1] == 's')
        length -= 2;
    return (slice){buffer, length};
}
