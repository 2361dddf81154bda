/* linalg.c - see linalg.h.
 *
 * GSL's default error handler ends the process, so none of its checks may ever fail: a matrix or
 * vector of size 0 is answered here, and all other sizes agree by construction. The arrays are the
 * caller's (of an arena): GSL gets views of them and allocates nothing. */
#include "rank/linalg.h"

#include <assert.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_spblas.h>
#include <gsl/gsl_spmatrix.h>
#include <limits.h>
#include <string.h>

void dense_multiply(const double *a, uint32_t n, const double *x, double *y) {
    if (n == 0)
        return;
    const gsl_matrix_const_view av = gsl_matrix_const_view_array(a, n, n);
    const gsl_vector_const_view xv = gsl_vector_const_view_array(x, n);
    gsl_vector_view yv = gsl_vector_view_array(y, n);
    gsl_blas_dgemv(CblasNoTrans, 1, &av.matrix, &xv.vector, 0, &yv.vector);
}

/* The sparse product reads the matrix only, but its type wants int and pointers to what is not
 * const. uint32_t may be read as int: the types differ in their sign alone. */
static gsl_spmatrix spmatrix_view(const csr_matrix *a) {
    const uint32_t nnz = a->offsets[a->rows];
    assert(nnz <= INT_MAX && a->rows <= INT_MAX && a->columns <= INT_MAX);
    return (gsl_spmatrix){
        .size1 = a->rows,
        .size2 = a->columns,
        .i = (int *)(uintptr_t)a->indices,
        .data = (double *)(uintptr_t)a->values,
        .p = (int *)(uintptr_t)a->offsets,
        .nzmax = nnz,
        .nz = nnz,
        .sptype = GSL_SPMATRIX_CSR,
    };
}

static void multiply(CBLAS_TRANSPOSE_t transposed, const csr_matrix *a, const double *x,
                     uint32_t x_length, double *y, uint32_t y_length) {
    if (y_length == 0)
        return;
    if (x_length == 0) {
        memset(y, 0, y_length * sizeof *y);
        return;
    }
    const gsl_spmatrix m = spmatrix_view(a);
    const gsl_vector_const_view xv = gsl_vector_const_view_array(x, x_length);
    gsl_vector_view yv = gsl_vector_view_array(y, y_length);
    gsl_spblas_dgemv(transposed, 1, &m, &xv.vector, 0, &yv.vector);
}

void csr_multiply(const csr_matrix *a, const double *x, double *y) {
    multiply(CblasNoTrans, a, x, a->columns, y, a->rows);
}

void csr_multiply_transposed(const csr_matrix *a, const double *x, double *y) {
    multiply(CblasTrans, a, x, a->rows, y, a->columns);
}

void symmetric_eigen(double *a, uint32_t m, double *scratch, double *values, double *vectors) {
    gsl_matrix_view av = gsl_matrix_view_array(a, m, m);
    gsl_matrix_view vectors_view = gsl_matrix_view_array(vectors, m, m);
    gsl_vector_view values_view = gsl_vector_view_array(values, m);
    gsl_eigen_symmv_workspace space = {.size = m,
                                       .d = scratch,
                                       .sd = scratch + m,
                                       .gc = scratch + 2 * (size_t)m,
                                       .gs = scratch + 3 * (size_t)m};
    gsl_eigen_symmv(&av.matrix, &values_view.vector, &vectors_view.matrix, &space);
    gsl_eigen_symmv_sort(&values_view.vector, &vectors_view.matrix, GSL_EIGEN_SORT_VAL_DESC);
}
