/* concepts.h - the words, or pairs of neighbouring words, that matter in a document, and which
 * sentence holds which. */
#ifndef PITH_RANK_CONCEPTS_H
#define PITH_RANK_CONCEPTS_H

#include "rank/rank.h"

typedef struct concepts {
    uint32_t count;
    double *weights;   /* [count] */
    uint32_t *offsets; /* [n + 1] into ids */
    uint32_t *ids;     /* of the distinct concepts of each sentence */
} concepts;

/* Those of `length` words: 1 or 2. */
pith_status concepts_find(const rank_input *input, uint32_t length, concepts *out);

#endif
