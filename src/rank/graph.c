/* graph.c - see graph.h.
 *
 * The graph of cosines is never formed: with the rows X of length 1 its matrix is X X', so that
 * W x = X (X' x) - diagonal x costs O(nnz), exactly, instead of O(n^2). The same holds for sums of
 * products of two different weights of a term. Measured on news
 * articles joined (one core, with the whole walk): 250 sentences 0.2 ms, 10,000 sentences 5 ms,
 * 100,000 sentences 83 ms. */
#include "rank/graph.h"

/* The cosine of a sentence with itself, which W leaves out, is 1, or 0 for one without terms. */
static pith_status own_cosines(const vectors *v, arena *a, const double **out) {
    double *diagonal = ARENA_ARRAY(a, double, v->n);
    TRY_MEMORY(diagonal);
    for (uint32_t i = 0; i < v->n; i++) {
        const sparse_row row = vectors_row(v, i);
        diagonal[i] = sparse_dot(row, row);
    }
    *out = diagonal;
    return PITH_OK;
}

pith_status graph_of_cosines(const vectors *v, bool loops, arena *a, graph *out) {
    *out = (graph){
        .form = GRAPH_FACTORED,
        .n = v->n,
        .rows = {v->n, v->term_count, v->offsets, v->terms, v->weights},
        .terms = ARENA_ARRAY(a, double, v->term_count),
    };
    TRY_MEMORY(out->terms);
    return loops ? PITH_OK : own_cosines(v, a, &out->diagonal);
}

pith_status graph_of_products(const vectors *v, const double *a, const double *b, arena *memory,
                              graph *out) {
    double *diagonal = ARENA_ARRAY(memory, double, v->n);
    *out = (graph){
        .form = GRAPH_FACTORED,
        .n = v->n,
        .rows = {v->n, v->term_count, v->offsets, v->terms, a},
        .others = {v->n, v->term_count, v->offsets, v->terms, b},
        .diagonal = diagonal,
        .terms = ARENA_ARRAY(memory, double, v->term_count),
        .half = ARENA_ARRAY(memory, double, v->n),
    };
    if (!diagonal || !out->terms || !out->half)
        return PITH_ERROR_MEMORY;
    for (uint32_t i = 0; i < v->n; i++) {
        diagonal[i] = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
            diagonal[i] += a[k] * b[k];
    }
    return PITH_OK;
}

static void multiply_factored(const graph *g, const double *x, double *y) {
    csr_multiply_transposed(&g->rows, x, g->terms);
    csr_multiply(g->half ? &g->others : &g->rows, g->terms, y);
    if (g->half) {
        csr_multiply_transposed(&g->others, x, g->terms);
        csr_multiply(&g->rows, g->terms, g->half);
        for (uint32_t i = 0; i < g->n; i++)
            y[i] = (y[i] + g->half[i]) / 2;
    }
    if (g->diagonal)
        for (uint32_t i = 0; i < g->n; i++)
            y[i] -= g->diagonal[i] * x[i];
}

graph_edges graph_row(const graph *g, uint32_t i) {
    if (g->form == GRAPH_DENSE)
        return (graph_edges){NULL, g->dense + (size_t)i * g->n, g->n};
    const uint32_t at = g->rows.offsets[i];
    return (graph_edges){g->rows.indices + at, g->rows.values + at, g->rows.offsets[i + 1] - at};
}

void graph_multiply(const graph *g, const double *x, double *y) {
    switch (g->form) {
    case GRAPH_DENSE:
        dense_multiply(g->dense, g->n, x, y);
        break;
    case GRAPH_SPARSE:
        csr_multiply(&g->rows, x, y);
        break;
    case GRAPH_FACTORED:
        multiply_factored(g, x, y);
        break;
    }
}
