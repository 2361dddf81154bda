/* cmd_rouge_print.c - the scores as tables: for people, Markdown, LaTeX, and tab-separated. */
#include "cli/cmd_rouge.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const rouge_format rouge_formats[] = {
    {"table", rouge_print_table},       {"json", rouge_print_json},
    {"tsv", rouge_print_tsv},           {"latex", rouge_print_latex},
    {"markdown", rouge_print_markdown}, {"1.5.5", rouge_print_script}};
const size_t rouge_format_count = sizeof rouge_formats / sizeof *rouge_formats;

void rouge_printf(output *out, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    output_string(out, text);
}

void rouge_print_command(const rouge_request *request, output *out) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./,:=+@%";
    output_string(out, "pith");
    for (int i = 0; i < request->argc; i++) {
        const char *word = request->argv[i];
        output_byte(out, ' ');
        if (*word && word[strspn(word, plain)] == 0) {
            output_string(out, word);
            continue;
        }
        output_byte(out, '\'');
        for (; *word; word++)
            output_string(out, *word == '\'' ? "'\\''" : (const char[]){*word, 0});
        output_byte(out, '\'');
    }
}

const char *rouge_mode_note(const rouge_options *options) {
    if (options->language)
        return "Unicode words of pith; not to be compared with official ROUGE numbers";
    switch (options->mode) {
    case ROUGE_155:
        return "numbers of ROUGE-1.5.5";
    case ROUGE_GOOGLE:
        return "numbers of rouge_score";
    case ROUGE_OWN:
        break;
    }
    return "numbers of pith, without the quirks of ROUGE-1.5.5";
}

const char *rouge_mark(const rouge_comparison *c) {
    const double p = fmax(c->p_bootstrap, c->p_randomization);
    return p < 0.01 ? "**" : p < 0.05 ? "*" : "";
}

bool rouge_shows_counts(const rouge_report *r) {
    return r->request->options.average == ROUGE_COUNTS;
}

bool rouge_has_intervals(const rouge_report *r) {
    return r->request->options.resamples > 0 && !rouge_shows_counts(r);
}

void rouge_print_measure(const rouge_report *r, size_t measure, char name[ROUGE_NAME_BYTES]) {
    rouge_measure_name(&r->request->options.measures[measure], r->request->options.mode, name);
}

void rouge_print_facts(const rouge_report *r, const char *prefix, output *out) {
    const rouge_options *o = &r->request->options;
    output_string(out, prefix);
    rouge_print_command(r->request, out);
    rouge_printf(out, "\n%s%s; %zu row%s", prefix, rouge_mode_note(o), r->corpus->row_count,
                 r->corpus->row_count == 1 ? "" : "s");
    if (r->corpus->skipped + r->result->failed > 0)
        rouge_printf(out, ", %zu left out", r->corpus->skipped + r->result->failed);
    if (rouge_has_intervals(r))
        rouge_printf(out, "; intervals of %.4g %% from %zu resamples", o->confidence, o->resamples);
    if (r->comparisons)
        rouge_printf(out, "; differences of F from %.*s, * p < 0.05, ** p < 0.01",
                     (int)r->corpus->systems[r->baseline].length,
                     r->corpus->systems[r->baseline].data);
    output_string(out, "\n\n");
}

/* A name that must not break the table: tabs, line ends and bars become blanks. */
void rouge_print_name(pith_slice name, const char *before_special, output *out) {
    for (size_t i = 0; i < name.length; i++) {
        const char c = name.data[i];
        if (strchr("\t\r\n", c) || c == 0) {
            output_byte(out, ' ');
            continue;
        }
        if (*before_special && strchr("_&%$#{}|", c))
            output_string(out, before_special);
        output_byte(out, c);
    }
}

/* How a kind of table is drawn. */
typedef struct style {
    const char *start; /* of a line */
    const char *between;
    const char *end;
    const char *before_special;
    bool padded; /* columns of equal width */
} style;

/* A line of a table that is being written. */
typedef struct table_line {
    const style *style;
    output *out;
    size_t pending; /* blanks, if another cell follows */
} table_line;

/* Starts a cell; what is written to the output next should be `length` of its `width` columns. */
static void start_cell(table_line *l, size_t length, size_t width) {
    for (; l->pending > 0; l->pending--)
        output_byte(l->out, ' ');
    output_string(l->out, l->style->between);
    l->pending = l->style->padded && length < width ? width - length : 0;
}

static void print_cell(table_line *l, const char *text, size_t width) {
    start_cell(l, strlen(text), width);
    output_string(l->out, text);
}

/* Starts a line with its first cell, a name. */
static table_line start_line(const style *s, pith_slice name, size_t width, output *out) {
    table_line l = {s, out, s->padded && name.length < width ? width - name.length : 0};
    output_string(out, s->start);
    rouge_print_name(name, s->before_special, out);
    return l;
}

/* The width of the column of systems. */
static size_t name_width(const rouge_report *r) {
    size_t width = strlen("system");
    for (size_t i = 0; i < r->corpus->system_count; i++)
        if (r->corpus->systems[i].length > width)
            width = r->corpus->systems[i].length;
    return width < 40 ? width : 40;
}

enum { MEASURE_WIDTH = 11, NUMBER_WIDTH = 13, SCORE_WIDTH = 26 };

static size_t score_width(const rouge_report *r) {
    return rouge_has_intervals(r) ? SCORE_WIDTH : NUMBER_WIDTH;
}

static void print_heading(const rouge_report *r, const style *s, output *out) {
    static const char *const scores[] = {"recall", "precision", "F"};
    static const char *const counts[] = {"in references", "in system", "hits"};
    table_line l = start_line(s, (pith_slice){"system", 6}, name_width(r), out);
    print_cell(&l, "measure", MEASURE_WIDTH);
    for (size_t i = 0; i < 3; i++)
        print_cell(&l, rouge_shows_counts(r) ? counts[i] : scores[i], score_width(r));
    if (r->comparisons)
        print_cell(&l, "difference of F", 0);
    output_string(out, s->end);
}

static void print_scores(const rouge_report *r, table_line *l, const rouge_summary *summary) {
    const double counts[] = {summary->in_references, summary->in_system, summary->hits};
    for (size_t v = 0; v < ROUGE_VALUES; v++) {
        char text[64];
        if (rouge_shows_counts(r))
            snprintf(text, sizeof text, "%.0f", trunc(counts[v]));
        else if (rouge_has_intervals(r))
            snprintf(text, sizeof text, "%.5f [%.5f, %.5f]", summary->mean[v], summary->low[v],
                     summary->high[v]);
        else
            snprintf(text, sizeof text, "%.5f", summary->mean[v]);
        print_cell(l, text, score_width(r));
    }
}

static void print_difference(const rouge_report *r, table_line *l, size_t system, size_t measure) {
    char text[80] = "";
    const rouge_comparison *c = &r->comparisons[system * r->result->measures + measure];
    if (system != r->baseline)
        snprintf(text, sizeof text, "%+.5f%s [%+.5f, %+.5f]", c->difference, rouge_mark(c), c->low,
                 c->high);
    else if (l->style->padded)
        return;
    print_cell(l, text, 0);
}

static void print_body(const rouge_report *r, const style *s, output *out) {
    for (size_t i = 0; i < r->result->systems * r->result->measures; i++) {
        const size_t system = i / r->result->measures, measure = i % r->result->measures;
        char name[ROUGE_NAME_BYTES];
        rouge_print_measure(r, measure, name);
        table_line l = start_line(s, r->corpus->systems[system], name_width(r), out);
        print_cell(&l, name, MEASURE_WIDTH);
        print_scores(r, &l, rouge_summary_of(r->result, system, measure));
        if (r->comparisons)
            print_difference(r, &l, system, measure);
        output_string(out, s->end);
    }
}

void rouge_print_table(const rouge_report *r, output *out) {
    static const style plain = {"", "  ", "\n", "", true};
    rouge_print_facts(r, "# ", out);
    if (r->request->per_item)
        rouge_print_items(r, out);
    print_heading(r, &plain, out);
    print_body(r, &plain, out);
}

void rouge_print_markdown(const rouge_report *r, output *out) {
    static const style markdown = {"| ", " | ", " |\n", "\\", false};
    rouge_print_facts(r, "    ", out);
    print_heading(r, &markdown, out);
    const size_t columns = r->comparisons ? 6 : 5;
    for (size_t i = 0; i < columns; i++)
        output_string(out, i < 2 ? "|---" : "|---:");
    output_string(out, "|\n");
    print_body(r, &markdown, out);
}

void rouge_print_latex(const rouge_report *r, output *out) {
    static const style latex = {"  ", " & ", " \\\\\n", "\\", false};
    rouge_print_facts(r, "% ", out);
    output_string(out, "\\begin{tabular}{llrrr");
    output_string(out, r->comparisons ? "r}\n" : "}\n");
    print_heading(r, &latex, out);
    output_string(out, "  \\hline\n");
    print_body(r, &latex, out);
    output_string(out, "\\end{tabular}\n");
}
