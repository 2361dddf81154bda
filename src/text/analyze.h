/* analyze.h - the text stage: sentences, tokens, forms and terms of a document's blocks. */
#ifndef PITH_TEXT_ANALYZE_H
#define PITH_TEXT_ANALYZE_H

#include "text/document.h"
#include "text/stem.h"

/* Fills sentences, tokens, forms, terms, title terms and word count of `doc`, whose text, blocks
 * and language are set. `all_blocks`: every block competes. */
pith_status text_analyze(document *doc, stemmer *stems, bool all_blocks, pith_error *error);

#endif
