/* steer.c - see steer.h. With low and high the lowest and highest score that the method gave:
 *
 *   own(i)    = score(i) / (high - low)                                          its own parts
 *   query(i)  = ASK * asked(i) / max asked
 *   asked(i)  = sum over the terms t of the query of ln(tf[i,t] + 1) * wanted[t]
 *   wanted[t] = idf[t] * ln((n + 1) / (df[t] + 1/2)) * ANSWERED^(chosen sentences that have t)
 *   known(i)  = -nearest(i) * (max(own(i) - low / (high - low), 0) + query(i))   (known.c)
 *   score(i)  = own(i) + query(i) + known(i)
 *
 * So a sentence of the query's rarest words may be worth ASK times the best that the method knows,
 * and what the reader has read already falls to the lowest score by as much as it is repeated. A
 * word that all sentences have, such as the name of what they are about, tells no answer from the
 * others; and what one sentence has answered is asked less of the next, so that each part of a
 * question of several has its turn. Gains of a set method are treated alike, and still fall when
 * they fell.
 *
 * asked() is the relevance of Otterbacher, Erkan and Radev, "Using random walks for
 * question-focused sentence retrieval", HLT/EMNLP 2005, section 2.2 (after Allan, Wade and Bolivar
 * 2003), with its idf over the sentences beside that of the language, for questions that say a word
 * once. The product is that of Boudin, El-Beze and Torres-Moreno, "A scalable MMR approach to
 * sentence scoring for multi-document update summarization", COLING 2008, section 3. O(nnz).
 *
 * 330 questions about 60 meetings (qmsum-train, 60 words), ROUGE-1 / -2 F with auto: without the
 * query 15.8 / 2.1, with the cosine 21.1 / 4.0, asked() with idf alone 22.7 / 4.1, the random walk
 * biased to it 20.6 / 3.8, the query expanded by the five best sentences 20.6 / 3.7. ASK = 1, 2, 4
 * differ by less than 0.3. 250 others, 80 words, ROUGE-1 / -2 / -L with auto: idf alone 26.0 / 5.8
 * / 18.5, and df 26.3 / 5.9 / 18.9, and ANSWERED = 0.7 26.6 / 6.0 / 19.1 (0.5: 26.7 / 5.9 / 19.1).
 */
#include "rank/steer.h"

#include "rank/known.h"
#include "rank/methods.h"

#include <math.h>

#define ASK 2.0
#define ANSWERED 0.7

static const char NOTE_NOT_FOUND[] = "no word of the query is in the text: it was left out";

typedef struct steered {
    rank_result own;      /* as the method gave it */
    rank_details details; /* of its first part, when it has any */
    double scale;         /* 1 / (high - low) */
    double low;
    const vectors *v;
    double *wanted;  /* [terms] what each word of the query is worth yet, else 0 */
    double ask;      /* what makes that a part of the score */
    double *query;   /* [n] that part, or NULL */
    double *nearest; /* [n], or NULL */
    bool *repeats;   /* [n], or NULL */
} steered;

static double asked_of(const steered *s, uint32_t i) {
    return s->query ? s->query[i] : 0;
}

static double known_of(const steered *s, uint32_t i) {
    const double height = fmax((s->own.scores[i] - s->low) * s->scale, 0);
    return s->nearest ? -s->nearest[i] * (height + asked_of(s, i)) : 0;
}

/* Writes the parts of sentence i: its own, and those of the query and of what is known. */
static void write_parts(const steered *s, uint32_t i, double *parts) {
    const double *own = s->own.parts + (size_t)i * s->own.part_count;
    uint32_t at = 0;
    for (; at < s->own.part_count; at++)
        parts[at] = own[at] * s->scale;
    if (s->query)
        parts[at++] = asked_of(s, i);
    if (s->nearest)
        parts[at] = known_of(s, i);
}

/* The details of its own first part. */
static void fill_details(const void *context, uint32_t i, double *parts) {
    const steered *s = context;
    s->own.details->fill(s->own.details->context, i, parts);
    for (uint32_t p = 0; p < s->own.details->count; p++)
        parts[p] *= s->scale;
}

/* What sentence i has of what is asked for and not answered yet; the steps it took. */
static uint32_t ask(steered *s, uint32_t i) {
    const vectors *v = s->v;
    double sum = 0;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
        if (s->wanted[v->terms[k]] > 0)
            sum += log1p(v->tf[k]) * s->wanted[v->terms[k]];
    s->query[i] = s->ask * sum;
    return v->offsets[i + 1] - v->offsets[i];
}

/* Fills what the query wants; nothing, when no sentence has a word of it. */
static pith_status find_query(const rank_input *input, steered *s) {
    const vectors *v = input->vectors;
    if (v->query.count == 0)
        return PITH_OK;
    double *wanted = arena_alloc_zero(input->arena, v->term_count, sizeof *wanted);
    double *query = ARENA_ARRAY(input->arena, double, v->n);
    TRY_MEMORY(wanted && query);
    bool found = false;
    for (uint32_t k = 0; k < v->query.count; k++) {
        const uint32_t t = v->query.terms[k];
        const double spread = log((v->n + 1) / (v->df[t] + 0.5));
        wanted[t] = v->df[t] > 0 ? (double)input->doc->terms[t].idf * spread : 0;
        found |= v->df[t] > 0;
    }
    if (!found)
        return PITH_OK;
    s->v = v;
    s->wanted = wanted;
    s->query = query;
    s->ask = 1;
    double most = 0;
    for (uint32_t i = 0; i < v->n; i++) {
        ask(s, i);
        most = fmax(most, query[i]);
    }
    s->ask = ASK / most;
    for (uint32_t i = 0; i < v->n; i++)
        query[i] *= s->ask;
    return PITH_OK;
}

static void find_range(steered *s, uint32_t n) {
    s->low = s->own.scores[0];
    double high = s->low;
    for (uint32_t i = 1; i < n; i++) {
        s->low = fmin(s->low, s->own.scores[i]);
        high = fmax(high, s->own.scores[i]);
    }
    s->scale = high > s->low ? 1 / (high - s->low) : 1;
}

/* The scores, and the names of the parts: those of the method and one or two more. */
static pith_status fill_result(const rank_input *input, steered *s, rank_result *out) {
    uint32_t count = s->own.part_count;
    const char **names = ARENA_ARRAY(input->arena, const char *, (size_t)count + 2);
    out->scores = ARENA_ARRAY(input->arena, double, input->count);
    TRY_MEMORY(names);
    TRY_MEMORY(out->scores);
    memcpy(names, s->own.part_names, count * sizeof *names);
    if (s->query)
        names[count++] = "asked";
    if (s->nearest)
        names[count++] = "known";
    out->part_names = names;
    out->part_count = count;
    out->parts = ARENA_ARRAY(input->arena, double, (size_t)input->count *count);
    TRY_MEMORY(out->parts);
    out->known = s->repeats;
    for (uint32_t i = 0; i < input->count; i++)
        write_parts(s, i, out->parts + (size_t)i * count);
    rank_add_up(out, input->count);
    if (s->own.details) {
        s->details = *s->own.details;
        s->details.context = s;
        s->details.fill = fill_details;
        out->details = &s->details;
    }
    return PITH_OK;
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    steered *s = state;
    uint32_t steps = s->own.gains ? rank_measure(&s->own, i) : 1;
    if (s->query)
        steps += ask(s, i);
    write_parts(s, i, parts);
    return steps;
}

static uint32_t add(void *state, uint32_t i) {
    steered *s = state;
    uint32_t steps = s->own.gains ? s->own.gains->add(s->own.gains->state, i) : 1;
    if (!s->query)
        return steps;
    const vectors *v = s->v;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++, steps++)
        s->wanted[v->terms[k]] *= ANSWERED;
    return steps;
}

pith_status steer_result(const rank_input *input, rank_result *ranked) {
    steered *s = ARENA_ARRAY(input->arena, steered, 1);
    TRY_MEMORY(s);
    *s = (steered){.own = *ranked};
    TRY(known_find(input, &s->nearest, &s->repeats));
    TRY(find_query(input, s));
    if (input->asked && !s->query && !ranked->note)
        ranked->note = NOTE_NOT_FOUND;
    if (!s->query && !s->nearest)
        return PITH_OK;
    find_range(s, input->count);
    TRY(fill_result(input, s, ranked));
    if (!s->query && !s->own.gains)
        return PITH_OK;
    const bool may_rise = s->own.gains && s->own.gains->may_rise;
    return rank_set_gains(input, (rank_gains){s, measure, add, may_rise}, ranked);
}
