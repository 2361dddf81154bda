/* select.h - which sentences make the summary: budget, redundancy, order. That of the document; of
 * several sources that of sources.h. */
#ifndef PITH_SELECT_SELECT_H
#define PITH_SELECT_SELECT_H

#include "rank/rank.h"

typedef struct selection {
    uint32_t *chosen; /* positions in the rank_input, in the order in which they are told */
    uint32_t count;
    uint32_t truncated;       /* position whose text is cut, or UINT32_MAX */
    uint32_t truncated_bytes; /* length of its plain text after the cut, at the end of a word */
    size_t *also;        /* of several sources: numbers of other ones that repeat a sentence, */
    uint32_t *also_ends; /* [count] those of the sentence at i end there, and begin where those
                            of the one before it end; NULL: none */
    const char *note;    /* why fewer than asked for, or NULL; static */
} selection;

/* Chooses by score within the budget of `input`, without near-duplicates, sentences that cannot
 * stand alone less welcome. Scores and parts of a set method become those that the sentences had
 * when they were chosen. */
pith_status select_sentences(const rank_input *input, const rank_result *ranked, selection *out);

#endif
