/* known.h - what the reader has read already. */
#ifndef PITH_RANK_KNOWN_H
#define PITH_RANK_KNOWN_H

#include "rank/rank.h"

/* For each of the n sentences, the greatest cosine with a sentence of a source that is known, in
 * [0, 1], and whether it says all but the same as one; NULL when no source is known. */
pith_status known_find(const rank_input *input, double **nearest, bool **repeats);

#endif
