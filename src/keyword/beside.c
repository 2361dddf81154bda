/* beside.c - see beside.h. Of candidate i, in the order of odds o(0) >= o(1) >= ...,
 *
 *   odds           o(i)                          turn           i
 *   behind-first   o(i) - o(0)                   behind-tenth   o(i) - o(9)
 *   overlaps       others that share a word with it
 *   overlap        the greatest o(j) - o(i) of these; so, too,
 *   wider          of those that hold it,
 *   narrower       of those that it holds,
 *   same-head, same-start   of those with its last, with its first word
 *   wider-count    its occurrences, over those of the best one that holds it; NONE_WIDER
 *   taken          the share of its words that better ones have
 *   best-word, worst-word   of several words: the odds of each by itself, NO_WORD of one that is no
 *                  candidate here
 *
 * and NOTHING where there is none; of the list as a whole the logarithm of the sum of its chances,
 * how many are above LIKELY, the mean chance of the first ten, their words, capitals and
 * occurrences in the mean, o(0), and its length. O(BESIDE_MOST^2). */
#include "keyword/beside.h"

#include <math.h>

#define NAME(feature, name) name " "
const char beside_feature_names[] = BESIDE_FEATURES(NAME);

#define NOTHING (-20.0F)
#define NO_WORD (-9.0F)
#define NONE_WIDER 9.0F
#define LIKELY 0.3F
enum { FIRST = 10 };

/* A candidate of the list. */
typedef struct member {
    const key *keys;
    uint32_t words;
    float odds;
    float chance;
    float count; /* of its occurrences */
} member;

typedef struct member_list {
    member items[BESIDE_MOST];
    uint64_t sketches[BESIDE_MOST]; /* of each a bit for each of its terms, of 64 */
    uint32_t count;
} member_list;

/* Which words of `of` the other has: bits. */
static uint32_t words_in(const member *of, const member *other) {
    uint32_t shared = 0;
    for (uint32_t a = 0; a < of->words; a++)
        for (uint32_t b = 0; b < other->words; b++)
            shared |= (uint32_t)(of->keys[a].term == other->keys[b].term) << a;
    return shared;
}

/* Its words stand in the other, in their order. */
static bool is_inside(const member *of, const member *other) {
    for (uint32_t from = 0; from + of->words <= other->words; from++) {
        uint32_t k = 0;
        while (k < of->words && of->keys[k].term == other->keys[from + k].term)
            k++;
        if (k == of->words)
            return true;
    }
    return false;
}

/* What candidate i shares with the others. */
typedef struct company {
    float row[BESIDE_FEATURE_COUNT];
    float wider_count;           /* occurrences of the best that holds it */
    uint32_t taken;              /* its words that better ones have: bits */
    float words[KEYS_OF_PHRASE]; /* the odds of each alone */
} company;

static void raise(float *most, float value) {
    if (value > *most)
        *most = value;
}

/* It shares some words with the other, which comes before it if `better`. */
static void meet(const member *own, const member *other, bool better, uint32_t shared, company *c) {
    const float gain = other->odds - own->odds;
    c->row[BESIDE_OVERLAPS]++;
    raise(&c->row[BESIDE_OVERLAP], gain);
    if (better)
        c->taken |= shared;
    for (uint32_t k = 0; k < own->words && other->words == 1; k++)
        if (shared >> k & 1)
            c->words[k] = other->odds;
    if (own->keys[own->words - 1].term == other->keys[other->words - 1].term)
        raise(&c->row[BESIDE_SAME_HEAD], gain);
    if (own->keys->term == other->keys->term)
        raise(&c->row[BESIDE_SAME_START], gain);
    if (own->words > other->words && is_inside(other, own))
        raise(&c->row[BESIDE_NARROWER], gain);
    if (own->words < other->words && gain > c->row[BESIDE_WIDER] && is_inside(own, other)) {
        c->row[BESIDE_WIDER] = gain;
        c->wider_count = other->count;
    }
}

/* Those that may share a word with member i: bits. */
static uint32_t alike(const member_list *list, uint32_t i) {
    uint32_t near = 0;
    for (uint32_t j = 0; j < list->count; j++)
        near |= (uint32_t)((list->sketches[j] & list->sketches[i]) != 0) << j;
    return near & ~(1U << i);
}

/* The features of member i that are its own. */
static void compare(const member_list *list, uint32_t i, float row[BESIDE_FEATURE_COUNT]) {
    const member *own = &list->items[i];
    company c = {.taken = 0};
    for (int f = BESIDE_OVERLAPS + 1; f < BESIDE_LIST_CHANCES; f++)
        c.row[f] = NOTHING;
    for (uint32_t k = 0; k < own->words; k++)
        c.words[k] = NO_WORD;
    for (uint32_t near = alike(list, i); near != 0; near &= near - 1) {
        const uint32_t j = (uint32_t)__builtin_ctz(near);
        const uint32_t shared = words_in(own, &list->items[j]);
        if (shared)
            meet(own, &list->items[j], j < i, shared, &c);
    }
    const uint32_t tenth = list->count < FIRST ? list->count - 1 : FIRST - 1;
    c.row[BESIDE_ODDS] = own->odds;
    c.row[BESIDE_TURN] = (float)i;
    c.row[BESIDE_BEHIND_FIRST] = own->odds - list->items[0].odds;
    c.row[BESIDE_BEHIND_TENTH] = own->odds - list->items[tenth].odds;
    c.row[BESIDE_TAKEN] = (float)__builtin_popcount(c.taken) / (float)own->words;
    c.row[BESIDE_WIDER_COUNT] = c.wider_count > 0 ? own->count / c.wider_count : NONE_WIDER;
    for (uint32_t k = 0; k < own->words && own->words > 1; k++) {
        raise(&c.row[BESIDE_BEST_WORD], c.words[k]);
        if (k == 0 || c.words[k] < c.row[BESIDE_WORST_WORD])
            c.row[BESIDE_WORST_WORD] = c.words[k];
    }
    memcpy(row, c.row, BESIDE_LIST_CHANCES * sizeof *row);
}

/* The features of the list. */
static void describe(const candidates *all, const member_list *list,
                     float row[BESIDE_FEATURE_COUNT]) {
    const uint32_t first = list->count < FIRST ? list->count : FIRST;
    float chances = 1e-6F; /* for the logarithm of hardly any */
    float likely = 0, mean = 0, words = 0, capital = 0, count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        chances += list->items[i].chance;
        likely += list->items[i].chance > LIKELY;
    }
    for (uint32_t i = 0; i < first; i++) {
        mean += list->items[i].chance;
        words += (float)list->items[i].words;
        capital += is_capital(all, list->items[i].keys);
        count += list->items[i].count;
    }
    row[BESIDE_LIST_CHANCES] = logf(chances);
    row[BESIDE_LIST_LIKELY] = likely;
    row[BESIDE_LIST_MEAN] = mean / (float)first;
    row[BESIDE_LIST_WORDS] = words / (float)first;
    row[BESIDE_LIST_CAPITAL] = capital / (float)first;
    row[BESIDE_LIST_COUNT] = count / (float)first;
    row[BESIDE_LIST_BEST] = list->items[0].odds;
    row[BESIDE_LIST_LENGTH] = (float)list->count;
}

static member member_of(const candidates *all, const scored *s) {
    const candidate *c = &all->items[s->index];
    const member m = {.keys = candidate_keys(all, c),
                      .words = c->words,
                      .odds = (float)s->score,
                      .chance = 1 / (1 + expf(-(float)s->score)),
                      .count = (float)c->count};
    return m;
}

static uint64_t sketch_of(const member *m) {
    uint64_t sketch = 0;
    for (uint32_t k = 0; k < m->words; k++)
        sketch |= (uint64_t)1 << (m->keys[k].term % 64);
    return sketch;
}

void beside_fill(const candidates *all, const scored *best, uint32_t count,
                 float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT]) {
    member_list list;
    float row[BESIDE_FEATURE_COUNT];
    for (list.count = 0; list.count < count; list.count++) {
        list.items[list.count] = member_of(all, &best[list.count]);
        list.sketches[list.count] = sketch_of(&list.items[list.count]);
    }
    if (count > 0)
        describe(all, &list, row);
    for (uint32_t i = 0; i < count; i++) {
        compare(&list, i, row);
        memcpy(rows[i], row, sizeof row);
    }
}
