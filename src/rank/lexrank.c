/* lexrank.c - sentences are central that many others are similar to.
 *
 *   W[i,j] = 1 when cosine(i, j) > COSINE_MIN, else 0     "lexrank"
 *   W[i,j] = cosine(i, j)                                 "lexrank-continuous"
 *   score  = stationary distribution of the walk on W (walk.c); in (0, 1), sums to 1
 *
 * with W[i,i] = 1, as in the paper's algorithm, whose loops set LexRank apart from TextRank with
 * cosines. The cosine is the paper's idf-modified one. The continuous form is exact and linear at
 * any size (graph.c); the other is formed pair by pair (pairs.c).
 *
 * Erkan and Radev, "LexRank: graph-based lexical centrality as salience in text summarization",
 * Journal of Artificial Intelligence Research 22, 2004, sections 3.2 and 3.3; threshold 0.1 as in
 * their table 3. */
#include "rank/methods.h"

#include "rank/graph.h"

#define COSINE_MIN 0.1

static const char *const part_names[] = {"centrality"};

static double is_similar(const void *context, uint32_t i, uint32_t j, double shared) {
    (void)context, (void)i, (void)j;
    return shared > COSINE_MIN;
}

pith_status lexrank_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "lexrank", part_names, out));
    const vectors *v = input->vectors;
    graph g;
    TRY(graph_of_pairs(v, v->weights, is_similar, NULL, true, input->arena, &g));
    return graph_walk(&g, input->arena, out->scores);
}

pith_status lexrank_continuous_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "lexrank-continuous", part_names, out));
    graph g;
    TRY(graph_of_cosines(input->vectors, true, input->arena, &g));
    return graph_walk(&g, input->arena, out->scores);
}
