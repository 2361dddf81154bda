/* eval_report_tables.c - a report's tables as tab-separated values, LaTeX and Markdown.
 *
 * TSV is for programs: full precision, intervals in columns of their own, one table after the
 * other, each under a line "# key". LaTeX is a tabular in booktabs' style for each table. Markdown
 * has the facts, too. */
#include "eval/eval_report.h"

/* ---- tab-separated ---- */

/* A value without the characters that divide values. */
static void add_plain(buffer *out, slice text) {
    for (size_t i = 0; i < text.length; i++)
        buffer_add_slice(out,
                         strchr("\t\r\n", text.data[i]) ? SLICE(" ") : slice_range(text, i, i + 1));
}

static void tsv_cell(const report_table *t, const report_cell *cell, size_t column, buffer *out) {
    if (cell->kind == CELL_TEXT)
        add_plain(out, cell->text);
    if (cell->kind == CELL_NUMBER)
        buffer_format(out, "%.10g", cell->number);
    if (!report_has_interval(t, column))
        return;
    if (cell->kind == CELL_NUMBER)
        buffer_format(out, "\t%.10g\t%.10g\t%s", cell->low, cell->high, cell_stars(cell));
    else
        buffer_add(out, "\t\t\t");
}

static void tsv_table(const report_table *t, buffer *out) {
    buffer_format(out, "# %s\n", t->key);
    for (size_t c = 0; c < t->column_count; c++) {
        const char *key = t->columns[c].key;
        buffer_format(out, "%s%s", c ? "\t" : "", key);
        if (report_has_interval(t, c))
            buffer_format(out, "\t%s_low\t%s_high\t%s_marks", key, key, key);
    }
    buffer_add(out, "\n");
    for (size_t row = 0; row < t->row_count; row++) {
        for (size_t c = 0; c < t->column_count; c++) {
            buffer_add(out, c ? "\t" : "");
            tsv_cell(t, &t->cells[row * t->column_count + c], c, out);
        }
        buffer_add(out, "\n");
    }
}

static void tsv_documents(const eval_report *r, buffer *out) {
    buffer_add(out, "# documents\ndata\tid\tmethod");
    for (size_t v = 0; v < r->value_count; v++)
        buffer_format(out, "\t%s", r->value_columns[v].key);
    buffer_add(out, "\n");
    for (const report_document *d = r->documents; d; d = d->next) {
        for (const report_item *item = d->items; item; item = item->next) {
            if (!item->values)
                continue;
            add_plain(out, d->data);
            buffer_add(out, "\t");
            add_plain(out, d->id);
            buffer_add(out, "\t");
            add_plain(out, item->label);
            for (size_t v = 0; v < r->value_count; v++)
                buffer_format(out, "\t%.10g", item->values[v]);
            buffer_add(out, "\n");
        }
    }
}

void report_print_tsv(const eval_report *r, buffer *out) {
    for (const report_fact *f = r->facts; f; f = f->next) {
        buffer_format(out, "# %s: ", f->key);
        add_plain(out, f->value);
        buffer_add(out, "\n");
    }
    for (const report_table *t = r->tables; t; t = t->next)
        tsv_table(t, out);
    if (r->documents)
        tsv_documents(r, out);
}

/* ---- LaTeX ---- */

static void latex_text(buffer *out, slice text) {
    for (size_t i = 0; i < text.length; i++) {
        const char c = text.data[i];
        if (c == '\\')
            buffer_add(out, "\\textbackslash{}");
        else if (c == '~' || c == '^')
            buffer_format(out, "\\%c{}", c);
        else
            buffer_format(out, "%s%c", strchr("&%$#_{}", c) ? "\\" : "", c);
    }
}

static void latex_cell(const report_cell *cell, const report_column *column, buffer *out) {
    char number[CELL_BYTES];
    if (cell->kind == CELL_TEXT)
        latex_text(out, cell->text);
    if (cell->kind == CELL_EMPTY)
        buffer_add(out, "--");
    if (cell->kind != CELL_NUMBER)
        return;
    cell_print(cell, column, number);
    buffer_format(out, "$%s%s%s%s$", number, cell->marks ? "^{" : "", cell_stars(cell),
                  cell->marks ? "}" : "");
}

static void latex_table(const report_table *t, buffer *out) {
    buffer_format(out, "%% %s\n\\begin{tabular}{", t->title);
    for (size_t c = 0; c < t->column_count; c++)
        buffer_add(out, t->row_count > 0 && t->cells[c].kind == CELL_TEXT ? "l" : "r");
    buffer_add(out, "}\n\\toprule\n");
    for (size_t c = 0; c < t->column_count; c++) {
        buffer_add(out, c ? " & " : "");
        latex_text(out, slice_of(t->columns[c].title));
    }
    buffer_add(out, " \\\\\n\\midrule\n");
    for (size_t row = 0; row < t->row_count; row++) {
        for (size_t c = 0; c < t->column_count; c++) {
            buffer_add(out, c ? " & " : "");
            latex_cell(&t->cells[row * t->column_count + c], &t->columns[c], out);
        }
        buffer_add(out, " \\\\\n");
    }
    buffer_add(out, "\\bottomrule\n\\end{tabular}\n\n");
}

void report_print_latex(const eval_report *r, buffer *out) {
    for (const report_fact *f = r->facts; f; f = f->next) {
        buffer_format(out, "%% %s: ", f->key);
        add_plain(out, f->value);
        buffer_add(out, "\n");
    }
    buffer_add(out, "% needs \\usepackage{booktabs}\n\n");
    for (const report_table *t = r->tables; t; t = t->next)
        latex_table(t, out);
}

/* ---- Markdown ---- */

static void markdown_text(buffer *out, slice text) {
    for (size_t i = 0; i < text.length; i++) {
        const char c = text.data[i];
        if (c == '\n')
            buffer_add(out, " ");
        else
            buffer_format(out, "%s%c", strchr("|\\*_<`", c) ? "\\" : "", c);
    }
}

static void markdown_cell(const report_cell *cell, const report_column *column, buffer *out) {
    char number[CELL_BYTES];
    buffer_add(out, " ");
    if (cell->kind == CELL_TEXT)
        markdown_text(out, cell->text);
    if (cell->kind == CELL_NUMBER) {
        cell_print(cell, column, number);
        buffer_add(out, number);
        if (cell->low < cell->high)
            buffer_format(out, " [%.*f, %.*f]", column->decimals, cell->low * column->scale,
                          column->decimals, cell->high * column->scale);
        markdown_text(out, slice_of(cell_stars(cell)));
    }
    buffer_add(out, " |");
}

static void markdown_table(const report_table *t, buffer *out) {
    buffer_format(out, "\n## %s\n\n|", t->title);
    for (size_t c = 0; c < t->column_count; c++)
        buffer_format(out, " %s |", t->columns[c].title);
    buffer_add(out, "\n|");
    for (size_t c = 0; c < t->column_count; c++)
        buffer_add(out, t->row_count > 0 && t->cells[c].kind == CELL_TEXT ? "---|" : "---:|");
    for (size_t row = 0; row < t->row_count; row++) {
        buffer_add(out, "\n|");
        for (size_t c = 0; c < t->column_count; c++)
            markdown_cell(&t->cells[row * t->column_count + c], &t->columns[c], out);
    }
    buffer_add(out, "\n");
    if (t->note.length > 0) {
        buffer_add(out, "\n");
        markdown_text(out, t->note);
        buffer_add(out, "\n");
    }
}

void report_print_markdown(const eval_report *r, buffer *out) {
    buffer_format(out, "# %s\n\n", r->title);
    for (const report_fact *f = r->facts; f; f = f->next) {
        buffer_format(out, "- %s: ", f->key);
        markdown_text(out, f->value);
        buffer_add(out, "\n");
    }
    for (const report_table *t = r->tables; t; t = t->next)
        markdown_table(t, out);
}
