/* keyword_singlerank.c - a random walk over words that stand near one another, counted.
 *
 * Wan & Xiao, "Single document keyphrase extraction using neighborhood knowledge", AAAI 2008: as
 * TextRank, but an edge joins words within WINDOW of one another and weighs how often they are, and
 *
 *   score(c) = sum of rank[t] over the words t of c
 *
 * ExpandRank, of the same paper, looks at more documents: the joinings in document d count by its
 * similarity with the first one, d0. Here these are the sources of one set. With w[d][t] = count *
 * idf of term t,
 *
 *   source_weight[d] = cosine(w[d], w[d0]), 1 for d0 itself
 *
 * A single text has no neighbours: then ExpandRank is SingleRank. O(keys * WINDOW) for the graph
 * and for each round of the walk. */
#include "keyword/keyword_methods.h"
#include "keyword/word_graph.h"

#include <math.h>

enum { WINDOW = 10 };

static const char NOTE_ONE_TEXT[] = "one text has no neighbours: singlerank was used";

static pith_status score(const document *doc, const candidates *found, const float *source_weight,
                         arena *a, double **scores) {
    const word_graph_rules rules = {WINDOW, true, source_weight};
    word_graph graph;
    TRY(word_graph_build(found, &rules, a, &graph));
    double *rank = ARENA_ARRAY(a, double, doc->term_count);
    TRY_MEMORY(rank);
    TRY(word_graph_walk(&graph, NULL, a, rank));
    return word_graph_score(found, rank, false, a, scores);
}

pith_status keyword_singlerank_score(const document *doc, arena *a, candidates *found,
                                     double **scores) {
    TRY(candidates_find(doc, a, found));
    return score(doc, found, NULL, a, scores);
}

/* Counts of the terms of keys in the source that starts with key *at, which moves behind it. */
static uint32_t count_source(const candidates *all, uint32_t *at, float *counts) {
    const document *doc = all->doc;
    const key *keys = all->runs.keys;
    const uint32_t source = doc->blocks[doc->sentences[keys[*at].sentence].block].source;
    for (; *at < all->runs.count; (*at)++) {
        if (doc->blocks[doc->sentences[keys[*at].sentence].block].source != source)
            break;
        counts[keys[*at].term]++;
    }
    return source;
}

/* Cosine of the rows of two sources; clears `counts`. */
static float compare(const document *doc, const float *first, float *counts) {
    double dot = 0, a = 0, b = 0;
    for (uint32_t t = 0; t < doc->term_count; t++) {
        const double idf = (double)doc->terms[t].idf;
        const double x = (double)first[t] * idf;
        const double y = (double)counts[t] * idf;
        dot += x * y;
        a += x * x;
        b += y * y;
        counts[t] = 0;
    }
    return a > 0 && b > 0 ? (float)(dot / sqrt(a * b)) : 0;
}

pith_status keyword_expandrank_score(const document *doc, arena *a, candidates *found,
                                     double **scores) {
    TRY(candidates_find(doc, a, found));
    float *weight = arena_alloc_zero(a, doc->source_count, sizeof *weight);
    float *first = arena_alloc_zero(a, doc->term_count, sizeof *first);
    float *counts = arena_alloc_zero(a, doc->term_count, sizeof *counts);
    TRY_MEMORY(weight && first && counts);
    uint32_t at = 0;
    if (found->runs.count > 0)
        weight[count_source(found, &at, first)] = 1;
    while (at < found->runs.count) {
        const uint32_t source = count_source(found, &at, counts);
        weight[source] = compare(doc, first, counts);
    }
    found->note = doc->source_count == 1 ? NOTE_ONE_TEXT : NULL;
    return score(doc, found, weight, a, scores);
}
