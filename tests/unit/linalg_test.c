/* linalg_test.c - products of matrices and vectors, worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/linalg.h"

static void test_dense(void **state) {
    (void)state;
    const double a[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    const double x[] = {1, 0, -1};
    double y[] = {9, 9, 9};
    dense_multiply(a, 3, x, y);
    assert_close(y[0], -2, 0);
    assert_close(y[1], -2, 0);
    assert_close(y[2], -2, 0);
}

/*     1 2
 * A = 0 0
 *     0 3 */
static const uint32_t offsets[] = {0, 2, 2, 3};
static const uint32_t indices[] = {0, 1, 1};
static const double values[] = {1, 2, 3};
static const csr_matrix sparse = {3, 2, offsets, indices, values};

static void test_sparse(void **state) {
    (void)state;
    double y[] = {9, 9, 9};
    csr_multiply(&sparse, (const double[]){1, 10}, y);
    assert_close(y[0], 21, 0);
    assert_close(y[1], 0, 0);
    assert_close(y[2], 30, 0);
}

static void test_sparse_transposed(void **state) {
    (void)state;
    double y[] = {9, 9};
    csr_multiply_transposed(&sparse, (const double[]){1, 5, 10}, y);
    assert_close(y[0], 1, 0);
    assert_close(y[1], 32, 0);
}

/* GSL would end the process on any of these. */
static void test_nothing_to_multiply(void **state) {
    (void)state;
    const uint32_t none[] = {0, 0, 0};
    const csr_matrix no_columns = {2, 0, none, NULL, NULL};
    const csr_matrix no_rows = {0, 2, none, NULL, NULL};
    const csr_matrix empty = {2, 2, none, NULL, NULL};
    double y[] = {9, 9};
    dense_multiply(NULL, 0, NULL, NULL);
    csr_multiply(&no_columns, NULL, y);
    assert_close(y[0] + y[1], 0, 0);
    y[0] = y[1] = 9;
    csr_multiply_transposed(&no_rows, NULL, y);
    assert_close(y[0] + y[1], 0, 0);
    csr_multiply(&no_rows, (const double[]){1, 1}, NULL);
    csr_multiply(&empty, (const double[]){1, 1}, y);
    assert_close(y[0] + y[1], 0, 0);
}

/* (2 1; 1 2) has the values 3 and 1 on its diagonals; (5) is its own. */
static void test_eigenvectors_by_hand(void **state) {
    (void)state;
    double a[] = {2, 1, 1, 2};
    double one[] = {5};
    double scratch[2 * EIGEN_SCRATCH];
    double found[2];
    double vectors[4];
    symmetric_eigen(a, 2, scratch, found, vectors);
    assert_close(found[0], 3, 1e-12);
    assert_close(found[1], 1, 1e-12);
    assert_close(vectors[0] * vectors[2], 0.5, 1e-12);
    assert_close(vectors[1] * vectors[3], -0.5, 1e-12);
    symmetric_eigen(one, 1, scratch, found, vectors);
    assert_close(found[0], 5, 0);
    assert_close(vectors[0] * vectors[0], 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dense),
        cmocka_unit_test(test_sparse),
        cmocka_unit_test(test_sparse_transposed),
        cmocka_unit_test(test_nothing_to_multiply),
        cmocka_unit_test(test_eigenvectors_by_hand),
    };
    return cmocka_run_group_tests_name("linalg", tests, NULL, NULL);
}
