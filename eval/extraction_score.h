/* extraction_score.h - how much of the main text of a page was found, and how much else. */
#ifndef PITH_EVAL_EXTRACTION_SCORE_H
#define PITH_EVAL_EXTRACTION_SCORE_H

#include "base/map.h"
#include "pith.h"

/* A text as words, each a number that is equal for equal words. */
typedef struct word_list {
    const uint32_t *words;
    size_t count;
} word_list;

/* The runs of letters, digits and underscores of `text`, folded (NFKC, case), read with `doc`. */
pith_status word_list_read(slice text, pith_doc *doc, map *vocabulary, arena *memory,
                           word_list *out);

typedef struct extraction_score {
    double precision;
    double recall;
    double f1;
} extraction_score;

/* What both have as often as both have it, over what either has. 1 when both are empty. */
pith_status extraction_score_words(const word_list *gold, const word_list *system,
                                   size_t vocabulary, arena *memory, extraction_score *out);

/* Shares of all shingles of a page: in both, in the system's text only, in the gold text only. They
 * add up to 1, or are all 0 when there is no shingle. */
typedef struct shingle_shares {
    double both;
    double system_only;
    double gold_only;
} shingle_shares;

enum { SHINGLE_WORDS = 4 };

pith_status extraction_score_shingles(const word_list *gold, const word_list *system, arena *memory,
                                      shingle_shares *out);

/* Precision and recall of one page; *counts tells whether the page enters the mean. */
double shingle_precision(const shingle_shares *shares, bool *counts);
double shingle_recall(const shingle_shares *shares, bool *counts);

/* Do the words of `piece` stand side by side in `text`? */
bool word_list_contains(const word_list *text, const word_list *piece);

#endif
