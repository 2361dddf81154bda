/* utf8.h - reading, repairing and folding UTF-8; the only user of utf8proc. */
#ifndef PITH_TEXT_UTF8_H
#define PITH_TEXT_UTF8_H

#include "base/slice.h"

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

/* Classes of characters that the text stage asks for. */
bool utf8_is_space(uint32_t c);       /* White_Space, also U+FEFF and U+200B */
bool utf8_is_newline(uint32_t c);     /* LF VT FF CR NEL LS PS */
bool utf8_is_letter(uint32_t c);      /* general category L* */
bool utf8_is_upper(uint32_t c);       /* Lu or Lt */
bool utf8_is_lower(uint32_t c);       /* Ll */
bool utf8_is_digit(uint32_t c);       /* Nd */
bool utf8_is_mark(uint32_t c);        /* M* */
bool utf8_is_punctuation(uint32_t c); /* P* */
bool utf8_is_control(uint32_t c);     /* Cc except white space, and bidi and format controls */

/* Folds `s` (NFKC, full case folding; curly apostrophes to ') into `out`, which has room for
 * `room` bytes. The length, or SIZE_MAX when there is no room. Allocates nothing. */
size_t utf8_fold(slice s, char *out, size_t room);

#endif
