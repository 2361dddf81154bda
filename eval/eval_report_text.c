/* eval_report_text.c - a report for people at a terminal: facts, then tables with aligned columns.
 */
#include "eval/eval_report.h"

#include <stdio.h>

/* Columns that a string takes on a terminal, one for each character. */
static int width_of(slice text) {
    int width = 0;
    for (size_t i = 0; i < text.length; i++)
        width += ((unsigned char)text.data[i] & 0xc0) != 0x80;
    return width;
}

/* The cell as text: a number with its interval and stars. */
static slice print_cell(const report_cell *cell, const report_column *column, char *out,
                        size_t size) {
    if (cell->kind == CELL_TEXT)
        return cell->text;
    if (cell->kind == CELL_EMPTY)
        return SLICE("-");
    const double scale = column->scale;
    if (cell->low < cell->high)
        snprintf(out, size, "%.*f [%.*f %.*f]%-2s", column->decimals, cell->number * scale,
                 column->decimals, cell->low * scale, column->decimals, cell->high * scale,
                 cell_stars(cell));
    else
        snprintf(out, size, "%.*f%s", column->decimals, cell->number * scale, cell_stars(cell));
    return slice_of(out);
}

static int column_width(const report_table *t, size_t column) {
    int width = width_of(slice_of(t->columns[column].title));
    for (size_t row = 0; row < t->row_count; row++) {
        char room[128];
        const report_cell *cell = &t->cells[row * t->column_count + column];
        const int cell_width = width_of(print_cell(cell, &t->columns[column], room, sizeof room));
        width = cell_width > width ? cell_width : width;
    }
    return width;
}

/* Text to the left, numbers to the right. */
static void print_padded(buffer *out, slice text, int width, bool left) {
    const int padding = width - width_of(text);
    if (!left)
        buffer_format(out, "%*s", padding, "");
    buffer_add_slice(out, text);
    if (left)
        buffer_format(out, "%*s", padding, "");
}

static void print_line(buffer *out, const report_table *t, const int *widths,
                       const report_cell *cells) {
    for (size_t c = 0; c < t->column_count; c++) {
        char room[128];
        const report_column *column = &t->columns[c];
        const bool left = t->row_count > 0 && t->cells[c].kind == CELL_TEXT;
        const slice text =
            cells ? print_cell(&cells[c], column, room, sizeof room) : slice_of(column->title);
        print_padded(out, text, widths[c], left);
        buffer_add(out, c + 1 < t->column_count ? "  " : "\n");
    }
}

static void print_table(const report_table *t, buffer *out) {
    enum { MOST_COLUMNS = 64 };
    int widths[MOST_COLUMNS];
    buffer_format(out, "\n%s\n\n", t->title);
    for (size_t c = 0; c < t->column_count; c++)
        widths[c] = column_width(t, c);
    print_line(out, t, widths, NULL);
    for (size_t row = 0; row < t->row_count; row++)
        print_line(out, t, widths, t->cells + row * t->column_count);
    if (t->note.length > 0)
        buffer_format(out, "\n%.*s\n", (int)t->note.length, t->note.data);
}

void report_print_text(const eval_report *r, buffer *out) {
    buffer_format(out, "%s\n\n", r->title);
    for (const report_fact *f = r->facts; f; f = f->next)
        buffer_format(out, "%-12s%.*s\n", f->key, (int)f->value.length, f->value.data);
    for (const report_table *t = r->tables; t; t = t->next)
        print_table(t, out);
}
