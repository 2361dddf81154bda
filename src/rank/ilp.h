/* ilp.h - the set of sentences that holds the most concepts within a budget; the only door to GLPK.
 */
#ifndef PITH_RANK_ILP_H
#define PITH_RANK_ILP_H

#include "rank/concepts.h"

typedef enum ilp_outcome {
    ILP_SOLVED,
    ILP_TOO_LARGE, /* was not tried */
    ILP_TOO_LONG,  /* was given up */
    ILP_NO_SOLVER  /* is not installed */
} ilp_outcome;

/* Sets members[n], false before, of the best set that fits the budget of `input`. */
pith_status ilp_cover(const rank_input *input, const concepts *c, bool *members,
                      ilp_outcome *outcome);

#endif
