/* heap.c - see heap.h. The children of the entry at i are at 2 i + 1 and 2 i + 2: Williams,
 * "Algorithm 232: heapsort", Communications of the ACM 7(6), 1964; ordered from the leaves up:
 * Floyd, "Algorithm 245: treesort 3", 7(12), 1964. */
#include "select/heap.h"

#include <stdbool.h>

static bool comes_before(heap_entry a, heap_entry b) {
    return a.key != b.key ? a.key > b.key : a.position < b.position;
}

static void sift_down(heap *h, uint32_t at) {
    const heap_entry moved = h->entries[at];
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= h->count)
            break;
        if (child + 1 < h->count && comes_before(h->entries[child + 1], h->entries[child]))
            child++;
        if (!comes_before(h->entries[child], moved))
            break;
        h->entries[at] = h->entries[child];
        at = child;
    }
    h->entries[at] = moved;
}

void heap_order(heap *h) {
    for (uint32_t at = h->count / 2; at-- > 0;)
        sift_down(h, at);
}

void heap_push(heap *h, heap_entry added) {
    uint32_t at = h->count++;
    for (; at > 0 && comes_before(added, h->entries[(at - 1) / 2]); at = (at - 1) / 2)
        h->entries[at] = h->entries[(at - 1) / 2];
    h->entries[at] = added;
}

heap_entry heap_pop(heap *h) {
    const heap_entry top = h->entries[0];
    h->entries[0] = h->entries[--h->count];
    if (h->count > 0)
        sift_down(h, 0);
    return top;
}
