/* terms_print.h - lists of terms, as text and as JSON. */
#ifndef PITH_CLI_TERMS_PRINT_H
#define PITH_CLI_TERMS_PRINT_H

#include "cli/output.h"

/* Prints `terms` in the format of that name: "text", "json" or "jsonl". */
void terms_print(output *out, const pith_terms *terms, const char *format);

#endif
