/* mmr.c - maximal marginal relevance: like the centre, unlike what was chosen.
 *
 *   relevant(i) = X[i] . centre           the sum of all rows, scaled to length 1
 *   repeated(i) = max over the chosen j of X[i] . X[j]
 *   gain(i)     = LAMBDA * relevant(i) - (1 - LAMBDA) * repeated(i)
 *
 * in [LAMBDA - 1, LAMBDA]. A gain only falls. Each sentence remembers how many of the chosen it has
 * been compared with: measuring costs its terms for each of the others.
 *
 * Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering documents and
 * producing summaries", SIGIR 1998, with their LAMBDA of the second stage; the centre instead of a
 * query, which comes in for every method alike (steer.c), as in Goldstein, Mittal, Carbonell and
 * Kantrowitz, "Multi-document summarization by sentence extraction", 2000. */
#include "rank/methods.h"

#include <math.h>

#define LAMBDA 0.7

enum { PART_RELEVANT, PART_REPEATED, PART_COUNT };

static const char *const part_names[] = {"relevant", "repeated"};

typedef struct mmr {
    const vectors *v;
    double *relevant;   /* [n] */
    double *repeated;   /* [n] so far */
    uint32_t *compared; /* [n] with so many of the chosen */
    uint32_t *chosen;   /* [n] */
    uint32_t chosen_count;
} mmr;

static uint32_t measure(void *state, uint32_t i, double *parts) {
    mmr *s = state;
    const sparse_row row = vectors_row(s->v, i);
    uint32_t steps = 1;
    for (; s->compared[i] < s->chosen_count; s->compared[i]++) {
        const sparse_row other = vectors_row(s->v, s->chosen[s->compared[i]]);
        s->repeated[i] = fmax(s->repeated[i], sparse_dot(row, other));
        steps += row.count + other.count;
    }
    parts[PART_RELEVANT] = LAMBDA * s->relevant[i];
    parts[PART_REPEATED] = -(1 - LAMBDA) * s->repeated[i];
    return steps;
}

static uint32_t add(void *state, uint32_t i) {
    mmr *s = state;
    s->chosen[s->chosen_count++] = i;
    return 1;
}

pith_status mmr_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "mmr", part_names, PART_COUNT, out));
    arena *a = input->arena;
    mmr *s = ARENA_ARRAY(a, mmr, 1);
    TRY_MEMORY(s);
    *s = (mmr){
        .v = input->vectors,
        .repeated = arena_alloc_zero(a, input->count, sizeof *s->repeated),
        .compared = arena_alloc_zero(a, input->count, sizeof *s->compared),
        .chosen = ARENA_ARRAY(a, uint32_t, input->count),
    };
    if (!s->repeated || !s->compared || !s->chosen)
        return PITH_ERROR_MEMORY;
    TRY(rank_relevance(input, &s->relevant));
    return rank_set_gains(input, (rank_gains){s, measure, add, false}, out);
}
