/* front_matter.h - what a Markdown file says of itself before its text. */
#ifndef PITH_READ_FRONT_MATTER_H
#define PITH_READ_FRONT_MATTER_H

#include "text/document.h"

/* Bytes at the start of `in` that are front matter; 0: it has none. */
size_t front_matter_length(slice in);

/* Takes title, author, date and description of front matter for source `source`. */
pith_status front_matter_read(document *doc, uint32_t source, slice matter);

#endif
