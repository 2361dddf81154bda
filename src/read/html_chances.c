/* html_chances.c - boosted trees (model/forest.c) look at each block twice: at what it is and what
 * stands around it (html_features.c), and where it may be text at all, at what the first look found
 * of the others (html_context.c). Linear in the blocks.
 *
 * The trees are fitted by models/fit_html.py and models/fit_html_context.py. */
#include "read/html_chances.h"

#include "model/forest.h"

#include <math.h>

/* A block that is less likely text by the first look is not looked at again: of the words of the
 * text of the development pages 0.1 % are in such blocks, which are 45 % of all (held out). */
#define HOPELESS 0.02F

/* Where fewer blocks are not left out there is little to learn from, and their kind is a guess. */
enum { LEAST_BLOCKS = 64 };

_Static_assert((int)HTML_FEATURE_COUNT <= (int)TREE_FEATURES_MAX &&
                   (int)CONTEXT_FEATURE_COUNT <= (int)TREE_FEATURES_MAX,
               "room for a row");

/* Are the trees, and the log-odds without any, for the features that are measured here? */
static bool is_fitted(const forest *trees, weights bias, const char *name, unsigned features,
                      void (*name_of)(unsigned, char *)) {
    const char *at = trees->features;
    for (unsigned f = 0; f < features; f++) {
        char own[HTML_NAME_BYTES];
        name_of(f, own);
        const size_t length = strlen(own);
        if (strncmp(at, own, length) != 0 || at[length] != ' ')
            return false;
        at += length + 1;
    }
    return !*at && bias.count == 1 && strcmp(bias.items[0].name, name) == 0;
}

static void fill(const void *of, uint32_t i, float *row) {
    html_features(of, i, row);
}

static float chance_of(float odds) {
    return (float)(1 / (1 + exp(-(double)odds)));
}

/* Of what was left out, too: no first look is surer than that. */
static float odds_of(float chance) {
    const double most = 9;
    const double odds = log((double)chance / (1 - (double)chance));
    return (float)(odds < -most ? -most : odds > most ? most : odds);
}

/* The blocks that are looked at again. */
typedef struct hopeful {
    html_context context;
    uint32_t *blocks;
    uint32_t count;
} hopeful;

static void fill_hopeful(const void *of, uint32_t i, float *row) {
    const hopeful *h = of;
    html_context_features(&h->context, h->blocks[i], row);
}

pith_status html_first_odds(const pith_model *model, const html_view *v, float *odds) {
    const forest trees = model_forest(model, "html");
    const weights bias = model_weights(model, "", "html");
    if (!is_fitted(&trees, bias, "html", HTML_FEATURE_COUNT, html_feature_name))
        return PITH_ERROR_MODEL;
    forest_odds(&trees, fill, v, HTML_FEATURE_COUNT, bias.items[0].value, v->count, odds);
    return PITH_OK;
}

pith_status html_look(const pith_model *model, const html_view *v, float *chances) {
    TRY(html_first_odds(model, v, chances));
    for (uint32_t i = 0; i < v->count; i++)
        chances[i] = chance_of(chances[i]);
    return PITH_OK;
}

pith_status html_look_again(const pith_model *model, const html_view *v, const float kinds[KINDS],
                            arena *a, float *chances) {
    const forest trees = model_forest(model, "html_context");
    const weights bias = model_weights(model, "", "html_context");
    if (!is_fitted(&trees, bias, "html_context", CONTEXT_FEATURE_COUNT, html_context_name))
        return PITH_ERROR_MODEL;
    float *first = ARENA_ARRAY(a, float, (size_t)v->count), *odds = ARENA_ARRAY(a, float, v->count);
    hopeful h = {.blocks = ARENA_ARRAY(a, uint32_t, (size_t)v->count)};
    TRY_MEMORY(first && odds && h.blocks);
    uint32_t left = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        left += chances[i] > 0;
        first[i] = odds_of(chances[i]);
        if (chances[i] > HOPELESS)
            h.blocks[h.count++] = i;
    }
    if (left < LEAST_BLOCKS)
        return PITH_OK;
    TRY(html_context_measure(v, first, kinds, a, &h.context));
    forest_odds(&trees, fill_hopeful, &h, CONTEXT_FEATURE_COUNT, bias.items[0].value, h.count,
                odds);
    for (uint32_t k = 0; k < h.count; k++)
        chances[h.blocks[k]] = chance_of(odds[k]);
    return PITH_OK;
}
