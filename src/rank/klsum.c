/* klsum.c - the summary whose words are distributed like those of the document.
 *
 *   P(t) = count[t] / N                          of the document, stop words left out
 *   Q(t) = (c[t] + DELTA) / (words + DELTA * B)  of the summary: c[t] of its `words` words are t
 *   gain(i) = KL(P || Q) - KL(P || Q with i)
 *           = sum over t in i of P(t) * ln((c[t] + tf[i,t] + DELTA) / (c[t] + DELTA))    "words"
 *             - ln((words + words of i + DELTA * B) / (words + DELTA * B))               "length"
 *
 * because only the terms of i change their counts. The first part falls with the choice, the second
 * rises. Measuring and choosing cost the terms of the sentence.
 *
 * Haghighi and Vanderwende, "Exploring content models for multi-document summarization", NAACL
 * 2009, section 3.2. They smooth Q without saying how; DELTA and B as in Lin, Cao, Gao and Nie, "An
 * information-theoretic approach to automatic evaluation of summaries", NAACL 2006, equation 8. */
#include "rank/methods.h"

#include <math.h>

#define DELTA 0.0005
/* B over the number of distinct terms. */
#define B_SHARE 1.5

enum { PART_WORDS, PART_LENGTH, PART_COUNT };

static const char *const part_names[] = {"words", "length"};

typedef struct klsum {
    const vectors *v;
    double *p; /* [terms] */
    double *c; /* [terms] occurrences in the summary */
    double words;
    double smoothing; /* DELTA * B */
} klsum;

static double words_of(const vectors *v, uint32_t i) {
    double words = 0;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
        words += v->tf[k];
    return words;
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    const klsum *s = state;
    const vectors *v = s->v;
    double sum = 0;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
        const uint32_t t = v->terms[k];
        sum += s->p[t] * log1p(v->tf[k] / (s->c[t] + DELTA));
    }
    parts[PART_WORDS] = sum;
    parts[PART_LENGTH] = -log1p(words_of(v, i) / (s->words + s->smoothing));
    return v->offsets[i + 1] - v->offsets[i];
}

static uint32_t add(void *state, uint32_t i) {
    klsum *s = state;
    const vectors *v = s->v;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
        s->c[v->terms[k]] += v->tf[k];
    s->words += words_of(v, i);
    return v->offsets[i + 1] - v->offsets[i];
}

/* Distinct terms that the sentences hold. */
static uint32_t vocabulary_of(const vectors *v) {
    uint32_t distinct = 0;
    for (uint32_t t = 0; t < v->term_count; t++)
        distinct += v->df[t] > 0;
    return distinct;
}

pith_status klsum_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "klsum", part_names, PART_COUNT, out));
    const vectors *v = input->vectors;
    klsum *s = ARENA_ARRAY(input->arena, klsum, 1);
    TRY_MEMORY(s);
    *s = (klsum){.v = v, .c = arena_alloc_zero(input->arena, v->term_count, sizeof *s->c)};
    TRY_MEMORY(s->c);
    TRY(vectors_probabilities(v, input->arena, &s->p));
    const uint32_t distinct = vocabulary_of(v);
    s->smoothing = DELTA * B_SHARE * (distinct > 0 ? distinct : 1);
    return rank_set_gains(input, (rank_gains){s, measure, add, true}, out);
}
