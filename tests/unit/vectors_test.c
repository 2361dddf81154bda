/* vectors_test.c - TF-IDF rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "toy_document.h"

#define CLOSE 1e-12

static double weight_of(const toy *t, uint32_t row, const char *word) {
    const sparse_row x = vectors_row(&t->rows, row);
    for (uint32_t k = 0; k < x.count; k++)
        if (x.terms[k] == toy_term(t, word))
            return x.weights[k];
    return 0;
}

static void test_rows_are_ascending_and_of_length_one(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"d c b a", "a c e", "b e e d"}, 3, NULL));
    for (uint32_t i = 0; i < 3; i++) {
        const sparse_row x = vectors_row(&t.rows, i);
        assert_close(sparse_dot(x, x), 1, CLOSE);
        for (uint32_t k = 1; k < x.count; k++)
            assert_true(x.terms[k - 1] < x.terms[k]);
    }
    toy_free(&t);
}

/* a twice, b once: weights 2 and 1 over sqrt(5). */
static void test_weights_are_tf_times_idf(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"a b a"}, 1, NULL));
    assert_close(weight_of(&t, 0, "a"), 0.894427190999916, CLOSE);
    assert_close(weight_of(&t, 0, "b"), 0.447213595499958, CLOSE);
    toy_free(&t);

    /* idf 3 for b: 2 and 3 over sqrt(13). */
    assert_true(toy_build(&t, (const char *[]){"a b a"}, 1, NULL));
    t.doc.terms[toy_term(&t, "b")].idf = 3;
    assert_int_equal(vectors_build(&t.doc, t.sentences, 1, NULL, 0, &t.memory, &t.rows), PITH_OK);
    assert_close(weight_of(&t, 0, "a"), 0.554700196225229, CLOSE);
    assert_close(weight_of(&t, 0, "b"), 0.832050294337844, CLOSE);
    toy_free(&t);
}

static void test_stop_words_have_no_column(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"-the a -of", "-the -of", ""}, 3, NULL));
    assert_int_equal(vectors_row(&t.rows, 0).count, 1);
    assert_int_equal(vectors_row(&t.rows, 1).count, 0);
    assert_int_equal(vectors_row(&t.rows, 2).count, 0);
    assert_int_equal(t.rows.df[toy_term(&t, "-the")], 0);
    toy_free(&t);
}

static void test_counts_occurrences_and_rows(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"a b a a", "b a", "c"}, 3, NULL));
    const sparse_row x = vectors_row(&t.rows, 0);
    assert_int_equal(x.count, 2);
    assert_int_equal(t.rows.tf[0], 3); /* a comes first in row 0 */
    assert_int_equal(t.rows.df[toy_term(&t, "a")], 2);
    assert_int_equal(t.rows.df[toy_term(&t, "b")], 2);
    assert_int_equal(t.rows.df[toy_term(&t, "c")], 1);
    toy_free(&t);
}

/* (1, 1) and (1, 1, 1, 1): 2 / (sqrt(2) * 2). */
static void test_dot_is_the_cosine(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"a b", "c b a d", "e"}, 3, NULL));
    assert_close(sparse_dot(vectors_row(&t.rows, 0), vectors_row(&t.rows, 1)), 0.707106781186548,
                 CLOSE);
    assert_close(sparse_dot(vectors_row(&t.rows, 0), vectors_row(&t.rows, 2)), 0, 0);
    toy_free(&t);
}

static void test_title_and_query_are_rows_too(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"a b c"}, 1, NULL));
    uint32_t title[] = {toy_term(&t, "a"), toy_term(&t, "c")};
    const uint32_t query[] = {toy_term(&t, "b")};
    t.doc.title_terms = title;
    t.doc.title_term_count = 2;
    assert_int_equal(vectors_build(&t.doc, t.sentences, 1, query, 1, &t.memory, &t.rows), PITH_OK);
    assert_close(sparse_dot(vectors_row(&t.rows, 0), t.rows.title), 0.816496580927726,
                 CLOSE); /* 2 / (sqrt(3) sqrt(2)) */
    assert_close(sparse_dot(vectors_row(&t.rows, 0), t.rows.query), 0.577350269189626,
                 CLOSE); /* 1 / sqrt(3) */
    toy_free(&t);
}

static void test_dense_helpers_agree_with_sparse_ones(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, (const char *[]){"a b c", "b c d d"}, 2, NULL));
    double dense[4] = {0};
    sparse_add(vectors_row(&t.rows, 1), dense);
    assert_close(sparse_dot_dense(vectors_row(&t.rows, 0), dense),
                 sparse_dot(vectors_row(&t.rows, 0), vectors_row(&t.rows, 1)), CLOSE);
    sparse_clear(vectors_row(&t.rows, 1), dense);
    for (int i = 0; i < 4; i++)
        assert_close(dense[i], 0, 0);
    toy_free(&t);
}

static void test_an_empty_document_has_no_rows(void **state) {
    (void)state;
    toy t;
    assert_true(toy_build(&t, NULL, 0, NULL));
    assert_int_equal(t.rows.n, 0);
    assert_int_equal(t.rows.offsets[0], 0);
    assert_int_equal(t.rows.title.count, 0);
    toy_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_ascending_and_of_length_one),
        cmocka_unit_test(test_weights_are_tf_times_idf),
        cmocka_unit_test(test_stop_words_have_no_column),
        cmocka_unit_test(test_counts_occurrences_and_rows),
        cmocka_unit_test(test_dot_is_the_cosine),
        cmocka_unit_test(test_title_and_query_are_rows_too),
        cmocka_unit_test(test_dense_helpers_agree_with_sparse_ones),
        cmocka_unit_test(test_an_empty_document_has_no_rows),
    };
    return cmocka_run_group_tests_name("vectors", tests, NULL, NULL);
}
