/* textrank_bm25.c - TextRank with the similarity of a search engine: how well one sentence answers
 * another.
 *
 *   bm25(i, j) = sum over the terms t of both of idf[t] * f[j,t] * (K1 + 1)
 *                                              / (f[j,t] + K1 * (1 - B + B * length[j] / mean))
 *   W[i,j]     = (bm25(i, j) + bm25(j, i)) / 2, i != j
 *   score      = stationary distribution of the walk on W (walk.c); in (0, 1), sums to 1
 *
 * with f = tf, length[j] = words of j without stop words, and idf[t] = ln((n - df + 0.5) / (df +
 * 0.5)) among the n sentences; what that gives below zero, for terms of more than half of them, is
 * EPSILON times the mean idf instead. The paper's edges have a direction; here both are averaged,
 * since the walk is on symmetric graphs. Each direction is a product of rows, so nothing is formed:
 * O(nnz) a step (graph.c).
 *
 * Barrios, López, Argerich and Wachenchauzer, "Variations of the similarity function of TextRank
 * for automated summarization", 2016, section 3; K1, B and EPSILON are theirs. */
#include "rank/methods.h"

#include "rank/graph.h"

#include <math.h>

#define K1 1.2
#define B 0.75
#define EPSILON 0.25

static const char *const part_names[] = {"centrality"};

static double raw_idf(const vectors *v, uint32_t t) {
    return log((v->n - v->df[t] + 0.5) / (v->df[t] + 0.5));
}

/* idf[t] for all terms that occur. The mean may be negative too, where sentences are few and much
 * alike; such terms then weigh nothing. */
static void fill_idf(const vectors *v, double *idf) {
    double sum = 0;
    uint32_t terms = 0;
    for (uint32_t t = 0; t < v->term_count; t++) {
        idf[t] = v->df[t] > 0 ? raw_idf(v, t) : 0;
        sum += idf[t];
        terms += v->df[t] > 0;
    }
    const double least = terms > 0 ? fmax(EPSILON * sum / terms, 0) : 0;
    for (uint32_t t = 0; t < v->term_count; t++)
        if (idf[t] < 0)
            idf[t] = least;
}

/* b[k]: what entry k is worth to a sentence that asks for its term. */
static void fill_answers(const vectors *v, const double *idf, double *b) {
    double words = 0;
    for (uint32_t k = 0; k < v->offsets[v->n]; k++)
        words += v->tf[k];
    for (uint32_t i = 0; i < v->n; i++) {
        double length = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
            length += v->tf[k];
        const double saturation = K1 * (1 - B + B * length * v->n / words);
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
            b[k] = idf[v->terms[k]] * v->tf[k] * (K1 + 1) / (v->tf[k] + saturation);
    }
}

pith_status textrank_bm25_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "textrank-bm25", part_names, out));
    const vectors *v = input->vectors;
    const uint32_t nnz = v->offsets[v->n];
    double *idf = ARENA_ARRAY(input->arena, double, v->term_count);
    double *asks = ARENA_ARRAY(input->arena, double, nnz);
    double *answers = ARENA_ARRAY(input->arena, double, nnz);
    if (!idf || !asks || !answers)
        return PITH_ERROR_MEMORY;
    fill_idf(v, idf);
    fill_answers(v, idf, answers);
    for (uint32_t k = 0; k < nnz; k++)
        asks[k] = 1;
    graph g;
    TRY(graph_of_products(v, asks, answers, input->arena, &g));
    return graph_walk(&g, input->arena, out->scores);
}
