/* signature.h - files that are no text, by their first bytes. */
#ifndef PITH_READ_SIGNATURE_H
#define PITH_READ_SIGNATURE_H

#include "base/slice.h"

/* What a file that starts as `in` does is, when it is none that pith reads ("a PNG picture");
 * NULL: nothing tells. Static. */
const char *signature_name(slice in);

#endif
