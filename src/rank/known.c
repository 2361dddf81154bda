/* known.c - see known.h.
 *
 *   nearest(i) = max over the known sentences j of cosine(X[i], Y[j])
 *
 * with Y as X (vectors.h). The rows Y are inverted, so that only pairs that share a term are looked
 * at: sum over the terms of df_known[t] * df[t] steps. Beyond STEPS_EXACT, or STEPS_PER_SENTENCE
 * for each sentence when that is more, the terms of the most known sentences are left out, as few
 * as bring it down to that: time stays linear, and what is lost are the commonest words. */
#include "rank/known.h"

#include <math.h>

enum { STEPS_EXACT = 1 << 22, STEPS_PER_SENTENCE = 64 };

typedef struct index {
    vectors rows;        /* of the known sentences */
    uint32_t df_max;     /* terms in more of them are left out */
    uint32_t *starts;    /* [terms + 1] term t is in */
    uint32_t *sentences; /*   sentences[starts[t] .. starts[t + 1]), */
    double *weights;     /*   with these weights */
    double *shared;      /* [known] zeros between two sentences */
    uint32_t *touched;   /* [known] */
} index;

/* The sentences that the reader knows: those that would compete. */
static pith_status collect(const rank_input *input, uint32_t **out, uint32_t *count) {
    const document *doc = input->doc;
    *count = 0;
    *out = NULL;
    bool any = false;
    for (uint32_t s = 0; s < doc->source_count; s++)
        any |= doc->sources && doc->sources[s].known;
    if (!any)
        return PITH_OK;
    *out = ARENA_ARRAY(input->arena, uint32_t, doc->sentence_count);
    TRY_MEMORY(*out);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const block *b = &doc->blocks[doc->sentences[i].block];
        if (doc->sources[b->source].known && role_competes(b->role))
            (*out)[(*count)++] = i;
    }
    return PITH_OK;
}

/* The greatest df such that all terms up to it stay within the bound. */
static pith_status choose_df_max(index *x, const vectors *v, arena *a) {
    uint64_t *steps = arena_alloc_zero(a, (size_t)x->rows.n + 1, sizeof *steps);
    TRY_MEMORY(steps);
    for (uint32_t t = 0; t < v->term_count; t++)
        steps[x->rows.df[t]] += (uint64_t)x->rows.df[t] * v->df[t];
    const uint64_t linear = (uint64_t)STEPS_PER_SENTENCE * v->n;
    const uint64_t limit = linear > STEPS_EXACT ? linear : STEPS_EXACT;
    uint64_t sum = 0;
    for (x->df_max = 0; x->df_max < x->rows.n; x->df_max++) {
        sum += steps[x->df_max + 1];
        if (sum > limit)
            break;
    }
    return PITH_OK;
}

static pith_status invert(index *x, arena *a) {
    const vectors *y = &x->rows;
    const uint32_t nnz = y->offsets[y->n];
    x->starts = ARENA_ARRAY(a, uint32_t, (size_t)y->term_count + 1);
    x->sentences = ARENA_ARRAY(a, uint32_t, nnz);
    x->weights = ARENA_ARRAY(a, double, nnz);
    x->shared = arena_alloc_zero(a, y->n, sizeof *x->shared);
    x->touched = ARENA_ARRAY(a, uint32_t, y->n);
    if (!x->starts || !x->sentences || !x->weights || !x->shared || !x->touched)
        return PITH_ERROR_MEMORY;
    uint32_t end = 0; /* each list is filled from its end, so that starts end where they began */
    for (uint32_t t = 0; t < y->term_count; t++)
        x->starts[t] = end += y->df[t];
    x->starts[y->term_count] = end;
    for (uint32_t j = y->n; j-- > 0;) {
        for (uint32_t k = y->offsets[j]; k < y->offsets[j + 1]; k++) {
            const uint32_t to = --x->starts[y->terms[k]];
            x->sentences[to] = j;
            x->weights[to] = y->weights[k];
        }
    }
    return PITH_OK;
}

static double nearest_to(index *x, sparse_row row) {
    uint32_t touched = 0;
    for (uint32_t k = 0; k < row.count; k++) {
        const uint32_t t = row.terms[k];
        if (x->rows.df[t] > x->df_max)
            continue;
        for (uint32_t at = x->starts[t]; at < x->starts[t + 1]; at++) {
            const uint32_t j = x->sentences[at];
            if (x->shared[j] == 0)
                x->touched[touched++] = j;
            x->shared[j] += row.weights[k] * x->weights[at];
        }
    }
    double most = 0;
    for (uint32_t k = 0; k < touched; k++) {
        most = fmax(most, x->shared[x->touched[k]]);
        x->shared[x->touched[k]] = 0;
    }
    return fmin(most, 1);
}

pith_status known_find(const rank_input *input, double **nearest) {
    arena *a = input->arena;
    index x = {.df_max = 0};
    uint32_t *known;
    uint32_t count;
    *nearest = NULL;
    TRY(collect(input, &known, &count));
    if (!known)
        return PITH_OK;
    *nearest = ARENA_ARRAY(a, double, input->count);
    TRY_MEMORY(*nearest);
    TRY(vectors_build(input->doc, known, count, NULL, 0, a, &x.rows));
    TRY(choose_df_max(&x, input->vectors, a));
    TRY(invert(&x, a));
    for (uint32_t i = 0; i < input->count; i++)
        (*nearest)[i] = nearest_to(&x, vectors_row(input->vectors, i));
    return PITH_OK;
}
