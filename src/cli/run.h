/* run.h - from the command line to the last answer: the same way for every verb. */
#ifndef PITH_CLI_RUN_H
#define PITH_CLI_RUN_H

#include "cli/options.h"

/* What a verb finds out about the document that has been read: fills the parts of `found` that are
 * its own. `found` knows the request, the document and its facts already. */
typedef pith_status answer_function(const options *how, answer *found, pith_error *error);

/* Answers for every document of the command line. Returns the exit code. */
int run_documents(const options *how, answer_function *find);

#endif
