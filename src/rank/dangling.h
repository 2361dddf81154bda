/* dangling.h - sentences that cannot stand alone, and what is no sentence. */
#ifndef PITH_RANK_DANGLING_H
#define PITH_RANK_DANGLING_H

#include "rank/rank.h"

/* What a sentence lacks (bits). */
enum {
    DANGLING_BACK = 1,    /* leans on the sentence before: waived when that is chosen too */
    DANGLING_ALONE = 2,   /* says too little wherever it stands */
    DANGLING_FRAGMENT = 4 /* is no whole sentence */
};

/* The lacks of the sentence at `position`, whose printable text is `plain`. */
unsigned dangling_lacks(const rank_input *input, uint32_t position, slice plain);

/* Does the sentence at `position` say next to nothing: "Right.", "Project Manager: Mm-hmm."? */
bool dangling_is_filler(const rank_input *input, uint32_t position);

/* Is the sentence at `position` the next one of the same source after that at position - 1? */
bool dangling_follows(const rank_input *input, uint32_t position);

#endif
