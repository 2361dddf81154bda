/* surface.h - how a candidate is printed. */
#ifndef PITH_KEYWORD_SURFACE_H
#define PITH_KEYWORD_SURFACE_H

#include "keyword/candidate.h"
#include "keyword/keyword.h"

/* Fills text, spans, count, sentence and kind of `out`: the most frequent surface form, the earlier
 * one when two tie. O(occurrences). */
pith_status surface_fill(const candidates *all, const candidate *c, arena *a, keyword_phrase *out);

#endif
