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

/* Adds what item i owes to each feature to parts[part_of[feature]]; see forest.c. TREE_SCALE of
 * both are 1. */
void forest_explain(const forest *f, const feature_view *views, uint32_t i, const uint8_t *part_of,
                    int32_t *parts);

#endif
