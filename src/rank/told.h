/* told.h - what the summaries of the documents before have told, so that no other tells it again.
 */
#ifndef PITH_RANK_TOLD_H
#define PITH_RANK_TOLD_H

#include "rank/rank.h"

pith_status told_new(pith_told **out);
void told_free(pith_told *t);

/* Has a document been told of that is all but this one? */
pith_status told_has_document(const pith_told *t, const rank_input *input, bool *found);

/* Has a sentence been told that says all but what the i-th says? */
pith_status told_has_sentence(const pith_told *t, const rank_input *input, uint32_t i, bool *found);

/* The `count` sentences chosen from the document are told, and so is the document, when any is. */
pith_status told_add(pith_told *t, const rank_input *input, const uint32_t *chosen, uint32_t count);

#endif
