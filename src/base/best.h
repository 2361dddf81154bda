/* best.h - the best few of many scores, in order. */
#ifndef PITH_BASE_BEST_H
#define PITH_BASE_BEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct scored {
    double score;
    uint32_t order; /* the smaller one is better when scores tie; distinct */
    uint32_t index; /* of the caller's */
} scored;

/* Moves the best `limit` of items[0 .. count) to the front, best first; how many they are. In
 * place, without the heap allocations of qsort; O(count log limit). */
size_t best_first(scored *items, size_t count, size_t limit);

/* ## One by one: a heap of the best so far, the worst of them in heap[0] */

bool scored_is_worse(const scored *a, const scored *b);

/* Adds an item to heap[0 .. count), which has room for it. O(log count). */
void best_add(scored *heap, size_t count, scored item);

/* Puts an item in the place of the worst. O(log count). */
void best_replace_worst(scored *heap, size_t count, scored item);

/* Best first; no heap any more. O(count log count). */
void best_sort(scored *heap, size_t count);

#endif
