/* line_odds.c - the features of lines (features.c), a block of columns at a time, through boosted
 * trees (model/forest.c). Linear in the lines. */
#include "read/line_odds.h"

#include "read/features.h"

/* The lines [first, first + n), at most a block. */
static void judge_block(const page *p, const forest *trees, double bias, uint32_t first, uint32_t n,
                        float *out) {
    float columns[FEATURE_COUNT][FOREST_BLOCK] = {0};
    feature_view views[FEATURE_COUNT];
    double odds[FOREST_BLOCK];
    for (uint32_t k = 0; k < n; k++) {
        float row[FEATURE_COUNT];
        line_features(p, first + k, row);
        for (unsigned f = 0; f < FEATURE_COUNT; f++)
            columns[f][k] = row[f];
    }
    for (unsigned f = 0; f < FEATURE_COUNT; f++)
        views[f] = (feature_view){columns[f], 1};
    forest_score(trees, views, n, odds);
    for (uint32_t k = 0; k < n; k++)
        out[k] = (float)(odds[k] / TREE_SCALE + bias);
}

void line_odds(const page *p, const forest *trees, double bias, uint32_t count, float *odds) {
    for (uint32_t at = 0; at < count; at += FOREST_BLOCK) {
        const uint32_t left = count - at;
        judge_block(p, trees, bias, at, left < FOREST_BLOCK ? left : FOREST_BLOCK, odds + at);
    }
}
