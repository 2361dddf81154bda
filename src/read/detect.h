/* detect.h - which format the bytes of a file are of. */
#ifndef PITH_READ_DETECT_H
#define PITH_READ_DETECT_H

#include "read/container.h"
#include "read/format.h"

/* One of both is set. */
typedef struct detected {
    const format *format;
    const container *container;
} detected;

/* The format that `file` names, or that its bytes and name tell; plain text when nothing does.
 * PITH_ERROR_FORMAT when it names one that there is not. */
pith_status detect_format(const pith_file *file, detected *out, pith_error *error);

#endif
