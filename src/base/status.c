/* status.c - see status.h. */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

pith_status error_set(pith_error *error, pith_status code, size_t source, size_t offset,
                      const char *format, ...) {
    if (error) {
        error->code = code;
        error->source = source;
        error->offset = offset;
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
    }
    return code;
}

pith_status error_explain(pith_error *error, pith_status status) {
    if (status == PITH_ERROR_MEMORY)
        error_set(error, status, 0, 0, "%s", pith_status_text(status));
    return status;
}
