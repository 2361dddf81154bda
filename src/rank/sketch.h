/* sketch.h - sets of words, and finding one that is much like another among very many. */
#ifndef PITH_RANK_SKETCH_H
#define PITH_RANK_SKETCH_H

#include "base/arena.h"
#include "base/map.h"
#include "base/status.h"

enum { SKETCH_MOST = 256, SKETCH_BANDS = 24, SKETCH_ROWS = 2 };

/* A set of words: the SKETCH_MOST smallest of their hashes, ascending, and for each band the
 * smallest values of SKETCH_ROWS other hashes. */
typedef struct sketch {
    uint64_t *hashes;
    uint32_t count;
    uint64_t bands[SKETCH_BANDS][SKETCH_ROWS];
} sketch;

/* Makes one of `count` distinct hashes, which are put in order. */
void sketch_make(uint64_t *hashes, uint32_t count, sketch *out);

/* 2 * words in both / words of both, in [0, 1]: exact for sets of at most SKETCH_MOST words. */
double sketch_likeness(const sketch *a, const sketch *b);

/* The sketches that were added. Zero it, then set buckets.arena: it lives there. */
typedef struct sketch_index {
    map buckets;      /* bands with their number */
    uint32_t *newest; /* [buckets] entry + 1 */
    uint32_t newest_room;
    struct sketch_entry *entries;
    uint32_t entry_count;
    uint32_t entry_room;
} sketch_index;

/* *found: is there one with a likeness of at least `least`? */
void sketch_find(const sketch_index *in, const sketch *s, double least, bool *found);

/* Adds a copy. */
pith_status sketch_add(sketch_index *to, const sketch *s);

#endif
