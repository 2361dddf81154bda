/* coverage.c - the sentences that hold the most concepts, each counted once.
 *
 *   gain(i) = sum over the concepts of sentence i that no chosen one holds of their weight
 *             / cost(i)                                                            "coverage"
 *   score(i) = sum of all weights + 1 when i is in the best set, else 0      \
 *            + sum over the concepts of sentence i of their weight            >   "coverage-ilp"
 *
 * Concepts are pairs of words (concepts.c); cost is words or bytes, or 1 with a budget of
 * sentences. The first takes one sentence after the other: greedy search for the budgeted maximum
 * coverage, Khuller, Moss and Naor, Information Processing Letters 70, 1999; with events instead of
 * pairs Filatova and Hatzivassiloglou, "A formal model for information selection in multi-sentence
 * text extraction", COLING 2004. Gains only fall.
 *
 * The second finds the best set within the budget, by integer programming (ilp.c): Gillick and
 * Favre, "A scalable global model for summarization", 2009. Where that takes too long, or no solver
 * is installed, the greedy one is used, with a note. */
#include "rank/methods.h"

#include "rank/concepts.h"
#include "rank/ilp.h"

static const char NOTE_NO_CONCEPTS[] = "no pair of words is found again: tfidf was used";
static const char *const notes[] = {
    [ILP_TOO_LARGE] = "too many sentences or concepts for coverage-ilp: coverage was used",
    [ILP_TOO_LONG] = "the search of coverage-ilp took too many steps: coverage was used",
    [ILP_NO_SOLVER] = "coverage-ilp needs libglpk.so.40: coverage was used",
};

/* ---- one after the other ---- */

static const char *const gain_names[] = {"concepts"};

typedef struct coverage {
    const rank_input *input;
    concepts concepts;
    bool *covered; /* [concepts] */
} coverage;

static uint32_t measure(void *state, uint32_t i, double *parts) {
    const coverage *s = state;
    const size_t cost = rank_cost(s->input, i);
    double sum = 0;
    for (uint32_t k = s->concepts.offsets[i]; k < s->concepts.offsets[i + 1]; k++)
        if (!s->covered[s->concepts.ids[k]])
            sum += s->concepts.weights[s->concepts.ids[k]];
    parts[0] = cost > 0 ? sum / (double)cost : 0;
    return s->concepts.offsets[i + 1] - s->concepts.offsets[i] + 1;
}

static uint32_t add(void *state, uint32_t i) {
    const coverage *s = state;
    for (uint32_t k = s->concepts.offsets[i]; k < s->concepts.offsets[i + 1]; k++)
        s->covered[s->concepts.ids[k]] = true;
    return s->concepts.offsets[i + 1] - s->concepts.offsets[i] + 1;
}

static pith_status score_greedily(coverage *s, rank_result *out) {
    TRY(rank_parts(s->input, "coverage", gain_names, 1, out));
    s->covered = arena_alloc_zero(s->input->arena, s->concepts.count, sizeof *s->covered);
    TRY_MEMORY(s->covered);
    return rank_set_gains(s->input, (rank_gains){s, measure, add, false}, out);
}

/* Finds the concepts; without any, tfidf has scored, and *found is false. */
static pith_status begin(const rank_input *input, coverage **out, bool *found,
                         rank_result *result) {
    *out = ARENA_ARRAY(input->arena, coverage, 1);
    TRY_MEMORY(*out);
    **out = (coverage){.input = input};
    TRY(concepts_find(input, 2, &(*out)->concepts));
    *found = (*out)->concepts.count > 0;
    if (*found)
        return PITH_OK;
    TRY(tfidf_score(input, result));
    result->note = NOTE_NO_CONCEPTS;
    return PITH_OK;
}

pith_status coverage_score(const rank_input *input, rank_result *out) {
    coverage *s;
    bool found;
    TRY(begin(input, &s, &found, out));
    return found ? score_greedily(s, out) : PITH_OK;
}

/* ---- the best set ---- */

enum { PART_SET, PART_CONCEPTS, PART_COUNT };

static const char *const set_names[] = {"set", "concepts"};

static pith_status score_members(const coverage *s, const bool *members, rank_result *out) {
    const rank_input *input = s->input;
    TRY(rank_parts(input, "coverage-ilp", set_names, PART_COUNT, out));
    out->keeps_order = true; /* nobody of the set may give way to one outside */
    double all = 1;
    for (uint32_t c = 0; c < s->concepts.count; c++)
        all += s->concepts.weights[c];
    for (uint32_t i = 0; i < input->count; i++) {
        double *parts = out->parts + (size_t)i * PART_COUNT;
        parts[PART_SET] = members[i] ? all : 0;
        parts[PART_CONCEPTS] = 0;
        for (uint32_t k = s->concepts.offsets[i]; k < s->concepts.offsets[i + 1]; k++)
            parts[PART_CONCEPTS] += s->concepts.weights[s->concepts.ids[k]];
    }
    rank_add_up(out, input->count);
    return PITH_OK;
}

pith_status coverage_ilp_score(const rank_input *input, rank_result *out) {
    coverage *s;
    bool found;
    TRY(begin(input, &s, &found, out));
    if (!found)
        return PITH_OK;
    bool *members = arena_alloc_zero(input->arena, input->count, sizeof *members);
    TRY_MEMORY(members);
    ilp_outcome outcome;
    TRY(ilp_cover(input, &s->concepts, members, &outcome));
    if (outcome == ILP_SOLVED)
        return score_members(s, members, out);
    TRY(score_greedily(s, out));
    out->note = notes[outcome];
    return PITH_OK;
}
