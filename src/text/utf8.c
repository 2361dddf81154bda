/* utf8.c - see utf8.h.
 *
 * Validity follows the Unicode Standard, table 3-7; folding is its NFKC_Casefold (chapter 3.13),
 * the form in which search engines compare words, with one tailoring: the curly apostrophes become
 * the straight one, so that "don’t" and "don't" are one form.
 *
 * Canonical ordering is quadratic in the length of a run of combining marks, and needs room for the
 * decomposed text. Folding therefore works in pieces of at most FOLD_PIECE characters, cut before a
 * letter that cannot combine backwards, or where there is none simply at the end of the piece: the
 * idea of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13), which cuts already
 * after 30 marks. So time is linear and no memory is allocated, whatever the text.
 *
 * Most words need none of that: ASCII is folded by a loop of its own, and a word all of whose
 * characters are already folded, composed starters is copied. */
#include "text/utf8.h"

#include <utf8proc.h>

/* Characters folded at a time, and room for what they become. One character decomposes into at
 * most 18 (U+FDFA), so a piece never overflows. */
enum { FOLD_PIECE = 64, FOLD_ROOM = FOLD_PIECE * 18 };

#define ONES 0x0101010101010101ULL
#define HIGH_BITS 0x8080808080808080ULL

/* ---- validity ---- */

/* The bounds of the second byte after the lead byte `lead`, and the sequence's length; 0 when no
 * valid sequence starts so. */
static size_t lead_length(unsigned char lead, unsigned char *low, unsigned char *high) {
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead < 0x80)
        return lead != 0;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* How many bytes of the sequence at s[at] are as they should be; *length is how many it needs, 0
 * when nothing valid starts there. */
static size_t good_bytes(slice s, size_t at, size_t *length) {
    const unsigned char *p = (const unsigned char *)s.data + at;
    const size_t left = s.length - at;
    unsigned char low;
    unsigned char high;
    *length = lead_length(p[0], &low, &high);
    if (*length == 0)
        return 0;
    size_t good = 1;
    while (good < *length && good < left && p[good] >= low && p[good] <= high) {
        low = 0x80;
        high = 0xbf;
        good++;
    }
    return good;
}

/* The first byte at or after `at` that is NUL, not ASCII or the end. */
static size_t skip_ascii(slice s, size_t at) {
    while (s.length - at >= 8) {
        uint64_t word;
        memcpy(&word, s.data + at, sizeof word);
        if ((word | (word - ONES)) & HIGH_BITS)
            break;
        at += 8;
    }
    while (at < s.length && (signed char)s.data[at] > 0)
        at++;
    return at;
}

size_t utf8_valid_prefix(slice s) {
    size_t at = 0;
    for (;;) {
        at = skip_ascii(s, at);
        if (at == s.length)
            return at;
        size_t length;
        if (good_bytes(s, at, &length) < length || length == 0)
            return at;
        at += length;
    }
}

size_t utf8_invalid_length(slice s) {
    size_t length;
    const size_t good = good_bytes(s, 0, &length);
    return good ? good : 1;
}

/* ---- folding ---- */

/* One that is not straight. */
static bool is_apostrophe(uint32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

static uint64_t load(const char *p, size_t bytes) {
    uint64_t value = 0;
    memcpy(&value, p, bytes);
    return value;
}

/* The bytes of ASCII in `word`, its capitals small: each sum has its highest bit set where the
 * character is at least "A", or beyond "Z". */
static uint64_t lower(uint64_t word) {
    const uint64_t ones = 0x0101010101010101;
    const uint64_t capitals = (word + (0x80 - 'A') * ones) & ~(word + (0x7f - 'Z') * ones);
    return word | (capitals & 0x80 * ones) >> 2;
}

/* Copies `s` in small letters if it is ASCII of at least 4 bytes, eight or four bytes at a time,
 * the last of them overlapping those before. */
static bool fold_ascii(slice s, char *out) {
    if (s.length < 4)
        return false;
    const size_t step = s.length >= 8 ? 8 : 4;
    uint64_t seen = 0;
    for (size_t at = 0;; at = at + 2 * step <= s.length ? at + step : s.length - step) {
        const uint64_t word = step == 8 ? load(s.data + at, 8) : load(s.data + at, 4);
        const uint64_t folded = lower(word);
        seen |= word;
        if (step == 8)
            memcpy(out + at, &folded, 8);
        else
            memcpy(out + at, &folded, 4);
        if (at + step == s.length)
            return (seen & 0x8080808080808080) == 0;
    }
}

/* Copies `s`, folding what becomes one character as long as it is, while the rest is stable: the
 * bytes done. */
static size_t fold_simply(slice s, char *out) {
    size_t done = 0;
    while (done < s.length) {
        const unsigned char byte = (unsigned char)s.data[done];
        if (byte < 0x80) {
            out[done++] = (char)(byte + ((unsigned)(byte - 'A') < 26 ? 0x20 : 0));
            continue;
        }
        size_t next = done;
        const uint32_t c = utf8_next(s, &next);
        if (class_is_stable(c)) {
            memcpy(out + done, s.data + done, next - done);
        } else {
            const unsigned folded = c < CLASS_FOLDS ? class_folds[c] : 0;
            if (folded == 0)
                break;
            out[done] = (char)(0xc0 | folded >> 6);
            out[done + 1] = (char)(0x80 | (folded & 0x3f));
        }
        done = next;
    }
    return done;
}

/* Where the piece of `s` that starts at `start` ends: see the head of the file. */
static size_t piece_end(slice s, size_t start) {
    size_t at = start;
    size_t cut = 0;
    for (size_t count = 0; count < FOLD_PIECE; count++) {
        if (at == s.length)
            return at;
        const size_t here = at;
        const uint32_t c = utf8_next(s, &at);
        if (here > start && utf8_is_letter(c) && !(c >= 0x1100 && c < 0x1200))
            cut = here;
    }
    return cut ? cut : at;
}

static size_t fold_piece(slice s, char *out, size_t room) {
    const utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_int32_t buffer[FOLD_ROOM + 1];
    const utf8proc_ssize_t decomposed = utf8proc_decompose(
        (const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.length, buffer, FOLD_ROOM, options);
    if (decomposed < 0 || decomposed > FOLD_ROOM)
        return SIZE_MAX;
    for (utf8proc_ssize_t i = 0; i < decomposed; i++)
        if (is_apostrophe((uint32_t)buffer[i]))
            buffer[i] = '\'';
    const utf8proc_ssize_t length = utf8proc_reencode(buffer, decomposed, options);
    if (length < 0 || (size_t)length > room)
        return SIZE_MAX;
    memcpy(out, buffer, (size_t)length);
    return (size_t)length;
}

size_t utf8_fold(slice s, char *out, size_t room) {
    if (s.length <= room && (fold_ascii(s, out) || fold_simply(s, out) == s.length))
        return s.length;
    size_t length = 0;
    for (size_t start = 0; start < s.length;) {
        const size_t end = piece_end(s, start);
        const size_t added = fold_piece(slice_range(s, start, end), out + length, room - length);
        if (added == SIZE_MAX)
            return SIZE_MAX;
        length += added;
        start = end;
    }
    return length;
}

size_t utf8_strip_accents(slice s, char *out) {
    size_t length = 0;
    for (size_t at = 0; at < s.length;) {
        const size_t start = at;
        const uint32_t c = utf8_next(s, &at);
        utf8proc_int32_t parts[4];
        utf8proc_int32_t letter = (utf8proc_int32_t)c;
        /* Canonical decomposition is full: the first of its characters is the letter. */
        if (c >= 0x80 &&
            utf8proc_decompose_char((utf8proc_int32_t)c, parts, 4, UTF8PROC_DECOMPOSE, NULL) > 0)
            letter = parts[0];
        if (utf8_is_mark(c))
            continue;
        if (letter == (utf8proc_int32_t)c) {
            memcpy(out + length, s.data + start, at - start);
            length += at - start;
        } else {
            length += (size_t)utf8proc_encode_char(letter, (utf8proc_uint8_t *)out + length);
        }
    }
    return length;
}

span utf8_trim(slice s, span range) {
    for (size_t at = range.start; at < range.end;) {
        if (!utf8_is_space(utf8_next(s, &at)))
            break;
        range.start = (uint32_t)at;
    }
    while (range.end > range.start) {
        const size_t start = utf8_back(s, range.end);
        size_t at = start;
        if (!utf8_is_space(utf8_next(s, &at)))
            break;
        range.end = (uint32_t)start;
    }
    return range;
}
