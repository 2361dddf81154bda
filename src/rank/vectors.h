/* vectors.h - sentences as sparse TF-IDF vectors: the rows X[i] that every graph is made of. */
#ifndef PITH_RANK_VECTORS_H
#define PITH_RANK_VECTORS_H

#include "text/document.h"

/* A sparse row: `count` terms, ascending, with their weights. */
typedef struct sparse_row {
    const uint32_t *terms;
    const double *weights;
    uint32_t count;
} sparse_row;

/* n rows over the document's terms without stop words; compressed sparse rows (CSR). Weight =
 * tf * idf, each row scaled to Euclidean length 1 (an empty one stays empty). */
typedef struct vectors {
    uint32_t n;
    uint32_t term_count; /* columns */
    uint32_t *offsets;   /* [n + 1] into terms and weights */
    uint32_t *terms;     /* [nnz] */
    double *weights;     /* [nnz] */
    uint16_t *tf;        /* [nnz] occurrences in the sentence, at most UINT16_MAX are counted */
    uint32_t *df;        /* [term_count] rows that hold the term */
    sparse_row title;    /* of doc->title_terms, length 1; empty when there is none */
    sparse_row query;    /* of the query, or empty */
} vectors;

/* Builds them for the n sentences (indices, ascending). `query_terms`: distinct, ascending. */
pith_status vectors_build(const document *doc, const uint32_t *sentences, uint32_t n,
                          const uint32_t *query_terms, uint32_t query_count, arena *a,
                          vectors *out);

static inline sparse_row vectors_row(const vectors *v, uint32_t i) {
    const uint32_t at = v->offsets[i];
    return (sparse_row){v->terms + at, v->weights + at, v->offsets[i + 1] - at};
}

/* p[t] = the share of term t in all occurrences, into new room of the arena; zeros when there are
 * none. */
pith_status vectors_probabilities(const vectors *v, arena *a, double **p);

/* The scalar product: the cosine of two rows of length 1, in [0, 1]. */
double sparse_dot(sparse_row a, sparse_row b);

/* With a dense vector over all terms: the scalar product, += row, and = 0 at the row's terms. */
double sparse_dot_dense(sparse_row row, const double *dense);
void sparse_add(sparse_row row, double *dense);
void sparse_clear(sparse_row row, double *dense);

#endif
