/* set_methods_test.c - methods whose scores depend on what was chosen, on examples worked by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/methods.h"
#include "toy_document.h"

#include <math.h>

#define CLOSE 1e-12

typedef struct choice {
    toy t;
    rank_result ranked;
} choice;

static void begin(choice *c, pith_status (*score)(const rank_input *, rank_result *),
                  const char *const *lines, uint32_t count) {
    assert_true(toy_build(&c->t, lines, count, NULL));
    assert_int_equal(score(&c->t.input, &c->ranked), PITH_OK);
    assert_non_null(c->ranked.gains);
}

static void choose(choice *c, uint32_t i) {
    c->ranked.gains->add(c->ranked.gains->state, i);
}

/* The gain of sentence i beside what was chosen. */
static double gain(choice *c, uint32_t i) {
    rank_measure(&c->ranked, i);
    return c->ranked.scores[i];
}

/* counts a 2, b 1, c 1, d 1 of 5: p = 0.4, 0.2, 0.2, 0.2, and a is the most probable word.
 *   gains: 1 + (0.4 + 0.2) / 2, the same, 0.2
 * After the first, p(a) = 0.16, p(b) = 0.04 and c is the most probable:
 *   gains: 1 + (0.16 + 0.2) / 2 of "a c", 0.2 of "d" */
static void test_sumbasic_by_hand(void **state) {
    (void)state;
    choice c;
    begin(&c, sumbasic_score, (const char *[]){"a b", "a c", "d"}, 3);
    assert_close(c.ranked.scores[0], 1.3, CLOSE);
    assert_close(c.ranked.scores[1], 1.3, CLOSE);
    assert_close(c.ranked.scores[2], 0.2, CLOSE);
    choose(&c, 0);
    assert_close(gain(&c, 1), 1.18, CLOSE);
    assert_close(gain(&c, 2), 0.2, CLOSE);
    assert_close(c.ranked.parts[2], 1, 0); /* best word, then the mean */
    assert_close(c.ranked.parts[3], 0.18, CLOSE);
    toy_free(&c.t);
}

/* KL(P || Q) from its definition: P = 1/2, 1/4, 1/4 over a, b, c; Q smoothed by 0.0005 for each of
 * 1.5 times the three words. */
static double divergence(double a, double b, double c) {
    const double p[] = {0.5, 0.25, 0.25};
    const double counts[] = {a, b, c};
    double sum = 0;
    for (int t = 0; t < 3; t++)
        sum += p[t] * log(p[t] / ((counts[t] + 0.0005) / (a + b + c + 0.0005 * 4.5)));
    return sum;
}

static void test_klsum_by_its_definition(void **state) {
    (void)state;
    choice c;
    begin(&c, klsum_score, (const char *[]){"a b", "a", "c"}, 3);
    assert_close(c.ranked.scores[0], divergence(0, 0, 0) - divergence(1, 1, 0), 1e-9);
    assert_close(c.ranked.scores[2], divergence(0, 0, 0) - divergence(0, 0, 1), 1e-9);
    choose(&c, 0);
    assert_close(gain(&c, 1), divergence(1, 1, 0) - divergence(2, 1, 0), 1e-9);
    assert_close(gain(&c, 2), divergence(1, 1, 0) - divergence(1, 1, 1), 1e-9);
    choose(&c, 2);
    assert_close(gain(&c, 1), divergence(1, 1, 1) - divergence(2, 1, 1), 1e-9);
    toy_free(&c.t);
}

/* The sum of the rows is (1, 2, 2, 1) / sqrt 2, of length sqrt 5; its products with the rows are
 * 3/2, 2 and 3/2. Neighbours have the cosine 1/2. */
static void test_mmr_by_hand(void **state) {
    (void)state;
    choice c;
    begin(&c, mmr_score, (const char *[]){"a b", "b c", "c d"}, 3);
    assert_close(c.ranked.scores[0], 0.7 * 1.5 / sqrt(5), CLOSE);
    assert_close(c.ranked.scores[1], 0.7 * 2 / sqrt(5), CLOSE);
    choose(&c, 0);
    assert_close(gain(&c, 1), 0.7 * 2 / sqrt(5) - 0.3 * 0.5, CLOSE);
    assert_close(gain(&c, 2), 0.7 * 1.5 / sqrt(5), CLOSE);
    choose(&c, 2);
    assert_close(gain(&c, 1), 0.7 * 2 / sqrt(5) - 0.3 * 0.5, CLOSE);
    toy_free(&c.t);
}

/* Relevance as above, over the greatest: 3/4, 1, 3/4. Determinants of the cosines: 1 of any one,
 * 3/4 of two neighbours, 1 of the ends, 1/2 of all three. The gain is what the logarithm of the
 * determinant rises by, and twice the relevance. */
static void test_dpp_by_hand(void **state) {
    (void)state;
    choice c;
    begin(&c, dpp_score, (const char *[]){"a b", "b c", "c d"}, 3);
    assert_close(c.ranked.scores[0], 1.5, CLOSE);
    assert_close(c.ranked.scores[1], 2, CLOSE);
    choose(&c, 1);
    assert_close(gain(&c, 0), 1.5 + log(0.75), CLOSE);
    choose(&c, 0);
    assert_close(gain(&c, 2), 1.5 + log(0.5) - log(0.75), CLOSE);
    toy_free(&c.t);
}

/* A sentence that is there already spans nothing more; its gain is low, and finite. */
static void test_dpp_of_a_repeated_sentence(void **state) {
    (void)state;
    choice c;
    begin(&c, dpp_score, (const char *[]){"a b", "a b", "", "c"}, 4);
    choose(&c, 0);
    assert_true(gain(&c, 1) < -15 && isfinite(gain(&c, 1)));
    assert_true(isfinite(gain(&c, 2)));
    toy_free(&c.t);
}

/* Edges: 1 with itself, 1/2 with a neighbour: degrees 3/2, 2, 3/2, of which 5/3 are never reached.
 * One cluster.
 *   gain(0) = 1 + 1/2 + 6 sqrt(1.5 / 3), gain(1) = 2 + 6 sqrt(2 / 3)
 * Once 1 is chosen: gain(0) = 1.5 + 6 (sqrt(2 / 3 + 1.5 / 3) - sqrt(2 / 3)) */
static void test_submodular_by_hand(void **state) {
    (void)state;
    choice c;
    begin(&c, submodular_score, (const char *[]){"a b", "b c", "c d"}, 3);
    assert_close(c.ranked.scores[0], 1.5 + 6 * sqrt(0.5), CLOSE);
    assert_close(c.ranked.scores[1], 2 + 6 * sqrt(2.0 / 3), CLOSE);
    choose(&c, 1);
    assert_close(gain(&c, 0), 1.5 + 6 * (sqrt(2.0 / 3 + 0.5) - sqrt(2.0 / 3)), CLOSE);
    toy_free(&c.t);
}

/* Two kinds, five times each. Every degree is 5, ALPHA = 5 / 10, so that 2.5 cover a sentence.
 *   first of a kind:  5 * 1   + 6 sqrt(0.5)
 *   second:           5 * 1   + 6 (sqrt(1) - sqrt(0.5))
 *   third:            5 * 0.5 + 6 (sqrt(1.5) - sqrt(1)); the other kind still as at first */
static void test_submodular_covers_and_has_of_every_kind(void **state) {
    (void)state;
    const char *const lines[] = {"a b", "a b", "a b", "a b", "a b",
                                 "c d", "c d", "c d", "c d", "c d"};
    choice c;
    begin(&c, submodular_score, lines, 10);
    assert_close(c.ranked.scores[0], 5 + 6 * sqrt(0.5), CLOSE);
    choose(&c, 0);
    assert_close(gain(&c, 1), 5 + 6 * (1 - sqrt(0.5)), CLOSE);
    choose(&c, 1);
    assert_close(gain(&c, 2), 2.5 + 6 * (sqrt(1.5) - 1), CLOSE);
    assert_close(gain(&c, 9), 5 + 6 * sqrt(0.5), CLOSE);
    toy_free(&c.t);
}

/* With words as the budget, a sentence of two is worth 2^0.3 times less. */
static void test_submodular_by_cost(void **state) {
    (void)state;
    choice c;
    assert_true(toy_build(&c.t, (const char *[]){"a b", "b c", "c d"}, 3, NULL));
    c.t.input.limit = (budget){PITH_WORDS, 4, false};
    assert_int_equal(submodular_score(&c.t.input, &c.ranked), PITH_OK);
    assert_close(c.ranked.scores[0], (1.5 + 6 * sqrt(0.5)) / pow(2, 0.3), CLOSE);
    toy_free(&c.t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sumbasic_by_hand),
        cmocka_unit_test(test_klsum_by_its_definition),
        cmocka_unit_test(test_mmr_by_hand),
        cmocka_unit_test(test_dpp_by_hand),
        cmocka_unit_test(test_dpp_of_a_repeated_sentence),
        cmocka_unit_test(test_submodular_by_hand),
        cmocka_unit_test(test_submodular_covers_and_has_of_every_kind),
        cmocka_unit_test(test_submodular_by_cost),
    };
    return cmocka_run_group_tests_name("set methods", tests, NULL, NULL);
}
