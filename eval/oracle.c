/* oracle.c - upper bounds for extraction.
 *
 * What a set S of sentences is worth is the sum of its ROUGE-1 and ROUGE-2 F:
 *
 *   value(S) = sum over n = 1, 2 of 2 hits[n] / (in_references[n] + references * in_chosen[n])
 *
 * hits[n] counts, for each reference, the n-grams of S that it has, as often as both have them; the
 * sentences of S stand in document order, and pairs of words reach from one into the next, as in
 * ROUGE-1.5.5.
 *
 * The greedy oracle (Nallapati, Zhai, Zhou: SummaRuNNer, AAAI 2017, section 3) adds the sentence
 * that raises the value most, as long as one does and fits. The exact one looks at every set that
 * fits the budget, when they are few: C(n, k) and less for k of n sentences. A set's value is got
 * from its predecessor's by adding or taking away the n-grams of one sentence. Ties go to the set
 * that comes first. Greedy costs O(words of the document) for each sentence it takes; exact O(words
 * of a sentence) for each set. */
#include "eval/oracle.h"

#include "base/status.h"

enum { LARGEST_N = 2 };
#define UNIT_NONE UINT32_MAX

/* The n-grams of the references, and how often the chosen sentences have them. */
typedef struct units {
    uint64_t *keys; /* hash table: a word, or two, + 1; 0 is free */
    uint32_t *ids;
    size_t slots; /* a power of two */
    uint32_t count;
    uint32_t *in_reference; /* [unit][reference] */
    uint32_t *in_chosen;    /* [unit] */
    size_t references;
    size_t in_references[LARGEST_N];
    size_t offered[LARGEST_N];
    size_t hits[LARGEST_N];
} units;

typedef struct search {
    const oracle_input *in;
    units units;
    uint32_t **ones; /* by sentence: the units of its words, */
    uint32_t **twos; /* and of its pairs; UNIT_NONE where no reference has it */
} search;

/* Terms are below 2^32 - 2, so a pair's key cannot be a word's, and none is 0. */
static uint64_t key_of_word(uint32_t term) {
    return (uint64_t)term + 1;
}

static uint64_t key_of_pair(uint32_t first, uint32_t second) {
    return ((uint64_t)first + 1) << 32 | ((uint64_t)second + 1);
}

static size_t slot_of(const units *u, uint64_t key) {
    size_t slot = (size_t)((key * 0x9e3779b97f4a7c15ULL) >> 32) & (u->slots - 1);
    while (u->keys[slot] != 0 && u->keys[slot] != key)
        slot = (slot + 1) & (u->slots - 1);
    return slot;
}

static uint32_t find_unit(const units *u, uint64_t key) {
    const size_t slot = slot_of(u, key);
    return u->keys[slot] ? u->ids[slot] : UNIT_NONE;
}

static void count_in_reference(units *u, uint64_t key, size_t reference, size_t n) {
    const size_t slot = slot_of(u, key);
    if (!u->keys[slot]) {
        u->keys[slot] = key;
        u->ids[slot] = u->count++;
    }
    u->in_reference[u->ids[slot] * u->references + reference]++;
    u->in_references[n]++;
}

static pith_status read_references(units *u, const oracle_input *in, arena *memory) {
    size_t words = 0;
    for (size_t r = 0; r < in->reference_count; r++)
        words += in->references[r].count;
    u->references = in->reference_count;
    for (u->slots = 16; u->slots < 4 * words;)
        u->slots *= 2;
    u->keys = arena_alloc_zero(memory, u->slots, sizeof *u->keys);
    u->ids = ARENA_ARRAY(memory, uint32_t, u->slots);
    u->in_reference = arena_alloc_zero(memory, 2 * words * u->references, sizeof(uint32_t));
    u->in_chosen = arena_alloc_zero(memory, 2 * words, sizeof(uint32_t));
    TRY_MEMORY(u->keys && u->ids && u->in_reference && u->in_chosen);
    for (size_t r = 0; r < in->reference_count; r++) {
        const rouge_words *text = &in->references[r];
        for (size_t i = 0; i < text->count; i++) {
            count_in_reference(u, key_of_word(text->terms[i]), r, 0);
            if (i > 0)
                count_in_reference(u, key_of_pair(text->terms[i - 1], text->terms[i]), r, 1);
        }
    }
    return PITH_OK;
}

static pith_status open_search(search *s, const oracle_input *in, arena *memory) {
    *s = (search){.in = in};
    TRY(read_references(&s->units, in, memory));
    s->ones = ARENA_ARRAY(memory, uint32_t *, in->count);
    s->twos = ARENA_ARRAY(memory, uint32_t *, in->count);
    TRY_MEMORY(s->ones && s->twos);
    for (size_t i = 0; i < in->count; i++) {
        const rouge_words *text = &in->sentences[i];
        s->ones[i] = ARENA_ARRAY(memory, uint32_t, text->count);
        s->twos[i] = ARENA_ARRAY(memory, uint32_t, text->count);
        TRY_MEMORY(s->ones[i] && s->twos[i]);
        for (size_t w = 0; w < text->count; w++) {
            s->ones[i][w] = find_unit(&s->units, key_of_word(text->terms[w]));
            if (w > 0)
                s->twos[i][w] =
                    find_unit(&s->units, key_of_pair(text->terms[w - 1], text->terms[w]));
        }
    }
    return PITH_OK;
}

/* ---- the value of a set, kept up to date ---- */

static void add_unit(units *u, uint32_t unit, size_t n) {
    u->offered[n]++;
    if (unit == UNIT_NONE)
        return;
    for (size_t r = 0; r < u->references; r++)
        u->hits[n] += u->in_chosen[unit] < u->in_reference[unit * u->references + r];
    u->in_chosen[unit]++;
}

static void remove_unit(units *u, uint32_t unit, size_t n) {
    u->offered[n]--;
    if (unit == UNIT_NONE)
        return;
    u->in_chosen[unit]--;
    for (size_t r = 0; r < u->references; r++)
        u->hits[n] -= u->in_chosen[unit] < u->in_reference[unit * u->references + r];
}

static double value(const units *u) {
    double sum = 0;
    for (size_t n = 0; n < LARGEST_N; n++) {
        const size_t all = u->in_references[n] + u->references * u->offered[n];
        sum += all > 0 ? 2 * (double)u->hits[n] / (double)all : 0;
    }
    return sum;
}

/* The pair of words that reaches from sentence `a` into `b`. */
static uint32_t bridge(const search *s, size_t a, size_t b) {
    const rouge_words *left = &s->in->sentences[a], *right = &s->in->sentences[b];
    return find_unit(&s->units, key_of_pair(left->terms[left->count - 1], right->terms[0]));
}

typedef void change_unit(units *u, uint32_t unit, size_t n);

/* Adds or takes away sentence `i` between its chosen neighbours; in->count: there is none. None of
 * them is without words. */
static void change(search *s, size_t i, size_t before, size_t after, change_unit *with,
                   change_unit *against) {
    const size_t none = s->in->count;
    const size_t words = s->in->sentences[i].count;
    if (before != none && after != none)
        against(&s->units, bridge(s, before, after), 1);
    if (before != none)
        with(&s->units, bridge(s, before, i), 1);
    for (size_t w = 0; w < words; w++)
        with(&s->units, s->ones[i][w], 0);
    for (size_t w = 1; w < words; w++)
        with(&s->units, s->twos[i][w], 1);
    if (after != none)
        with(&s->units, bridge(s, i, after), 1);
}

static void add(search *s, size_t i, size_t before, size_t after) {
    change(s, i, before, after, add_unit, remove_unit);
}

static void take_away(search *s, size_t i, size_t before, size_t after) {
    change(s, i, before, after, remove_unit, add_unit);
}

static bool usable(const search *s, size_t i, size_t room) {
    return s->in->costs[i] <= room && s->in->sentences[i].count > 0;
}

/* ---- greedy ---- */

/* Finds the sentence that raises the value most, and the place in `chosen` where it belongs. */
static bool find_best(search *s, const size_t *chosen, size_t count, size_t room, size_t *best,
                      size_t *place) {
    const size_t none = s->in->count;
    double greatest = value(&s->units);
    bool found = false;
    size_t next = 0; /* in `chosen`: the first one at or behind i */
    for (size_t i = 0; i < s->in->count; i++) {
        if (next < count && chosen[next] == i) {
            next++;
            continue;
        }
        if (!usable(s, i, room))
            continue;
        const size_t before = next > 0 ? chosen[next - 1] : none;
        const size_t after = next < count ? chosen[next] : none;
        add(s, i, before, after);
        const double with = value(&s->units);
        take_away(s, i, before, after);
        if (with <= greatest)
            continue;
        greatest = with;
        *best = i;
        *place = next;
        found = true;
    }
    return found;
}

pith_status oracle_greedy(const oracle_input *in, arena *memory, size_t **chosen, size_t *count,
                          bool *solved) {
    search s;
    TRY(open_search(&s, in, memory));
    size_t *set = ARENA_ARRAY(memory, size_t, in->count);
    TRY_MEMORY(set);
    uint64_t round = in->count, steps = 0; /* comparisons in a round, and so far */
    for (size_t i = 0; i < in->count; i++)
        round += 2 * in->sentences[i].count * in->reference_count;
    size_t taken = 0, room = in->budget, best = 0, place = 0;
    while ((steps += round) <= ORACLE_MOST_STEPS &&
           find_best(&s, set, taken, room, &best, &place)) {
        add(&s, best, place > 0 ? set[place - 1] : in->count,
            place < taken ? set[place] : in->count);
        memmove(set + place + 1, set + place, (taken - place) * sizeof *set);
        set[place] = best;
        room -= in->costs[best];
        taken++;
    }
    *solved = steps <= ORACLE_MOST_STEPS;
    *chosen = set;
    *count = taken;
    return PITH_OK;
}

/* ---- exact ---- */

/* A walk through the sets that fit, depth first, each after the one it extends. */
typedef struct walk {
    size_t *set; /* positions, rising */
    size_t depth;
    size_t from; /* the next position to try */
    size_t room;
    size_t steps;
} walk;

/* Goes to the next set; with `counting`, its value is kept up to date. False: there is none. */
static bool walk_on(search *s, walk *w, bool counting) {
    const size_t none = s->in->count;
    for (;;) {
        size_t i = w->room > 0 ? w->from : none;
        while (i < none && !usable(s, i, w->room)) {
            i++;
            w->steps++;
        }
        w->steps++;
        if (i < none) {
            if (counting)
                add(s, i, w->depth > 0 ? w->set[w->depth - 1] : none, none);
            w->set[w->depth++] = i;
            w->room -= s->in->costs[i];
            w->from = i + 1;
            return true;
        }
        if (w->depth == 0)
            return false;
        i = w->set[--w->depth];
        w->room += s->in->costs[i];
        w->from = i + 1;
        if (counting)
            take_away(s, i, w->depth > 0 ? w->set[w->depth - 1] : none, none);
    }
}

/* Are there at most ORACLE_MOST_SETS sets, found in steps of that order? */
static bool few_sets(search *s, size_t *set) {
    enum { STEPS_A_SET = 64 };
    walk w = {.set = set, .room = s->in->budget};
    size_t sets = 0;
    while (walk_on(s, &w, false))
        if (++sets > ORACLE_MOST_SETS || w.steps > (size_t)ORACLE_MOST_SETS * STEPS_A_SET)
            return false;
    return true;
}

pith_status oracle_exact(const oracle_input *in, arena *memory, size_t **chosen, size_t *count,
                         bool *solved) {
    *count = 0;
    *solved = in->count <= ORACLE_MOST_SETS;
    if (!*solved)
        return PITH_OK;
    search s;
    TRY(open_search(&s, in, memory));
    size_t *set = ARENA_ARRAY(memory, size_t, in->count);
    size_t *best = ARENA_ARRAY(memory, size_t, in->count);
    TRY_MEMORY(set && best);
    *chosen = best;
    *solved = few_sets(&s, set);
    if (!*solved)
        return PITH_OK;
    walk w = {.set = set, .room = in->budget};
    double greatest = 0;
    while (walk_on(&s, &w, true)) {
        const double here = value(&s.units);
        if (here <= greatest)
            continue;
        greatest = here;
        *count = w.depth;
        memcpy(best, set, w.depth * sizeof *set);
    }
    return PITH_OK;
}
