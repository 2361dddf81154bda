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

enum { PAIR_BYTES = 64 }; /* no pair of the table is longer */

static double weight_of(const document *doc, const token *words) {
    const slice first = doc->forms[words[0].form].text;
    const slice second = doc->forms[words[1].form].text;
    char pair[PAIR_BYTES];
    const size_t length = first.length + 1 + second.length;
    uint16_t value;
    if (length > sizeof pair)
        return 0;
    memcpy(pair, first.data, first.length);
    pair[first.length] = ' ';
    memcpy(pair + first.length + 1, second.data, second.length);
    if (!table_find(&doc->language->phrasing, (slice){pair, length}, &value))
        return 0;
    return (double)((int)value - WORDING_ZERO) / WORDING_SCALE;
}

double phrasing_of(const document *doc, const sentence *s) {
    double sum = 0;
    if (doc->language->phrasing.count == 0)
        return 0;
    for (uint32_t t = 0; t + 1 < s->token_count; t++)
        sum += weight_of(doc, doc->tokens + s->first_token + t);
    return sum / sqrt(s->token_count + SMOOTHED);
}
