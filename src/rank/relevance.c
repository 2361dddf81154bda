/* relevance.c - how much a sentence is about the whole.
 *
 *   relevance(i) = X[i] . c / |c|     c = sum of all rows
 *
 * A cosine, in [0, 1]: rows have length 1. O(nnz + terms). */
#include "rank/methods.h"

#include <math.h>

pith_status rank_relevance(const rank_input *input, double **out) {
    const vectors *v = input->vectors;
    double *centre = arena_alloc_zero(input->arena, v->term_count, sizeof *centre);
    *out = ARENA_ARRAY(input->arena, double, v->n);
    TRY_MEMORY(centre);
    TRY_MEMORY(*out);
    for (uint32_t i = 0; i < v->n; i++)
        sparse_add(vectors_row(v, i), centre);
    double squares = 0;
    for (uint32_t t = 0; t < v->term_count; t++)
        squares += centre[t] * centre[t];
    const double scale = squares > 0 ? 1 / sqrt(squares) : 0;
    for (uint32_t i = 0; i < v->n; i++)
        (*out)[i] = scale * sparse_dot_dense(vectors_row(v, i), centre);
    return PITH_OK;
}
