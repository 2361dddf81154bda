/* segmentation_score.h - how far two ways to cut a text into pieces agree. */
#ifndef PITH_EVAL_SEGMENTATION_SCORE_H
#define PITH_EVAL_SEGMENTATION_SCORE_H

#include "base/arena.h"
#include "base/slice.h"
#include "pith.h"

/* A text without its white space, in which pieces are compared. */
typedef struct squeezed {
    slice text;
    const uint32_t *at; /* by byte of the text as it was, and one behind: its place here */
} squeezed;

pith_status squeeze(slice text, arena *memory, squeezed *out);

typedef struct segment {
    size_t start; /* half open, bytes of the squeezed text */
    size_t end;
} segment;

/* Where `pieces` stand in the text, which they must make up in order. *fits is false when they do
 * not; pieces without a visible character are left out. */
pith_status segments_align(const squeezed *text, const slice *pieces, size_t count, arena *memory,
                           segment **out, size_t *out_count, bool *fits);

/* The place of bytes [start, end) of the text as it was. */
segment segment_of(const squeezed *text, size_t start, size_t end);

typedef struct segmentation_score {
    size_t right; /* segments that both have */
    size_t system;
    size_t gold;
} segmentation_score;

/* Compares two lists in rising order; empty segments do not count. */
segmentation_score segments_compare(const segment *system, size_t system_count, const segment *gold,
                                    size_t gold_count);

#endif
