/* concepts.c - see concepts.h.
 *
 * A concept is a pair of words that stand side by side in a sentence, by their stems, not both stop
 * words. Its weight is the number of sources that hold it, and those of fewer than SOURCES_MIN are
 * left out: Gillick and Favre, "A scalable global model for summarization", 2009, section 3. Of
 * fewer sources than that, it is the number of sentences that hold it, at least SENTENCES_MIN.
 * Weights are whole numbers. O(words). */
#include "rank/concepts.h"

enum { SOURCES_MIN = 3, SENTENCES_MIN = 2 };

/* What is known of a pair of words while they are counted. */
typedef struct pair {
    uint32_t holders; /* sources, or sentences */
    uint32_t last;    /* the last of them + 1 */
    uint32_t row;     /* the last sentence + 1 that lists it */
    uint32_t id;      /* of the concept, when it is one */
} pair;

typedef struct counter {
    const rank_input *input;
    bool by_source;
    map names; /* two terms -> index into pairs */
    pair *pairs;
} counter;

typedef struct pair_key {
    uint32_t first;
    uint32_t second;
} pair_key;

/* The k-th pair of words of a sentence; false when both are stop words. */
static bool key_at(const document *doc, const sentence *s, uint32_t k, pair_key *out) {
    const token *t = &doc->tokens[s->first_token + k];
    *out = (pair_key){doc->forms[t[0].form].term, doc->forms[t[1].form].term};
    return !doc->terms[out->first].stop || !doc->terms[out->second].stop;
}

static const sentence *sentence_at(const rank_input *input, uint32_t i) {
    return &input->doc->sentences[input->sentences[i]];
}

/* Counts the pairs of sentence i. */
static pith_status count_pairs(counter *c, uint32_t i) {
    const sentence *s = sentence_at(c->input, i);
    const uint32_t holder = c->by_source ? rank_source(c->input, i) : i;
    for (uint32_t k = 0; k + 1 < s->token_count; k++) {
        pair_key key;
        if (!key_at(c->input->doc, s, k, &key))
            continue;
        bool added;
        const uint32_t at = map_intern(&c->names, (slice){(const char *)&key, sizeof key}, &added);
        if (at == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        pair *p = &c->pairs[at];
        if (added)
            *p = (pair){0};
        p->holders += p->last != holder + 1;
        p->last = holder + 1;
    }
    return PITH_OK;
}

static void list_concepts(const counter *c, concepts *out) {
    const uint32_t least = c->by_source ? SOURCES_MIN : SENTENCES_MIN;
    for (uint32_t p = 0; p < c->names.count; p++) {
        c->pairs[p].id = UINT32_MAX;
        if (c->pairs[p].holders < least)
            continue;
        c->pairs[p].id = out->count;
        out->weights[out->count++] = c->pairs[p].holders;
    }
}

static void list_rows(const counter *c, concepts *out) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < c->input->count; i++) {
        const sentence *s = sentence_at(c->input, i);
        out->offsets[i] = at;
        for (uint32_t k = 0; k + 1 < s->token_count; k++) {
            pair_key key;
            if (!key_at(c->input->doc, s, k, &key))
                continue;
            pair *p = &c->pairs[map_find(&c->names, (slice){(const char *)&key, sizeof key})];
            if (p->id == UINT32_MAX || p->row == i + 1)
                continue;
            p->row = i + 1;
            out->ids[at++] = p->id;
        }
    }
    out->offsets[c->input->count] = at;
}

pith_status concepts_find(const rank_input *input, concepts *out) {
    arena *a = input->arena;
    uint32_t words = 0;
    for (uint32_t i = 0; i < input->count; i++)
        words += sentence_at(input, i)->token_count;
    counter c = {.input = input,
                 .by_source = rank_source_count(input) >= SOURCES_MIN,
                 .names = {.arena = a},
                 .pairs = ARENA_ARRAY(a, pair, words)};
    TRY_MEMORY(c.pairs);
    for (uint32_t i = 0; i < input->count; i++)
        TRY(count_pairs(&c, i));
    *out = (concepts){.weights = ARENA_ARRAY(a, double, c.names.count),
                      .offsets = ARENA_ARRAY(a, uint32_t, (size_t)input->count + 1),
                      .ids = ARENA_ARRAY(a, uint32_t, words)};
    if (!out->weights || !out->offsets || !out->ids)
        return PITH_ERROR_MEMORY;
    list_concepts(&c, out);
    list_rows(&c, out);
    return PITH_OK;
}
