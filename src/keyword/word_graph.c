/* word_graph.c - see word_graph.h. Brin & Page, "The anatomy of a large-scale hypertextual web
 * search engine", 1998, with weights as in Mihalcea & Tarau, "TextRank: bringing order into texts",
 * EMNLP 2004, section 2.2. */
#include "keyword/word_graph.h"

#include "keyword/keyword_methods.h"

#include <math.h>

enum { MAX_ROUNDS = 100 };
#define DAMPING 0.85
#define TOLERANCE 1e-4 /* TextRank's */

static float weight_of(const candidates *all, const word_graph_rules *rules, const key *k) {
    if (!rules->source_weight)
        return 1;
    const document *doc = all->doc;
    return rules->source_weight[doc->blocks[doc->sentences[k->sentence].block].source];
}

/* Visits each pair of different words less than `window` tokens apart, both ways: counts in
 * places[v] the neighbours of v, and writes them there unless `g` is NULL. */
static void visit_pairs(const candidates *all, const word_graph_rules *rules, uint32_t *places,
                        word_graph *g) {
    const key_runs *words = &all->runs;
    for (uint32_t i = 0; i < words->count; i++) {
        const key *u = &words->keys[i];
        const float weight = g ? weight_of(all, rules, u) : 0;
        for (uint32_t j = i + 1; j < words->count; j++) {
            const key *v = &words->keys[j];
            if (v->token - u->token >= rules->window)
                break;
            if (u->term == v->term)
                continue;
            if (g) {
                g->adjacent[places[u->term]] = v->term;
                g->weights[places[u->term]] = weight;
                g->adjacent[places[v->term]] = u->term;
                g->weights[places[v->term]] = weight;
            }
            places[u->term]++;
            places[v->term]++;
        }
    }
}

/* Makes one edge of a row's equal ones. */
static pith_status merge_repeated(word_graph *g, bool counted, arena *a) {
    uint32_t *seen = arena_alloc_zero(a, g->terms, sizeof *seen); /* edge + 1 of the row */
    TRY_MEMORY(seen);
    for (uint32_t v = 0; v < g->terms; v++) {
        const uint32_t start = g->offsets[v];
        const uint32_t end = g->offsets[v + 1];
        uint32_t kept = start;
        for (uint32_t i = start; i < end; i++) {
            const uint32_t u = g->adjacent[i];
            const uint32_t known = seen[u];
            if (known > start && known <= kept && g->adjacent[known - 1] == u) {
                g->weights[known - 1] += counted ? g->weights[i] : 0;
                continue;
            }
            g->weights[kept] = counted ? g->weights[i] : 1;
            g->adjacent[kept++] = u;
            seen[u] = kept;
        }
        g->degrees[v] = kept - start;
    }
    return PITH_OK;
}

pith_status word_graph_build(const candidates *all, const word_graph_rules *rules, arena *a,
                             word_graph *out) {
    const uint32_t terms = all->doc->term_count;
    *out = (word_graph){.terms = terms};
    out->offsets = arena_alloc_zero(a, (size_t)terms + 1, sizeof *out->offsets);
    out->degrees = ARENA_ARRAY(a, uint32_t, terms);
    TRY_MEMORY(out->offsets && out->degrees);
    visit_pairs(all, rules, out->offsets + 1, NULL);
    for (uint32_t v = 0; v < terms; v++)
        out->offsets[v + 1] += out->offsets[v];
    out->adjacent = ARENA_ARRAY(a, uint32_t, out->offsets[terms]);
    out->weights = ARENA_ARRAY(a, float, out->offsets[terms]);
    TRY_MEMORY(out->adjacent && out->weights);
    memcpy(out->degrees, out->offsets, terms * sizeof *out->degrees);
    visit_pairs(all, rules, out->degrees, out);
    return merge_repeated(out, rules->counted, a);
}

pith_status word_graph_walk(const word_graph *g, const float *bias, arena *a, double *rank) {
    double *share = ARENA_ARRAY(a, double, g->terms); /* what v gives for each unit of weight */
    double *strength = arena_alloc_zero(a, g->terms, sizeof *strength);
    TRY_MEMORY(share && strength);
    for (uint32_t v = 0; v < g->terms; v++) {
        rank[v] = 1;
        for (uint32_t i = 0; i < g->degrees[v]; i++)
            strength[v] += (double)g->weights[g->offsets[v] + i];
    }
    double change = 1;
    for (int round = 0; round < MAX_ROUNDS && change > TOLERANCE; round++) {
        for (uint32_t v = 0; v < g->terms; v++)
            share[v] = strength[v] > 0 ? DAMPING * rank[v] / strength[v] : 0;
        change = 0;
        for (uint32_t v = 0; v < g->terms; v++) {
            double sum = (1 - DAMPING) * (bias ? (double)bias[v] : 1);
            for (uint32_t i = g->offsets[v]; i < g->offsets[v] + g->degrees[v]; i++)
                sum += share[g->adjacent[i]] * (double)g->weights[i];
            change = fmax(change, fabs(sum - rank[v]));
            rank[v] = sum;
        }
    }
    return PITH_OK;
}

pith_status word_graph_score(const candidates *all, const double *rank, bool mean, arena *a,
                             double **scores) {
    double *out = arena_alloc_zero(a, all->count, sizeof *out);
    TRY_MEMORY(out);
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        const key *keys = candidate_keys(all, c);
        for (uint32_t k = 0; k < c->words; k++)
            out[i] += rank[keys[k].term];
        if (mean)
            out[i] /= c->words;
        if (c->whole == 0)
            out[i] = KEYWORD_NOT_RANKED;
    }
    *scores = out;
    return PITH_OK;
}
