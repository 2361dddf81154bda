/* keyword_rake.c - words that like long company.
 *
 * Rose, Engel, Cramer & Cowley, "Automatic keyword extraction from individual documents", in Text
 * Mining: Applications and Theory, 2010, section 1.2. In the runs between stop words and
 * punctuation,
 *
 *   degree(t) = sum over the runs that hold t of their length     frequency(t) = its occurrences
 *   score(c)  = sum over the words t of c of degree(t) / frequency(t)
 *
 * Candidates are the runs (their last KEYS_OF_PHRASE words); verbs part them here too. O(keys). */
#include "keyword/keyword_methods.h"

pith_status keyword_rake_score(const document *doc, arena *a, candidates *found, double **scores) {
    TRY(candidates_find(doc, a, found));
    uint32_t *degree = arena_alloc_zero(a, doc->term_count, sizeof *degree);
    uint32_t *frequency = arena_alloc_zero(a, doc->term_count, sizeof *frequency);
    double *out = arena_alloc_zero(a, found->count, sizeof *out);
    TRY_MEMORY(degree && frequency && out);
    for (uint32_t i = 0; i < found->runs.count;) {
        const uint32_t length = found->runs.keys[i].left;
        for (const uint32_t end = i + length; i < end; i++) {
            degree[found->runs.keys[i].term] += length;
            frequency[found->runs.keys[i].term]++;
        }
    }
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        for (uint32_t k = 0; k < c->words; k++)
            out[i] += (double)degree[keys[k].term] / frequency[keys[k].term];
        if (c->whole == 0)
            out[i] = KEYWORD_NOT_RANKED;
    }
    *scores = out;
    return PITH_OK;
}
