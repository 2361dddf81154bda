/* term_writer.c - see term_writer.h. */
#include "corpus/term_writer.h"

static pith_status flush(term_writer *w) {
    const bool written = w->used == 0 || w->write(w->to, w->buffer, w->used);
    w->used = 0;
    return written ? PITH_OK : PITH_ERROR_IO;
}

static pith_status put(term_writer *w, const char *bytes, size_t length) {
    while (length > 0) {
        if (w->used == sizeof w->buffer)
            TRY(flush(w));
        const size_t room = sizeof w->buffer - w->used;
        const size_t taken = length < room ? length : room;
        memcpy(w->buffer + w->used, bytes, taken);
        w->used += taken;
        bytes += taken;
        length -= taken;
    }
    return PITH_OK;
}

static pith_status put_summed(term_writer *w, const char *bytes, size_t length) {
    term_sum_add(&w->sum, (slice){bytes, length});
    return put(w, bytes, length);
}

pith_status term_writer_header(term_writer *w, const term_header *header) {
    char room[TERM_HEADER_BYTES];
    return put_summed(w, room, term_header_write(header, room));
}

/* Writes `number` in front of `end`; where it starts. */
static char *digits(uint64_t number, char *end) {
    do
        *--end = (char)('0' + number % 10);
    while (number /= 10);
    return end;
}

pith_status term_writer_record(term_writer *w, const term_record *record) {
    char numbers[48];
    char *const end = numbers + sizeof numbers;
    char *at = end;
    *--at = '\n';
    at = digits(record->count, at);
    *--at = '\t';
    at = digits(record->documents, at);
    *--at = '\t';
    w->records++;
    TRY(put_summed(w, record->key.data, record->key.length));
    return put_summed(w, at, (size_t)(end - at));
}

pith_status term_writer_end(term_writer *w) {
    char line[TERM_END_BYTES];
    TRY(put_summed(w, "\n", 1));
    const term_end end = {w->records, term_sum_end(&w->sum)};
    TRY(put(w, line, term_end_write(end, line)));
    return flush(w);
}
