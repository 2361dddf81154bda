/* textrank.c - sentences recommend each other by the words they share.
 *
 *   W[i,j] = |terms of i and j| / (ln length[i] + ln length[j])    i != j     "textrank"
 *   W[i,j] = cosine(i, j)                                          i != j     "textrank-cosine"
 *   score  = stationary distribution of the walk on W (walk.c); in (0, 1), sums to 1
 *
 * Terms are distinct stems without stop words (the paper's syntactic filter), length[i] counts
 * their occurrences. Two sentences of one term each have the divisor 0: no edge.
 * The cosine form is exact and linear at any size (graph.c); the overlap is formed pair by pair,
 * and in long documents without the commonest words (pairs.c).
 *
 * Mihalcea and Tarau, "TextRank: bringing order into texts", EMNLP 2004, section 4.1; the cosine
 * as in Barrios et al., "Variations of the similarity function of TextRank", 2016. */
#include "rank/methods.h"

#include "rank/graph.h"

#include <math.h>

static const char *const part_names[] = {"centrality"};

static double overlap(const void *context, uint32_t i, uint32_t j, double shared) {
    const double *log_length = context;
    const double divisor = log_length[i] + log_length[j];
    return divisor > 0 ? shared / divisor : 0;
}

static pith_status graph_of_overlaps(const rank_input *input, graph *out) {
    const vectors *v = input->vectors;
    const uint32_t nnz = v->offsets[v->n];
    double *ones = ARENA_ARRAY(input->arena, double, nnz);
    double *log_length = ARENA_ARRAY(input->arena, double, v->n);
    TRY_MEMORY(ones);
    TRY_MEMORY(log_length);
    for (uint32_t k = 0; k < nnz; k++)
        ones[k] = 1;
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t length = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
            length += v->tf[k];
        log_length[i] = length > 0 ? log(length) : 0;
    }
    return graph_of_pairs(v, ones, overlap, log_length, false, input->arena, out);
}

pith_status textrank_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "textrank", part_names, out));
    graph g;
    TRY(graph_of_overlaps(input, &g));
    return graph_walk(&g, input->arena, out->scores);
}

pith_status textrank_cosine_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "textrank-cosine", part_names, out));
    graph g;
    TRY(graph_of_cosines(input->vectors, false, input->arena, &g));
    return graph_walk(&g, input->arena, out->scores);
}
