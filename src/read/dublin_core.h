/* dublin_core.h - what books and office documents say of themselves. */
#ifndef PITH_READ_DUBLIN_CORE_H
#define PITH_READ_DUBLIN_CORE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Each may be empty. */
typedef struct dublin_core {
    slice title;
    slice creator;
    slice date;
    slice description;
    slice publisher;
} dublin_core;

/* Takes the first of each that `in`, a file of XML, has. */
pith_status dublin_core_read(slice in, arena *a, dublin_core *out, pith_error *error);

#endif
