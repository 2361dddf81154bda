/* writer.h - where the parsers of formats put what they find: text, its origin, and blocks. */
#ifndef PITH_READ_WRITER_H
#define PITH_READ_WRITER_H

#include "text/document.h"

/* Zero it but for `doc`. What has been written is in doc->text, doc->extraction, doc->blocks. */
typedef struct writer {
    document *doc;
    uint32_t source; /* that is being read */
    size_t text_capacity;
    uint32_t block_capacity;
    uint32_t block_start; /* where the text of the next block starts */
} writer;

/* Room for all text of `bytes` decoded bytes, when that is known: less to grow. */
pith_status writer_reserve(writer *out, size_t bytes);

/* Appends the bytes `decoded` of doc->decoded as they stand. */
pith_status writer_copy(writer *out, span decoded);

/* Appends `text` (valid UTF-8), which stands as a whole for the bytes `decoded`: a character for
 * its entity, a space for a line break. An empty `decoded` stands between two bytes. */
pith_status writer_replace(writer *out, slice text, span decoded);

/* What was appended since the last block becomes one of `role`, without white space at its ends,
 * and a newline behind it; nothing, when it is blank. PITH_ERROR_LIMIT: too many blocks. */
pith_status writer_end_block(writer *out, pith_role role);

/* Adds a block whose text is in doc->text already. PITH_ERROR_LIMIT: too many blocks. */
pith_status writer_add_block(writer *out, block b);

#endif
