/* word_graph.h - the graph of the words that stand near one another, and a random walk over it. */
#ifndef PITH_KEYWORD_WORD_GRAPH_H
#define PITH_KEYWORD_WORD_GRAPH_H

#include "keyword/candidate.h"

/* Edges of term v: [offsets[v], offsets[v] + degrees[v]), each neighbour once. */
typedef struct word_graph {
    uint32_t terms;
    uint32_t *offsets; /* [terms + 1] */
    uint32_t *degrees; /* [terms] */
    uint32_t *adjacent;
    float *weights;
} word_graph;

typedef struct word_graph_rules {
    uint32_t window;            /* words less than so many tokens apart are joined */
    bool counted;               /* an edge weighs as often as its words are joined; else 1 */
    const float *source_weight; /* by source: what a joining there counts; NULL: 1 */
} word_graph_rules;

/* O(keys * window). */
pith_status word_graph_build(const candidates *all, const word_graph_rules *rules, arena *a,
                             word_graph *out);

/* The fixed point of
 *
 *   rank[v] = (1 - DAMPING) * bias[v] + DAMPING * sum over the neighbours u of v
 *             of rank[u] * weight(u, v) / (sum of the weights of u)
 *
 * into rank[terms]; `bias` NULL: 1 for each. */
pith_status word_graph_walk(const word_graph *g, const float *bias, arena *a, double *rank);

/* The sum of the ranks of a candidate's words, or their mean, for those that are whole runs at
 * least once; KEYWORD_NOT_RANKED for the others. */
pith_status word_graph_score(const candidates *all, const double *rank, bool mean, arena *a,
                             double **scores);

#endif
