/* auto.c - the default method: a fitted mix.
 *
 *   score(i) = sum over the features f of weight[f] * feature[i,f]
 *
 * The features are in sentence_features.c. Each product is a part of the score, so the parts add up
 * to it. The weights are the section "auto" of the model (models/auto.weights): a logistic
 * regression by models/fit_auto.py on which sentences a greedy choice by ROUGE would take, in news,
 * stories, meetings, papers, reviews and clusters of documents. A feature without a weight counts
 * nothing; a model without the section gives scores by pacsum, with a note. */
#include "rank/methods.h"
#include "rank/sentence_features.h"

static const char NOTE_NO_WEIGHTS[] = "the model has no weights for auto: pacsum was used";

static bool read_weights(const document *doc, double *out) {
    const weights found = model_weights(doc->model, "", "auto");
    for (uint32_t f = 0; f < FEATURE_COUNT; f++) {
        out[f] = 0;
        for (uint32_t k = 0; k < found.count; k++)
            if (strcmp(found.items[k].name, feature_names[f]) == 0)
                out[f] = found.items[k].value;
    }
    return found.count > 0;
}

pith_status auto_score(const rank_input *input, rank_result *out) {
    double weight[FEATURE_COUNT];
    if (!read_weights(input->doc, weight)) {
        TRY(pacsum_score(input, out));
        out->note = NOTE_NO_WEIGHTS;
        return PITH_OK;
    }
    TRY(rank_one_part(input, "auto", feature_names, out));
    out->part_count = FEATURE_COUNT;
    out->parts = ARENA_ARRAY(input->arena, double, (size_t)input->count *FEATURE_COUNT);
    TRY_MEMORY(out->parts);
    TRY(features_fill(input, out->parts));
    for (uint32_t i = 0; i < input->count; i++) {
        double *parts = out->parts + (size_t)i * FEATURE_COUNT;
        double sum = 0;
        for (uint32_t f = 0; f < FEATURE_COUNT; f++)
            sum += parts[f] *= weight[f];
        out->scores[i] = sum;
    }
    return PITH_OK;
}
