/* known.c - see known.h.
 *
 *   nearest(i) = max over the known sentences j of cosine(X[i], Y[j])
 *   repeats(i) = does i say all but the same as one of them (likeness.h), and is at least
 *                KNOWN_SHARE of its words there? What is longer tells more.
 *
 * with Y as X (vectors.h). The rows Y are inverted, so that only pairs that share a term are looked
 * at: sum over the terms of df_known[t] * df[t] steps. Beyond STEPS_EXACT, or STEPS_PER_SENTENCE
 * for each sentence when that is more, the terms of the most known sentences are left out, as few
 * as bring it down to that: time stays linear, and what is lost are the commonest words. */
#include "rank/known.h"

#include "rank/likeness.h"

#include <math.h>

#define KNOWN_SHARE 0.5

/* COMPARISONS: of a sentence with known ones whose cosine suffices. */
enum { STEPS_EXACT = 1 << 22, STEPS_PER_SENTENCE = 64, COMPARISONS = 64 };

typedef struct index {
    const uint32_t *known; /* the known sentences */
    vectors rows;          /* theirs */
    likeness likeness;
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

/* What sentence `x`, of which nothing is known yet, has in common with what is known. */
static void compare(index *by, likeness_side x, double *nearest, bool *repeats) {
    uint32_t touched = 0, left = COMPARISONS;
    for (uint32_t k = 0; k < x.row.count; k++) {
        const uint32_t t = x.row.terms[k];
        if (by->rows.df[t] > by->df_max)
            continue;
        for (uint32_t at = by->starts[t]; at < by->starts[t + 1]; at++) {
            const uint32_t j = by->sentences[at];
            if (by->shared[j] == 0)
                by->touched[touched++] = j;
            by->shared[j] += x.row.weights[k] * by->weights[at];
        }
    }
    *nearest = 0;
    *repeats = false;
    for (uint32_t k = 0; k < touched; k++) {
        const uint32_t j = by->touched[k];
        const double cosine = fmin(by->shared[j], 1);
        by->shared[j] = 0;
        *nearest = fmax(*nearest, cosine);
        if (*repeats || left == 0 || cosine < LIKENESS_COSINE_ACROSS - LIKENESS_ROUNDING)
            continue;
        const likeness_side y = {by->known[j], vectors_row(&by->rows, j)};
        *repeats = likeness_holds(&by->likeness, x, y, cosine) &&
                   likeness_share(&by->likeness, x.sentence, y.sentence) >= KNOWN_SHARE;
        left--;
    }
}

pith_status known_find(const rank_input *input, double **nearest, bool **repeats) {
    arena *a = input->arena;
    index x = {.df_max = 0};
    uint32_t *known;
    uint32_t count;
    *nearest = NULL;
    *repeats = NULL;
    TRY(collect(input, &known, &count));
    if (!known)
        return PITH_OK;
    x.known = known;
    *nearest = ARENA_ARRAY(a, double, input->count);
    *repeats = ARENA_ARRAY(a, bool, input->count);
    TRY_MEMORY(*nearest && *repeats);
    TRY(likeness_init(&x.likeness, input->doc, a));
    TRY(vectors_build(input->doc, known, count, NULL, 0, a, &x.rows));
    TRY(choose_df_max(&x, input->vectors, a));
    TRY(invert(&x, a));
    for (uint32_t i = 0; i < input->count; i++) {
        const likeness_side one = {input->sentences[i], vectors_row(input->vectors, i)};
        compare(&x, one, &(*nearest)[i], &(*repeats)[i]);
    }
    return PITH_OK;
}
