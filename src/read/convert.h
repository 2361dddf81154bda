/* convert.h - from other encodings to UTF-8, with a map back. */
#ifndef PITH_READ_CONVERT_H
#define PITH_READ_CONVERT_H

#include "read/encoding.h"

/* What was converted: valid UTF-8 without NULs, and the way back (of source 0). */
typedef struct converted {
    slice text;
    source_map way;
    uint32_t repaired; /* pieces that were no characters, now U+FFFD */
} converted;

/* Converts the bytes of `in` behind the mark. *known: false when iconv does not know the encoding,
 * and nothing is written. */
pith_status convert_text(slice in, const decoding_plan *how, arena *a, converted *out, bool *known);

#endif
