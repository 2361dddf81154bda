/* spread.h - a long document is covered from its start to its end: the budget is shared out over
 * its parts. */
#ifndef PITH_SELECT_SPREAD_H
#define PITH_SELECT_SPREAD_H

#include "rank/rank.h"

/* The parts of a document. count 0: it is not long, and has none. */
typedef struct spread {
    uint32_t count;
    uint32_t *part_of; /* [n] of each sentence */
    size_t *room;      /* [count] what each part may still take */
} spread;

pith_status spread_plan(const rank_input *input, const rank_result *ranked, spread *out);

#endif
