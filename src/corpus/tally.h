/* tally.h - what one document adds to the counts of a corpus. */
#ifndef PITH_CORPUS_TALLY_H
#define PITH_CORPUS_TALLY_H

#include "corpus/counter.h"
#include "text/document.h"

/* Counts the words of the sentences of `doc` that compete, and the phrases of as many words as the
 * counter is for, as part of `group` unless that is empty. PITH_ERROR_LIMIT: the counter has no
 * room for them, and is as it was. Scratch memory in the document's arena, given back. */
pith_status tally_document(struct pith_counter *c, const document *doc, slice group);

#endif
