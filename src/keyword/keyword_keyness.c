/* keyword_keyness.c - words that are commoner here than they are at large.
 *
 * The document has n words, count of them t; at large t is the share p of all words. The share of
 * documents that hold t is exp(1 - idf); a document of LENGTH words (models/make_language.py) holds
 * it so often if p = -ln(1 - exp(1 - idf)) / LENGTH.
 *
 * keyness: Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * Computational Linguistics 19, 1993, for a sample against a known share:
 *
 *   word(t) = 2 (count ln(count / (n p)) + (n - count) ln((n - count) / (n - n p))), 0 when it is
 *             rarer here than at large
 *
 * log-odds: Monroe, Colaresi & Quinn, "Fightin' words", Political Analysis 16, 2008, section 3.5.1,
 * the corpus as the prior, of PRIOR words:
 *
 *   word(t) = (ln((count + PRIOR p) / (n + PRIOR - count - PRIOR p)) - ln(p / (1 - p)))
 *             / sqrt(1 / (count + PRIOR p))
 *
 *   score(c) = mean of word(t) over the words t of c, times count(c) over the fewest of them
 *
 * so that words which only meet by chance are no phrase. O(candidates). */
#include "keyword/keyword_methods.h"

#include <math.h>

#define LENGTH 440.0
#define PRIOR 1000.0

static double share_at_large(float idf) {
    const double documents = exp(1 - (double)idf);
    return -log(1 - fmin(documents, 0.999)) / LENGTH;
}

static double log_likelihood(double count, double n, double p) {
    const double expected = n * p;
    if (count <= expected)
        return 0;
    const double others = n - count;
    return 2 * (count * log(count / expected) +
                (others > 0 ? others * log(others / (n - expected)) : 0));
}

static double log_odds(double count, double n, double p) {
    const double seen = count + PRIOR * p;
    const double others = n + PRIOR - seen;
    return fmax(0, (log(seen / others) - log(p / (1 - p))) * sqrt(seen));
}

typedef double word_measure(double count, double n, double p);

static pith_status score(const document *doc, arena *a, word_measure *measure, candidates *found,
                         double **scores) {
    TRY(candidates_find(doc, a, found));
    double *out = arena_alloc_zero(a, found->count, sizeof *out);
    TRY_MEMORY(out);
    const double n = doc->words > 0 ? doc->words : 1;
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        uint32_t fewest = UINT32_MAX;
        for (uint32_t k = 0; k < c->words; k++) {
            const term *t = &doc->terms[keys[k].term];
            out[i] += measure(t->count, n, share_at_large(t->idf)) / c->words;
            if (t->count < fewest)
                fewest = t->count;
        }
        out[i] *= (double)c->count / (fewest > 0 ? fewest : 1);
    }
    *scores = out;
    return PITH_OK;
}

pith_status keyword_keyness_score(const document *doc, arena *a, candidates *found,
                                  double **scores) {
    return score(doc, a, log_likelihood, found, scores);
}

pith_status keyword_log_odds_score(const document *doc, arena *a, candidates *found,
                                   double **scores) {
    return score(doc, a, log_odds, found, scores);
}
