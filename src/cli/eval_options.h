/* eval_options.h - the command line of pith eval. */
#ifndef PITH_CLI_EVAL_OPTIONS_H
#define PITH_CLI_EVAL_OPTIONS_H

#include "cli/output.h"
#include "eval/eval.h"

enum { EVAL_MOST_METHODS = 32 };

typedef struct eval_request {
    eval_options options;
    const char *methods[EVAL_MOST_METHODS];
    const char *format;     /* of standard output */
    const char *report;     /* file for the HTML report; NULL: none */
    char method_list[1024]; /* what methods point into */
    char command[2048];
} eval_request;

/* Reads the command line, argv[1] being the task. True: go on with *out. False: leave with *code;
 * everything has been said. */
bool eval_options_parse(int argc, char **argv, eval_request *out, int *code);

#endif
