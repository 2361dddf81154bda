/* report.c - diagnostics have one shape, so that scripts and people find them alike. */
#include "cli/report.h"

#include "cli/exit_codes.h"

#include <stdarg.h>
#include <stdio.h>

void report(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("pith: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

int report_usage(const char *verb, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("pith: ", stderr);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\nTry 'pith %s --help'.\n", verb);
    va_end(arguments);
    return PITH_EXIT_USAGE;
}

void report_describe(const pith_error *error, char message[MESSAGE_BYTES]) {
    const char *what = error->message[0] ? error->message : pith_status_text(error->code);
    if (error->offset > 0)
        snprintf(message, MESSAGE_BYTES, "%s (byte %zu)", what, error->offset);
    else
        snprintf(message, MESSAGE_BYTES, "%s", what);
}
