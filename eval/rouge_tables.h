/* rouge_tables.h - the word lists that are built in: text, in the form that --exceptions and
 * --stop-words take. eval/tables/README.md says where they come from. */
#ifndef PITH_EVAL_ROUGE_TABLES_H
#define PITH_EVAL_ROUGE_TABLES_H

#include "base/slice.h"

/* "form base" on each line: WordNet's irregular forms. */
slice rouge_table_irregular(void);

/* A stop word on each line: the list of the SMART system, as ROUGE has it. */
slice rouge_table_stop_words(void);

#endif
