/* json_guard.h - what a tree of JSON values no longer shows, read from the raw line. */
#ifndef PITH_CLI_JSON_GUARD_H
#define PITH_CLI_JSON_GUARD_H

#include "pith.h"

/* Does the line hold a NUL, as a byte or as the escape \u0000? *at is where the first one is. */
bool json_holds_nul(pith_slice line, size_t *at);

/* The first byte from `at` on that is no white space of JSON, or the end of `text`. */
size_t json_skip_space(pith_slice text, size_t at);

/* The byte behind the string whose first quotation mark is at `at`; the end of `text` when it does
 * not end. */
size_t json_skip_string(pith_slice text, size_t at);

/* The digits of the number that is the member "id" of the object `line`, which must be valid JSON
 * but for the grammar of numbers; empty when it is not a number of RFC 8259. */
pith_slice json_id_digits(pith_slice line);

#endif
