/* keyword_positionrank.c - a random walk that returns to the words that stand early.
 *
 * Florescu & Caragea, "PositionRank: an unsupervised approach to keyphrase extraction from
 * scholarly documents", ACL 2017: the graph of SingleRank, and a walk that jumps to word t with
 * probability
 *
 *   bias[t] = (sum over its occurrences of 1 / position) / (the same sum over all words)
 *
 *   score(c) = sum of rank[t] over the words t of c
 *
 * Positions count words from 1. The paper takes phrases of at most three words; here they are whole
 * runs. O(keys * WINDOW) for the graph and for each round of the walk. */
#include "keyword/keyword_methods.h"
#include "keyword/word_graph.h"

enum { WINDOW = 10 };

pith_status keyword_positionrank_score(const document *doc, arena *a, candidates *found,
                                       double **scores) {
    const word_graph_rules rules = {.window = WINDOW, .counted = true};
    word_graph graph;
    TRY(candidates_find(doc, a, found));
    TRY(word_graph_build(found, &rules, a, &graph));
    double *rank = ARENA_ARRAY(a, double, doc->term_count);
    float *bias = arena_alloc_zero(a, doc->term_count, sizeof *bias);
    TRY_MEMORY(rank && bias);
    float sum = 0;
    for (uint32_t i = 0; i < found->runs.count; i++) {
        const key *k = &found->runs.keys[i];
        const float share = 1 / (1 + (float)k->token);
        bias[k->term] += share;
        sum += share;
    }
    /* The walk's ranks have a mean of 1, so do the biases. */
    for (uint32_t t = 0; t < doc->term_count; t++)
        bias[t] *= (float)doc->term_count / (sum > 0 ? sum : 1);
    TRY(word_graph_walk(&graph, bias, a, rank));
    return word_graph_score(found, rank, false, a, scores);
}
