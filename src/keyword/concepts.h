/* concepts.h - candidates as labels of a vocabulary. */
#ifndef PITH_KEYWORD_CONCEPTS_H
#define PITH_KEYWORD_CONCEPTS_H

#include "keyword/keyword.h"
#include "keyword/vocabulary.h"

/* By candidate. */
typedef struct concepts {
    uint32_t *concept; /* of the vocabulary, or VOCABULARY_NONE */
    uint32_t *next;    /* another candidate of that concept, or CANDIDATE_NONE */
} concepts;

/* Finds the concepts of all candidates, and changes their scores: of those of one concept only the
 * best stays ranked, and concepts come first, or alone. */
pith_status concepts_rank(const candidates *all, const choice_rules *rules, arena *a,
                          double *scores, concepts *out);

/* Gives the phrase of candidate `index` its label, and the spans of all candidates of its concept.
 */
pith_status concepts_fill(const candidates *all, const concepts *of, uint32_t index,
                          const choice_rules *rules, arena *a, keyword_phrase *phrase);

#endif
