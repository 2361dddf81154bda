/* candidates.h - the sentences that a summary can be made of, and what each takes from the budget:
 * for baselines and oracles, by the same rules as the library's own selection. */
#ifndef PITH_EVAL_CANDIDATES_H
#define PITH_EVAL_CANDIDATES_H

#include "base/arena.h"
#include "pith.h"

typedef struct candidates {
    const pith_slice *texts;
    const size_t *words;
    const size_t *costs; /* in units of the budget; at least 1 */
    const size_t *index; /* of the sentence in the document; rising */
    size_t count;
    size_t budget;
} candidates;

/* Those of `doc` that compete and hold a word. */
pith_status candidates_collect(const pith_doc *doc, pith_unit unit, size_t budget, arena *memory,
                               candidates *out);

/* The position of sentence `index` among them; count when it is none. */
size_t candidates_find(const candidates *c, size_t index);

#endif
