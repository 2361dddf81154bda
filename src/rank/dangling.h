/* dangling.h - sentences that cannot stand alone, and what is no sentence. */
#ifndef PITH_RANK_DANGLING_H
#define PITH_RANK_DANGLING_H

#include "rank/rank.h"

/* What a sentence lacks (bits). */
enum {
    DANGLING_BACK = 1,    /* leans on another sentence: waived when that is chosen too */
    DANGLING_ALONE = 2,   /* says too little wherever it stands */
    DANGLING_FRAGMENT = 4 /* is no whole sentence */
};

typedef struct dangling {
    unsigned lacks;
    uint32_t on; /* position of the earlier sentence that it leans on, or DANGLING_NOWHERE */
} dangling;

#define DANGLING_NOWHERE UINT32_MAX

/* Of the sentence at `position`, whose printable text is `plain`. */
dangling dangling_find(const rank_input *input, uint32_t position, slice plain);

/* Does the sentence at `position` say next to nothing: "Right.", "Project Manager: Mm-hmm."? */
bool dangling_is_filler(const rank_input *input, uint32_t position);

#endif
