/* unpack.h - the documents of a file, however deep they are packed. */
#ifndef PITH_READ_UNPACK_H
#define PITH_READ_UNPACK_H

#include "read/detect.h"

/* Containers in one another that are opened: a gzip file with a mailbox with mails with pages. */
enum { UNPACK_DEPTH = 6 };

typedef struct unpack_level {
    const container *how;
    void *state;
    arena memory;
    slice name;     /* of what it reads, in the file */
    pith_slice url; /* of that */
} unpack_level;

/* All zero unpacks nothing. */
typedef struct unpacker {
    unpack_level levels[UNPACK_DEPTH];
    uint32_t depth;  /* containers that are open */
    size_t budget;   /* bytes that may still be unpacked */
    contained whole; /* the file, when it holds no others and has not been handed out */
    detected whole_format;
} unpacker;

pith_status unpack_open(unpacker *u, const pith_file *file, pith_error *error);

pith_status unpack_next(unpacker *u, pith_item *out, bool *found, pith_error *error);

/* Closes what is open and keeps the memory. */
void unpack_close(unpacker *u);

/* Gives the memory back. */
void unpack_free(unpacker *u);

#endif
