/* line_odds.c - the features of lines (features.c) through boosted trees (model/forest.c). Linear
 * in the lines. */
#include "read/line_odds.h"

#include "read/features.h"

_Static_assert((int)FEATURE_COUNT <= (int)TREE_FEATURES_MAX, "room for a row");

static void fill(const void *of, uint32_t i, float *row) {
    line_features(of, i, row);
}

void line_odds(const page *p, const forest *trees, double bias, uint32_t count, float *odds) {
    forest_odds(trees, fill, p, FEATURE_COUNT, bias, count, odds);
}
