/* breadth.c - see breadth.h.
 *
 *   gain(i) = score(i) + (high - low) * sum over the lengths k of SHARE * new(k, i) / most(k)
 *   new(k, i) = sum over the concepts of k words of sentence i that no chosen sentence holds of
 *               ln(their weight), over max(words of i, WORDS_LEAST)
 *   most(k) = the greatest new(k, i) beside an empty choice
 *
 * with the highest and the lowest score. Concepts are what several sources, or sentences, say
 * (concepts.c): single words, and pairs. So the words of a limited summary go to what the document
 * says often, each counted once, as in Gillick and Favre, "A scalable global model for
 * summarization", 2009; the scores stay in the sum, as sentence and word features do in
 * Berg-Kirkpatrick, Gillick and Klein, "Jointly learning to extract and compress", ACL 2011, which
 * is why a share is enough. Gains only fall. O(words).
 *
 * SHARE was chosen by models/fit_breadth.py; models/README.md has the table. */
#include "rank/breadth.h"

#include "rank/concepts.h"
#include "rank/methods.h"

#include <math.h>

enum { LENGTHS = 2, WORDS_LEAST = 5 };
#define SHARE 0.3

typedef struct breadth {
    const rank_input *input;
    const double *scores;       /* [n] */
    concepts concepts[LENGTHS]; /* of 1 and 2 words */
    bool *covered[LENGTHS];     /* [concepts] */
    double scale[LENGTHS];
} breadth;

static double new_of(const breadth *b, int k, uint32_t i) {
    const concepts *c = &b->concepts[k];
    const sentence *s = &b->input->doc->sentences[b->input->sentences[i]];
    double sum = 0;
    for (uint32_t e = c->offsets[i]; e < c->offsets[i + 1]; e++)
        if (!b->covered[k][c->ids[e]])
            sum += c->weights[c->ids[e]];
    return sum / fmax(s->token_count, WORDS_LEAST);
}

static uint32_t steps_of(const breadth *b, uint32_t i) {
    uint32_t steps = 1;
    for (int k = 0; k < LENGTHS; k++)
        steps += b->concepts[k].offsets[i + 1] - b->concepts[k].offsets[i];
    return steps;
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    const breadth *b = state;
    parts[0] = b->scores[i];
    parts[1] = 0;
    for (int k = 0; k < LENGTHS; k++)
        parts[1] += b->scale[k] * new_of(b, k, i);
    return steps_of(b, i);
}

static uint32_t add(void *state, uint32_t i) {
    const breadth *b = state;
    for (int k = 0; k < LENGTHS; k++)
        for (uint32_t e = b->concepts[k].offsets[i]; e < b->concepts[k].offsets[i + 1]; e++)
            b->covered[k][b->concepts[k].ids[e]] = true;
    return steps_of(b, i);
}

/* Finds the concepts of k + 1 words; they count for as much as `share` where they are new. */
static pith_status find_concepts(breadth *b, int k, double share) {
    concepts *c = &b->concepts[k];
    TRY(concepts_find(b->input, (uint32_t)k + 1, c));
    b->covered[k] = arena_alloc_zero(b->input->arena, c->count, sizeof *b->covered[k]);
    TRY_MEMORY(b->covered[k]);
    for (uint32_t id = 0; id < c->count; id++)
        c->weights[id] = log(c->weights[id]);
    double most = 0;
    for (uint32_t i = 0; i < b->input->count; i++)
        most = fmax(most, new_of(b, k, i));
    b->scale[k] = most > 0 ? share / most : 0;
    return PITH_OK;
}

pith_status breadth_mind(const rank_input *input, rank_result *ranked) {
    const uint32_t n = input->count;
    breadth *b = arena_alloc_zero(input->arena, 1, sizeof *b);
    double *scores = ARENA_ARRAY(input->arena, double, n);
    TRY_MEMORY(b);
    TRY_MEMORY(scores);
    memcpy(scores, ranked->scores, n * sizeof *scores);
    b->input = input;
    b->scores = scores;
    double low = scores[0];
    double high = scores[0];
    for (uint32_t i = 1; i < n; i++) {
        low = fmin(low, scores[i]);
        high = fmax(high, scores[i]);
    }
    for (int k = 0; k < LENGTHS; k++)
        TRY(find_concepts(b, k, SHARE * (high - low)));
    return rank_set_gains(input, (rank_gains){b, measure, add, false}, ranked);
}
