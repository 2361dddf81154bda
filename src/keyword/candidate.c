/* candidate.c - see candidate.h. All n-grams of all runs, level by level.
 *
 * Level n names an n-gram by the pair of the (n-1)-grams at its ends: numbers[i], the candidate of
 * n words that starts at key i, is found from numbers[i] and numbers[i + 1] of level n - 1. Those
 * stay that hold a noun, a word that says something, and more than one letter. Which of several
 * that overlap are best, "peace talks" or "peace", is the scorers' matter; each candidate knows how
 * often it is a whole run, and how often the most frequent longer one that holds it occurs.
 *
 * O(keys * KEYS_OF_PHRASE) time and memory. */
#include "keyword/candidate.h"

typedef struct builder {
    candidates *all;
    arena *arena;
    uint32_t *numbers; /* by key: candidate of the level before that starts there */
    uint32_t *slots;   /* of the level's hash table of pairs: number + 1, 0 = free */
    uint32_t slot_mask;
    uint32_t occurrence_count;
} builder;

static uint32_t add_candidate(builder *b, uint32_t words, uint32_t prefix, uint32_t suffix) {
    const uint32_t number = b->all->count++;
    b->all->items[number] = (candidate){.words = words,
                                        .first = CANDIDATE_NONE,
                                        .last = CANDIDATE_NONE,
                                        .prefix = prefix,
                                        .suffix = suffix};
    return number;
}

/* Key i starts an occurrence of candidate `number`. */
static void add_occurrence(builder *b, uint32_t number, uint32_t i) {
    candidates *all = b->all;
    candidate *c = &all->items[number];
    c->support++;
    const key *first = &all->runs.keys[i];
    const key *last = first + c->words - 1;
    if (first->bound_left || last->bound_right)
        return;
    c->whole += first->left == c->words && first->starts_whole;
    c->count++;
    const uint32_t at = b->occurrence_count++;
    all->occurrences[at] = (occurrence){i, CANDIDATE_NONE};
    if (c->first == CANDIDATE_NONE)
        c->first = at;
    else
        all->occurrences[c->last].next = at;
    c->last = at;
}

/* Level 1: a candidate is a term. */
static pith_status count_words(builder *b) {
    candidates *all = b->all;
    const uint32_t terms = all->doc->term_count;
    uint32_t *by_term = ARENA_ARRAY(b->arena, uint32_t, terms);
    TRY_MEMORY(by_term);
    memset(by_term, 0xff, terms * sizeof *by_term);
    for (uint32_t i = 0; i < all->runs.count; i++) {
        uint32_t *number = &by_term[all->runs.keys[i].term];
        if (*number == CANDIDATE_NONE)
            *number = add_candidate(b, 1, CANDIDATE_NONE, CANDIDATE_NONE);
        b->numbers[i] = *number;
        add_occurrence(b, *number, i);
    }
    return PITH_OK;
}

/* The candidate of `words` words with these two at its ends, added when it is new. */
static uint32_t number_of_pair(builder *b, uint32_t words, uint32_t prefix, uint32_t suffix) {
    const candidate *items = b->all->items;
    const uint64_t mixed = ((uint64_t)prefix << 32 | suffix) * 0x9e3779b97f4a7c15u;
    uint32_t slot = (uint32_t)(mixed >> 32) & b->slot_mask;
    for (; b->slots[slot] != 0; slot = (slot + 1) & b->slot_mask) {
        const uint32_t number = b->slots[slot] - 1;
        if (items[number].prefix == prefix && items[number].suffix == suffix)
            return number;
    }
    const uint32_t number = add_candidate(b, words, prefix, suffix);
    b->slots[slot] = number + 1;
    return number;
}

/* places[n]: how many n-grams of n words the runs have. */
static void count_places(const key_runs *runs, uint32_t places[KEYS_OF_PHRASE + 1]) {
    for (uint32_t i = 0; i < runs->count; i++)
        places[runs->keys[i].left < KEYS_OF_PHRASE ? runs->keys[i].left : KEYS_OF_PHRASE]++;
    for (uint32_t words = KEYS_OF_PHRASE; words > 1; words--)
        places[words - 1] += places[words];
}

/* Of a table that is at most half full. */
static size_t slots_for(uint32_t places) {
    size_t slots = 16;
    while (slots < 2 * (size_t)places)
        slots *= 2;
    return slots;
}

/* Level `words`, which has so many places, from level words - 1, whose numbers it replaces. */
static void count_phrases(builder *b, uint32_t words, uint32_t places) {
    const key_runs *runs = &b->all->runs;
    const size_t slots = slots_for(places);
    memset(b->slots, 0, slots * sizeof *b->slots);
    b->slot_mask = (uint32_t)(slots - 1);
    for (uint32_t i = 0; i < runs->count; i++) {
        const key *k = &runs->keys[i];
        uint32_t number = CANDIDATE_NONE;
        if (k->left >= words)
            number = number_of_pair(b, words, b->numbers[i], b->numbers[i + 1]);
        if (number != CANDIDATE_NONE)
            add_occurrence(b, number, i);
        b->numbers[i] = number;
    }
}

/* Room for as many candidates and occurrences as there are places, and for the tables: what is not
 * touched of it costs nothing. */
static pith_status reserve(builder *b, const uint32_t places[KEYS_OF_PHRASE + 1]) {
    candidates *all = b->all;
    size_t room = 0;
    for (uint32_t words = 1; words <= KEYS_OF_PHRASE; words++)
        room += places[words];
    if (room > UINT32_MAX / 2)
        return PITH_ERROR_MEMORY;
    all->items = ARENA_ARRAY(b->arena, candidate, room);
    all->occurrences = ARENA_ARRAY(b->arena, occurrence, room);
    b->numbers = ARENA_ARRAY(b->arena, uint32_t, all->runs.count);
    b->slots = ARENA_ARRAY(b->arena, uint32_t, slots_for(places[2]));
    TRY_MEMORY(all->items && all->occurrences && b->numbers && b->slots);
    return PITH_OK;
}

/* Tells every candidate how often the longer ones around it occur. */
static void spread_cover(candidates *all) {
    for (uint32_t i = all->count; i-- > 0;) {
        const candidate *c = &all->items[i];
        const uint32_t cover = c->cover > c->count ? c->cover : c->count;
        const uint32_t parts[] = {c->prefix, c->suffix};
        for (int k = 0; k < 2; k++)
            if (parts[k] != CANDIDATE_NONE && all->items[parts[k]].cover < cover)
                all->items[parts[k]].cover = cover;
    }
}

/* It can start and end where it does, holds a noun and a word that says something, and is more than
 * one letter. */
static bool is_worth_keeping(const candidates *all, const candidate *c) {
    if (c->count == 0)
        return false;
    const key *keys = candidate_keys(all, c);
    bool noun = false;
    bool strong = false;
    for (uint32_t i = 0; i < c->words; i++) {
        noun = noun || keys[i].noun;
        strong = strong || !keys[i].weak;
    }
    const token *t = &all->doc->tokens[keys->token];
    return noun && strong && (c->words > 1 || all->doc->forms[t->form].text.length > 1);
}

static pith_status find(const document *doc, bool linked, arena *a, candidates *out) {
    *out = (candidates){.doc = doc};
    TRY(keys_find(doc, linked, a, &out->runs));
    builder b = {.all = out, .arena = a};
    uint32_t places[KEYS_OF_PHRASE + 1] = {0};
    count_places(&out->runs, places);
    TRY(reserve(&b, places));
    TRY(count_words(&b));
    for (uint32_t words = 2; words <= KEYS_OF_PHRASE && places[words] > 0; words++)
        count_phrases(&b, words, places[words]);
    spread_cover(out);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++)
        if (is_worth_keeping(out, &out->items[i]))
            out->items[kept++] = out->items[i];
    out->count = kept;
    return PITH_OK;
}

pith_status candidates_find(const document *doc, arena *a, candidates *out) {
    return find(doc, false, a, out);
}

pith_status candidates_find_linked(const document *doc, arena *a, candidates *out) {
    return find(doc, true, a, out);
}

span occurrence_span(const candidates *all, const candidate *c, const occurrence *o) {
    const key *keys = &all->runs.keys[o->key];
    const token *tokens = all->doc->tokens;
    return (span){tokens[keys[0].token].start,
                  looks_text_end(all->doc, &tokens[keys[c->words - 1].token])};
}
