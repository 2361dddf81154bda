/* outline.h - blocks on their way from marked-up parts to one document. */
#ifndef PITH_READ_OUTLINE_H
#define PITH_READ_OUTLINE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* The text of the format "outline" as it grows. Zero it but for `memory`. */
typedef struct outline {
    arena *memory;
    char *data;
    size_t length, capacity;
    size_t start;   /* of the block at hand */
    bool space;     /* stands behind the text of the block at hand */
    bool has_title; /* a block is a title */
} outline;

/* Appends to the block at hand, white space as single spaces. */
pith_status outline_text(outline *o, slice text);

/* Ends the block at hand; nothing, when it is blank. */
pith_status outline_end(outline *o, pith_role role);

/* The text of the block at hand. */
slice outline_block(const outline *o);

#endif
