/* packed.h - the bytes behind a pith_model, and their check. */
#ifndef PITH_MODEL_PACKED_H
#define PITH_MODEL_PACKED_H

#include "model/model.h"

struct pith_model {
    const unsigned char *data; /* 8-byte aligned, starts with a model_header */
};

/* Is the blob whole, of our version, and safe to use in place? */
pith_status packed_check(const void *data, size_t size, pith_error *error);

#endif
