/* sumbasic.c - frequent words make a summary, but each counts less once it is said.
 *
 *   p[t]    = count[t] / N     N = all occurrences; stop words count nothing
 *   mean(i) = sum over the words t of sentence i of p[t] / their number
 *   gain(i) = mean(i) + 1 when i holds the most probable word, else mean(i)
 *
 * A choice squares p[t] of each distinct t of the sentence. Means are at most 1, so that the 1 puts
 * the sentences with the most probable word before all others: step 3 of the paper. A gain rises
 * when another word becomes the most probable. Measuring costs the terms of the sentence, a choice
 * all terms.
 *
 * Nenkova and Vanderwende, "The impact of frequency on summarization", MSR-TR-2005-101, section 4.
 */
#include "rank/methods.h"

enum { PART_BEST, PART_MEAN, PART_COUNT };

static const char *const part_names[] = {"best word", "mean"};

typedef struct sumbasic {
    const vectors *v;
    double *p; /* [terms] */
    uint32_t best;
} sumbasic;

static void find_best(sumbasic *s) {
    s->best = 0;
    for (uint32_t t = 1; t < s->v->term_count; t++)
        if (s->p[t] > s->p[s->best])
            s->best = t;
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    const sumbasic *s = state;
    const vectors *v = s->v;
    double sum = 0;
    uint32_t words = 0;
    parts[PART_BEST] = 0;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
        sum += v->tf[k] * s->p[v->terms[k]];
        words += v->tf[k];
        if (v->terms[k] == s->best)
            parts[PART_BEST] = 1;
    }
    parts[PART_MEAN] = words > 0 ? sum / words : 0;
    return v->offsets[i + 1] - v->offsets[i];
}

static uint32_t add(void *state, uint32_t i) {
    sumbasic *s = state;
    const sparse_row row = vectors_row(s->v, i);
    for (uint32_t k = 0; k < row.count; k++)
        s->p[row.terms[k]] *= s->p[row.terms[k]];
    find_best(s);
    return s->v->term_count;
}

pith_status sumbasic_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "sumbasic", part_names, PART_COUNT, out));
    sumbasic *s = ARENA_ARRAY(input->arena, sumbasic, 1);
    TRY_MEMORY(s);
    *s = (sumbasic){.v = input->vectors};
    TRY(vectors_probabilities(input->vectors, input->arena, &s->p));
    find_best(s);
    return rank_set_gains(input, (rank_gains){s, measure, add, true}, out);
}
