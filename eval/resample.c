/* resample.c - the percentile bootstrap (Efron, Tibshirani: An introduction to the bootstrap, 1993,
 * chapter 13): RESAMPLES times as many documents are drawn with repetition, each stratum from its
 * own, and the score is taken of them; the middle 95 % of these scores are the interval. Time is
 * RESAMPLES times the number of documents. */
#include "eval/resample.h"

#include "base/status.h"
#include "eval/random.h"

#include <stdlib.h>

static double ratio(double above, double below, double scale) {
    return below > 0 ? scale * above / below : 0;
}

/* Document numbers, stratum by stratum; starts[s] is where stratum s begins. */
static pith_status sort_by_stratum(const ratio_score *score, size_t strata, arena *memory,
                                   size_t **order, size_t **starts) {
    size_t *begin = arena_alloc_zero(memory, strata + 1, sizeof *begin);
    size_t *next = arena_alloc_zero(memory, strata + 1, sizeof *next);
    size_t *sorted = ARENA_ARRAY(memory, size_t, score->count);
    TRY_MEMORY(begin && next && sorted);
    for (size_t i = 0; i < score->count; i++)
        begin[(score->stratum ? score->stratum[i] : 0) + 1]++;
    for (size_t s = 0; s < strata; s++)
        next[s + 1] = begin[s + 1] += begin[s];
    for (size_t i = 0; i < score->count; i++)
        sorted[next[score->stratum ? score->stratum[i] : 0]++] = i;
    *order = sorted;
    *starts = begin;
    return PITH_OK;
}

static double draw(const ratio_score *score, size_t strata, const size_t *order,
                   const size_t *starts, uint64_t *random) {
    double above = 0, below = 0;
    for (size_t s = 0; s < strata; s++) {
        const size_t size = starts[s + 1] - starts[s];
        for (size_t i = 0; i < size; i++) {
            const size_t drawn = order[starts[s] + random_below(random, size)];
            above += score->above[drawn];
            below += score->below[drawn];
        }
    }
    return ratio(above, below, score->scale);
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

pith_status resample_ratio(const ratio_score *score, uint64_t seed, arena *memory, interval *out) {
    const size_t strata = score->stratum ? score->strata : 1;
    double above = 0, below = 0;
    for (size_t i = 0; i < score->count; i++) {
        above += score->above[i];
        below += score->below[i];
    }
    out->value = out->low = out->high = ratio(above, below, score->scale);
    if (score->count == 0)
        return PITH_OK;
    size_t *order, *starts;
    TRY(sort_by_stratum(score, strata, memory, &order, &starts));
    double values[RESAMPLES];
    for (size_t r = 0; r < RESAMPLES; r++)
        values[r] = draw(score, strata, order, starts, &seed);
    qsort(values, RESAMPLES, sizeof *values, compare_doubles);
    const size_t outside = RESAMPLES * (100 - CONFIDENCE_PERCENT) / 200;
    out->low = values[outside];
    out->high = values[RESAMPLES - 1 - outside];
    return PITH_OK;
}
