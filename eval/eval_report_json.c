/* eval_report_json.c - a report as one JSON object, by cJSON:
 *
 *   {"title", "facts": {...}, "tables": {KEY: [{COLUMN: value, COLUMN_low, COLUMN_high,
 * COLUMN_marks}]}, "documents": [{"data", "id", "scores": {METHOD: {VALUE: number}}}], "skipped":
 * n, "broken": [{"file", "row"}]}
 *
 * Numbers are as they are measured, not scaled; a cell without a value is null. */
#include "eval/eval_report.h"

#include <cjson/cJSON.h>
#include <stdio.h>

/* cJSON wants strings that end in NUL; those of a report may be part of longer ones. */
static cJSON *string_of(slice text) {
    char *copy = cJSON_malloc(text.length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, text.length ? text.data : "", text.length);
    copy[text.length] = 0;
    cJSON *string = cJSON_CreateString(copy);
    cJSON_free(copy);
    return string;
}

static void add_suffixed(cJSON *row, const char *key, const char *suffix, cJSON *value) {
    char name[64];
    snprintf(name, sizeof name, "%s_%s", key, suffix);
    cJSON_AddItemToObject(row, name, value);
}

static void add_cell(cJSON *row, const char *key, const report_cell *cell) {
    if (cell->kind == CELL_EMPTY)
        cJSON_AddNullToObject(row, key);
    if (cell->kind == CELL_TEXT)
        cJSON_AddItemToObject(row, key, string_of(cell->text));
    if (cell->kind != CELL_NUMBER)
        return;
    cJSON_AddNumberToObject(row, key, cell->number);
    if (cell->low < cell->high) {
        add_suffixed(row, key, "low", cJSON_CreateNumber(cell->low));
        add_suffixed(row, key, "high", cJSON_CreateNumber(cell->high));
    }
    if (cell->marks)
        add_suffixed(row, key, "marks", cJSON_CreateString(cell_stars(cell)));
}

static void add_tables(cJSON *root, const eval_report *r) {
    cJSON *tables = cJSON_AddObjectToObject(root, "tables");
    for (const report_table *t = r->tables; t; t = t->next) {
        cJSON *rows = cJSON_AddArrayToObject(tables, t->key);
        for (size_t i = 0; i < t->row_count; i++) {
            cJSON *row = cJSON_CreateObject();
            for (size_t c = 0; c < t->column_count; c++)
                add_cell(row, t->columns[c].key, &t->cells[i * t->column_count + c]);
            cJSON_AddItemToArray(rows, row);
        }
    }
}

static void add_scores(cJSON *scores, const eval_report *r, const report_item *item) {
    char name[128];
    snprintf(name, sizeof name, "%.*s", (int)item->label.length, item->label.data);
    cJSON *values = cJSON_AddObjectToObject(scores, name);
    for (size_t v = 0; v < r->value_count; v++)
        cJSON_AddNumberToObject(values, r->value_columns[v].key, item->values[v]);
}

static void add_documents(cJSON *root, const eval_report *r) {
    cJSON *documents = cJSON_AddArrayToObject(root, "documents");
    for (const report_document *d = r->documents; d; d = d->next) {
        cJSON *document = cJSON_CreateObject();
        cJSON_AddItemToObject(document, "data", string_of(d->data));
        cJSON_AddItemToObject(document, "id", string_of(d->id));
        cJSON *scores = cJSON_AddObjectToObject(document, "scores");
        for (const report_item *item = d->items; item; item = item->next)
            if (item->values)
                add_scores(scores, r, item);
        cJSON_AddItemToArray(documents, document);
    }
}

static void add_broken(cJSON *root, const eval_report *r) {
    cJSON *list = cJSON_AddArrayToObject(root, "broken");
    for (const report_fact *f = r->broken; f; f = f->next) {
        cJSON *one = cJSON_CreateObject();
        cJSON_AddStringToObject(one, "file", f->key);
        cJSON_AddItemToObject(one, "row", string_of(f->value));
        cJSON_InsertItemInArray(list, 0, one);
    }
}

void report_print_json(const eval_report *r, buffer *out) {
    cJSON *root = cJSON_CreateObject();
    cJSON_AddStringToObject(root, "title", r->title);
    cJSON *facts = cJSON_AddObjectToObject(root, "facts");
    for (const report_fact *f = r->facts; f; f = f->next)
        cJSON_AddItemToObject(facts, f->key, string_of(f->value));
    cJSON_AddNumberToObject(root, "rows", (double)r->rows);
    cJSON_AddNumberToObject(root, "skipped", (double)r->skipped);
    add_tables(root, r);
    if (r->documents)
        add_documents(root, r);
    add_broken(root, r);
    char *text = cJSON_Print(root);
    cJSON_Delete(root);
    out->failed = out->failed || text == NULL;
    if (text) {
        buffer_add(out, text);
        buffer_add(out, "\n");
        cJSON_free(text);
    }
}
