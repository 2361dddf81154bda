/* keyness_test.c - the measures on counts small enough to work out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "keyword/keyness.h"

#include <math.h>

static void assert_near(double found, double expected) {
    if (!(fabs(found - expected) <= 1e-4))
        fail_msg("%.12g is not %.12g", found, expected);
}

static void test_log_likelihood_by_hand(void **state) {
    (void)state;
    /* Shares 0.1 and 0.025, 0.05 in both: 2 (10 ln 2 + 90 ln (0.9 / 0.95) - 5 ln 2 + 195 ln (0.975
     * / 0.95)) = 2 (6.93147 - 4.86605 - 3.46574 + 5.06522). */
    assert_near(keyness_log_likelihood(10, 100, 5, 200), 7.3298);
    assert_near(keyness_log_likelihood(5, 200, 10, 100), -7.3298);
    /* Only here: 2 (2 ln (0.2 / (2 / 30)) + 8 ln (0.8 / (28 / 30)) + 20 ln (1 / (28 / 30))). */
    assert_near(keyness_log_likelihood(2, 10, 0, 20), 4.6878);
    assert_near(keyness_log_likelihood(1, 10, 2, 20), 0);
}

static void test_log_odds_by_hand(void **state) {
    (void)state;
    /* A prior of 1000 * 15 / 300 = 50 words: odds 60 / 1040 and 55 / 1145, logarithms -2.85263 and
     * -3.03583; their deviation sqrt(1 / 60 + 1 / 55) = 0.186678. */
    assert_near(keyness_log_odds(10, 100, 5, 200), 0.981347);
    assert_near(keyness_log_odds(5, 200, 10, 100), -0.981347);
    assert_near(keyness_log_odds(5, 100, 5, 100), 0);
}

static void test_nothing_to_compare_with_is_no_difference(void **state) {
    (void)state;
    assert_near(keyness_log_likelihood(3, 10, 0, 0), 0);
    assert_near(keyness_log_odds(3, 10, 0, 0), 0);
    assert_near(keyness_log_odds(0, 10, 0, 10), 0);
    /* Every word is this one. */
    assert_near(keyness_log_likelihood(10, 10, 10, 10), 0);
    assert_near(keyness_log_odds(10, 10, 10, 10), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log_likelihood_by_hand),
        cmocka_unit_test(test_log_odds_by_hand),
        cmocka_unit_test(test_nothing_to_compare_with_is_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
