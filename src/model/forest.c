/* forest.c - see forest.h.
 *
 *   score(i) = sum over the trees t of leaf[t, sum over the levels d of
 *              2^(TREE_DEPTH - 1 - d) * (feature[t,d](i) > border[t,d])]
 *
 * Trees whose nodes of one level all ask the same question ("oblivious": Prokhorenkova et al.,
 * "CatBoost: unbiased boosting with categorical features", NeurIPS 2018, section 4) need no
 * branches: the answers are the bits of the leaf's number. A block of items is asked at once, so
 * that the compiler may use vector instructions. Leaves are whole numbers, so the sums are exact
 * and the same on every machine, in whatever order. O(n * trees * TREE_DEPTH).
 *
 * What a feature did for a score: on the way from a tree's root to the leaf the mean of the leaves
 * that can still be reached, weighted as the examples of the fit fell into them, changes with each
 * answer, and each change is owed to the feature that was asked for (Saabas, "Interpreting random
 * forests", 2014). The changes add up to the leaf, because the root's mean is 0. */
#include "model/forest.h"

static void add_block(const model_tree *t, const feature_view *views, uint32_t first,
                      float *restrict sums) {
    uint32_t leaf[FOREST_BLOCK] = {0};
    for (int d = 0; d < TREE_DEPTH; d++) {
        const feature_view view = views[t->features[d]];
        const float *values = view.values + (size_t)first * view.step;
        const float border = t->borders[d];
        for (int k = 0; k < FOREST_BLOCK; k++)
            leaf[k] = 2 * leaf[k] + (values[k] > border);
    }
    for (int k = 0; k < FOREST_BLOCK; k++)
        sums[k] += t->nodes[TREE_LEAVES + leaf[k]];
}

void forest_score(const forest *f, const feature_view *views, uint32_t n, double *scores) {
    for (uint32_t first = 0; first < n; first += FOREST_BLOCK) {
        float sums[FOREST_BLOCK] = {0};
        for (uint32_t t = 0; t < f->count; t++)
            add_block(&f->trees[t], views, first, sums);
        for (uint32_t k = 0; k < FOREST_BLOCK && first + k < n; k++)
            scores[first + k] = (double)sums[k];
    }
}

void forest_explain(const forest *f, const feature_view *views, uint32_t i, const uint8_t *part_of,
                    double *parts) {
    for (uint32_t t = 0; t < f->count; t++) {
        const model_tree *tree = &f->trees[t];
        uint32_t node = 1;
        for (int d = 0; d < TREE_DEPTH; d++) {
            const uint32_t feature = tree->features[d];
            const feature_view *view = &views[feature];
            const bool above = view->values[(size_t)i * view->step] > tree->borders[d];
            const uint32_t next = 2 * node + above;
            parts[part_of[feature]] += (double)tree->nodes[next] - (double)tree->nodes[node];
            node = next;
        }
    }
}
