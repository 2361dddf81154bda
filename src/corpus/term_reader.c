/* term_reader.c - see term_reader.h. A file that ends before its last line has been cut short; one
 * whose keys do not ascend, whose numbers are none or whose checksum differs has been changed. */
#include "corpus/term_reader.h"

static pith_status damaged(const term_reader *r, pith_error *error, const char *what) {
    return error_set(error, PITH_ERROR_MODEL, r->source, r->offset,
                     "not a usable file of terms: %s", what);
}

/* Fills the buffer, as far as there is anything. */
static pith_status fill(term_reader *r, pith_error *error) {
    memmove(r->buffer, r->buffer + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    while (r->end < sizeof r->buffer) {
        const size_t got = r->read(r->from, r->buffer + r->end, sizeof r->buffer - r->end);
        if (got > sizeof r->buffer - r->end)
            return error_set(error, PITH_ERROR_IO, r->source, r->offset, "it cannot be read");
        if (got == 0)
            break;
        r->end += got;
    }
    return PITH_OK;
}

/* Takes `length` bytes of the buffer. */
static void take(term_reader *r, size_t length) {
    r->start += length;
    r->offset += length;
}

/* The next line without its newline; it lives until the next call. */
static pith_status read_line(term_reader *r, slice *line, pith_error *error) {
    if (r->end - r->start < TERM_LINE_BYTES)
        TRY(fill(r, error));
    const char *start = r->buffer + r->start;
    const size_t left = r->end - r->start;
    const char *newline = memchr(start, '\n', left < TERM_LINE_BYTES ? left : TERM_LINE_BYTES);
    if (!newline)
        return damaged(r, error, left < TERM_LINE_BYTES ? "it is cut short" : "a line is too long");
    *line = (slice){start, (size_t)(newline - start)};
    return PITH_OK;
}

static pith_status read_end(term_reader *r, pith_error *error) {
    slice line;
    term_end end;
    TRY(read_line(r, &line, error));
    if (!term_end_read(line, &end))
        return damaged(r, error, "its last line is none");
    if (end.records != r->records)
        return damaged(r, error, "records are missing, or too many");
    if (end.sum != term_sum_end(&r->sum))
        return damaged(r, error, "its checksum does not match");
    take(r, line.length + 1);
    if (r->end == r->start)
        TRY(fill(r, error));
    if (r->end > r->start)
        return damaged(r, error, "something follows its last line");
    r->at_end = true;
    return PITH_OK;
}

pith_status term_reader_next(term_reader *r, pith_error *error) {
    slice line;
    r->last_length = r->record.key.length;
    if (r->last_length > 0)
        memcpy(r->last, r->record.key.data, r->last_length);
    TRY(read_line(r, &line, error));
    term_sum_add(&r->sum, (slice){line.data, line.length + 1});
    if (line.length == 0) {
        take(r, 1);
        return read_end(r, error);
    }
    if (!term_record_read(line, &r->record))
        return damaged(r, error, "a line is no record");
    if (r->last_length > 0 && slice_order(r->record.key, (slice){r->last, r->last_length}) <= 0)
        return damaged(r, error, "its records are not in order");
    take(r, line.length + 1);
    r->records++;
    return PITH_OK;
}

pith_status term_reader_open(term_reader *r, pith_error *error) {
    size_t length;
    TRY(fill(r, error));
    const pith_status status =
        term_header_read((slice){r->buffer, r->end}, &r->header, &length, error);
    if (status != PITH_OK) {
        if (error)
            error->source = r->source;
        return status;
    }
    term_sum_add(&r->sum, (slice){r->buffer, length});
    take(r, length);
    return term_reader_next(r, error);
}
