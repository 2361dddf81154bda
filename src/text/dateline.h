/* dateline.h - the place, day and agency that a report starts with: "LONDON, May 3 (AP) - ". */
#ifndef PITH_TEXT_DATELINE_H
#define PITH_TEXT_DATELINE_H

#include "text/document.h"

/* Where the text of a report starts behind its dateline; 0 when it has none. */
size_t dateline_end(slice report);

/* The span of the sentence at `index` as a summary tells it: without the dateline of the text that
 * it opens. */
span dateline_without(const document *doc, uint32_t index);

#endif
