/* heap.h - a binary heap of sentences: the greatest key on top, the earlier of equals. */
#ifndef PITH_SELECT_HEAP_H
#define PITH_SELECT_HEAP_H

#include <stdint.h>

typedef struct heap_entry {
    double key;
    uint32_t position;
} heap_entry;

typedef struct heap {
    heap_entry *entries; /* room for all that will be there at once */
    uint32_t count;
} heap;

/* Makes a heap of entries in any order. O(count). */
void heap_order(heap *h);

/* O(log count). */
void heap_push(heap *h, heap_entry added);
heap_entry heap_pop(heap *h);

#endif
