/* forest.h - decision trees over features. */
#ifndef PITH_MODEL_FOREST_H
#define PITH_MODEL_FOREST_H

#include "model/model.h"

/* Items are looked at in blocks of so many. */
enum { FOREST_BLOCK = 16 };

/* The values of a feature: item i has values[i * step], and may be read to the end of its block. */
typedef struct feature_view {
    const float *values;
    uint32_t step; /* 1, or 0 for one that all items share, FOREST_BLOCK times at values */
} feature_view;

/* scores[i] = sum over the trees of the leaf of item i. */
void forest_score(const forest *f, const feature_view *views, uint32_t n, double *scores);

/* Fills the features of item i of `of`. */
typedef void forest_row(const void *of, uint32_t i, float *row);

/* odds[i] = bias + score of item i of `of` / TREE_SCALE, for n items of so many features, at most
 * TREE_FEATURES_MAX. */
void forest_odds(const forest *f, forest_row *fill, const void *of, uint32_t features, double bias,
                 uint32_t n, float *odds);

/* The trees [first, end) of `f`, or as many of them as there are. */
forest forest_range(const forest *f, uint32_t first, uint32_t end);

/* Sets the views of the features of the items [first, first + FOREST_BLOCK). */
typedef void forest_source(void *context, uint32_t first, feature_view *views);

/* An item whose first `trees` trees come to less than `least` is given up: it has no more. */
typedef struct forest_hope {
    uint32_t trees;
    int32_t least;
} forest_hope;

enum { FOREST_HOPES_MAX = 4 };

/* As forest_score, but for the items that are given up at one of the `hopes`, of ever more trees:
 * where only few are good. */
void forest_sift(const forest *f, forest_source *source, void *context, uint32_t n,
                 const forest_hope *hopes, uint32_t hope_count, double *scores);

/* Adds what item i owes to each feature to parts[part_of[feature]]; see forest.c. TREE_SCALE of
 * both are 1. */
void forest_explain(const forest *f, const feature_view *views, uint32_t i, const uint8_t *part_of,
                    int32_t *parts);

#endif
