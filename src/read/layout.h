/* layout.h - from lines to blocks: blank lines, hard-wrapped lines joined, list items. */
#ifndef PITH_READ_LAYOUT_H
#define PITH_READ_LAYOUT_H

#include "read/writer.h"

/* Appends the blocks of source `source`, whose text is in doc->text, to doc->blocks. Roles are
 * BODY, or LIST for an item with a bullet or number. PITH_ERROR_LIMIT when there are too many. */
pith_status layout_blocks(writer *out, uint32_t source);

#endif
