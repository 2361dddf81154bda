/* auto.c - the default method: fitted decision trees over the features of sentence_features.c.
 *
 *   score(i) = sum over the trees of the leaf that the features of i lead to (forest.c)
 *
 * The trees are the section "auto" of the model (models/auto.trees), boosted by
 * models/fit_auto.py to tell which sentences a greedy choice by ROUGE would take, in news,
 * stories, meetings, papers, reviews and clusters of documents; the score is the logarithm of the
 * odds of that, less a constant. What each kind of feature did for a score are its parts, which add
 * up to it. Trees over other features, or in another order, are refused; a model without the
 * section gives scores by pacsum, with a note. */
#include "rank/methods.h"
#include "rank/sentence_features.h"

static const char NOTE_NO_TREES[] = "the model has no trees for auto: pacsum was used";

/* What the parts are told from. */
typedef struct explanation {
    forest trees;
    features features;
} explanation;

static void explain(const void *context, uint32_t i, double *parts) {
    const explanation *e = context;
    for (int p = 0; p < FEATURE_PARTS; p++)
        parts[p] = 0;
    forest_explain(&e->trees, e->features.views, i, feature_parts, parts);
    for (int p = 0; p < FEATURE_PARTS; p++)
        parts[p] /= TREE_SCALE;
}

pith_status auto_score(const rank_input *input, rank_result *out) {
    const forest trees = model_forest(input->doc->model, "auto");
    if (trees.count == 0) {
        TRY(pacsum_score(input, out));
        out->note = NOTE_NO_TREES;
        return PITH_OK;
    }
    if (strcmp(trees.features, feature_names) != 0)
        return PITH_ERROR_MODEL;
    explanation *e = ARENA_ARRAY(input->arena, explanation, 1);
    double *scores = ARENA_ARRAY(input->arena, double, input->count);
    TRY_MEMORY(e);
    TRY_MEMORY(scores);
    e->trees = trees;
    TRY(features_build(input, &e->features));
    forest_score(&e->trees, e->features.views, input->count, scores);
    for (uint32_t i = 0; i < input->count; i++)
        scores[i] /= TREE_SCALE;
    *out = (rank_result){.scores = scores,
                         .explain = explain,
                         .context = e,
                         .part_names = feature_part_names,
                         .part_count = FEATURE_PARTS,
                         .method = "auto"};
    return PITH_OK;
}
