/* keyword_kpminer.c - frequent phrases that are there early, longer ones lifted.
 *
 * El-Beltagy & Rafea, "KP-Miner: a keyphrase extraction system for English and Arabic documents",
 * Information Systems 34, 2009. A candidate occurs at least LEAST times, first within the first CUT
 * words; N(d) candidates, of which P(d) have several words, give
 *
 *   boost    = min(N(d) / (P(d) * ALPHA), SIGMA) for phrases of several words, 1 for a word
 *   score(c) = count(c) * idf(c) * boost
 *
 * A phrase of several words is taken for one that no other document has: idf is that of an unknown
 * word. A text too short for phrases that occur LEAST times asks for fewer, as the paper does for
 * abstracts: twice below SHORT words, once below BRIEF. O(candidates). */
#include "keyword/keyword_methods.h"

#include <math.h>

enum { LEAST = 3, CUT = 400, SHORT = 1000, BRIEF = 400 };
#define ALPHA 2.3
#define SIGMA 3.0

static uint32_t least_count(const document *doc) {
    return doc->words < BRIEF ? 1 : doc->words < SHORT ? 2 : LEAST;
}

pith_status keyword_kpminer_score(const document *doc, arena *a, candidates *found,
                                  double **scores) {
    TRY(candidates_find_linked(doc, a, found));
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(out);
    const uint32_t least = least_count(doc);
    double ranked = 0, phrases = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        const bool in = c->count >= least && keys->token < CUT && (c->count > 1 || c->whole > 0);
        out[i] = in ? c->count : KEYWORD_NOT_RANKED;
        ranked += in;
        phrases += in && c->words > 1;
    }
    const double boost = phrases > 0 ? fmin(ranked / (phrases * ALPHA), SIGMA) : 1;
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        if (out[i] > 0)
            out[i] *= c->words > 1 ? (double)doc->language->idf_unknown * boost
                                   : (double)doc->terms[keys->term].idf;
    }
    *scores = out;
    return PITH_OK;
}
