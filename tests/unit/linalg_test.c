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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dense),
        cmocka_unit_test(test_sparse),
        cmocka_unit_test(test_sparse_transposed),
        cmocka_unit_test(test_nothing_to_multiply),
    };
    return cmocka_run_group_tests_name("linalg", tests, NULL, NULL);
}
