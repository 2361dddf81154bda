/* definite.h - nouns that another sentence introduced. */
#ifndef PITH_RANK_DEFINITE_H
#define PITH_RANK_DEFINITE_H

#include "rank/rank.h"

enum { DEFINITE_NONE = UINT32_MAX };

/* The position of the sentence that introduced what the one at `position` begins with, as "A
 * spokesperson told ..." introduces "The spokesperson said ..."; or DEFINITE_NONE. */
uint32_t definite_introduced(const rank_input *input, uint32_t position);

#endif
