/* linalg.h - matrix times vector, and eigenvectors; the only door to GSL. */
#ifndef PITH_RANK_LINALG_H
#define PITH_RANK_LINALG_H

#include <stdint.h>

/* A sparse matrix in compressed rows: row i holds values[k] in column columns[k] for offsets[i] <=
 * k < offsets[i + 1]. Fewer than 2^31 entries, rows and columns. */
typedef struct csr_matrix {
    uint32_t rows;
    uint32_t columns;
    const uint32_t *offsets;
    const uint32_t *indices;
    const double *values;
} csr_matrix;

/* y[n] = A x for a dense A[n * n] in row order. */
void dense_multiply(const double *a, uint32_t n, const double *x, double *y);

/* y[rows] = A x[columns], and y[columns] = A' x[rows]. */
void csr_multiply(const csr_matrix *a, const double *x, double *y);
void csr_multiply_transposed(const csr_matrix *a, const double *x, double *y);

/* The eigenvalues of the symmetric a[m * m], m >= 1, descending, into values[m], and their vectors
 * of length 1 into the columns of vectors[m * m] in row order. Destroys `a`; scratch holds
 * EIGEN_SCRATCH * m. */
enum { EIGEN_SCRATCH = 4 };
void symmetric_eigen(double *a, uint32_t m, double *scratch, double *values, double *vectors);

#endif
