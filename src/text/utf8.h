/* utf8.h - reading, repairing and folding UTF-8; the only user of utf8proc. */
#ifndef PITH_TEXT_UTF8_H
#define PITH_TEXT_UTF8_H

#include "base/slice.h"
#include "text/classes.h"

/* Decodes the character that starts at s[at] of valid UTF-8 and moves `at` past it. */
static inline uint32_t utf8_next(slice s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.data + *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] < 0xf0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
           (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

/* The start of the character before offset `at` (> 0). */
static inline size_t utf8_back(slice s, size_t at) {
    do
        at--;
    while (at > 0 && ((unsigned char)s.data[at] & 0xc0) == 0x80);
    return at;
}

/* `range` of `s` without the white space at either end. */
span utf8_trim(slice s, span range);

/* Length of the longest prefix of `s` that is valid UTF-8 without NUL. Fast on ASCII. */
size_t utf8_valid_prefix(slice s);

/* `s` starts with an invalid sequence or NUL: its length by the Unicode Standard's "maximal
 * subpart" practice (chapter 3, U+FFFD Substitution), at least 1. */
size_t utf8_invalid_length(slice s);

/* White_Space, also U+FEFF and U+200B. */
static inline bool utf8_is_space(uint32_t c) {
    if (c < 0x1680)
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

/* LF VT FF CR NEL LS PS */
static inline bool utf8_is_newline(uint32_t c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* General category L*. */
static inline bool utf8_is_letter(uint32_t c) {
    const character_kind kind = kind_of(c);
    return kind >= KIND_UPPER && kind <= KIND_LETTER;
}

static inline bool utf8_is_upper(uint32_t c) {
    return kind_of(c) == KIND_UPPER;
}

static inline bool utf8_is_lower(uint32_t c) {
    return kind_of(c) == KIND_LOWER;
}

static inline bool utf8_is_digit(uint32_t c) {
    return kind_of(c) == KIND_DIGIT;
}

static inline bool utf8_is_mark(uint32_t c) {
    return kind_of(c) == KIND_MARK;
}

static inline bool utf8_is_punctuation(uint32_t c) {
    return kind_of(c) == KIND_PUNCTUATION;
}

/* Not shown, and no white space. */
static inline bool utf8_is_control(uint32_t c) {
    return kind_of(c) == KIND_CONTROL;
}

static inline bool utf8_has_letter(slice s) {
    for (size_t at = 0; at < s.length;)
        if (utf8_is_letter(utf8_next(s, &at)))
            return true;
    return false;
}

/* Folds `s` (NFKC, full case folding; curly apostrophes to ') into `out`, which has room for
 * `room` bytes. The length, or SIZE_MAX when there is no room. Allocates nothing. */
size_t utf8_fold(slice s, char *out, size_t room);

/* Writes folded `s` without the accents of its letters to `out`, which has room for s.length bytes.
 * The length. */
size_t utf8_strip_accents(slice s, char *out);

#endif
