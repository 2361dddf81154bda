/* steer.h - what the caller asks for and what the reader knows already, for every method alike. */
#ifndef PITH_RANK_STEER_H
#define PITH_RANK_STEER_H

#include "rank/rank.h"

/* Changes the scores of any method for the query of `input` and for the sources that the reader
 * knows: a part "asked" and a part "known" join the others. Nothing happens without either. */
pith_status steer_result(const rank_input *input, rank_result *ranked);

#endif
