/* concepts.c - see concepts.h.
 *
 * A concept is a pair of words that stand side by side in a sentence, by their stems, not both stop
 * words; or a single word that is none. Its weight is the number of sources that hold it, and those
 * of fewer than SOURCES_MIN are left out: Gillick and Favre, "A scalable global model for
 * summarization", 2009, section 3. There it is 3; with 2 the clusters of MultiLing have ROUGE-1
 * 42.1 and 41.7 by coverage-ilp and coverage (40.7 both) and 45.6 by auto (44.9): what two sources
 * say is worth telling. Of one source, the weight is the number of sentences that hold it, at least
 * SENTENCES_MIN. Weights are whole numbers.
 *
 * Occurrences are put into buckets by their first word; within a bucket the second word is an index
 * into an array of tallies. So nothing is hashed. O(words). */
#include "rank/concepts.h"

enum { SOURCES_MIN = 2, SENTENCES_MIN = 2 };

typedef struct occurrence {
    uint32_t second; /* term; later the concept, or NONE */
    uint32_t row;    /* sentence */
} occurrence;

enum { NONE = UINT32_MAX };

/* What is known of a second word within a bucket. */
typedef struct tally {
    uint32_t holders; /* sources, or sentences */
    uint32_t last;    /* the last of them + 1 */
    uint32_t row;     /* the last sentence + 1 that lists it */
    uint32_t id;      /* of the concept, or NONE */
} tally;

typedef struct counter {
    const rank_input *input;
    uint32_t length; /* words of a concept: 1 or 2 */
    bool by_source;
    uint32_t *ends; /* [terms + 1] of the buckets; while they are filled, where the next goes */
    occurrence *occurrences;
    tally *tallies; /* [terms] */
} counter;

static const sentence *sentence_at(const rank_input *input, uint32_t i) {
    return &input->doc->sentences[input->sentences[i]];
}

/* The two words of what begins at the k-th word of a sentence, the same when it is one; false when
 * they are stop words, or one of them does not come again. */
static bool words_at(const counter *c, const sentence *s, uint32_t k, uint32_t *first,
                     uint32_t *second) {
    const document *doc = c->input->doc;
    const token *t = &doc->tokens[s->first_token + k];
    *first = doc->forms[t[0].form].term;
    *second = doc->forms[t[c->length - 1].form].term;
    const term *a = &doc->terms[*first];
    const term *b = &doc->terms[*second];
    return (!a->stop || !b->stop) && a->count >= SENTENCES_MIN && b->count >= SENTENCES_MIN;
}

/* Two rounds over the words: to find where the buckets are, and to fill them. */
static void fill_buckets(counter *c) {
    const uint32_t terms = c->input->doc->term_count;
    for (int storing = 0; storing < 2; storing++) {
        for (uint32_t i = 0; i < c->input->count; i++) {
            const sentence *s = sentence_at(c->input, i);
            for (uint32_t k = 0; k + c->length <= s->token_count; k++) {
                uint32_t first, second;
                if (!words_at(c, s, k, &first, &second))
                    continue;
                if (storing)
                    c->occurrences[c->ends[first]++] = (occurrence){second, i};
                else
                    c->ends[first + 1]++;
            }
        }
        for (uint32_t t = 0; !storing && t < terms; t++)
            c->ends[t + 1] += c->ends[t];
    }
}

static void count_holders(counter *c, const occurrence *from, const occurrence *end) {
    for (const occurrence *o = from; o < end; o++)
        c->tallies[o->second] = (tally){.id = NONE};
    for (const occurrence *o = from; o < end; o++) {
        tally *t = &c->tallies[o->second];
        const uint32_t holder = 1 + (c->by_source ? rank_source(c->input, o->row) : o->row);
        t->holders += t->last != holder;
        t->last = holder;
    }
}

/* Makes concepts of what is held often enough in a bucket, and counts them for their sentences. */
static void list_concepts(counter *c, occurrence *from, const occurrence *end, concepts *out) {
    const uint32_t least = c->by_source ? SOURCES_MIN : SENTENCES_MIN;
    count_holders(c, from, end);
    for (occurrence *o = from; o < end; o++) {
        tally *t = &c->tallies[o->second];
        const bool skipped = t->holders < least || t->row == o->row + 1;
        t->row = o->row + 1;
        if (!skipped && t->id == NONE) {
            t->id = out->count;
            out->weights[out->count++] = t->holders;
        }
        o->second = skipped ? (uint32_t)NONE : t->id;
        if (!skipped)
            out->offsets[o->row + 1]++;
    }
}

/* With `next`: [n] scratch. */
static void list_rows(const counter *c, uint32_t *next, const concepts *out) {
    const uint32_t n = c->input->count;
    const uint32_t terms = c->input->doc->term_count;
    for (uint32_t i = 0; i < n; i++)
        next[i] = out->offsets[i + 1] += out->offsets[i];
    for (uint32_t e = terms > 0 ? c->ends[terms - 1] : 0; e-- > 0;)
        if (c->occurrences[e].second != NONE)
            out->ids[--next[c->occurrences[e].row]] = c->occurrences[e].second;
}

static pith_status find(const rank_input *input, uint32_t length, uint32_t words, concepts *out) {
    const uint32_t terms = input->doc->term_count;
    counter c = {.input = input,
                 .length = length,
                 .by_source = rank_source_count(input) >= SOURCES_MIN,
                 .ends = arena_alloc_zero(input->arena, (size_t)terms + 1, sizeof *c.ends),
                 .occurrences = ARENA_ARRAY(input->arena, occurrence, words),
                 .tallies = ARENA_ARRAY(input->arena, tally, terms)};
    uint32_t *next = ARENA_ARRAY(input->arena, uint32_t, input->count);
    if (!c.ends || !c.occurrences || !c.tallies || !next)
        return PITH_ERROR_MEMORY;
    fill_buckets(&c);
    for (uint32_t t = 0, from = 0; t < terms; from = c.ends[t++])
        list_concepts(&c, c.occurrences + from, c.occurrences + c.ends[t], out);
    list_rows(&c, next, out);
    return PITH_OK;
}

pith_status concepts_find(const rank_input *input, uint32_t length, concepts *out) {
    arena *a = input->arena;
    uint32_t words = 0;
    for (uint32_t i = 0; i < input->count; i++)
        words += sentence_at(input, i)->token_count;
    /* Each concept stands there at least twice. */
    *out =
        (concepts){.weights = ARENA_ARRAY(a, double, words / SENTENCES_MIN),
                   .offsets = arena_alloc_zero(a, (size_t)input->count + 1, sizeof *out->offsets),
                   .ids = ARENA_ARRAY(a, uint32_t, words)};
    if (!out->weights || !out->offsets || !out->ids)
        return PITH_ERROR_MEMORY;
    const arena_mark scratch = arena_save(a);
    const pith_status status = find(input, length, words, out);
    arena_rewind(a, scratch);
    return status;
}
