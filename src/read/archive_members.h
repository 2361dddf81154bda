/* archive_members.h - what is wanted of an archive, all at once: the parts of a book. */
#ifndef PITH_READ_ARCHIVE_MEMBERS_H
#define PITH_READ_ARCHIVE_MEMBERS_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct archive_member {
    slice name;
    slice bytes;
} archive_member;

typedef struct archive_members {
    archive_member *all;
    uint32_t count, capacity;
} archive_members;

/* Inflates those members of the archive `in` whose names `wanted` accepts. PITH_ERROR_LIMIT when
 * they are too large together. */
pith_status archive_members_read(slice in, bool (*wanted)(const char *name), arena *a,
                                 archive_members *out, pith_error *error);

/* The member `name`; NULL: there is none. */
const archive_member *archive_members_find(const archive_members *in, slice name);

#endif
