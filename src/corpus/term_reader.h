/* term_reader.h - a file of terms, record by record, from wherever the caller has it. Nothing in it
 * is trusted. */
#ifndef PITH_CORPUS_TERM_READER_H
#define PITH_CORPUS_TERM_READER_H

#include "model/term_file.h"

enum { TERM_BUFFER_BYTES = 1 << 14 };

/* Zero it but for `read`, `from` and `source`. */
typedef struct term_reader {
    pith_read *read;
    void *from;
    size_t source; /* its number in messages */
    term_header header;
    bool at_end;        /* no record is left, and the file is whole */
    term_record record; /* the one at hand, otherwise */
    uint64_t records;   /* read */
    uint64_t offset;    /* in the file, of what is behind the line at hand */
    term_sum sum;
    size_t start; /* buffer[start .. end) has been read but not been looked at */
    size_t end;
    size_t last_length; /* of the key before the one at hand */
    char last[TERM_LINE_BYTES];
    char buffer[TERM_BUFFER_BYTES];
} term_reader;

/* Reads the header and the first record. */
pith_status term_reader_open(term_reader *r, pith_error *error);

/* Goes on to the next record. */
pith_status term_reader_next(term_reader *r, pith_error *error);

#endif
