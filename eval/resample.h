/* resample.h - how far the score of a data set might be off. */
#ifndef PITH_EVAL_RESAMPLE_H
#define PITH_EVAL_RESAMPLE_H

#include "base/arena.h"
#include "pith.h"

enum { RESAMPLES = 1000, CONFIDENCE_PERCENT = 95 };

/* A score that is a ratio of sums over documents: scale * sum of `above` / sum of `below`. A mean
 * has 1 below; a weighted mean the weights; a micro-averaged F1 has tp and system + gold, and
 * scale 2. */
typedef struct ratio_score {
    const double *above;
    const double *below;
    const uint32_t *stratum; /* group of each document, 0 .. strata - 1; NULL: all are one */
    size_t strata;
    size_t count;
    double scale;
} ratio_score;

typedef struct interval {
    double value;
    double low;
    double high;
} interval;

/* The score, and its interval by the bootstrap over documents, within each stratum. */
pith_status resample_ratio(const ratio_score *score, uint64_t seed, arena *memory, interval *out);

#endif
