/* slice.h - a piece of bytes that somebody else owns, and a span of offsets into one. */
#ifndef PITH_BASE_SLICE_H
#define PITH_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes [data, data + length). Not NUL-terminated; data may be NULL when length is 0. */
typedef struct slice {
    const char *data;
    size_t length;
} slice;

/* Half-open range of byte offsets. */
typedef struct span {
    uint32_t start;
    uint32_t end;
} span;

/* A slice of a string literal, usable as an initialiser. */
#define SLICE(literal) ((slice){(literal), sizeof(literal) - 1})

static inline slice slice_of(const char *string) {
    return (slice){string, string ? strlen(string) : 0};
}

static inline bool slice_equal(slice a, slice b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* Less than, equal to or greater than 0 as `a` stands before, with or behind `b` by its bytes. */
static inline int slice_order(slice a, slice b) {
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int order = shorter > 0 ? memcmp(a.data, b.data, shorter) : 0;
    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

/* Of one without data, that: C17 does not let even 0 be added to NULL (6.5.6, paragraph 8). */
static inline slice slice_range(slice s, size_t start, size_t end) {
    return (slice){s.data ? s.data + start : NULL, end - start};
}

/* Without the white space of ASCII at its ends. */
static inline slice slice_trim(slice s) {
    while (s.length > 0 && memchr(" \t\r\n", s.data[s.length - 1], 4))
        s.length--;
    while (s.length > 0 && memchr(" \t\r\n", s.data[0], 4))
        s = slice_range(s, 1, s.length);
    return s;
}

/* A letter of ASCII in its small form, whatever the locale; other bytes as they are. */
static inline char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The same bytes but for the case of letters of ASCII? */
static inline bool slice_alike(slice a, slice b) {
    bool same = a.length == b.length;
    for (size_t i = 0; same && i < a.length; i++)
        same = ascii_lower(a.data[i]) == ascii_lower(b.data[i]);
    return same;
}

static inline bool slice_starts(slice s, slice start) {
    return s.length >= start.length && slice_equal(slice_range(s, 0, start.length), start);
}

/* The same, but for the case of letters of ASCII. */
static inline bool slice_starts_alike(slice s, slice start) {
    return s.length >= start.length && slice_alike(slice_range(s, 0, start.length), start);
}

/* Bytes that are looked at together, and the answers to a question about each: 0 is no. Vectors of
 * gcc and clang: `(c == '"') | (c >= 0x80)` asks all of them, and a loop that compilers may or may
 * not make vector instructions of is not needed. */
typedef uint8_t byte_lanes __attribute__((vector_size(16)));
typedef int8_t byte_answers __attribute__((vector_size(16)));

/* Where the first byte from s.data[at] on stands that `stops` a search, or the end. */
static inline size_t slice_skip(slice s, size_t at, byte_answers (*stops)(byte_lanes c)) {
    for (; at < s.length; at += sizeof(byte_lanes)) {
        const size_t left = s.length - at;
        byte_lanes bytes = {0};
        if (left >= sizeof bytes)
            memcpy(&bytes, s.data + at, sizeof bytes);
        else
            memcpy(&bytes, s.data + at, left);
        const byte_answers answers = stops(bytes);
        uint64_t halves[2];
        memcpy(halves, &answers, sizeof halves);
        if (halves[0] | halves[1]) {
            const int bit =
                halves[0] ? __builtin_ctzll(halves[0]) : 64 + __builtin_ctzll(halves[1]);
            return (size_t)bit / 8 < left ? at + (size_t)bit / 8 : s.length;
        }
    }
    return s.length;
}

/* A 64-bit hash of the bytes; the same on every machine. */
uint64_t slice_hash(slice s);

/* Another hash, for megabytes: four chains of products side by side, so that none waits for the one
 * before. Any damage leaves it as it was with a chance of about 2^-64. */
uint64_t slice_checksum(slice s);

#endif
