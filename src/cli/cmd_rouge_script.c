/* cmd_rouge_script.c - the scores as ROUGE-1.5.5 prints them, for programs that read its output. */
#include "cli/cmd_rouge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void print_line(char c, output *out) {
    for (int i = 0; i < 45; i++)
        output_byte(out, c);
    output_byte(out, '\n');
}

/* "SYSTEM MEASURE" */
static void print_head(const rouge_report *r, size_t system, size_t measure, output *out) {
    char name[ROUGE_NAME_BYTES];
    rouge_print_measure(r, measure, name);
    rouge_print_name(r->corpus->systems[system], "", out);
    rouge_printf(out, " %s ", name);
}

static void print_means(const rouge_report *r, size_t system, size_t measure, output *out) {
    const rouge_summary *s = rouge_summary_of(r->result, system, measure);
    if (rouge_shows_counts(r)) {
        print_head(r, system, measure, out);
        rouge_printf(out, "M_count: %.0f P_count: %.0f H_count: %.0f\n", trunc(s->in_references),
                     trunc(s->in_system), trunc(s->hits));
        return;
    }
    for (size_t v = 0; v < ROUGE_VALUES; v++) {
        print_head(r, system, measure, out);
        rouge_printf(out, "Average_%c: %.5f (%.10g%%-conf.int. %.5f - %.5f)\n", "RPF"[v],
                     s -> mean[v], r -> request -> options.confidence, s->low[v], s->high[v]);
    }
}

/* The digits that an id starts with, without zeros before them. */
static pith_slice leading_number(pith_slice id, bool *has) {
    size_t start = 0, end = 0;
    while (end < id.length && id.data[end] >= '0' && id.data[end] <= '9')
        end++;
    *has = end > 0;
    while (start < end && id.data[start] == '0')
        start++;
    return (pith_slice){id.data + start, end - start};
}

static int compare_names(pith_slice a, pith_slice b) {
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* The script prints rows by the numbers that their ids start with, where both have one, else by
 * their bytes; it averages them by their bytes. */
static int compare_rows(const void *a, const void *b) {
    const rouge_row *x = *(const rouge_row *const *)a, *y = *(const rouge_row *const *)b;
    bool x_has, y_has;
    const pith_slice m = leading_number(x->id, &x_has), n = leading_number(y->id, &y_has);
    int order = 0;
    if (!x_has || !y_has)
        order = compare_names(x->id, y->id);
    else if (m.length != n.length)
        order = m.length > n.length ? 1 : -1;
    else
        order = compare_names(m, n);
    return order ? order : (x > y) - (x < y);
}

static void print_row(const rouge_report *r, size_t system, size_t measure, const rouge_row *row,
                      output *out) {
    const size_t index = (size_t)(row - r->corpus->rows);
    if (!r->result->scored[system * r->result->rows + index])
        return;
    const rouge_value *v = rouge_value_of(r->result, system, index, measure);
    print_head(r, system, measure, out);
    output_string(out, "Eval ");
    rouge_print_name(row->id, "", out);
    output_byte(out, '.');
    rouge_print_name(r->corpus->systems[system], "", out);
    if (r->request->options.average == ROUGE_BY_ROW)
        rouge_printf(out, " R:%.5f P:%.5f F:%.5f\n", v->value[ROUGE_R], v->value[ROUGE_P],
                     v->value[ROUGE_F]);
    else
        rouge_printf(out, " R:%.15g P:%.15g F:%.15g\n", v->in_references, v->in_system, v->hits);
}

/* The rows as the script orders them; NULL when there is no memory. */
static const rouge_row **ordered_rows(const rouge_corpus *corpus) {
    const rouge_row **rows = malloc((corpus->row_count + 1) * sizeof *rows);
    for (size_t i = 0; rows && i < corpus->row_count; i++)
        rows[i] = &corpus->rows[i];
    if (rows)
        qsort(rows, corpus->row_count, sizeof *rows, compare_rows);
    return rows;
}

/* The system that follows `after` in the order of names; NULL: the first. */
static size_t next_system(const rouge_corpus *corpus, const pith_slice *after) {
    size_t next = corpus->system_count;
    for (size_t s = 0; s < corpus->system_count; s++)
        if ((!after || compare_names(corpus->systems[s], *after) > 0) &&
            (next == corpus->system_count ||
             compare_names(corpus->systems[s], corpus->systems[next]) < 0))
            next = s;
    return next;
}

void rouge_print_script(const rouge_report *r, output *out) {
    const rouge_corpus *corpus = r->corpus;
    const rouge_row **rows = r->request->per_item ? ordered_rows(corpus) : NULL;
    for (size_t s = next_system(corpus, NULL); s < corpus->system_count;
         s = next_system(corpus, &corpus->systems[s])) {
        for (size_t m = 0; m < r->result->measures; m++) {
            print_line('-', out);
            print_means(r, s, m, out);
            if (rows)
                print_line('.', out);
            for (size_t i = 0; rows && i < corpus->row_count; i++)
                print_row(r, s, m, rows[i], out);
        }
    }
    free(rows);
}
