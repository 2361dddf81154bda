/* keyword_keyness.c - phrases of words that are commoner here than they are at large.
 *
 *   score(c) = mean of measure(t) over the words t of c, times count(c) over the fewest of them
 *
 * so that words which only meet by chance are no phrase. The measures are log-likelihood (keyness)
 * and weighted log-odds (log-odds), each in its file. At large is the background, or else the
 * corpus that the model was counted over, of which only the share of documents that hold t is
 * known: that is exp(1 - idf), and a document of LENGTH words (models/make_language.py) holds a
 * word so often if its share of all words is -ln(1 - exp(1 - idf)) / LENGTH. O(candidates). */
#include "keyword/keyness.h"
#include "keyword/keyword_methods.h"
#include "model/background.h"

#include <math.h>

#define LENGTH 440.0

/* What the measures ask for. */
typedef struct at_large {
    const background_terms *background; /* or NULL */
    double words;
} at_large;

static at_large at_large_of(const document *doc) {
    const background_terms *background = doc->language->background;
    if (background)
        return (at_large){background, (double)background->totals.words};
    /* idf_unknown is that of a word of hardly any document. */
    const double documents = exp((double)doc->language->idf_unknown - 1);
    return (at_large){NULL, documents * LENGTH};
}

static double count_at_large(const at_large *all, const term *t) {
    if (all->background)
        return (double)background_find(all->background, t->stem).count;
    const double documents = exp(1 - (double)t->idf);
    return all->words * -log(1 - fmin(documents, 0.999)) / LENGTH;
}

static pith_status score(const document *doc, arena *a, keyness_measure *measure, candidates *found,
                         double **scores) {
    TRY(candidates_find(doc, a, found));
    double *out = arena_alloc_zero(a, found->count, sizeof *out);
    double *keyness = ARENA_ARRAY(a, double, doc->term_count);
    TRY_MEMORY(out && keyness);
    const at_large all = at_large_of(doc);
    for (uint32_t t = 0; t < doc->term_count; t++)
        keyness[t] = fmax(0, measure(doc->terms[t].count, doc->words,
                                     count_at_large(&all, &doc->terms[t]), all.words));
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        uint32_t fewest = UINT32_MAX;
        for (uint32_t k = 0; k < c->words; k++) {
            const term *t = &doc->terms[keys[k].term];
            out[i] += keyness[keys[k].term] / c->words;
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
    return score(doc, a, keyness_log_likelihood, found, scores);
}

pith_status keyword_log_odds_score(const document *doc, arena *a, candidates *found,
                                   double **scores) {
    return score(doc, a, keyness_log_odds, found, scores);
}
