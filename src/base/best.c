/* best.c - see best.h. A binary heap of the best so far, the worst of them at its root (Williams,
 * "Algorithm 232: heapsort", CACM 1964); at the end the root is moved out again and again. */
#include "base/best.h"

bool scored_is_worse(const scored *a, const scored *b) {
    return a->score != b->score ? a->score < b->score : a->order > b->order;
}

static void swap(scored *a, scored *b) {
    const scored kept = *a;
    *a = *b;
    *b = kept;
}

/* Restores the heap whose only flaw is at `root`. */
static void sift_down(scored *heap, size_t count, size_t root) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && scored_is_worse(&heap[child + 1], &heap[child]))
            child++;
        if (!scored_is_worse(&heap[child], &heap[root]))
            return;
        swap(&heap[child], &heap[root]);
    }
}

void best_add(scored *heap, size_t count, scored item) {
    size_t at = count;
    heap[at] = item;
    for (; at > 0 && scored_is_worse(&heap[at], &heap[(at - 1) / 2]); at = (at - 1) / 2)
        swap(&heap[at], &heap[(at - 1) / 2]);
}

void best_replace_worst(scored *heap, size_t count, scored item) {
    heap[0] = item;
    sift_down(heap, count, 0);
}

void best_sort(scored *heap, size_t count) {
    for (size_t left = count; left-- > 1;) {
        swap(&heap[0], &heap[left]);
        sift_down(heap, left, 0);
    }
}

size_t best_first(scored *items, size_t count, size_t limit) {
    if (limit > count)
        limit = count;
    if (limit == 0)
        return 0;
    for (size_t i = limit / 2; i-- > 0;)
        sift_down(items, limit, i);
    for (size_t i = limit; i < count; i++) {
        if (scored_is_worse(&items[0], &items[i])) {
            swap(&items[0], &items[i]);
            sift_down(items, limit, 0);
        }
    }
    best_sort(items, limit);
    return limit;
}
