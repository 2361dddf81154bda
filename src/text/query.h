/* query.h - the terms of a document that a question asks for. */
#ifndef PITH_TEXT_QUERY_H
#define PITH_TEXT_QUERY_H

#include "text/document.h"
#include "text/stem.h"

/* The distinct non-stop terms of `doc` that occur in `query` (repaired UTF-8), ascending, in the
 * arena; *count of them. */
pith_status query_terms(const document *doc, stemmer *stems, slice query, uint32_t **terms,
                        uint32_t *count);

#endif
