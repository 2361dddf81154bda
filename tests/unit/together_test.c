/* together_test.c - which of the best sentences make the best summary together, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/together.h"
#include "toy_document.h"

#define CLOSE 1e-12

/* Weights of `score` and of `cosine`, the rest 0. */
static weights weights_of(double score, double cosine) {
    static model_weight items[TOGETHER_COUNT];
    memset(items, 0, sizeof items);
    for (uint32_t k = 0; k < TOGETHER_COUNT; k++)
        snprintf(items[k].name, sizeof items[k].name, "%s", together_names[k]);
    items[ALONE_score].value = score;
    items[ALONE_COUNT + PAIR_cosine].value = cosine;
    return (weights){items, TOGETHER_COUNT};
}

/* Four sentences with scores 5, 4, 3, 1, of which the first two say the same. */
static together four(void) {
    together t = {.count = 4, .at = {0, 1, 2, 3}};
    const double scores[] = {5, 4, 3, 1};
    for (uint32_t i = 0; i < 4; i++)
        t.alone[i][ALONE_score] = scores[i];
    t.pair[0][1][PAIR_cosine] = 1;
    return t;
}

static void test_what_is_best_alone_is_not_what_is_best_together(void **state) {
    (void)state;
    const together t = four();
    assert_int_equal(together_choose(&t, weights_of(1, 0), 2), 3);        /* 5 + 4 */
    assert_int_equal(together_choose(&t, weights_of(1, -1.5), 2), 1 | 4); /* 5 + 3 > 5 + 4 - 1.5 */
    assert_int_equal(together_choose(&t, weights_of(1, -1.5), 3), 7);     /* 10.5 > 9 */
    assert_int_equal(together_choose(&t, weights_of(1, -3.5), 3), 1 | 4 | 8);
    assert_int_equal(together_choose(&t, weights_of(1, -3.5), 4), 15);
    assert_int_equal(together_choose(&t, weights_of(0, 0), 2), 3); /* of equals the first */
}

static void test_a_set_larger_than_the_document_is_none(void **state) {
    (void)state;
    const together t = four();
    assert_int_equal(together_choose(&t, weights_of(1, 0), 5), 0);
}

static void test_the_highest_are_measured(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d", "x", "a b c e", "y", "z", "u", "v", "w", "q", "r"};
    const double scores[] = {5, 0, 9, 1, 1, 1, 2, 1, 1, 1};
    toy d;
    features f;
    together t;
    assert_true(toy_build(&d, lines, 10, NULL));
    assert_int_equal(features_build(&d.input, &f), PITH_OK);
    assert_int_equal(together_measure(&d.input, &f, scores, &t), PITH_OK);
    assert_int_equal(t.count, TOGETHER_MOST);
    const uint32_t at[] = {0, 2, 3, 4, 5, 6, 7, 8}; /* of those with 1 the first five */
    assert_memory_equal(t.at, at, sizeof at);
    assert_close(t.alone[0][ALONE_score], 5, 0);
    assert_close(t.alone[0][ALONE_lag], 16, CLOSE);
    assert_close(t.alone[0][ALONE_words], 0.4, CLOSE);
    assert_close(t.alone[0][ALONE_short], 1.1, CLOSE);
    assert_close(t.alone[1][ALONE_place], sqrt(2), CLOSE);
    assert_close(t.pair[0][1][PAIR_trigrams], 1, 0); /* a b c */
    assert_close(t.pair[0][1][PAIR_common], 0.75, CLOSE);
    assert_close(t.pair[0][1][PAIR_near], 0.5, CLOSE);
    assert_close(t.pair[0][1][PAIR_adjacent], 0, 0);
    assert_close(t.pair[1][2][PAIR_adjacent], 1, 0);
    assert_close(t.pair[1][2][PAIR_common], 0, 0);
    toy_free(&d);
}

static void test_weights_of_other_names_do_not_fit(void **state) {
    (void)state;
    weights w = weights_of(1, 0);
    assert_true(together_fits(w));
    w.count--;
    assert_false(together_fits(w));
    model_weight items[TOGETHER_COUNT];
    memcpy(items, w.items, sizeof items);
    items[3].name[0] = 'x';
    assert_false(together_fits((weights){items, TOGETHER_COUNT}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_best_alone_is_not_what_is_best_together),
        cmocka_unit_test(test_a_set_larger_than_the_document_is_none),
        cmocka_unit_test(test_the_highest_are_measured),
        cmocka_unit_test(test_weights_of_other_names_do_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
