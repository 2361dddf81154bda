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

static inline slice slice_range(slice s, size_t start, size_t end) {
    return (slice){s.data + start, end - start};
}

/* A 64-bit hash of the bytes; the same on every machine. */
uint64_t slice_hash(slice s);

#endif
