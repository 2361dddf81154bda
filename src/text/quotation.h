/* quotation.h - where a quotation closes. */
#ifndef PITH_TEXT_QUOTATION_H
#define PITH_TEXT_QUOTATION_H

#include "base/slice.h"

/* The last search that found nothing, so that marks that nothing closes are not searched for again
 * and again. All zero at the start of a sentence. */
typedef struct quotations {
    uint32_t unclosed; /* an opening mark */
    size_t searched;   /* no mark that closes it stands before this offset */
} quotations;

/* The offset of the mark that closes the quotation that the mark at text[at] (at > 0) opens; 0 when
 * it opens none, or one so long that it does not hold its sentences together. */
size_t quotation_end(quotations *known, slice text, size_t at);

/* Is all of `text` one quotation, with its source or a last mark behind it, and not longer than
 * what quotation_end holds together? */
bool quotation_is_all(slice text);

#endif
