/* keyword_tfidf.c - phrases that are frequent here, of words that are rare elsewhere.
 *
 *   score(c) = count(c) * sum over the words t of c of idf(t)
 *
 * The baseline of Hasan & Ng, "Conundrums in unsupervised keyphrase extraction", COLING 2010,
 * section 3.2.1, with the count of the phrase where they sum the counts of its words: the sum makes
 * every phrase good that holds one frequent word. O(candidates). */
#include "keyword/keyword_methods.h"

pith_status keyword_tfidf_score(const document *doc, arena *a, candidates *found, double **scores) {
    TRY(candidates_find(doc, a, found));
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(out);
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        double idf = 0;
        for (uint32_t k = 0; k < c->words; k++)
            idf += (double)doc->terms[keys[k].term].idf;
        out[i] = c->count * idf;
    }
    *scores = out;
    return PITH_OK;
}
