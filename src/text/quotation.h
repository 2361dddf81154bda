/* quotation.h - where a quotation closes. */
#ifndef PITH_TEXT_QUOTATION_H
#define PITH_TEXT_QUOTATION_H

#include "base/slice.h"

/* The offset of the mark that closes the quotation that the mark at text[at] (at > 0) opens; 0 when
 * it opens none, or one so long that it does not hold its sentences together. */
size_t quotation_end(slice text, size_t at);

#endif
