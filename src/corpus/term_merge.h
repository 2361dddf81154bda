/* term_merge.h - several files of terms as one stream of records. */
#ifndef PITH_CORPUS_TERM_MERGE_H
#define PITH_CORPUS_TERM_MERGE_H

#include "model/term_file.h"

/* What is done with the records: each function gets `to`. */
typedef struct term_sink {
    pith_status (*header)(void *to, const term_header *header);
    pith_status (*record)(void *to, const term_record *record);
    pith_status (*end)(void *to);
    void *to;
} term_sink;

/* Reads `count` files side by side and hands on their sums. All of them have been checked when the
 * sink is told the end. */
pith_status term_merge(const pith_term_input *inputs, size_t count, const term_sink *sink,
                       pith_error *error);

#endif
