/* keyword_textrank.c - a random walk over the words that stand together.
 *
 * Mihalcea & Tarau, "TextRank: bringing order into texts", EMNLP 2004, section 3. Words are the
 * vertices of a graph (word_graph.c); an edge joins two that occur within WINDOW words of one
 * another (the paper's best window, 2: neighbours), however often.
 *
 *   score(c) = mean of rank[t] over the words t of c
 *
 * Words are stems here, and the filter is the stop list and the guess of what is a noun or an
 * adjective instead of a tagger. The paper keeps the best third of the words and joins those that
 * stand together; here candidates are the longest runs of such words, and the mean needs no cut.
 *
 * O(keys) for the graph and for each round of the walk. */
#include "keyword/keyword_methods.h"
#include "keyword/word_graph.h"

enum { WINDOW = 2 };

pith_status keyword_textrank_score(const document *doc, arena *a, candidates *found,
                                   double **scores) {
    const word_graph_rules rules = {.window = WINDOW};
    word_graph graph;
    TRY(candidates_find(doc, a, found));
    TRY(word_graph_build(found, &rules, a, &graph));
    double *rank = ARENA_ARRAY(a, double, doc->term_count);
    TRY_MEMORY(rank);
    TRY(word_graph_walk(&graph, NULL, a, rank));
    return word_graph_score(found, rank, true, a, scores);
}
