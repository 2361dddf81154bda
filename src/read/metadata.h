/* metadata.h - what is known of a source beside its text: the first to say something is right. */
#ifndef PITH_READ_METADATA_H
#define PITH_READ_METADATA_H

#include "text/document.h"

/* Sets `member`, of the metadata of a source, to `said` (valid UTF-8, of the document's life),
 * white space as single spaces, unless it is set already or `said` is blank. */
pith_status metadata_offer(const document *doc, pith_slice *member, slice said);

/* Offers everything that `given`, by the caller and so perhaps broken, says of a source. */
pith_status metadata_take(document *doc, uint32_t source, const pith_metadata *given);

/* Of each member, what the first source says of it becomes what is known of the document. */
void metadata_gather(document *doc);

#endif
