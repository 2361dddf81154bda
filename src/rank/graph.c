/* graph.c - see graph.h.
 *
 * The graph of cosines is never formed: with the rows X of length 1 its matrix is X X', so that
 * W x = X (X' x) - x costs O(nnz), exactly, instead of O(n^2). */
#include "rank/graph.h"

static csr_matrix rows_of(const vectors *v, const double *values) {
    return (csr_matrix){v->n, v->term_count, v->offsets, v->terms, values};
}

pith_status graph_factored(const vectors *v, const double *values, arena *a, graph *out) {
    *out = (graph){.form = GRAPH_FACTORED, .n = v->n, .rows = rows_of(v, values), .layers = 1};
    out->terms = ARENA_ARRAY(a, double, v->term_count);
    out->layer = ARENA_ARRAY(a, double, 2 * (size_t)v->n);
    TRY_MEMORY(out->terms);
    TRY_MEMORY(out->layer);
    return PITH_OK;
}

/* The cosine of a sentence with itself: 1, or 0 for one without terms. */
pith_status graph_of_cosines(const vectors *v, bool loops, arena *a, graph *out) {
    TRY(graph_factored(v, v->weights, a, out));
    if (loops)
        return PITH_OK;
    double *diagonal = ARENA_ARRAY(a, double, v->n);
    TRY_MEMORY(diagonal);
    for (uint32_t i = 0; i < v->n; i++) {
        const sparse_row row = vectors_row(v, i);
        diagonal[i] = sparse_dot(row, row);
    }
    out->diagonal = diagonal;
    return PITH_OK;
}

/* y = diag(s) rows rows' diag(s) x */
static void multiply_layer(const graph *g, const double *s, const double *x, double *y) {
    const uint32_t n = g->n;
    double *scaled = g->layer;
    for (uint32_t i = 0; i < n; i++)
        scaled[i] = s[i] * x[i];
    csr_multiply_transposed(&g->rows, scaled, g->terms);
    csr_multiply(&g->rows, g->terms, y);
    for (uint32_t i = 0; i < n; i++)
        y[i] *= s[i];
}

static void multiply_factored(const graph *g, const double *x, double *y) {
    const uint32_t n = g->n;
    if (!g->scales) {
        csr_multiply_transposed(&g->rows, x, g->terms);
        csr_multiply(&g->rows, g->terms, y);
    } else {
        double *part = g->layer + n;
        memset(y, 0, n * sizeof *y);
        for (uint32_t l = 0; l < g->layers; l++) {
            multiply_layer(g, g->scales + (size_t)l * n, x, part);
            for (uint32_t i = 0; i < n; i++)
                y[i] += part[i];
        }
    }
    if (g->diagonal)
        for (uint32_t i = 0; i < n; i++)
            y[i] -= g->diagonal[i] * x[i];
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
