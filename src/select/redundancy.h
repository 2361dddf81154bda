/* redundancy.h - does a sentence say again what a chosen one says? */
#ifndef PITH_SELECT_REDUNDANCY_H
#define PITH_SELECT_REDUNDANCY_H

#include "rank/rank.h"

/* Two sentences of this cosine, with so many terms and such a share of words in common, are
 * near-duplicates; see redundancy.c. Mean of ROUGE-1 and -2 over nine sets with cosines from 0.4,
 * 0.5, 0.6, 0.7, 0.8, 0.9 on: 26.6, 26.8, 27.2, 27.1, 27.1, 27.1 with auto, 26.1, 26.5, 26.1, 26.3,
 * 26.3, 26.2 with
 * textrank-cosine. ROUGE hardly minds the others (terms 1 to 3, overlap 0 to 0.65: within
 * 0.03 with auto): they are there for the reader. Of 60 pairs in news, reviews and papers that were
 * looked at, most of those below an overlap of 0.4 tell different things of one subject, and from
 * 0.5 on hardly any. */
#define REDUNDANCY_COSINE 0.7
#define REDUNDANCY_OVERLAP 0.5
enum { REDUNDANCY_TERMS = 2 };

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
    uint32_t *compared; /* [n] the last candidate, + 1, that was compared with this sentence */
    uint32_t *marks;    /* [form_count] the last count of shared words that saw the form */
    uint32_t mark;      /* number of that count */
    map wordings;       /* of the chosen sentences: their words in order */
    uint32_t *added;    /* [n] position of the sentence of each wording */
    uint32_t *wording;  /* scratch */
    uint32_t wording_capacity;
} redundancy;

pith_status redundancy_init(redundancy *r, const rank_input *input);

enum { REDUNDANCY_NONE = UINT32_MAX };

/* *of: the position of a sentence that was added, of which the one at `position` is a
 * near-duplicate, or REDUNDANCY_NONE. */
pith_status redundancy_find(redundancy *r, uint32_t position, uint32_t *of);

pith_status redundancy_add(redundancy *r, uint32_t position);

#endif
