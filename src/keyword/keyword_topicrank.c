/* keyword_topicrank.c - topics ranked by how near they stand, a phrase for each.
 *
 * Bougouin, Boudin & Daille, "TopicRank: graph-based topic ranking for keyphrase extraction",
 * IJCNLP 2013. Topics are clusters of candidates (topics.c); an edge between two weighs the sum of
 * the nearness of their members, and a random walk ranks them.
 *
 *   score(c) = rank of c's topic if c is its first candidate in the text; others are not ranked
 *
 * O(TOPIC_CANDIDATES^2) for each round of the walk. */
#include "keyword/keyword_methods.h"
#include "keyword/topics.h"

pith_status keyword_topicrank_score(const document *doc, arena *a, candidates *found,
                                    double **scores) {
    topics t;
    TRY(candidates_find(doc, a, found));
    TRY(topics_find(found, a, &t));
    const uint32_t n = t.count;
    float *edges = arena_alloc_zero(a, (size_t)n * n, sizeof *edges);
    double *rank = ARENA_ARRAY(a, double, n);
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(edges && rank && out);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            edges[(size_t)t.topic[i] * n + t.topic[j]] += t.nearness[(size_t)i * n + j];
    TRY(topics_walk(n, edges, a, rank));
    for (uint32_t i = 0; i < found->count; i++)
        out[i] = KEYWORD_NOT_RANKED;
    /* A topic goes by the number of its first member. */
    for (uint32_t i = 0; i < n; i++)
        if (t.topic[i] == i)
            out[t.members[i]] = rank[i];
    *scores = out;
    return PITH_OK;
}
