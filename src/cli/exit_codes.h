/* exit_codes.h - what the command tells its caller; listed in pith.1, never renumbered. */
#ifndef PITH_CLI_EXIT_CODES_H
#define PITH_CLI_EXIT_CODES_H

enum {
    PITH_EXIT_OK = 0,      /* everything that was asked for came out */
    PITH_EXIT_FAILURE = 1, /* nothing came out: unreadable input, damaged model, no memory */
    PITH_EXIT_USAGE = 2,   /* the command line asks for what there is not */
    PITH_EXIT_PARTIAL = 3, /* some documents failed, or some lines of JSON; the others came out */
    PITH_EXIT_OUTPUT = 4   /* the output could not be written */
};

#endif
