/* terms_sum.h - the second half of pith terms: what was counted, added up and printed. */
#ifndef PITH_CLI_TERMS_SUM_H
#define PITH_CLI_TERMS_SUM_H

#include "cli/counting.h"
#include "cli/options.h"

/* Prints the sum of what `count` processes have counted, or, when `counts` is NULL, of the files of
 * the command line. Returns the exit code. */
int terms_sum(const options *how, counting **counts, size_t count);

#endif
