/* token.c - see token.h.
 *
 * Words are those of Unicode Standard Annex 29, section 4.1 (rules WB4 to WB13b), by the property
 * Word_Break of classes.h. What a word holds must be worth counting: at least one letter, digit or
 * kana. Deliberate deviations:
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

#include "text/classes.h"
#include "text/utf8.h"

/* RFC 5321, section 4.5.3.1: a local part has at most 64 octets, a domain 255. */
enum { LOCAL_PART_MAX = 64, DOMAIN_MAX = 255 };

/* ---- classes ---- */

static bool is_letter(word_class c) {
    return c == WB_LETTER || c == WB_HEBREW;
}

static bool is_core(word_class c) {
    return c == WB_LETTER || c == WB_HEBREW || c == WB_DIGIT || c == WB_KATAKANA ||
           c == WB_IDEOGRAPH;
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
        u.class = word_class_of_ascii((unsigned char)s.data[at]);
        u.end = at + 1;
        return u;
    }
    u.class = word_class_of(utf8_next(s, &at));
    u.end = at;
    while (at < s.length && (unsigned char)s.data[at] >= 0x80 &&
           word_class_of(utf8_next(s, &at)) == WB_EXTEND)
        u.end = at;
    return u;
}

/* May `mid` stand between two of `side` (WB6, WB7, WB7b, WB7c, WB11, WB12)? */
static bool joins(word_class left, word_class mid, word_class right) {
    if (is_letter(left) && is_letter(right))
        return mid == WB_MID_LETTER || mid == WB_MID_BOTH || mid == WB_APOSTROPHE ||
               (mid == WB_QUOTE && left == WB_HEBREW && right == WB_HEBREW);
    return left == WB_DIGIT && right == WB_DIGIT &&
           (mid == WB_MID_NUMBER || mid == WB_MID_BOTH || mid == WB_APOSTROPHE);
}

/* Does no boundary fall between two neighbours (WB5, WB8 to WB10, WB13 to WB13b)? */
static bool follows(word_class left, word_class right) {
    if (left == WB_IDEOGRAPH || right == WB_IDEOGRAPH)
        return false;
    if (left == WB_KATAKANA || right == WB_KATAKANA)
        return left == right || left == WB_CONNECTOR || right == WB_CONNECTOR;
    return (is_core(left) || left == WB_CONNECTOR) && (is_core(right) || right == WB_CONNECTOR);
}

/* The end of the word that starts with the unit `u`. */
static size_t word_end(slice s, unit u, bool *wordlike) {
    size_t end = u.end;
    unit last = u;
    while (last.end < s.length) {
        const unit next = unit_at(s, last.end);
        if (!follows(last.class, next.class)) {
            if (last.class == WB_HEBREW && next.class == WB_APOSTROPHE)
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
        *wordlike |= is_letter(last.class) || last.class == WB_KATAKANA;
        if (last.class != WB_CONNECTOR)
            end = last.end;
    }
    return end;
}

/* ---- addresses, handles, hashtags ---- */

static bool is_space_at(slice s, size_t at) {
    return utf8_is_space(utf8_next(s, &at));
}

static bool is_alnum(char c) {
    const word_class class = word_class_of_ascii((unsigned char)c);
    return class == WB_LETTER || class == WB_DIGIT;
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
    return word_class_of(utf8_next(s, &next)) == WB_LETTER;
}

/* Of eight characters the highest bits of those that are ASCII from `first` to `last`: each sum has
 * that bit set where the character is at least `first`, or beyond `last`. */
static uint64_t in_range(uint64_t bytes, unsigned char first, unsigned char last) {
    const uint64_t ones = 0x0101010101010101;
    const uint64_t low = bytes & 0x7f * ones;
    return (low + (0x80u - first) * ones) & ~(low + (0x7fu - last) * ones) & ~bytes & 0x80 * ones;
}

/* Moves from the start of a word of ASCII letters and digits to its end, eight bytes at a time.
 * *letters: it has some. */
static size_t ascii_word_end(slice s, size_t at, bool *letters) {
    bool some = false;
    for (uint64_t bytes; at + sizeof bytes <= s.length; at += sizeof bytes) {
        memcpy(&bytes, s.data + at, sizeof bytes);
        const uint64_t letter = in_range(bytes | 0x2020202020202020, 'a', 'z');
        const uint64_t word = letter | in_range(bytes, '0', '9');
        const uint64_t end = word ^ 0x8080808080808080;
        if (end != 0) {
            *letters |= some || (letter & ((end & -end) - 1)) != 0;
            return at + (size_t)__builtin_ctzll(end) / 8;
        }
        some |= letter != 0;
    }
    for (; at < s.length; at++) {
        const unsigned char byte = (unsigned char)s.data[at];
        const bool letter = (unsigned)((byte | 0x20) - 'a') < 26;
        if (!letter && (unsigned)(byte - '0') >= 10)
            break;
        some |= letter;
    }
    *letters |= some;
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
    unit u = {WB_OTHER, start};
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
    *wordlike = u.class == WB_IDEOGRAPH;
    if (*wordlike && !tag) {
        *out = (span){(uint32_t)start, (uint32_t)u.end};
        *at = u.end;
        return true;
    }
    size_t end = ascii_word_end(text, start + tag, wordlike);
    if (!ends_plainly(text, end)) {
        *wordlike = u.class != WB_DIGIT;
        end = tag ? word_end(text, u, wordlike) : any_end(text, start, u, wordlike);
    }
    *out = (span){(uint32_t)start, (uint32_t)end};
    *at = end;
    return true;
}

slice token_form(slice token, char *buffer) {
    if (token.length >= TOKEN_LONG)
        return token;
    if (token.length > 1 && token.data[0] == '#')
        token = slice_range(token, 1, token.length);
    size_t length = utf8_fold(token, buffer, TOKEN_FORM_BYTES);
    if (length == SIZE_MAX)
        return token;
    if (length > 2 && buffer[length - 2] == '\'' && buffer[length - 1] == 's')
        length -= 2;
    return (slice){buffer, length};
}
