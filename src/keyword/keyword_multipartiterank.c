/* keyword_multipartiterank.c - candidates ranked in a graph whose edges lead to other topics only.
 *
 * Boudin, "Unsupervised keyphrase extraction with multipartite graphs", NAACL 2018. Candidates of
 * different topics (topics.c) are joined by their nearness. Then the edges into the first candidate
 * i of each topic are raised: for each candidate j of another topic,
 *
 *   weight(j, i) += ALPHA * exp(1 / position(i)) * sum over the other candidates k of i's topic of
 *                   weight(k, j)
 *
 *   score(c) = rank of c in a random walk along the edges
 *
 * position counts candidates from 1. O(TOPIC_CANDIDATES^2) and for each round of the walk. */
#include "keyword/keyword_methods.h"
#include "keyword/topics.h"

#include <math.h>

#define ALPHA 1.1F

pith_status keyword_multipartiterank_score(const document *doc, arena *a, candidates *found,
                                           double **scores) {
    topics t;
    TRY(candidates_find(doc, a, found));
    TRY(topics_find(found, a, &t));
    const uint32_t n = t.count;
    float *edges = ARENA_ARRAY(a, float, (size_t)n *n);
    double *rank = ARENA_ARRAY(a, double, n);
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(edges && rank && out);
    memcpy(edges, t.nearness, (size_t)n * n * sizeof *edges);
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t i = t.topic[k];
        if (i == k)
            continue;
        const float raise = ALPHA * expf(1 / (float)(i + 1));
        for (uint32_t j = 0; j < n; j++)
            edges[(size_t)j * n + i] += raise * t.nearness[(size_t)k * n + j];
    }
    TRY(topics_walk(n, edges, a, rank));
    for (uint32_t i = 0; i < found->count; i++)
        out[i] = KEYWORD_NOT_RANKED;
    for (uint32_t i = 0; i < n; i++)
        out[t.members[i]] = rank[i];
    *scores = out;
    return PITH_OK;
}
