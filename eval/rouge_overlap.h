/* rouge_overlap.h - how much two texts have in common, counted in five ways.
 *
 * All of them compare terms, and count each unit as often as both texts have it (clipping). They
 * share a workspace of arrays by term, all zero between two calls. Those whose time is not linear
 * fail with PITH_ERROR_LIMIT before they start, when it would take more than ROUGE_MAX_STEPS steps.
 */
#ifndef PITH_EVAL_ROUGE_OVERLAP_H
#define PITH_EVAL_ROUGE_OVERLAP_H

#include "eval/rouge_words.h"

typedef struct rouge_counts {
    double in_reference;
    double in_system;
    double hits;           /* units of the reference that the system has, */
    double hits_in_system; /* and of the system that the reference has: equal but for our ROUGE-W */
    double base;           /* of ROUGE_W, ROUGE_155: the weight of the reference, weighted once */
} rouge_counts;

static inline rouge_counts rouge_counts_of(uint64_t in_reference, uint64_t in_system,
                                           uint64_t hits) {
    return (rouge_counts){(double)in_reference, (double)in_system, (double)hits, (double)hits, 0};
}

typedef struct rouge_workspace {
    arena lasting; /* of the arrays by term, which outlive the row */
    uint32_t *in_reference;
    uint32_t *in_system;
    uint32_t *counts;
    size_t capacity;      /* of each of them */
    arena *row;           /* everything below, and what the functions need, dies with the row */
    uint64_t *table_keys; /* of the n-gram names */
    uint32_t *table_names;
    size_t table_size; /* a power of two */
} rouge_workspace;

/* Makes a zero or used workspace ready for a row of `words` words in all and `terms` terms. */
pith_status rouge_workspace_open(rouge_workspace *w, arena *row, size_t terms, size_t words);
void rouge_workspace_close(rouge_workspace *w);

/* Sum over the units in `reference` and `system` of the smaller of their two counts. */
size_t rouge_shared(rouge_workspace *w, const uint32_t *reference, size_t reference_count,
                    const uint32_t *system, size_t system_count);

/* Names of n-grams: equal n-grams of a row get equal names. Start, then for every text turn the
 * names of its (n-1)-grams (its terms, for n = 2) into those of its n-grams, in place; returns how
 * many. */
void rouge_ngrams_start(rouge_workspace *w);
size_t rouge_ngrams_extend(rouge_workspace *w, uint32_t *names, size_t count, size_t n,
                           const rouge_words *text, uint32_t *used);

/* ROUGE-S and -SU. One step a pair. */
pith_status rouge_skip_overlap(rouge_workspace *w, const rouge_measure *measure, bool as_script,
                               const rouge_words *reference, const rouge_words *system,
                               rouge_counts *out);

/* ROUGE-L, and the longest common subsequence of the texts as a whole. One step each 64 cells. */
pith_status rouge_lcs_overlap(rouge_workspace *w, const rouge_reading *reference,
                              const rouge_reading *system, rouge_counts *out);
pith_status rouge_text_lcs_overlap(rouge_workspace *w, const rouge_words *reference,
                                   const rouge_words *system, rouge_counts *out);

/* ROUGE-W. One step a cell of the table. */
pith_status rouge_wlcs_overlap(rouge_workspace *w, double weight, bool as_script,
                               const rouge_reading *reference, const rouge_reading *system,
                               rouge_counts *out);

/* Counts the terms of `text`, or forgets them again. */
void rouge_tally(uint32_t *counts, const rouge_words *text);
void rouge_untally(uint32_t *counts, const rouge_words *text);

/* Bits. */
enum { ROUGE_WORD_BITS = 64 };

static inline size_t rouge_bit_words(size_t bits) {
    return bits / ROUGE_WORD_BITS + (bits % ROUGE_WORD_BITS != 0);
}

static inline bool rouge_bit(const uint64_t *bits, size_t i) {
    return bits[i / ROUGE_WORD_BITS] >> (i % ROUGE_WORD_BITS) & 1;
}

static inline void rouge_bit_set(uint64_t *bits, size_t i) {
    bits[i / ROUGE_WORD_BITS] |= (uint64_t)1 << (i % ROUGE_WORD_BITS);
}

#endif
