/* keyword.h - key phrases: candidates, scorers, merging; the table of methods. */
#ifndef PITH_KEYWORD_KEYWORD_H
#define PITH_KEYWORD_KEYWORD_H

#include "keyword/choice.h"

typedef struct keyword_phrase {
    slice text;        /* printable, in its most frequent surface form */
    double score;      /* in [0, 1]: a chance, or the best has 1 */
    const span *spans; /* of every occurrence, ascending, in the document's text */
    uint32_t count;    /* of spans */
    uint32_t sentence; /* of the first; index into the document's */
    pith_keyword_kind kind;
    bool is_label;          /* the text is the preferred label of a vocabulary, */
    slice broader;          /* which has these broader concepts for it, parted by "|" */
    const pith_part *parts; /* they add up to the logarithm of the odds */
    uint32_t part_count;    /* 0: not asked for, or not known */
} keyword_phrase;

typedef struct keyword_result {
    keyword_phrase *phrases; /* best first */
    uint32_t count;
    const char *method; /* static */
    const char *note;   /* what a reader should know of how they were found, or NULL; static */
} keyword_result;

const pith_method *keyword_methods(size_t *count);

/* The phrases of `doc` by `method` that `rules` allow; PITH_ERROR_METHOD when there is no such
 * method. Results and scratch in `a`. */
pith_status keyword_extract(const document *doc, const char *method, const choice_rules *rules,
                            arena *a, keyword_result *out);

#endif
