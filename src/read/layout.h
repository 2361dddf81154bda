/* layout.h - from lines to blocks: blank lines, hard-wrapped lines joined, list items. */
#ifndef PITH_READ_LAYOUT_H
#define PITH_READ_LAYOUT_H

#include "text/document.h"

/* Appends the blocks of source `source` to doc->blocks (grown in the arena; *capacity of them).
 * Roles are BODY, or LIST for an item with a bullet or number. PITH_ERROR_LIMIT when there are too
 * many. */
pith_status layout_blocks(document *doc, uint32_t source, uint32_t *capacity);

#endif
