/* forest_test.c - decision trees, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "model/forest.h"

enum { ITEMS = 40, ROOM = 48 };

static const model_border borders[] = {{0, 10}, {0, 20}, {0, 30}, {1, 1}, {1, 2}, {1, 3}};

/* Asks feature 0 three times and feature 1 three times: above 10, 20, 30, and above 1, 2, 3. A leaf
 * is 16 for each of the first three that is true less 2 for each of the others, less the mean of
 * all, 24 - 3; a node is the mean of the two below it. */
static model_tree make_tree(void) {
    model_tree t = {.features = {0, 0, 0, 1, 1, 1}, .bins = {0, 1, 2, 0, 1, 2}};
    for (int leaf = 0; leaf < TREE_LEAVES; leaf++) {
        int sum = 0;
        for (int bit = 0; bit < TREE_DEPTH; bit++)
            if (leaf >> bit & 1)
                sum += bit < 3 ? -2 : 16;
        t.nodes[TREE_LEAVES + leaf] = (int16_t)(sum - 21);
    }
    for (int k = TREE_LEAVES - 1; k > 0; k--)
        t.nodes[k] = (int16_t)((t.nodes[2 * k] + t.nodes[2 * k + 1]) / 2);
    return t;
}

/* Item i has i and, like all others, 2.5. */
static void test_scores_and_their_parts(void **state) {
    (void)state;
    const model_tree trees[] = {make_tree(), make_tree()};
    const forest f = {.trees = trees, .borders = borders, .count = 2, .border_count = 6};
    float own[ROOM];
    float shared[FOREST_BLOCK];
    for (int i = 0; i < ROOM; i++)
        own[i] = (float)i;
    for (int k = 0; k < FOREST_BLOCK; k++)
        shared[k] = 2.5F;
    const feature_view views[] = {{own, 1}, {shared, 0}};
    double scores[ITEMS];
    forest_score(&f, views, ITEMS, scores);
    for (int i = 0; i < ITEMS; i++) {
        const int above = (i > 10) + (i > 20) + (i > 30);
        assert_close(scores[i], 2 * (16 * above - 4 - 21), 0);
        int32_t parts[2] = {0, 0};
        const uint8_t part_of[] = {1, 0};
        forest_explain(&f, views, (uint32_t)i, part_of, parts);
        /* An answer is worth half of what it decides, more or less. */
        assert_int_equal(parts[1], 2 * 16 * above - 2 * 24);
        assert_int_equal(parts[0], -2 * 2 * 2 + 2 * 3);
    }
}

static void fill_row(const void *of, uint32_t i, float *row) {
    row[0] = (float)i;
    row[1] = *(const float *)of;
}

/* The same items, an item at a time; the last block is not full. */
static void test_odds_of_rows(void **state) {
    (void)state;
    const model_tree trees[] = {make_tree(), make_tree()};
    const forest f = {.trees = trees, .borders = borders, .count = 2, .border_count = 6};
    const float shared = 2.5F;
    float odds[ITEMS];
    forest_odds(&f, fill_row, &shared, 2, 0.5, ITEMS, odds);
    for (int i = 0; i < ITEMS; i++) {
        const int above = (i > 10) + (i > 20) + (i > 30);
        assert_close((double)odds[i], 2 * (16 * above - 4 - 21) / (double)TREE_SCALE + 0.5, 1e-5);
    }
}

static void test_no_trees_score_nothing(void **state) {
    (void)state;
    const forest f = {0};
    double scores[3] = {1, 1, 1};
    forest_score(&f, NULL, 3, scores);
    for (int i = 0; i < 3; i++)
        assert_close(scores[i], 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scores_and_their_parts),
        cmocka_unit_test(test_odds_of_rows),
        cmocka_unit_test(test_no_trees_score_nothing),
    };
    return cmocka_run_group_tests_name("forest", tests, NULL, NULL);
}
