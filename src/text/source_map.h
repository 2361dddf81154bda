/* source_map.h - from offsets in the document's text back to the caller's bytes. */
#ifndef PITH_TEXT_SOURCE_MAP_H
#define PITH_TEXT_SOURCE_MAP_H

#include "text/document.h"

/* The bytes of the source that `s` (not empty) came from. */
pith_span source_span(const document *doc, span s);

/* Appends `next`, whose text starts at or behind the last run's; one that only goes on with it is
 * joined to it. The runs, which only this function may have made, are in `a`. */
pith_status source_map_add(source_map *way, arena *a, source_run next);

#endif
