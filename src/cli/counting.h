/* counting.h - the terms of documents, counted in memory that processes share, so that what one
 * that dies has counted is not lost, and on disk when that is full. */
#ifndef PITH_CLI_COUNTING_H
#define PITH_CLI_COUNTING_H

#include "pith.h"

#include <sys/types.h>

enum { COUNTING_RUNS = 1024 };

/* What was written to disk at once: a file of terms in a file. */
typedef struct counting_run {
    off_t start;
    off_t end;
} counting_run;

/* All of it is shared. */
typedef struct counting {
    pith_counter *counter;
    int file; /* of the runs; has no name */
    size_t documents;
    size_t grouped; /* of them, those that are in a group */
    size_t run_count;
    counting_run runs[COUNTING_RUNS];
} counting;

/* Opens one that counts in `bytes` of memory. NULL: it cannot, and that has been said. */
counting *counting_open(size_t bytes, size_t words);

/* Counts a document. */
pith_status counting_add(counting *c, pith_doc *doc, pith_slice group, pith_error *error);

/* Writes what is in memory to disk. */
pith_status counting_flush(counting *c, pith_error *error);

#endif
