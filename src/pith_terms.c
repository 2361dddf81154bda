/* pith_terms.c - the public functions about the terms of a corpus: check arguments, call the corpus
 * stage, fill the error. */
#include "pith.h"

#include "corpus/tally.h"
#include "corpus/term_list.h"
#include "corpus/term_methods.h"
#include "corpus/term_writer.h"
#include "pith_doc.h"
#include "pith_methods.h"

#include <stdlib.h>

/* ---- counting ---- */

pith_status pith_counter_new(void *memory, size_t size, size_t words, pith_counter **out) {
    if (!memory || !out || (uintptr_t)memory % COUNTER_UNIT != 0 || size < COUNTER_LEAST ||
        size > COUNTER_MOST || words == 0 || words > TERM_FILE_NGRAM)
        return PITH_ERROR_ARGUMENT;
    *out = counter_make(memory, size, (uint32_t)words);
    return PITH_OK;
}

/* The name of a group as it stands in a file: as much as fits, on one line. */
static slice group_name(pith_slice given, char room[TERM_FIELD_BYTES]) {
    size_t length = given.length;
    if (length > TERM_FIELD_BYTES) {
        length = TERM_FIELD_BYTES;
        while (length > 0 && ((unsigned char)given.data[length] & 0xc0) == 0x80)
            length--;
    }
    for (size_t i = 0; i < length; i++)
        room[i] = (unsigned char)given.data[i] < ' ' ? ' ' : given.data[i];
    return (slice){room, length};
}

pith_status pith_counter_add(pith_counter *counter, pith_doc *doc, pith_slice group,
                             pith_error *error) {
    char room[TERM_FIELD_BYTES];
    if (!counter || !doc || (group.length > 0 && !group.data))
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no counter, or nothing to count");
    const pith_status status = tally_document(counter, &doc->content, group_name(group, room));
    if (status == PITH_ERROR_LIMIT)
        return error_set(error, status, 0, 0, "the counter has no room for all terms of this");
    return error_explain(error, status);
}

/* ---- files ---- */

static pith_status write_header(void *to, const term_header *header) {
    return term_writer_header(to, header);
}

static pith_status write_record(void *to, const term_record *record) {
    return term_writer_record(to, record);
}

static pith_status write_end(void *to) {
    return term_writer_end(to);
}

static pith_status explain(pith_error *error, pith_status status) {
    if (status == PITH_ERROR_IO && error && error->code != status)
        return error_set(error, status, 0, 0, "the terms cannot be written");
    return error_explain(error, status);
}

static pith_status write_counter(pith_counter *counter, term_writer *w) {
    const uint32_t *places = counter_sort(counter);
    TRY(term_writer_header(w, &counter->totals));
    for (uint32_t i = 0; i < counter->count; i++) {
        const counter_record *r = counter_at(counter, places[i]);
        const term_record record = {{r->key, r->length}, r->documents, r->count};
        TRY(term_writer_record(w, &record));
    }
    return term_writer_end(w);
}

pith_status pith_counter_write(pith_counter *counter, pith_write *write, void *to,
                               pith_error *error) {
    if (!counter || !write)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no counter, or nowhere to write");
    term_writer w = {.write = write, .to = to};
    const pith_status status = write_counter(counter, &w);
    counter_clear(counter);
    return explain(error, status);
}

static bool are_inputs(const pith_term_input *inputs, size_t count) {
    for (size_t i = 0; inputs && i < count; i++)
        if (!inputs[i].read)
            return false;
    return inputs && count > 0;
}

pith_status pith_terms_merge(const pith_term_input *inputs, size_t count, pith_write *write,
                             void *to, pith_error *error) {
    if (!are_inputs(inputs, count) || !write)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "no files to merge, or nowhere to write");
    if (error)
        error->code = PITH_OK;
    term_writer w = {.write = write, .to = to};
    const term_sink sink = {write_header, write_record, write_end, &w};
    return explain(error, term_merge(inputs, count, &sink, error));
}

/* ---- lists ---- */

void pith_terms_options_init(pith_terms_options *options) {
    *options = (pith_terms_options){
        .size = sizeof *options, .method = "log-odds", .count = 20, .min_documents = 1};
}

/* What the caller gets, and where it lives. */
typedef struct listed {
    pith_terms terms;
    arena memory;
    term_list list;
} listed;

static pith_status fill_group(listed *all, uint32_t index, pith_term_group *out) {
    const listed_group *g = &all->list.groups[index];
    pith_term *terms = ARENA_ARRAY(&all->memory, pith_term, g->count);
    TRY_MEMORY(terms);
    for (size_t i = 0; i < g->count; i++) {
        const scored *s = &g->best[i];
        const listed_term *t = &g->terms[s->index];
        terms[i] = (pith_term){.form = {t->form, t->length},
                               .language = all->list.header.languages[t->language].code,
                               .score = s->score,
                               .documents = t->documents,
                               .occurrences = t->count};
    }
    const slice name = all->list.names.keys[index];
    *out = (pith_term_group){{name.data, name.length}, g->documents, g->words, terms, g->count};
    return PITH_OK;
}

static int by_name(const void *a, const void *b) {
    const pith_slice x = ((const pith_term_group *)a)->name;
    const pith_slice y = ((const pith_term_group *)b)->name;
    return slice_order((slice){x.data, x.length}, (slice){y.data, y.length});
}

static pith_status fill_terms(listed *all) {
    const uint32_t first = all->list.names.count > 1 ? 1 : 0;
    const uint32_t count = all->list.names.count - first;
    pith_term_group *groups = ARENA_ARRAY(&all->memory, pith_term_group, count);
    TRY_MEMORY(groups);
    for (uint32_t i = 0; i < count; i++)
        TRY(fill_group(all, first + i, &groups[i]));
    qsort(groups, count, sizeof *groups, by_name);
    all->terms =
        (pith_terms){groups, count, all->list.groups[0].documents, all->list.groups[0].words};
    return PITH_OK;
}

static pith_status check_options(const pith_terms_options *o, pith_error *error) {
    enum { MOST = 100000 };
    if (o->size != sizeof *o)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the terms options are not initialised by pith_terms_options_init");
    if (o->count == 0 || o->count > MOST)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the number of terms must be 1 to %d, not %zu", MOST, o->count);
    if (!term_method_find(o->method))
        return methods_lack(PITH_TASK_TERMS, o->method, error);
    return PITH_OK;
}

pith_status pith_terms_list(const pith_model *model, const pith_term_input *inputs, size_t count,
                            const pith_terms_options *options, pith_terms **out,
                            pith_error *error) {
    pith_terms_options defaults;
    pith_terms_options_init(&defaults);
    if (!options)
        options = &defaults;
    if (!model || !are_inputs(inputs, count) || !out)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no model, or no files to list");
    TRY(check_options(options, error));
    if (error)
        error->code = PITH_OK;
    listed *all = calloc(1, sizeof *all);
    if (!all)
        return error_explain(error, PITH_ERROR_MEMORY);
    all->list.arena = &all->memory;
    all->list.model = model;
    all->list.measure = term_method_find(options->method);
    all->list.limit = options->count;
    all->list.min_documents = options->min_documents;
    term_sink sink = term_list_sink;
    sink.to = &all->list;
    pith_status status = term_merge(inputs, count, &sink, error);
    if (status == PITH_OK)
        status = fill_terms(all);
    if (status != PITH_OK) {
        pith_terms_free(&all->terms);
        if (status == PITH_ERROR_MODEL && error && error->code != status)
            error_set(error, status, 0, 0, "a language of the records is not in the header");
        return error_explain(error, status);
    }
    *out = &all->terms;
    return PITH_OK;
}

void pith_terms_free(pith_terms *terms) {
    listed *all = (listed *)(void *)terms; /* its first member */
    if (!all)
        return;
    arena_free(&all->memory);
    free(all);
}
