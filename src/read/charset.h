/* charset.h - from the bytes of the sources to one valid UTF-8 text with a map back. */
#ifndef PITH_READ_CHARSET_H
#define PITH_READ_CHARSET_H

#include "text/document.h"

/* Takes over the text of each source (or its sentences, each followed by a newline) and its title:
 * fills decoded, decoding, sources, repaired. A byte-order mark is skipped. What is no text
 * is PITH_ERROR_ENCODING. */
pith_status charset_read(document *doc, const pith_source *sources, size_t count,
                         pith_error *error);

/* `in`, of which `said` is said (or NULL) and which says it itself when it is `markup`, as valid
 * UTF-8 in `a`. */
pith_status charset_decode(slice in, const char *said, bool markup, arena *a, slice *out);

/* `in`, repaired, in the arena; counts what is repaired. */
pith_status charset_repair(document *doc, slice in, slice *out);

#endif
