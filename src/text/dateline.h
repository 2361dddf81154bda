/* dateline.h - the place, day and agency that a report starts with: "LONDON, May 3 (AP) - ". */
#ifndef PITH_TEXT_DATELINE_H
#define PITH_TEXT_DATELINE_H

#include "base/slice.h"

/* Where the text of a report starts behind its dateline; 0 when it has none. */
size_t dateline_end(slice report);

#endif
