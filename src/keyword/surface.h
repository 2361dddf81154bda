/* surface.h - how a candidate is printed. */
#ifndef PITH_KEYWORD_SURFACE_H
#define PITH_KEYWORD_SURFACE_H

#include "keyword/candidate.h"
#include "keyword/keyword.h"

/* Fills text, spans, count, sentence and kind of `out` for candidate `index`: its most frequent
 * surface form, the earlier one when two tie; the spans of all that mean the same, none inside
 * another. O(n log n) in their occurrences. */
pith_status surface_fill(const candidates *all, uint32_t index, arena *a, keyword_phrase *out);

/* Puts spans in order, and leaves out those inside others; how many are left. */
uint32_t spans_unite(span *spans, uint32_t count);

#endif
