/* redundancy.h - does a sentence say again what a chosen one says? */
#ifndef PITH_SELECT_REDUNDANCY_H
#define PITH_SELECT_REDUNDANCY_H

#include "rank/likeness.h"
#include "rank/rank.h"

typedef struct redundancy_entry {
    uint32_t position; /* of a chosen sentence */
    uint32_t older;    /* next entry of the same term + 1, or 0 */
} redundancy_entry;

/* The chosen sentences, indexed. Lives in input->arena. */
typedef struct redundancy {
    const rank_input *input;
    uint32_t *newest; /* [term_count] entry + 1, or 0 */
    redundancy_entry *entries;
    uint32_t entry_count;
    uint32_t entry_capacity;
    uint32_t *compared; /* [n] the last search in which a candidate was compared with it */
    uint32_t search;    /* number of that search, from 1 */
    likeness likeness;
    map wordings;      /* of the chosen sentences: their words in order */
    uint32_t *added;   /* [n] position of the sentence of each wording */
    uint32_t *wording; /* scratch */
    uint32_t wording_capacity;
} redundancy;

pith_status redundancy_init(redundancy *r, const rank_input *input);

enum { REDUNDANCY_NONE = UINT32_MAX };

/* *of: the position of a sentence that was added, of which the one at `position` is a
 * near-duplicate, or REDUNDANCY_NONE. */
pith_status redundancy_find(redundancy *r, uint32_t position, uint32_t *of);

pith_status redundancy_add(redundancy *r, uint32_t position);

/* (*first)[i]: the first of all sentences that have the same words in the same order as the i-th.
 */
pith_status redundancy_first_said(redundancy *r, uint32_t **first);

#endif
