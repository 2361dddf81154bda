/* wording.c - which words a sentence uses: some are those of summaries.
 *
 *   wording(i) = sum over the words t of i of weight(t) / sqrt(words(i) + SMOOTHED)
 *
 * The weights are those of a linear model that tells the sentences of summaries by their words,
 * beside the other features (models/fit_auto.py, wording.py); the table "wording" of the document's
 * language has them, and in a language without one all is 0 (and auto.c has trees of their own for
 * it). Each form is looked up once. O(words).
 */
#include "rank/sentence_features.h"

#include <math.h>

#define SMOOTHED 4

static float weight_of(const document *doc, uint32_t index) {
    uint16_t value;
    if (!form_find(doc, index, &doc->language->wording, &value))
        return 0;
    return (float)((int)value - WORDING_ZERO) / WORDING_SCALE;
}

static double wording_of(const sentence *s, const document *doc, const float *weight) {
    double sum = 0;
    for (uint32_t t = 0; t < s->token_count; t++)
        sum += (double)weight[doc->tokens[s->first_token + t].form];
    return sum / sqrt(s->token_count + SMOOTHED);
}

pith_status features_of_wording(const rank_input *input, features *out) {
    const document *doc = input->doc;
    if (doc->language->wording.count == 0)
        return PITH_OK;
    float *weight = ARENA_ARRAY(input->arena, float, doc->form_count);
    TRY_MEMORY(weight);
    for (uint32_t f = 0; f < doc->form_count; f++) {
        form_expect(doc, f, &doc->language->wording);
        weight[f] = weight_of(doc, f);
    }
    float *wording = features_column(out, COLUMN_wording);
    for (uint32_t i = 0; i < input->count; i++)
        wording[i] = (float)wording_of(&doc->sentences[input->sentences[i]], doc, weight);
    out->wording = weight;
    return PITH_OK;
}
