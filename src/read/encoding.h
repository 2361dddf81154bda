/* encoding.h - in which encoding bytes are. */
#ifndef PITH_READ_ENCODING_H
#define PITH_READ_ENCODING_H

#include "text/document.h"

/* A way to write characters as bytes. */
typedef struct encoding {
    const char *name;  /* as the Encoding Standard has it, in small letters: "windows-1252" */
    const char *iconv; /* as iconv has it; NULL: UTF-8, which is taken as it is */
    size_t unit;       /* bytes of its shortest character */
    bool pairs;        /* many characters are pairs of bytes, which may look like UTF-8 */
} encoding;

/* How a source is to be decoded. */
typedef struct decoding_plan {
    encoding from;
    size_t mark; /* bytes of its byte-order mark, which are skipped */
} decoding_plan;

extern const encoding encoding_utf8;

/* How `in` is to be decoded, whose first `valid` bytes are valid UTF-8. `said`: as who sent it
 * says, or NULL. `markup`: HTML or XML, which says it itself. Names that are not static are in
 * `a`. */
pith_status encoding_choose(slice in, size_t valid, const char *said, bool markup, arena *a,
                            decoding_plan *out);

/* What the Encoding Standard means by `label` (encoding_labels.c), in letters of either case and
 * with white space around it; false when it does not know it. */
bool encoding_find(slice label, encoding *out);

/* *out: the most likely encoding of `in`, which is neither ASCII nor UTF-8 (encoding_guess.c). */
pith_status encoding_guess(slice in, encoding *out);

/* *out: of the sets of single bytes for `alphabet` ("latin", "greek", "cyrillic") the one in which
 * the words of `in` look best (encoding_letters.c). */
void encoding_by_letters(slice in, const char *alphabet, encoding *out);

/* The alphabet that encoding_by_letters would choose `one` for, or NULL. */
const char *encoding_alphabet(const encoding *one);

#endif
