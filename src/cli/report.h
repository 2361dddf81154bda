/* report.h - what goes wrong, said on standard error as "pith: ...". */
#ifndef PITH_CLI_REPORT_H
#define PITH_CLI_REPORT_H

#include "pith.h"

/* Room for one message about one document. */
#define MESSAGE_BYTES 544

/* "pith: ", the formatted words, a newline. */
__attribute__((format(printf, 1, 2))) void report(const char *format, ...);

/* The same, then a line that points at the help of `verb`. Returns PITH_EXIT_USAGE. */
__attribute__((format(printf, 2, 3))) int report_usage(const char *verb, const char *format, ...);

/* Writes what `error` says, with its byte when that is known, to `message`. */
void report_describe(const pith_error *error, char message[MESSAGE_BYTES]);

#endif
