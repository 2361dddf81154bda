/* suggest.h - a wrong name is answered with the names there are, the nearest first. */
#ifndef PITH_CLI_SUGGEST_H
#define PITH_CLI_SUGGEST_H

#include <stddef.h>

/* The name most like `given`, the earlier one when two are; NULL when none is near enough to be a
 * slip of the fingers. */
const char *suggest_nearest(const char *given, const char *const *names, size_t count);

/* Reports that there is no `kind` (such as "method") called `given`, with the nearest of `names`
 * and the list of them. Returns PITH_EXIT_USAGE. */
int suggest_report(const char *kind, const char *given, const char *const *names, size_t count);

#endif
