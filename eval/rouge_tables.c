/* rouge_tables.c - the tables, each line of which is a string literal of its own. */
#include "eval/rouge_tables.h"

static const char irregular[] =
#include "eval/tables/exceptions.inc"
    ;

static const char stop_words[] =
#include "eval/tables/stop_words.inc"
    ;

slice rouge_table_irregular(void) {
    return (slice){irregular, sizeof irregular - 1};
}

slice rouge_table_stop_words(void) {
    return (slice){stop_words, sizeof stop_words - 1};
}
