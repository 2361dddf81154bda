/* oracle.h - the best that extraction can do, by someone who knows the references. */
#ifndef PITH_EVAL_ORACLE_H
#define PITH_EVAL_ORACLE_H

#include "eval/rouge_words.h"

typedef struct oracle_input {
    const rouge_words *sentences; /* the terms of each */
    const size_t *costs;          /* of each, in units of the budget; at least 1 */
    size_t count;
    size_t budget;
    const rouge_words *references;
    size_t reference_count;
} oracle_input;

/* Sets that the exact oracle looks through at most: a document that has more is not solved. */
enum { ORACLE_MOST_SETS = 100000 };

/* Comparisons of words that the greedy oracle makes at most. */
#define ORACLE_MOST_STEPS ((uint64_t)1 << 29)

/* Both fill *chosen with the positions of sentences, rising; *solved is false beyond a limit. */
pith_status oracle_greedy(const oracle_input *in, arena *memory, size_t **chosen, size_t *count,
                          bool *solved);
pith_status oracle_exact(const oracle_input *in, arena *memory, size_t **chosen, size_t *count,
                         bool *solved);

#endif
