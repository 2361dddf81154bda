/* auto.c - the default method: a fitted mix.
 *
 *   score(i) = sum over the features f of weight[f] * feature[i,f]
 *
 * The features are in sentence_features.c. Each product is a part of the score, so the parts add up
 * to it. The weights are the section "auto" of the model (models/auto.weights): a logistic
 * regression by models/fit_auto.py on which sentences a greedy choice by ROUGE would take, in news,
 * stories, meetings, papers, reviews and clusters of documents. Weights of other features, or in
 * another order, are refused; a model without the section gives scores by pacsum, with a note. */
#include "rank/methods.h"
#include "rank/sentence_features.h"

static const char NOTE_NO_WEIGHTS[] = "the model has no weights for auto: pacsum was used";

static bool are_of_features(weights w) {
    if (w.count != FEATURE_COUNT)
        return false;
    for (uint32_t f = 0; f < FEATURE_COUNT; f++)
        if (strcmp(w.items[f].name, feature_names[f]) != 0)
            return false;
    return true;
}

pith_status auto_score(const rank_input *input, rank_result *out) {
    const weights w = model_weights(input->doc->model, "", "auto");
    if (w.count == 0) {
        TRY(pacsum_score(input, out));
        out->note = NOTE_NO_WEIGHTS;
        return PITH_OK;
    }
    if (!are_of_features(w))
        return PITH_ERROR_MODEL;
    TRY(rank_one_part(input, "auto", feature_names, out));
    out->part_count = FEATURE_COUNT;
    out->parts = ARENA_ARRAY(input->arena, double, (size_t)input->count *FEATURE_COUNT);
    TRY_MEMORY(out->parts);
    TRY(features_fill(input, out->parts));
    for (uint32_t i = 0; i < input->count; i++) {
        double *parts = out->parts + (size_t)i * FEATURE_COUNT;
        double sum = 0;
        for (uint32_t f = 0; f < FEATURE_COUNT; f++)
            sum += parts[f] *= w.items[f].value;
        out->scores[i] = sum;
    }
    return PITH_OK;
}
