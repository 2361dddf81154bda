/* read.h - the read stage: from the caller's sources to blocks of text with roles. */
#ifndef PITH_READ_READ_H
#define PITH_READ_READ_H

#include "text/document.h"

/* Fills text, runs and sources of `doc`, whose arena is set: repairs the encoding (charset.h). */
pith_status read_sources(document *doc, const pith_source *sources, size_t count,
                         pith_error *error);

/* Fills blocks and title of `doc`, whose text and language are set: cuts lines into blocks
 * (layout.h), gives each its role (roles.h). */
pith_status read_blocks(document *doc, pith_error *error);

#endif
