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
        const double counts[] = {s->in_references, s->in_system, s->hits};
        static const char *const names[] = {"M_count", "P_count", "H_count"};
        for (size_t i = 0; i < 3; i++) {
            print_head(r, system, measure, out);
            rouge_printf(out, "%s: %.0f\n", names[i], trunc(counts[i]));
        }
        return;
    }
    for (size_t v = 0; v < ROUGE_VALUES; v++) {
        print_head(r, system, measure, out);
        rouge_printf(out, "Average_%c: %.5f (%.10g%%-conf.int. %.5f - %.5f)\n", "RPF"[v],
                     s -> mean[v], r -> request -> options.confidence, s->low[v], s->high[v]);
    }
}

static void print_rows(const rouge_report *r, size_t system, size_t measure, output *out) {
    const bool scores = r->request->options.average == ROUGE_BY_ROW;
    print_line('.', out);
    for (size_t row = 0; row < r->result->rows; row++) {
        if (!r->result->scored[system * r->result->rows + row])
            continue;
        const rouge_value *v = rouge_value_of(r->result, system, row, measure);
        print_head(r, system, measure, out);
        output_string(out, "Eval ");
        rouge_print_name(r->corpus->rows[row].id, "", out);
        output_byte(out, '.');
        rouge_print_name(r->corpus->systems[system], "", out);
        if (scores)
            rouge_printf(out, " R:%.5f P:%.5f F:%.5f\n", v->value[ROUGE_R], v->value[ROUGE_P],
                         v->value[ROUGE_F]);
        else
            rouge_printf(out, " M_count:%.15g P_count:%.15g H_count:%.15g\n", v->in_references,
                         v->in_system, v->hits);
    }
}

static int compare_names(pith_slice a, pith_slice b) {
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
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
    for (size_t s = next_system(corpus, NULL); s < corpus->system_count;
         s = next_system(corpus, &corpus->systems[s])) {
        for (size_t m = 0; m < r->result->measures; m++) {
            print_line('-', out);
            print_means(r, s, m, out);
            if (r->request->per_item)
                print_rows(r, s, m, out);
        }
    }
}
