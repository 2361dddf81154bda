/* lsa_test.c - Lanczos and LSA against the full singular value decomposition of GSL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/lanczos.h"
#include "rank/methods.h"
#include "toy_document.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

/* Scores by the whole decomposition of the matrix of counts, terms by sentences; room for as many
 * rows as columns, as GSL wants no fewer. */
static void score_by_svd(const toy *t, double *scores) {
    const size_t n = t->input.count;
    const size_t rows = t->rows.term_count > n ? t->rows.term_count : n;
    gsl_matrix *a = gsl_matrix_calloc(rows, n);
    gsl_matrix *v = gsl_matrix_alloc(n, n);
    gsl_vector *sigma = gsl_vector_alloc(n);
    gsl_vector *work = gsl_vector_alloc(n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = t->rows.offsets[i]; k < t->rows.offsets[i + 1]; k++)
            gsl_matrix_set(a, t->rows.terms[k], i, t->rows.tf[k]);
    gsl_linalg_SV_decomp(a, v, sigma, work);
    for (size_t i = 0; i < n; i++) {
        double squares = 0;
        for (size_t k = 0; k < n; k++) {
            const double s = gsl_vector_get(sigma, k);
            if (s >= 0.5 * gsl_vector_get(sigma, 0))
                squares += pow(gsl_matrix_get(v, i, k) * s, 2);
        }
        scores[i] = sqrt(squares);
    }
    gsl_matrix_free(a);
    gsl_matrix_free(v);
    gsl_vector_free(sigma);
    gsl_vector_free(work);
}

static void check(const char *const *lines, uint32_t count, double tolerance) {
    toy t;
    rank_result r;
    double expected[TOY_MAX];
    assert_true(toy_build(&t, lines, count, NULL));
    score_by_svd(&t, expected);
    assert_int_equal(lsa_score(&t.input, &r), PITH_OK);
    for (uint32_t i = 0; i < count; i++)
        assert_close(r.scores[i], expected[i], tolerance);
    toy_free(&t);
}

/* A = (1 1 0; 1 1 0; 0 0 1): sigma = 2, 1, 0, and both of the first two count. The topics are the
 * first two sentences together, and the third: sqrt(2^2 / 2), twice, and 1. */
static void test_two_topics_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "a b", "c"}, 3, NULL));
    assert_int_equal(lsa_score(&t.input, &r), PITH_OK);
    assert_close(r.scores[0], sqrt(2), 1e-9);
    assert_close(r.scores[1], sqrt(2), 1e-9);
    assert_close(r.scores[2], 1, 1e-9);
    toy_free(&t);
}

static void test_small_documents_are_exact(void **state) {
    (void)state;
    check((const char *[]){"a b c", "b c d e", "a e f", "g h", "c g"}, 5, 1e-9);
    check((const char *[]){"a a b", "", "-the", "b c c c", "d", "e f g h i j"}, 6, 1e-9);
    check((const char *[]){"a"}, 1, 1e-9);
}

/* All singular values are 1: every step leads nowhere new, and the search begins again each time.
 */
static void test_unrelated_sentences(void **state) {
    (void)state;
    check((const char *[]){"a", "b", "c", "d"}, 4, 1e-9);
}

/* Words of a made text: sentence i holds six of 97, some much more often than others. */
static const char **make_lines(char (*room)[80], const char **lines, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        size_t length = 0;
        for (uint32_t k = 0; k < 6; k++) {
            const uint32_t draw = (i * 7919 + k * 104729 + i * i * 31) % 9409;
            length += (size_t)snprintf(room[i] + length, sizeof room[i] - length, "w%u ",
                                       draw * draw / 9409 / 97);
        }
        lines[i] = room[i];
    }
    return lines;
}

static void test_as_many_sentences_as_steps_are_exact(void **state) {
    (void)state;
    static char room[LANCZOS_STEPS][80];
    static const char *lines[LANCZOS_STEPS];
    check(make_lines(room, lines, LANCZOS_STEPS), LANCZOS_STEPS, 1e-9);
}

/* With fewer steps than sentences the greatest values are found, the others nearly. */
static void test_more_sentences_than_steps(void **state) {
    (void)state;
    static char room[300][80];
    static const char *lines[300];
    check(make_lines(room, lines, 300), 300, 1e-6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_topics_by_hand),
        cmocka_unit_test(test_small_documents_are_exact),
        cmocka_unit_test(test_unrelated_sentences),
        cmocka_unit_test(test_as_many_sentences_as_steps_are_exact),
        cmocka_unit_test(test_more_sentences_than_steps),
    };
    return cmocka_run_group_tests_name("lsa", tests, NULL, NULL);
}
