/* candidate.h - the phrases that may become key phrases, with all their occurrences. */
#ifndef PITH_KEYWORD_CANDIDATE_H
#define PITH_KEYWORD_CANDIDATE_H

#include "keyword/keys.h"

enum { CANDIDATE_NONE = UINT32_MAX };

/* Words of the longest candidate: a label of a vocabulary (labels.h). */
enum { CANDIDATE_WORDS = 12 };

/* One occurrence of a candidate, in the order of the text. */
typedef struct occurrence {
    uint32_t key;  /* its first */
    uint32_t next; /* occurrence of the same candidate, or CANDIDATE_NONE */
} occurrence;

/* Phrases with the same terms in the same order are one candidate. */
typedef struct candidate {
    uint32_t words; /* 1 .. KEYS_OF_PHRASE, of a label CANDIDATE_WORDS */
    uint32_t first; /* occurrence */
    uint32_t last;
    uint32_t count;   /* of occurrences, at least 1 */
    uint32_t whole;   /* of them, those that are a whole run, or the end of one that is too long */
    uint32_t support; /* occurrences also where a phrase may not start or end */
    uint32_t prefix;  /* the candidates without its last and without its first word, */
    uint32_t suffix;  /* while counting; CANDIDATE_NONE when they occur only here */
    uint32_t cover;   /* count of the most frequent longer candidate that holds it */
    uint32_t same;    /* the next of those that mean the same, in a ring (variants.h) */
} candidate;

/* What the chances of candidates are made of: parts that add up to the logarithms of their odds. */
typedef struct score_details {
    const void *context;
    void (*explain)(const void *context, uint32_t i, double *parts);
    const char *const *names; /* of the parts; static */
    uint32_t count;
    uint32_t overlap; /* the part of what the choice did to a score */
} score_details;

typedef struct candidates {
    const document *doc;
    key_runs runs;
    occurrence *occurrences;
    candidate *items; /* shorter ones first, then the earlier */
    uint32_t count;
    const uint32_t *linked; /* by candidate: the next of those of one concept, as CANDIDATE_NONE
                               ends it (concepts.h); NULL: there are none */
    double expected;        /* of them so many are key phrases, if the scores are chances; else 0 */
    const score_details *details; /* NULL: nothing is known of the scores */
    const char *note; /* why the scores are those of another method than was asked for, or NULL */
} candidates;

pith_status candidates_find(const document *doc, arena *a, candidates *out);

/* The same, and phrases with links in them, "taxa de juro". Methods that share what a phrase is
 * worth among its words do better without: a link is in many. */
pith_status candidates_find_linked(const document *doc, arena *a, candidates *out);

/* The keys of its first occurrence: `words` of them. */
static inline const key *candidate_keys(const candidates *all, const candidate *c) {
    return &all->runs.keys[all->occurrences[c->first].key];
}

/* Does the word start with a capital? */
static inline bool is_capital(const candidates *all, const key *k) {
    return all->runs.looks[k->token] & LOOK_CAPITAL;
}

/* Where an occurrence stands in the document's text, without a possessive 's at its end. */
span occurrence_span(const candidates *all, const candidate *c, const occurrence *o);

#endif
