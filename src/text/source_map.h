/* source_map.h - from offsets in the document's text back to the caller's bytes. */
#ifndef PITH_TEXT_SOURCE_MAP_H
#define PITH_TEXT_SOURCE_MAP_H

#include "text/document.h"

/* The bytes of the source that `s` (not empty) came from. */
pith_span source_span(const document *doc, span s);

#endif
