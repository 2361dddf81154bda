/* rank.h - scores for the sentences that compete; the table of methods.
 *
 * Most methods give each sentence one score. A set method (SumBasic, KL-Sum, submodular functions,
 * MMR, determinants) scores a sentence by what it adds to those that were chosen: it leaves its
 * `gains` in the result, and the selector asks them again as the choice goes on. */
#ifndef PITH_RANK_RANK_H
#define PITH_RANK_RANK_H

#include "rank/vectors.h"
#include "text/document.h"

enum { RANK_MAX_PARTS = 32 };

/* How much a summary may hold. */
typedef struct budget {
    pith_unit unit;
    size_t amount;
    bool truncate;
} budget;

/* What a method is given. */
typedef struct rank_input {
    const document *doc;
    const uint32_t *sentences; /* indices of the sentences that compete, ascending */
    uint32_t count;            /* of them: n */
    const vectors *vectors;    /* of those n sentences, in that order; title and query too */
    budget limit;              /* of the summary that the scores are for */
    bool asked;                /* there is a query, be it of words that the text lacks */
    pith_told *told;           /* by the summaries of other documents; or NULL */
    arena *arena;              /* for results and scratch */
} rank_input;

/* What sentences add to those that were chosen. The score of a sentence is the sum of its parts. */
typedef struct rank_gains {
    void *state;
    /* Writes the parts of sentence i beside what was added so far, and says how many steps that
     * took: its cost. */
    uint32_t (*measure)(void *state, uint32_t i, double *parts);
    /* Takes sentence i for chosen; its cost. */
    uint32_t (*add)(void *state, uint32_t i);
    bool may_rise; /* with the choice; else gains only ever fall */
} rank_gains;

/* What the first part of a score is the sum of, told when it is asked for. */
typedef struct rank_details {
    const void *context;
    void (*fill)(const void *context, uint32_t i, double *parts); /* of sentence i */
    const char *const *names;                                     /* [count], static */
    uint32_t count; /* with the other parts at most RANK_MAX_PARTS */
} rank_details;

/* What it gives back. The parts of a sentence add up to its score. */
typedef struct rank_result {
    double *scores;                /* [n], finite */
    double *parts;                 /* [n * part_count], row i belongs to sentence i */
    const char *const *part_names; /* [part_count], static */
    uint32_t part_count;           /* 1 .. RANK_MAX_PARTS */
    const rank_details *details;   /* or NULL */
    const char *method;            /* that was used, static */
    const char *note;              /* why another than the one asked for, or NULL; static */
    bool keeps_order;              /* the order is the method's point: nothing is demoted */
    const rank_gains *gains;       /* of a set method, else NULL; the scores and parts are those
                                      beside an empty choice */
    const bool *known;             /* [n] does it say all but the same as what the reader knows?
                                      Or NULL */
} rank_result;

typedef struct rank_method {
    pith_method about;
    pith_status (*score)(const rank_input *input, rank_result *out);
} rank_method;

/* Index of the source that the i-th of the sentences comes from. */
static inline uint32_t rank_source(const rank_input *input, uint32_t i) {
    const document *doc = input->doc;
    return doc->blocks[doc->sentences[input->sentences[i]].block].source;
}

/* Sources that sentences may be chosen of. */
static inline uint32_t rank_source_count(const rank_input *input) {
    return input->doc->source_count - input->doc->known_count;
}

/* Where the sentences of the same source as the one at `first` end. */
static inline uint32_t rank_source_end(const rank_input *input, uint32_t first) {
    uint32_t end = first + 1;
    while (end < input->count && rank_source(input, end) == rank_source(input, first))
        end++;
    return end;
}

/* The printable text of the i-th sentence, without the dateline of its report, made anew whenever
 * it is asked for: few of a document's sentences are. In the document's arena, or the text itself.
 * Data NULL when memory ran out. */
slice rank_plain(const rank_input *input, uint32_t i);
size_t rank_plain_bytes(const rank_input *input, uint32_t i);

/* What choosing the i-th sentence takes of the room for a summary: words, bytes with one separator
 * (of which the last is not needed), or 1. */
static inline size_t rank_cost(const rank_input *input, uint32_t i) {
    switch (input->limit.unit) {
    case PITH_SENTENCES:
        return 1;
    case PITH_BYTES:
        return rank_plain_bytes(input, i) + 1;
    default:
        return input->doc->sentences[input->sentences[i]].token_count;
    }
}

/* That room. Percent are of the words of the document, rounded down. */
static inline size_t rank_room(const rank_input *input) {
    switch (input->limit.unit) {
    case PITH_BYTES:
        return input->limit.amount + 1;
    case PITH_PERCENT:
        return (size_t)((uint64_t)input->doc->words * input->limit.amount / 100);
    default:
        return input->limit.amount;
    }
}

/* How many parts a score has with all its details, and those of the i-th sentence. */
uint32_t rank_part_count(const rank_result *ranked);
void rank_explain(const rank_result *ranked, uint32_t i, pith_part *parts);

/* Measures the i-th sentence again; the steps it took. */
uint32_t rank_measure(const rank_result *ranked, uint32_t i);

/* The method called `name`, or NULL. */
const rank_method *rank_find(const char *name);

/* All of them, for pith_methods. */
const pith_method *rank_methods(size_t *count);

#endif
