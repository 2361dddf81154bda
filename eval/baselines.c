/* baselines.c - the random summary: sentences in random order (Fisher and Yates' shuffle), each
 * taken that still fits the budget, printed in document order. Time is linear, but for the sort. */
#include "eval/baselines.h"

#include "base/status.h"
#include "eval/random.h"

#include <stdlib.h>

static int compare_sizes(const void *a, const void *b) {
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

pith_status baseline_random(const candidates *from, uint64_t seed, arena *memory, size_t **chosen,
                            size_t *count) {
    size_t *order = ARENA_ARRAY(memory, size_t, from->count);
    TRY_MEMORY(order);
    for (size_t i = 0; i < from->count; i++)
        order[i] = i;
    size_t room = from->budget, taken = 0;
    for (size_t i = 0; i < from->count && room > 0; i++) {
        const size_t other = i + random_below(&seed, from->count - i);
        const size_t drawn = order[other];
        order[other] = order[i];
        order[i] = drawn;
        if (from->costs[drawn] > room)
            continue;
        room -= from->costs[drawn];
        order[taken++] = drawn;
    }
    qsort(order, taken, sizeof *order, compare_sizes);
    *chosen = order;
    *count = taken;
    return PITH_OK;
}
