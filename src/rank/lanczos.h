/* lanczos.h - the greatest eigenvalues of a graph's matrix, and their vectors. */
#ifndef PITH_RANK_LANCZOS_H
#define PITH_RANK_LANCZOS_H

#include "rank/graph.h"

/* Up to so many values are looked for; of as many sentences or fewer, all are found. */
enum { LANCZOS_STEPS = 64 };

/* Ritz pairs of W: values descending, vectors[i * count + k] the i-th element of the k-th vector.
 * The vectors have length 1 and are orthogonal. */
typedef struct ritz_pairs {
    uint32_t count; /* min(n, LANCZOS_STEPS) */
    double *values;
    double *vectors; /* [n * count] */
} ritz_pairs;

pith_status lanczos_pairs(const graph *g, arena *a, ritz_pairs *out);

#endif
