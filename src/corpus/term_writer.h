/* term_writer.h - a file of terms, line by line, to wherever the caller wants it. */
#ifndef PITH_CORPUS_TERM_WRITER_H
#define PITH_CORPUS_TERM_WRITER_H

#include "model/term_file.h"

typedef struct term_writer {
    pith_write *write;
    void *to;
    uint64_t records;
    term_sum sum;
    size_t used; /* of buffer */
    char buffer[1 << 15];
} term_writer;

/* Zero the writer and set `write` and `to`; then the header, records in order, the end. */
pith_status term_writer_header(term_writer *w, const term_header *header);
pith_status term_writer_record(term_writer *w, const term_record *record);
pith_status term_writer_end(term_writer *w);

#endif
