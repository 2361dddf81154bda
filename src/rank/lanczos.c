/* lanczos.c - see lanczos.h. Each step multiplies the newest vector by W and makes the product
 * orthogonal to all before it:
 *
 *   W q[k] = beta[k - 1] q[k - 1] + alpha[k] q[k] + beta[k] q[k + 1]
 *
 * so that W looks like a small tridiagonal matrix T to the space of the q: with the eigenvectors s
 * of T, the values of W are those of T and its vectors Q s. The greatest are found first; with n
 * steps all are exact. Where W leads nowhere new (beta[k] = 0), the search goes on from the unit
 * vector furthest from all q, that of the row of Q with the least length; the first q is the
 * constant vector. No chance is involved.
 *
 * Orthogonal to all, twice, as rounding would bring the found vectors back: "twice is enough",
 * Parlett, "The symmetric eigenvalue problem", 1980, section 6.9; the method in chapter 13.
 * O(steps * nnz + steps^2 * n) time, O(steps * n) memory. */
#include "rank/lanczos.h"

#include <math.h>

/* Below this share of the greatest alpha or beta, beta is the rounding error of a zero. */
#define NOTHING 1e-10

typedef struct lanczos {
    const graph *graph;
    uint32_t n;
    uint32_t steps;
    double *q;     /* [steps * n] one vector after the other */
    double *alpha; /* [steps] */
    double *beta;  /* [steps] */
    double *next;  /* [n] */
} lanczos;

static double dot(const double *x, const double *y, uint32_t n) {
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

/* Takes the parts along the first `count` vectors out of l->next; what is left has this length. */
static double orthogonalize(lanczos *l, uint32_t count) {
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t k = 0; k < count; k++) {
            const double *q = l->q + (size_t)k * l->n;
            const double along = dot(q, l->next, l->n);
            for (uint32_t i = 0; i < l->n; i++)
                l->next[i] -= along * q[i];
        }
    }
    return sqrt(dot(l->next, l->next, l->n));
}

static void store(lanczos *l, uint32_t at, double length) {
    double *q = l->q + (size_t)at * l->n;
    for (uint32_t i = 0; i < l->n; i++)
        q[i] = l->next[i] / length;
}

/* Makes q[at] from the unit vector furthest from the vectors before it. */
static void restart(lanczos *l, uint32_t at) {
    uint32_t furthest = 0;
    double least = INFINITY;
    for (uint32_t i = 0; i < l->n; i++) {
        double squares = 0;
        for (uint32_t k = 0; k < at; k++)
            squares += l->q[(size_t)k * l->n + i] * l->q[(size_t)k * l->n + i];
        if (squares < least) {
            least = squares;
            furthest = i;
        }
    }
    memset(l->next, 0, l->n * sizeof *l->next);
    l->next[furthest] = 1;
    store(l, at, orthogonalize(l, at));
}

static void find_basis(lanczos *l) {
    double greatest = 0;
    for (uint32_t i = 0; i < l->n; i++)
        l->next[i] = 1;
    store(l, 0, sqrt(l->n));
    for (uint32_t k = 0; k < l->steps; k++) {
        const double *q = l->q + (size_t)k * l->n;
        graph_multiply(l->graph, q, l->next);
        l->alpha[k] = dot(q, l->next, l->n);
        l->beta[k] = orthogonalize(l, k + 1);
        greatest = fmax(greatest, fmax(fabs(l->alpha[k]), l->beta[k]));
        const bool ended = l->beta[k] <= NOTHING * greatest;
        if (ended)
            l->beta[k] = 0;
        if (k + 1 == l->steps)
            break;
        if (ended)
            restart(l, k + 1);
        else
            store(l, k + 1, l->beta[k]);
    }
}

/* vectors = Q s for the eigenvectors s of T. */
static pith_status make_pairs(const lanczos *l, arena *a, ritz_pairs *out) {
    const uint32_t m = l->steps;
    double *t = arena_alloc_zero(a, (size_t)m * m, sizeof *t);
    double *s = ARENA_ARRAY(a, double, (size_t)m *m);
    double *scratch = ARENA_ARRAY(a, double, EIGEN_SCRATCH *(size_t)m);
    if (!t || !s || !scratch)
        return PITH_ERROR_MEMORY;
    for (uint32_t k = 0; k < m; k++) {
        t[(size_t)k * m + k] = l->alpha[k];
        if (k + 1 < m)
            t[(size_t)k * m + k + 1] = t[(size_t)(k + 1) * m + k] = l->beta[k];
    }
    symmetric_eigen(t, m, scratch, out->values, s);
    for (uint32_t i = 0; i < l->n; i++) {
        for (uint32_t p = 0; p < m; p++) {
            double sum = 0;
            for (uint32_t k = 0; k < m; k++)
                sum += l->q[(size_t)k * l->n + i] * s[(size_t)k * m + p];
            out->vectors[(size_t)i * m + p] = sum;
        }
    }
    return PITH_OK;
}

pith_status lanczos_pairs(const graph *g, arena *a, ritz_pairs *out) {
    const uint32_t n = g->n;
    const uint32_t steps = n < LANCZOS_STEPS ? n : LANCZOS_STEPS;
    *out = (ritz_pairs){
        .count = steps,
        .values = ARENA_ARRAY(a, double, steps),
        .vectors = ARENA_ARRAY(a, double, (size_t)n *steps),
    };
    lanczos l = {
        .graph = g,
        .n = n,
        .steps = steps,
        .q = ARENA_ARRAY(a, double, (size_t)n *steps),
        .alpha = ARENA_ARRAY(a, double, steps),
        .beta = ARENA_ARRAY(a, double, steps),
        .next = ARENA_ARRAY(a, double, n),
    };
    if (!out->values || !out->vectors || !l.q || !l.alpha || !l.beta || !l.next)
        return PITH_ERROR_MEMORY;
    if (n == 0)
        return PITH_OK;
    find_basis(&l);
    return make_pairs(&l, a, out);
}
