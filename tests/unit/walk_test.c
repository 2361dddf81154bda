/* walk_test.c - TextRank and LexRank: the random walk against an eigen-solver and by hand.
 *
 * The values of the five sentences come from numpy.linalg.eig of the whole matrix of the walk, 0.85
 * * W / column sums + 0.15 / 5, its eigenvector of the greatest eigenvalue scaled to the sum 1. W
 * is formed there from the formulas of the papers, all idf being 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/graph.h"
#include "rank/methods.h"
#include "toy_document.h"

/* The walk stops when a step changes less than 1e-6, so it is within 1e-6 * 0.85 / 0.15. */
#define CLOSE 6e-6

static const char *const five[] = {"a b c", "b c d e", "a e f", "g h", "c g"};

static void check(pith_status (*score)(const rank_input *, rank_result *), const char *const *lines,
                  uint32_t count, const double *expected) {
    toy t;
    rank_result r;
    assert_true(toy_build(&t, lines, count, NULL));
    assert_int_equal(score(&t.input, &r), PITH_OK);
    double sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        assert_close(r.scores[i], expected[i], CLOSE);
        assert_close(r.parts[i], r.scores[i], 0);
        sum += r.scores[i];
    }
    assert_close(sum, 1, 1e-9);
    assert_int_equal(r.part_count, 1);
    toy_free(&t);
}

static void test_textrank(void **state) {
    (void)state;
    check(textrank_score, five, 5,
          (const double[]){0.255093947634, 0.238138651034, 0.132531007357, 0.118926391872,
                           0.255310002102});
}

static void test_textrank_cosine(void **state) {
    (void)state;
    check(textrank_cosine_score, five, 5,
          (const double[]){0.256962893356, 0.238910525604, 0.133268585644, 0.115881256623,
                           0.254976738773});
}

static void test_lexrank(void **state) {
    (void)state;
    check(lexrank_score, five, 5,
          (const double[]){0.225413785043, 0.225413785043, 0.175536081828, 0.138917744722,
                           0.234718603365});
}

static void test_lexrank_continuous(void **state) {
    (void)state;
    check(lexrank_continuous_score, five, 5,
          (const double[]){0.22380326779, 0.215401855305, 0.170513880637, 0.166337723179,
                           0.223943273089});
}

/* A star: the middle shares one word with each of two ends. By hand, with m + 2 e = 1 and no loops:
 * m = 0.05 + 0.85 * 2 e  =>  m = 0.9 / 1.85 = 0.486486..., e = 0.256756... */
static void test_a_star_by_hand(void **state) {
    (void)state;
    const char *const star[] = {"a x", "a b", "b y"};
    const double expected[] = {0.256756756757, 0.486486486486, 0.256756756757};
    check(textrank_score, star, 3, expected);
    check(textrank_cosine_score, star, 3, expected);
}

/* Nothing shared: the walker goes anywhere, all are equal. Also with sentences that have no terms,
 * and with one-word sentences, whose overlap has the divisor ln 1 + ln 1. */
static void test_without_edges_all_are_equal(void **state) {
    (void)state;
    const double third[] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    check(textrank_score, (const char *[]){"a b", "c", ""}, 3, third);
    check(textrank_cosine_score, (const char *[]){"a b", "c", ""}, 3, third);
    check(lexrank_score, (const char *[]){"a b", "c", ""}, 3, third);
    check(textrank_score, (const char *[]){"a", "a", "a"}, 3, third);
    check(textrank_score, (const char *[]){"a b"}, 1, (const double[]){1});
}

/* One sentence without edges among linked ones: x and y share a word, z nothing. Without loops z =
 * 0.05
 * + 0.85 z / 3, so z = 0.0697674..., and x = y = (1 - z) / 2. */
static void test_a_sentence_without_edges_gives_to_all(void **state) {
    (void)state;
    check(textrank_score, (const char *[]){"a b", "a c", "z"}, 3,
          (const double[]){0.465116279070, 0.465116279070, 0.069767441860});
}

/* Sentence i of a ring of  shares one word with each neighbour. */
static bool build_ring(toy *t, uint32_t count, char (*lines)[40], const char **list) {
    for (uint32_t i = 0; i < count; i++) {
        snprintf(lines[i], sizeof lines[i], "w%u w%u x%u", i, (i + 1) % count, i);
        list[i] = lines[i];
    }
    return toy_build(t, list, count, NULL);
}

/* The three forms of a graph are the same matrix: multiplied with the same vector. */
static void test_forms_of_a_graph_agree(void **state) {
    (void)state;
    static char lines[TOY_MAX][40];
    static const char *list[TOY_MAX];
    static double x[TOY_MAX];
    static double y[TOY_MAX];
    const uint32_t sizes[] = {GRAPH_DENSE_MAX, GRAPH_DENSE_MAX + 1};
    for (int s = 0; s < 2; s++) {
        const uint32_t n = sizes[s];
        toy t;
        rank_result r;
        graph g;
        assert_true(build_ring(&t, n, lines, list));
        assert_int_equal(graph_of_cosines(&t.rows, false, &t.memory, &g), PITH_OK);
        for (uint32_t i = 0; i < n; i++)
            x[i] = i % 7;
        graph_multiply(&g, x, y);
        for (uint32_t i = 0; i < n; i++) /* the cosine of neighbours is 1 / 3 */
            assert_close(y[i], (x[(i + 1) % n] + x[(i + n - 1) % n]) / 3, 1e-12);
        assert_int_equal(textrank_score(&t.input, &r), PITH_OK);
        for (uint32_t i = 0; i < n; i++)
            assert_close(r.scores[i], 1.0 / n, 1e-9);
        assert_int_equal(lexrank_score(&t.input, &r), PITH_OK);
        for (uint32_t i = 0; i < n; i++)
            assert_close(r.scores[i], 1.0 / n, 1e-9);
        toy_free(&t);
    }
}

static double shared_itself(const void *context, uint32_t i, uint32_t j, double shared) {
    (void)context, (void)i, (void)j;
    return shared;
}

/* Formed pair by pair with the product itself as weight, dense or sparse, it is the graph of
 * cosines. */
static void test_pairs_are_the_factored_graph(void **state) {
    (void)state;
    static char lines[TOY_MAX][40];
    static const char *list[TOY_MAX];
    static double x[TOY_MAX];
    static double expected[TOY_MAX];
    static double y[TOY_MAX];
    const uint32_t sizes[] = {3, GRAPH_DENSE_MAX, GRAPH_DENSE_MAX + 1, TOY_MAX};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (int loops = 0; loops < 2; loops++) {
            const uint32_t n = sizes[s];
            toy t;
            graph factored;
            graph pairs;
            assert_true(build_ring(&t, n, lines, list));
            assert_int_equal(graph_of_cosines(&t.rows, loops, &t.memory, &factored), PITH_OK);
            assert_int_equal(graph_of_pairs(&t.rows, t.rows.weights, shared_itself, NULL, loops,
                                            &t.memory, &pairs),
                             PITH_OK);
            assert_int_equal(pairs.form, n <= GRAPH_DENSE_MAX ? GRAPH_DENSE : GRAPH_SPARSE);
            for (uint32_t i = 0; i < n; i++)
                x[i] = 1 + i % 5;
            graph_multiply(&factored, x, expected);
            graph_multiply(&pairs, x, y);
            for (uint32_t i = 0; i < n; i++)
                assert_close(y[i], expected[i], 1e-12);
            toy_free(&t);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_textrank),
        cmocka_unit_test(test_textrank_cosine),
        cmocka_unit_test(test_lexrank),
        cmocka_unit_test(test_lexrank_continuous),
        cmocka_unit_test(test_a_star_by_hand),
        cmocka_unit_test(test_without_edges_all_are_equal),
        cmocka_unit_test(test_a_sentence_without_edges_gives_to_all),
        cmocka_unit_test(test_forms_of_a_graph_agree),
        cmocka_unit_test(test_pairs_are_the_factored_graph),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
