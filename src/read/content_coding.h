/* content_coding.h - bodies of HTTP as they were before a server packed them (RFC 9110, 8.4). */
#ifndef PITH_READ_CONTENT_CODING_H
#define PITH_READ_CONTENT_CODING_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Undoes the codings that `names` lists ("gzip, br"; may be empty), the last one first. *out is in
 * `a`, or is `body` itself. PITH_ERROR_FORMAT: a coding that is not known, or damaged, or whose
 * library is missing, by name; PITH_ERROR_LIMIT: more than `limit` bytes. */
pith_status content_decode(slice body, slice names, size_t limit, arena *a, slice *out,
                           pith_error *error);

/* Is `inflated` what the gzip file `packed` says it is, by its length and checksum (RFC
 * 1952, 2.3.1)? True too where that cannot be told: of a file of several members, or without zlib.
 */
bool content_gzip_holds(slice packed, slice inflated);

#endif
