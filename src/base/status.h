/* status.h - how failures travel inside the library. */
#ifndef PITH_BASE_STATUS_H
#define PITH_BASE_STATUS_H

#include "pith.h"

/* Leaves the calling function with the status of `call` unless that is PITH_OK. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        const pith_status try_status_ = (call);                                                    \
        if (try_status_ != PITH_OK)                                                                \
            return try_status_;                                                                    \
    } while (0)

/* Leaves with PITH_ERROR_MEMORY when `pointer` is NULL. */
#define TRY_MEMORY(pointer)                                                                        \
    do {                                                                                           \
        if (!(pointer))                                                                            \
            return PITH_ERROR_MEMORY;                                                              \
    } while (0)

/* Fills `error` (which may be NULL) and returns `code`. The message is cut to its room. */
__attribute__((format(printf, 5, 6))) pith_status error_set(pith_error *error, pith_status code,
                                                            size_t source, size_t offset,
                                                            const char *format, ...);

/* Hands `status` on; a memory failure, which carries no message of its own, is given one. */
pith_status error_explain(pith_error *error, pith_status status);

#endif
