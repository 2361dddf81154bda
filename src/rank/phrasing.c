/* phrasing.c - which words follow each other in a sentence: some pairs are those of summaries.
 *
 *   phrasing(i) = sum over its words s, t that follow each other of weight(s t)
 *                 / sqrt(words(i) + SMOOTHED)
 *
 * The weights are those that pairs have beside single words in a linear model like that of
 * wording.c (models/fit_together.py, wording.py); the table "phrasing" of the document's language
 * has them, and in a language without one all is 0. Every pair is a look-up of its own: meant for
 * few sentences. O(words). */
#include "rank/phrasing.h"

#include <math.h>

#define SMOOTHED 4

/* Of the two words from `words` on. */
static uint64_t pair_hash(const document *doc, const token *words) {
    return table_pair_hash(doc->form_hashes[words[0].form], doc->form_hashes[words[1].form]);
}

static double weight_of(const word_table *table, uint64_t hash) {
    uint16_t value;
    if (!table_find_hash(table, hash, &value))
        return 0;
    return (double)((int)value - WORDING_ZERO) / WORDING_SCALE;
}

double phrasing_of(const document *doc, const sentence *s) {
    enum { AHEAD = 8 };
    const word_table *table = &doc->language->phrasing;
    const uint32_t pairs = s->token_count > 0 ? s->token_count - 1 : 0;
    uint64_t hashes[AHEAD];
    double sum = 0;
    if (table->count == 0)
        return 0;
    for (uint32_t t = 0; t < pairs + AHEAD; t++) {
        if (t >= AHEAD && t - AHEAD < pairs)
            sum += weight_of(table, hashes[t % AHEAD]);
        if (t < pairs) {
            hashes[t % AHEAD] = pair_hash(doc, doc->tokens + s->first_token + t);
            table_expect(table, hashes[t % AHEAD]);
        }
    }
    return sum / sqrt(s->token_count + SMOOTHED);
}
