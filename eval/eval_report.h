/* eval_report.h - what a run over data sets found out, apart from how it is printed.
 *
 * A report is facts, tables, charts and documents. A run fills it in (the eval_report_add_...
 * functions); each format prints all of it from one file. Everything lives in the report's arena.
 */
#ifndef PITH_EVAL_EVAL_REPORT_H
#define PITH_EVAL_EVAL_REPORT_H

#include "eval/buffer.h"
#include "eval/eval.h"

typedef enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER } cell_kind;

typedef struct report_cell {
    cell_kind kind;
    slice text;
    double number;
    double low; /* ends of its interval; equal: there is none */
    double high;
    unsigned char marks; /* stars: 1 for p < 0.05, 2 for p < 0.01 */
} report_cell;

typedef struct report_column {
    const char *key;   /* in JSON */
    const char *title; /* for people */
    int decimals;      /* for people */
    double scale;      /* for people the number is multiplied by this, such as 100 */
} report_column;

typedef struct report_table {
    const char *key;
    const char *title;
    slice note; /* what a reader must know to read it; may be empty */
    const report_column *columns;
    size_t column_count;
    report_cell *cells; /* [row][column] */
    size_t row_count;
    size_t row_capacity;
    struct report_table *next;
} report_table;

/* Values of several series at the same labels. */
typedef struct report_chart {
    const char *title;
    const char *x_title;
    const char *y_title;
    const char *const *labels;
    size_t label_count;
    slice *names;   /* of the series */
    double *values; /* [series][label] */
    size_t series_count;
    struct report_chart *next;
} report_chart;

/* One text that belongs to a document: what a method made of it, or the gold. */
typedef struct report_item {
    slice label;
    slice text;           /* lines divided by newlines */
    const double *values; /* by report->value_columns; NULL: it has no scores */
    struct report_item *next;
} report_item;

typedef struct report_document {
    slice data;
    slice id;
    report_item *items;
    report_item *last_item;
    struct report_document *next;
} report_document;

typedef struct report_fact {
    const char *key;
    slice value;
    struct report_fact *next;
} report_fact;

struct eval_report {
    arena memory;
    const char *title;
    report_fact *facts;
    report_table *tables;
    report_chart *charts;
    report_document *documents;
    report_document *last_document;
    const report_column *value_columns; /* of the documents' items */
    size_t value_count;
    size_t document_count;
    size_t shown_documents; /* so many of them come with their texts */
    report_fact *broken;    /* key: the file; value: which row, and why */
    size_t skipped;
    size_t rows; /* that were scored */
    bool failed; /* memory ran out */
};

/* Each of these returns NULL, or does nothing, when memory ran out, and sets report->failed. */

slice report_copy(eval_report *r, slice text);
__attribute__((format(printf, 2, 3))) slice report_format(eval_report *r, const char *format, ...);
void report_add_fact(eval_report *r, const char *key, slice value);
void report_add_broken(eval_report *r, const char *path, slice what);
report_table *report_add_table(eval_report *r, const char *key, const char *title,
                               const report_column *columns, size_t column_count);

/* A new row of empty cells; a scratch row when memory ran out. */
report_cell *report_add_row(eval_report *r, report_table *table);

report_chart *report_add_chart(eval_report *r, const char *title, const char *const *labels,
                               size_t label_count, size_t series_count);
report_document *report_add_document(eval_report *r, slice data, slice id);

/* Returns the values to fill in, zeroed; NULL unless `with_values`. */
double *report_add_item(eval_report *r, report_document *d, slice label, slice text,
                        bool with_values);

static inline report_cell cell_text(slice text) {
    return (report_cell){.kind = CELL_TEXT, .text = text};
}

static inline report_cell cell_number(double number) {
    return (report_cell){.kind = CELL_NUMBER, .number = number};
}

static inline report_cell cell_interval(double number, double low, double high) {
    return (report_cell){.kind = CELL_NUMBER, .number = number, .low = low, .high = high};
}

static inline const char *cell_stars(const report_cell *cell) {
    return cell->marks == 2 ? "**" : cell->marks == 1 ? "*" : "";
}

/* The number of a cell as people read it, with its column's decimals. */
enum { CELL_BYTES = 48 };
void cell_print(const report_cell *cell, const report_column *column, char out[CELL_BYTES]);

/* The formats. */
void report_print_text(const eval_report *r, buffer *out);
void report_print_json(const eval_report *r, buffer *out);
void report_print_tsv(const eval_report *r, buffer *out);
void report_print_latex(const eval_report *r, buffer *out);
void report_print_markdown(const eval_report *r, buffer *out);
void report_print_html(const eval_report *r, buffer *out);

/* Charts as SVG: lines, and a column's numbers with their intervals. */
void report_svg_chart(const report_chart *chart, buffer *out);
void report_svg_intervals(const report_table *table, size_t column, buffer *out);

/* Does any number of the column have an interval? */
bool report_has_interval(const report_table *table, size_t column);

/* The documents counted by one of their values, for each label of their items, as a chart in
 * `memory`; NULL when there are none, or no memory. */
const report_chart *report_distribution(const eval_report *r, size_t value, arena *memory);

#endif
