/* best.h - the best few of many scores, in order. */
#ifndef PITH_KEYWORD_BEST_H
#define PITH_KEYWORD_BEST_H

#include "base/arena.h"

typedef struct scored {
    double score;
    uint32_t order; /* the smaller one is better when scores tie; distinct */
    uint32_t index; /* of the caller's */
} scored;

/* Moves the best `limit` of items[0 .. count) to the front, best first; how many they are. In
 * place, without the heap allocations of qsort; O(count log limit). */
size_t best_first(scored *items, size_t count, size_t limit);

#endif
