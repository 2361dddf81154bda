/* forest.c - see forest.h.
 *
 *   bin(i, f) = how many of the borders of feature f the value of item i is above
 *   score(i)  = sum over the trees t of leaf[t, sum over the levels d of
 *               2^(TREE_DEPTH - 1 - d) * (bin(i, feature[t,d]) > bin[t,d])]
 *
 * Trees whose nodes of one level all ask the same question ("oblivious": Prokhorenkova et al.,
 * "CatBoost: unbiased boosting with categorical features", NeurIPS 2018, section 4) need no
 * branches: the answers are the bits of the leaf's number. The trees share their borders, so that a
 * value is compared with each but once, and a tree compares bytes, those of a block of items at
 * once by vector instructions. O(n * (borders + trees * TREE_DEPTH)).
 *
 * What a feature did for a score: on the way from a tree's root to the leaf the mean of the leaves
 * that can still be reached, weighted as the examples of the fit fell into them, changes with each
 * answer, and each change is owed to the feature that was asked for (Saabas, "Interpreting random
 * forests", 2014). The changes add up to the leaf, because the root's mean is 0. */
#include "model/forest.h"

/* Vectors of gcc and clang, as long as every machine of 64 bits has them; what is left to the
 * compiler as loops takes twice as long. Truth is -1 in them. */
typedef float float_lanes __attribute__((vector_size(16)));
typedef int32_t int_lanes __attribute__((vector_size(16)));
typedef int8_t bin_lanes __attribute__((vector_size(16)));
enum { QUARTERS = 4 }; /* float_lanes of a block */
_Static_assert(FOREST_BLOCK == sizeof(bin_lanes), "the bins of a block are one vector");

/* Fills the bins of the features that have borders. */
static void bin_block(const forest *f, const feature_view *views, uint32_t first,
                      bin_lanes bins[TREE_FEATURES_MAX]) {
    const model_border *const end = f->borders + f->border_count;
    for (const model_border *b = f->borders; b < end;) {
        const uint32_t feature = b->feature;
        float_lanes values[QUARTERS];
        memcpy(values, views[feature].values + (size_t)first * views[feature].step, sizeof values);
        int_lanes below[QUARTERS] = {0};
        for (; b < end && b->feature == feature; b++)
#pragma GCC unroll 4
            for (int q = 0; q < QUARTERS; q++)
                below[q] -= values[q] > b->value;
        int32_t counts[FOREST_BLOCK];
        int8_t bytes[FOREST_BLOCK];
        memcpy(counts, below, sizeof counts);
        for (int k = 0; k < FOREST_BLOCK; k++)
            bytes[k] = (int8_t)counts[k];
        memcpy(&bins[feature], bytes, sizeof bytes);
    }
}

static void add_tree(const model_tree *t, const bin_lanes bins[TREE_FEATURES_MAX],
                     int32_t sums[FOREST_BLOCK]) {
    bin_lanes leaves = {0};
#pragma GCC unroll 6
    for (int d = 0; d < TREE_DEPTH; d++)
        leaves += leaves - (bins[t->features[d]] > t->bins[d]);
    uint8_t leaf[FOREST_BLOCK];
    memcpy(leaf, &leaves, sizeof leaf);
#pragma GCC unroll 16
    for (int k = 0; k < FOREST_BLOCK; k++)
        sums[k] += t->nodes[TREE_LEAVES + leaf[k]];
}

static void add_trees(const forest *f, const bin_lanes bins[TREE_FEATURES_MAX],
                      int32_t sums[FOREST_BLOCK]) {
    for (uint32_t t = 0; t < f->count; t++)
        add_tree(&f->trees[t], bins, sums);
}

/* The features that have borders are among the first so many. */
static uint32_t bin_count(const forest *f) {
    return f->border_count > 0 ? f->borders[f->border_count - 1].feature + 1 : 0;
}

void forest_score(const forest *f, const feature_view *views, uint32_t n, double *scores) {
    bin_lanes bins[TREE_FEATURES_MAX];
    memset(bins, 0, bin_count(f) * sizeof *bins);
    for (uint32_t first = 0; first < n; first += FOREST_BLOCK) {
        int32_t sums[FOREST_BLOCK] = {0};
        bin_block(f, views, first, bins);
        add_trees(f, bins, sums);
        for (uint32_t k = 0; k < FOREST_BLOCK && first + k < n; k++)
            scores[first + k] = sums[k];
    }
}

/* The items [first, first + n), at most a block. */
static void odds_of_block(const forest *f, forest_row *fill, const void *of, uint32_t features,
                          uint32_t first, uint32_t n, double *scores) {
    float columns[TREE_FEATURES_MAX][FOREST_BLOCK];
    feature_view views[TREE_FEATURES_MAX];
    float row[TREE_FEATURES_MAX];
    memset(columns, 0, features * sizeof *columns);
    for (uint32_t k = 0; k < n; k++) {
        fill(of, first + k, row);
        for (uint32_t c = 0; c < features; c++)
            columns[c][k] = row[c];
    }
    for (uint32_t c = 0; c < features; c++)
        views[c] = (feature_view){columns[c], 1};
    forest_score(f, views, n, scores);
}

void forest_odds(const forest *f, forest_row *fill, const void *of, uint32_t features, double bias,
                 uint32_t n, float *odds) {
    double scores[FOREST_BLOCK];
    for (uint32_t at = 0; at < n; at += FOREST_BLOCK) {
        const uint32_t count = n - at < FOREST_BLOCK ? n - at : FOREST_BLOCK;
        odds_of_block(f, fill, of, features, at, count, scores);
        for (uint32_t k = 0; k < count; k++)
            odds[at + k] = (float)(scores[k] / TREE_SCALE + bias);
    }
}

/* ---- what features did ---- */

/* The bins of item i alone. */
static void bin_item(const forest *f, const feature_view *views, uint32_t i,
                     int8_t bins[TREE_FEATURES_MAX]) {
    const model_border *const end = f->borders + f->border_count;
    for (const model_border *b = f->borders; b < end;) {
        const uint32_t feature = b->feature;
        const float value = views[feature].values[(size_t)i * views[feature].step];
        int below = 0;
        for (; b + 4 <= end && b[3].feature == feature; b += 4)
            below += (value > b[0].value) + (value > b[1].value) + (value > b[2].value) +
                     (value > b[3].value);
        for (; b < end && b->feature == feature; b++)
            below += value > b->value;
        bins[feature] = (int8_t)below;
    }
}

void forest_explain(const forest *f, const feature_view *views, uint32_t i, const uint8_t *part_of,
                    int32_t *parts) {
    int8_t bins[TREE_FEATURES_MAX] = {0};
    bin_item(f, views, i, bins);
    for (uint32_t t = 0; t < f->count; t++) {
        const model_tree *tree = &f->trees[t];
        uint32_t node = 1;
        int mean = 0;
#pragma GCC unroll 6
        for (int d = 0; d < TREE_DEPTH; d++) {
            const uint32_t feature = tree->features[d];
            node = 2 * node + (bins[feature] > tree->bins[d]);
            parts[part_of[feature]] += tree->nodes[node] - mean;
            mean = tree->nodes[node];
        }
    }
}
