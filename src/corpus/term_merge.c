/* term_merge.c - see term_merge.h. A binary heap of the files, the one with the least key at its
 * root (Knuth, The Art of Computer Programming 3, section 5.4.1); O(records * log files) time, one
 * buffer a file. */
#include "corpus/term_merge.h"

#include "corpus/term_reader.h"

#include <stdlib.h>

typedef struct merge {
    term_reader **heap; /* of the files that have a record left */
    size_t count;
    pith_error *error;
} merge;

/* The earlier file is better when keys tie. */
static bool is_before(const term_reader *a, const term_reader *b) {
    const int order = slice_order(a->record.key, b->record.key);
    return order != 0 ? order < 0 : a->source < b->source;
}

/* Restores the heap whose only flaw is at `root`. */
static void sift_down(merge *m, size_t root) {
    term_reader *moved = m->heap[root];
    for (size_t child; (child = 2 * root + 1) < m->count; root = child) {
        if (child + 1 < m->count && is_before(m->heap[child + 1], m->heap[child]))
            child++;
        if (!is_before(m->heap[child], moved))
            break;
        m->heap[root] = m->heap[child];
    }
    m->heap[root] = moved;
}

/* Moves the file at the root on. */
static pith_status advance(merge *m) {
    TRY(term_reader_next(m->heap[0], m->error));
    if (m->heap[0]->at_end)
        m->heap[0] = m->heap[--m->count];
    if (m->count > 0)
        sift_down(m, 0);
    return PITH_OK;
}

/* Takes all records of the least key out as one. */
static pith_status next_sum(merge *m, char room[TERM_LINE_BYTES], term_record *out) {
    const term_record *first = &m->heap[0]->record;
    memcpy(room, first->key.data, first->key.length);
    *out = (term_record){.key = {room, first->key.length}};
    while (m->count > 0 && slice_equal(m->heap[0]->record.key, out->key)) {
        out->documents += m->heap[0]->record.documents;
        out->count += m->heap[0]->record.count;
        TRY(advance(m));
    }
    return PITH_OK;
}

static pith_status add_header(term_header *all, const term_reader *r, pith_error *error) {
    if (all->ngram == 0)
        all->ngram = r->header.ngram;
    if (all->ngram != r->header.ngram)
        return error_set(error, PITH_ERROR_MODEL, r->source, 0,
                         "its phrases have up to %u words, those of the first file %u",
                         r->header.ngram, all->ngram);
    for (uint32_t i = 0; i < r->header.language_count; i++) {
        const term_language *of = &r->header.languages[i];
        term_language *sum = term_header_language(all, of->code);
        if (!sum)
            return error_set(error, PITH_ERROR_LIMIT, r->source, 0, "more than %d languages",
                             TERM_FILE_LANGUAGES);
        sum->documents += of->documents;
        sum->words += of->words;
    }
    return PITH_OK;
}

static pith_status open_all(merge *m, const pith_term_input *inputs, size_t count,
                            term_reader *readers, term_header *header) {
    for (size_t i = 0; i < count; i++) {
        readers[i].read = inputs[i].read;
        readers[i].from = inputs[i].from;
        readers[i].source = i;
        TRY(term_reader_open(&readers[i], m->error));
        TRY(add_header(header, &readers[i], m->error));
        if (!readers[i].at_end)
            m->heap[m->count++] = &readers[i];
    }
    for (size_t i = m->count / 2; i-- > 0;)
        sift_down(m, i);
    return PITH_OK;
}

static pith_status merge_all(merge *m, const pith_term_input *inputs, size_t count,
                             term_reader *readers, const term_sink *sink) {
    term_header header = {0};
    char key[TERM_LINE_BYTES];
    TRY(open_all(m, inputs, count, readers, &header));
    TRY(sink->header(sink->to, &header));
    while (m->count > 0) {
        term_record sum;
        TRY(next_sum(m, key, &sum));
        TRY(sink->record(sink->to, &sum));
    }
    return sink->end(sink->to);
}

pith_status term_merge(const pith_term_input *inputs, size_t count, const term_sink *sink,
                       pith_error *error) {
    merge m = {.heap = calloc(count, sizeof *m.heap), .error = error};
    term_reader *readers = calloc(count, sizeof *readers);
    pith_status status = PITH_ERROR_MEMORY;
    if (m.heap && readers)
        status = merge_all(&m, inputs, count, readers, sink);
    free(readers);
    free(m.heap);
    return status;
}
