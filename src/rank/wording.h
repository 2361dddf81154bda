/* wording.h - how much the words of sentences are those of summaries. */
#ifndef PITH_RANK_WORDING_H
#define PITH_RANK_WORDING_H

#include "rank/rank.h"

/* Of each of the n sentences; see wording.c. */
pith_status wording_measure(const rank_input *input, double **out);

#endif
