/* graph.h - weighted graphs of sentences: symmetric matrices W >= 0 that are only ever multiplied.
 */
#ifndef PITH_RANK_GRAPH_H
#define PITH_RANK_GRAPH_H

#include "rank/linalg.h"
#include "rank/vectors.h"

/* One of three forms of W, n x n:
 *   dense      all n * n weights
 *   sparse     the weights that are not 0, `rows` being n x n
 *   factored   (rows others' + others rows') / 2 - diag(diagonal), never formed; `rows` and
 *              `others`, which may be the same, being n x terms */
typedef enum graph_form { GRAPH_DENSE, GRAPH_SPARSE, GRAPH_FACTORED } graph_form;

typedef struct graph {
    graph_form form;
    uint32_t n;
    const double *dense; /* [n * n] */
    csr_matrix rows;
    csr_matrix others;
    const double *diagonal; /* [n], or NULL for zeros */
    double *terms;          /* [rows.columns] scratch of the factored form, */
    double *half;           /*   and [n], or NULL when `others` are the rows */
} graph;

/* Up to so many sentences a graph that must be formed is dense; see pairs.c. */
enum { GRAPH_DENSE_MAX = 64 };

/* W[i,j] = cosine(i, j), in factored form; with `loops` also W[i,i] = 1, else 0. */
pith_status graph_of_cosines(const vectors *v, bool loops, arena *a, graph *out);

/* W[i,j] = sum over the shared terms t of (a[i,t] * b[j,t] + b[i,t] * a[j,t]) / 2 for i != j, in
 * factored form; W[i,i] = 0. `a` and `b` [nnz] lie beside v->terms. */
pith_status graph_of_products(const vectors *v, const double *a, const double *b, arena *memory,
                              graph *out);

/* The weight of the edge between i and j, which share terms: `shared` is the sum over those of
 * entries[i,t] * entries[j,t]. 0 for no edge. */
typedef double (*edge_weight)(const void *context, uint32_t i, uint32_t j, double shared);

/* Forms W from all pairs of sentences that share terms, i != j; with `loops` W[i,i] = 1. `entries`
 * [nnz] lie beside v->terms. */
pith_status graph_of_pairs(const vectors *v, const double *entries, edge_weight weight,
                           const void *context, bool loops, arena *a, graph *out);

/* The edges of sentence i of a graph that is formed: `columns` NULL stands for 0, 1, …, n - 1. */
typedef struct graph_edges {
    const uint32_t *columns;
    const double *weights;
    uint32_t count;
} graph_edges;

graph_edges graph_row(const graph *g, uint32_t i);

/* y = W x */
void graph_multiply(const graph *g, const double *x, double *y);

/* The stationary distribution of a random walk on the graph, into p[n]: sums to 1. See walk.c. */
pith_status graph_walk(const graph *g, arena *a, double *p);

#endif
