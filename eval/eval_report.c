/* eval_report.c - building a report, and choosing the format to print it in. */
#include "eval/eval_report.h"

#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Zeroed memory of the report. */
static void *take(eval_report *r, size_t count, size_t size) {
    void *memory = r->failed ? NULL : arena_alloc_zero(&r->memory, count, size);
    r->failed = memory == NULL;
    return memory;
}

slice report_copy(eval_report *r, slice text) {
    char *copy = take(r, text.length + 1, 1);
    if (!copy)
        return (slice){"", 0};
    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    return (slice){copy, text.length};
}

slice report_format(eval_report *r, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return report_copy(r, slice_of(text));
}

static void append_fact(eval_report *r, report_fact **list, const char *key, slice value) {
    report_fact *fact = take(r, 1, sizeof *fact);
    if (!fact)
        return;
    *fact = (report_fact){.key = key, .value = value};
    while (*list)
        list = &(*list)->next;
    *list = fact;
}

void report_add_fact(eval_report *r, const char *key, slice value) {
    append_fact(r, &r->facts, key, value);
}

void report_add_broken(eval_report *r, const char *path, slice what) {
    report_fact *fact = take(r, 1, sizeof *fact);
    if (!fact)
        return;
    /* In front: there may be as many as rows. Printed in this order turned round. */
    *fact = (report_fact){.key = path, .value = report_copy(r, what), .next = r->broken};
    r->broken = fact;
}

report_table *report_add_table(eval_report *r, const char *key, const char *title,
                               const report_column *columns, size_t column_count) {
    report_table *table = take(r, 1, sizeof *table);
    if (!table)
        return NULL;
    *table = (report_table){
        .key = key, .title = title, .columns = columns, .column_count = column_count};
    report_table **end = &r->tables;
    while (*end)
        end = &(*end)->next;
    *end = table;
    return table;
}

report_cell *report_add_row(eval_report *r, report_table *table) {
    static const size_t FIRST_ROWS = 8;
    if (!table)
        return NULL;
    const size_t row_size = table->column_count * sizeof *table->cells;
    if (table->row_count == table->row_capacity) {
        const size_t capacity = table->row_capacity ? 2 * table->row_capacity : FIRST_ROWS;
        report_cell *cells = take(r, capacity, row_size);
        if (!cells)
            return NULL;
        if (table->row_count > 0)
            memcpy(cells, table->cells, table->row_count * row_size);
        table->cells = cells;
        table->row_capacity = capacity;
    }
    return table->cells + table->column_count * table->row_count++;
}

report_chart *report_add_chart(eval_report *r, const char *title, const char *const *labels,
                               size_t label_count, size_t series_count) {
    report_chart *chart = take(r, 1, sizeof *chart);
    slice *names = take(r, series_count, sizeof *names);
    double *values = take(r, series_count * label_count, sizeof *values);
    if (r->failed)
        return NULL;
    *chart = (report_chart){.title = title,
                            .x_title = "",
                            .y_title = "",
                            .labels = labels,
                            .label_count = label_count,
                            .names = names,
                            .values = values,
                            .series_count = series_count};
    report_chart **end = &r->charts;
    while (*end)
        end = &(*end)->next;
    *end = chart;
    return chart;
}

report_document *report_add_document(eval_report *r, slice data, slice id) {
    report_document *document = take(r, 1, sizeof *document);
    if (!document)
        return NULL;
    *document = (report_document){.data = data, .id = report_copy(r, id)};
    if (r->last_document)
        r->last_document->next = document;
    else
        r->documents = document;
    r->last_document = document;
    r->document_count++;
    return document;
}

double *report_add_item(eval_report *r, report_document *d, slice label, slice text,
                        bool with_values) {
    if (!d)
        return NULL;
    report_item *item = take(r, 1, sizeof *item);
    double *values = with_values ? take(r, r->value_count, sizeof *values) : NULL;
    if (!item)
        return NULL;
    /* Texts are for drilling down: beyond that many documents the numbers have to do. */
    const bool shown = r->document_count <= r->shown_documents;
    *item = (report_item){.label = report_copy(r, label),
                          .text = shown ? report_copy(r, text) : (slice){"", 0},
                          .values = values};
    if (d->last_item)
        d->last_item->next = item;
    else
        d->items = item;
    d->last_item = item;
    return values;
}

bool report_has_interval(const report_table *t, size_t column) {
    for (size_t row = 0; row < t->row_count; row++) {
        const report_cell *cell = &t->cells[row * t->column_count + column];
        if (cell->kind == CELL_NUMBER && cell->low < cell->high)
            return true;
    }
    return false;
}

void cell_print(const report_cell *cell, const report_column *column, char out[CELL_BYTES]) {
    snprintf(out, CELL_BYTES, "%.*f", column->decimals, cell->number * column->scale);
}

static const struct {
    const char *name;
    void (*print)(const eval_report *r, buffer *out);
} formats[] = {{"text", report_print_text},         {"json", report_print_json},
               {"tsv", report_print_tsv},           {"latex", report_print_latex},
               {"markdown", report_print_markdown}, {"html", report_print_html}};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *eval_format_name(size_t i) {
    return i < FORMATS ? formats[i].name : NULL;
}

pith_status eval_report_print(eval_report *r, const char *format, pith_slice *out) {
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i].name, format) != 0)
            continue;
        buffer text = {.memory = &r->memory};
        formats[i].print(r, &text);
        if (text.failed || r->failed)
            return PITH_ERROR_MEMORY;
        *out = (pith_slice){text.data, text.length};
        return PITH_OK;
    }
    return PITH_ERROR_ARGUMENT;
}

size_t eval_report_skipped(const eval_report *r) {
    return r->skipped;
}

size_t eval_report_rows(const eval_report *r) {
    return r->rows;
}

void eval_report_free(eval_report *r) {
    if (!r)
        return;
    arena_free(&r->memory);
    free(r);
}
