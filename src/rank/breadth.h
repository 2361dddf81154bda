/* breadth.h - how much of what a long document says again and again a summary holds. */
#ifndef PITH_RANK_BREADTH_H
#define PITH_RANK_BREADTH_H

#include "rank/rank.h"

/* Makes the result, whose scores are final and whose rows have two parts, that of a set method: the
 * first part of each sentence is its score, the second what it adds to the breadth of the summary.
 */
pith_status breadth_mind(const rank_input *input, rank_result *ranked);

#endif
