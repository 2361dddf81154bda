/* keyword_textrank.c - a random walk over the words that stand together.
 *
 * Mihalcea & Tarau, "TextRank: bringing order into texts", EMNLP 2004, section 3. Words are the
 * vertices of a graph; an edge joins two that occur within WINDOW words of one another in the text
 * (the paper's best window, 2: neighbours). The rank of a vertex is the fixed point of
 *
 *   rank[v] = (1 - DAMPING) + DAMPING * sum over the neighbours u of v of rank[u] / degree(u)
 *
 *   score(c) = mean of rank[t] over the words t of c
 *
 * Words are stems here, and the filter is the stop list and the guess of what is a noun or an
 * adjective instead of a tagger. The paper keeps the best third of the words and joins those that
 * stand together; here candidates are the longest runs of such words, and the mean needs no cut.
 *
 * O(tokens * WINDOW) for the graph and for each of at most MAX_ROUNDS rounds. */
#include "keyword/keyword_methods.h"

#include <math.h>

enum { WINDOW = 2, MAX_ROUNDS = 100 };
#define DAMPING 0.85
#define TOLERANCE 1e-4 /* the paper's */

/* Neighbours of term v: adjacent[offsets[v] .. offsets[v] + degrees[v]), each once. */
typedef struct word_graph {
    uint32_t terms;
    uint32_t *offsets; /* [terms + 1] */
    uint32_t *degrees; /* [terms] */
    uint32_t *adjacent;
} word_graph;

/* Visits each pair of different words less than WINDOW tokens apart, both ways: counts in
 * places[v] the neighbours of v, and writes them to adjacent[places[v]] unless that is NULL. */
static void visit_pairs(const key_runs *words, uint32_t *places, uint32_t *adjacent) {
    for (uint32_t i = 0; i < words->count; i++) {
        const key *u = &words->keys[i];
        for (uint32_t j = i + 1; j < words->count; j++) {
            const key *v = &words->keys[j];
            if (v->token - u->token >= WINDOW)
                break;
            if (u->term == v->term)
                continue;
            if (adjacent) {
                adjacent[places[u->term]] = v->term;
                adjacent[places[v->term]] = u->term;
            }
            places[u->term]++;
            places[v->term]++;
        }
    }
}

/* Keeps the first of each row's equal entries. */
static pith_status remove_repeated(word_graph *g, arena *a) {
    uint32_t *seen = arena_alloc_zero(a, g->terms, sizeof *seen); /* row + 1 that holds it */
    TRY_MEMORY(seen);
    for (uint32_t v = 0; v < g->terms; v++) {
        uint32_t *row = g->adjacent + g->offsets[v];
        const uint32_t count = g->offsets[v + 1] - g->offsets[v];
        uint32_t kept = 0;
        for (uint32_t i = 0; i < count; i++) {
            if (seen[row[i]] == v + 1)
                continue;
            seen[row[i]] = v + 1;
            row[kept++] = row[i];
        }
        g->degrees[v] = kept;
    }
    return PITH_OK;
}

static pith_status build_graph(const key_runs *words, uint32_t terms, arena *a, word_graph *out) {
    *out = (word_graph){.terms = terms};
    out->offsets = arena_alloc_zero(a, (size_t)terms + 1, sizeof *out->offsets);
    TRY_MEMORY(out->offsets);
    out->degrees = ARENA_ARRAY(a, uint32_t, terms);
    TRY_MEMORY(out->degrees);
    visit_pairs(words, out->offsets + 1, NULL);
    for (uint32_t v = 0; v < terms; v++)
        out->offsets[v + 1] += out->offsets[v];
    out->adjacent = ARENA_ARRAY(a, uint32_t, out->offsets[terms]);
    TRY_MEMORY(out->adjacent);
    memcpy(out->degrees, out->offsets, terms * sizeof *out->degrees);
    visit_pairs(words, out->degrees, out->adjacent);
    return remove_repeated(out, a);
}

/* The fixed point, into `rank` [terms]. */
static pith_status walk(const word_graph *g, arena *a, double *rank) {
    double *share = ARENA_ARRAY(a, double, g->terms); /* what v gives each neighbour */
    TRY_MEMORY(share);
    for (uint32_t v = 0; v < g->terms; v++)
        rank[v] = 1;
    double change = 1;
    for (int round = 0; round < MAX_ROUNDS && change > TOLERANCE; round++) {
        for (uint32_t v = 0; v < g->terms; v++)
            share[v] = g->degrees[v] ? DAMPING * rank[v] / g->degrees[v] : 0;
        change = 0;
        for (uint32_t v = 0; v < g->terms; v++) {
            double sum = 1 - DAMPING;
            for (uint32_t i = 0; i < g->degrees[v]; i++)
                sum += share[g->adjacent[g->offsets[v] + i]];
            change = fmax(change, fabs(sum - rank[v]));
            rank[v] = sum;
        }
    }
    return PITH_OK;
}

pith_status keyword_textrank_score(const document *doc, arena *a, candidates *found,
                                   double **scores) {
    word_graph graph;
    TRY(candidates_find(doc, a, found));
    TRY(build_graph(&found->runs, doc->term_count, a, &graph));
    double *rank = ARENA_ARRAY(a, double, doc->term_count);
    TRY_MEMORY(rank);
    TRY(walk(&graph, a, rank));
    double *out = arena_alloc_zero(a, found->count, sizeof *out);
    TRY_MEMORY(out);
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        for (uint32_t k = 0; k < c->words; k++)
            out[i] += rank[keys[k].term] / c->words;
        if (c->whole == 0)
            out[i] = KEYWORD_NOT_RANKED;
    }
    *scores = out;
    return PITH_OK;
}
