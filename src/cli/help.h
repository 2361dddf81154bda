/* help.h - what --help and --version print. */
#ifndef PITH_CLI_HELP_H
#define PITH_CLI_HELP_H

#include "cli/options.h"

/* Each returns the exit code. */
int help_verb(const verb *of);
int help_version(void);

#endif
