/* likeness.h - do two sentences say all but the same? */
#ifndef PITH_RANK_LIKENESS_H
#define PITH_RANK_LIKENESS_H

#include "rank/vectors.h"

/* What makes two sentences of one source near-duplicates, and two of different ones; see
 * likeness.c. */
#define LIKENESS_COSINE 0.7
#define LIKENESS_OVERLAP 0.5
#define LIKENESS_COSINE_ACROSS 0.5
#define LIKENESS_OVERLAP_ACROSS 0.45
enum { LIKENESS_TERMS = 2 };

/* Rounding may leave the cosine of equal rows a little below 1, and norms a little off. */
#define LIKENESS_ROUNDING 1e-9

typedef struct likeness {
    const document *doc;
    uint32_t *marks; /* [term_count] the last count of shared words that saw the term */
    uint32_t mark;   /* number of that count */
} likeness;

pith_status likeness_init(likeness *l, const document *doc, arena *a);

/* A sentence of l->doc, by its number, and its row. */
typedef struct likeness_side {
    uint32_t sentence;
    sparse_row row;
} likeness_side;

/* Do x and y say all but the same? `cosine`: of their rows. */
bool likeness_holds(likeness *l, likeness_side x, likeness_side y, double cosine);

/* The share of the words of sentence `x` that `y` has, in [0, 1]. */
double likeness_share(likeness *l, uint32_t x, uint32_t y);

#endif
