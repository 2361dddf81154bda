/* eval_report_html.c - a report as one self-contained HTML file: no script, no font, no picture
 * from elsewhere. Documents open and close by <details>. Wide tables scroll by themselves, so that
 * the page does not; on paper they shrink, and what is closed stays closed. */
#include "eval/eval_report.h"

#include <stdio.h>

static const char style[] =
    ":root{color-scheme:light dark;--line:#8884;--soft:#8881}\n"
    "*{box-sizing:border-box}\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}\n"
    "h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}\n"
    "h3{font-size:1rem;margin:.5rem 0 0}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0}\n"
    "dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}\n"
    ".wide{overflow-x:auto;-webkit-overflow-scrolling:touch}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}\n"
    "th,td{padding:.25rem .6rem;text-align:right;white-space:nowrap;"
    "border-bottom:1px solid var(--line)}\n"
    "th{font-weight:600;border-bottom-width:2px}.t{text-align:left}\n"
    "tbody tr:nth-child(even){background:var(--soft)}\n"
    "td small{opacity:.7}.note{font-size:.9rem;opacity:.8}\n"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));"
    "gap:1rem}\n"
    "figure{margin:0;break-inside:avoid}figcaption{font-weight:600;font-size:.95rem}\n"
    "svg{width:100%;height:auto;display:block}svg text{font:11px system-ui,sans-serif;"
    "fill:currentColor}\n"
    ".grid{stroke:#8886;stroke-width:.5;fill:none}.range{stroke:#0072b2;stroke-width:3;opacity:.5}"
    "\n"
    "circle{fill:#0072b2}svg{color-scheme:light dark}\n"
    "details{border-bottom:1px solid var(--line);padding:.3rem 0}\n"
    "summary{cursor:pointer;overflow-wrap:anywhere}summary small{opacity:.7}\n"
    ".item{margin:.4rem 0 .8rem;padding-left:.8rem;border-left:3px solid var(--line);"
    "overflow-wrap:anywhere;white-space:pre-wrap;max-height:30rem;overflow-y:auto}\n"
    "@media(max-width:40rem){td small{display:block}th,td{padding:.2rem .4rem}}\n"
    "@media print{body{font-size:10pt;max-width:none;padding:0}.wide{overflow:visible}"
    "table{font-size:7.5pt}td small{display:block}th,td{padding:.1rem "
    ".3rem}thead{display:table-header-group}"
    "h2,h3{break-after:avoid}tr,details{break-inside:avoid}:root{color-scheme:light}.charts{grid-"
    "template-columns:1fr 1fr}"
    ".item{max-height:none}}\n";

static void add_facts(const eval_report *r, buffer *out) {
    buffer_add(out, "<dl>\n");
    for (const report_fact *f = r->facts; f; f = f->next) {
        buffer_format(out, "<dt>%s</dt><dd>", f->key);
        buffer_add_html(out, f->value);
        buffer_add(out, "</dd>\n");
    }
    buffer_add(out, "</dl>\n");
}

/* ---- tables ---- */

static bool is_text(const report_table *t, size_t column) {
    return t->row_count > 0 && t->cells[column].kind == CELL_TEXT;
}

static void add_cell(const report_cell *cell, const report_column *column, buffer *out) {
    char number[CELL_BYTES];
    if (cell->kind == CELL_TEXT) {
        buffer_add(out, "<td class=\"t\">");
        buffer_add_html(out, cell->text);
    } else
        buffer_add(out, cell->kind == CELL_EMPTY ? "<td>–" : "<td>");
    if (cell->kind == CELL_NUMBER) {
        cell_print(cell, column, number);
        buffer_format(out, "%s%s", number, cell_stars(cell));
        if (cell->low < cell->high)
            buffer_format(out, " <small>%.*f to %.*f</small>", column->decimals,
                          cell->low * column->scale, column->decimals, cell->high * column->scale);
    }
    buffer_add(out, "</td>");
}

static void add_table(const report_table *t, buffer *out) {
    buffer_format(out, "<h2>%s</h2>\n<div class=\"wide\"><table><thead><tr>", t->title);
    for (size_t c = 0; c < t->column_count; c++)
        buffer_format(out, "<th%s>%s</th>", is_text(t, c) ? " class=\"t\"" : "",
                      t->columns[c].title);
    buffer_add(out, "</tr></thead><tbody>\n");
    for (size_t row = 0; row < t->row_count; row++) {
        buffer_add(out, "<tr>");
        for (size_t c = 0; c < t->column_count; c++)
            add_cell(&t->cells[row * t->column_count + c], &t->columns[c], out);
        buffer_add(out, "</tr>\n");
    }
    buffer_add(out, "</tbody></table></div>\n<p class=\"note\">");
    buffer_add_html(out, t->note);
    buffer_add(out, "</p>\n");
}

/* ---- charts ---- */

static void add_interval_charts(const report_table *t, buffer *out) {
    buffer_add(out, "<div class=\"charts\">\n");
    for (size_t c = 0; c < t->column_count; c++) {
        if (!report_has_interval(t, c))
            continue;
        buffer_format(out, "<figure><figcaption>%s</figcaption>\n", t->columns[c].title);
        report_svg_intervals(t, c, out);
        buffer_add(out, "</figure>\n");
    }
    buffer_add(out, "</div>\n");
}

static void add_chart(const report_chart *chart, buffer *out) {
    buffer_format(out, "<figure><figcaption>%s</figcaption>\n", chart->title);
    report_svg_chart(chart, out);
    buffer_add(out, "</figure>\n");
}

static void add_charts(const eval_report *r, buffer *out) {
    buffer_add(out, "<h2>Distributions</h2>\n<div class=\"charts\">\n");
    for (size_t v = 0; v < r->value_count; v++) {
        const report_chart *chart = report_distribution(r, v, out->memory);
        if (chart)
            add_chart(chart, out);
    }
    for (const report_chart *chart = r->charts; chart; chart = chart->next)
        add_chart(chart, out);
    buffer_add(out, "</div>\n");
}

/* ---- documents ---- */

static void add_values(const eval_report *r, const report_item *item, buffer *out) {
    for (size_t v = 0; v < r->value_count && item->values; v++) {
        const report_cell cell = cell_number(item->values[v]);
        char number[CELL_BYTES];
        cell_print(&cell, &r->value_columns[v], number);
        buffer_format(out, "%s%s %s", v ? ", " : " ", r->value_columns[v].title, number);
    }
}

static void add_document(const eval_report *r, const report_document *d, buffer *out) {
    buffer_add(out, "<details><summary><b>");
    buffer_add_html(out, d->id);
    buffer_add(out, "</b> <small>");
    buffer_add_html(out, d->data);
    for (const report_item *item = d->items; item; item = item->next) {
        if (!item->values)
            continue;
        const report_cell cell = cell_number(item->values[0]);
        char number[CELL_BYTES];
        cell_print(&cell, &r->value_columns[0], number);
        buffer_add(out, " · ");
        buffer_add_html(out, item->label);
        buffer_format(out, " %s", number);
    }
    buffer_add(out, "</small></summary>\n");
    for (const report_item *item = d->items; item; item = item->next) {
        buffer_add(out, "<h3>");
        buffer_add_html(out, item->label);
        buffer_add(out, "</h3><small>");
        add_values(r, item, out);
        buffer_add(out, "</small><div class=\"item\">");
        buffer_add_html(out, item->text);
        buffer_add(out, "</div>\n");
    }
    buffer_add(out, "</details>\n");
}

static void add_documents(const eval_report *r, buffer *out) {
    size_t shown = 0;
    if (r->documents)
        buffer_format(out,
                      "<h2>Documents</h2>\n<p class=\"note\">The first %zu of %zu, with %s of each "
                      "method.</p>\n",
                      r->document_count < r->shown_documents ? r->document_count
                                                             : r->shown_documents,
                      r->document_count, r->value_columns[0].title);
    for (const report_document *d = r->documents; d && shown < r->shown_documents; d = d->next) {
        add_document(r, d, out);
        shown++;
    }
}

static void add_broken(const report_fact *broken, buffer *out) {
    buffer_add(out, "<h2>Rows that were left out</h2>\n<ul>\n");
    for (const report_fact *f = broken; f; f = f->next) {
        buffer_add(out, "<li>");
        buffer_add_html(out, slice_of(f->key));
        buffer_add(out, ", ");
        buffer_add_html(out, f->value);
        buffer_add(out, "</li>\n");
    }
    buffer_add(out, "</ul>\n");
}

void report_print_html(const eval_report *r, buffer *out) {
    buffer_format(out,
                  "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta "
                  "name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<title>pith eval: %s</title>\n<style>\n%s</style></head><body>\n<h1>%s</h1>\n",
                  r->title, style, r->title);
    add_facts(r, out);
    for (const report_table *t = r->tables; t; t = t->next) {
        add_table(t, out);
        if (t == r->tables)
            add_interval_charts(t, out);
    }
    if (r->documents || r->charts)
        add_charts(r, out);
    add_documents(r, out);
    if (r->broken)
        add_broken(r->broken, out);
    buffer_add(out, "</body></html>\n");
}
