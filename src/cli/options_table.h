/* options_table.h - every option once: its names, what it takes, what it does, which verbs know it.
 */
#ifndef PITH_CLI_OPTIONS_TABLE_H
#define PITH_CLI_OPTIONS_TABLE_H

#include <stddef.h>

/* What getopt_long returns for options without a letter. */
enum {
    OPTION_EXPLAIN = 256,
    OPTION_MODEL,
    OPTION_MERGE,
    OPTION_AFTER,
    OPTION_ONCE,
    OPTION_TRUNCATE,
    OPTION_ALL_BLOCKS,
    OPTION_TOKENS,
    OPTION_TIMEOUT,
    OPTION_MAX_BYTES,
    OPTION_ALLOW_LOCAL,
    OPTION_NO_ROBOTS,
    OPTION_SANDBOX,
    OPTION_NO_SANDBOX,
    OPTION_NGRAM,
    OPTION_MIN_SCORE,
    OPTION_DIVERSITY,
    OPTION_EXCLUDE,
    OPTION_MIN_DOCUMENTS,
    OPTION_MEMORY,
    OPTION_BACKGROUND,
    OPTION_VOCABULARY,
    OPTION_VOCABULARY_ONLY
};

typedef struct option_row {
    int code;             /* the letter, or one of the above */
    const char *name;     /* long */
    const char *argument; /* what it takes; NULL: nothing */
    const char *verbs;    /* letters of the verbs that know it */
    const char *help;     /* lines of at most 58 characters */
} option_row;

enum { OPTION_ROWS = 42 };
extern const option_row option_rows[OPTION_ROWS];

#endif
