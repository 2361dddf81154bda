/* cmd_rouge_tsv.c - the scores for other programs to read, tab-separated: with --per-item each
 * row's first, then after an empty line the means. Ten decimals, or the five of ROUGE-1.5.5. */
#include "cli/cmd_rouge.h"

#include <math.h>

static int digits(const rouge_report *r) {
    return r->request->options.mode == ROUGE_155 ? 5 : 10;
}

/* The scores of a row, or its counts when these are what is averaged. */
static void print_item_numbers(const rouge_report *r, const rouge_value *v, const char *between,
                               output *out) {
    const rouge_options *o = &r->request->options;
    if (o->average == ROUGE_BY_ROW) {
        for (size_t i = 0; i < ROUGE_VALUES; i++)
            rouge_printf(out, "%s%.*f", between, digits(r), v->value[i]);
    } else {
        rouge_printf(out, "%s%.15g%s%.15g%s%.15g", between, v->in_references, between, v->in_system,
                     between, v->hits);
    }
}

/* Each row's numbers, tab-separated. */
void rouge_print_items(const rouge_report *r, output *out) {
    const rouge_result *result = r->result;
    const bool scores = r->request->options.average == ROUGE_BY_ROW;
    output_string(out, scores ? "id\tsystem\tmeasure\trecall\tprecision\tf\n"
                              : "id\tsystem\tmeasure\tin_references\tin_system\thits\n");
    for (size_t system = 0; system < result->systems; system++) {
        for (size_t measure = 0; measure < result->measures; measure++) {
            char name[ROUGE_NAME_BYTES];
            rouge_print_measure(r, measure, name);
            for (size_t row = 0; row < result->rows; row++) {
                if (!result->scored[system * result->rows + row])
                    continue;
                rouge_print_name(r->corpus->rows[row].id, "", out);
                output_byte(out, '\t');
                rouge_print_name(r->corpus->systems[system], "", out);
                output_byte(out, '\t');
                output_string(out, name);
                print_item_numbers(r, rouge_value_of(result, system, row, measure), "\t", out);
                output_byte(out, '\n');
            }
        }
    }
    output_byte(out, '\n');
}

static void print_summary(const rouge_report *r, const rouge_summary *s, output *out) {
    rouge_printf(out, "\t%zu", s->rows);
    if (rouge_shows_counts(r)) {
        rouge_printf(out, "\t%.0f\t%.0f\t%.0f", trunc(s->in_references), trunc(s->in_system),
                     trunc(s->hits));
        return;
    }
    for (size_t v = 0; v < ROUGE_VALUES; v++)
        rouge_printf(out, "\t%.*f\t%.*f\t%.*f", digits(r), s->mean[v], digits(r), s->low[v],
                     digits(r), s->high[v]);
}

static void print_comparison(const rouge_report *r, const rouge_comparison *c, output *out) {
    rouge_printf(out, "\t%.*f\t%.*f\t%.*f\t%.6g\t%.6g", digits(r), c->difference, digits(r), c->low,
                 digits(r), c->high, c->p_bootstrap, c->p_randomization);
}

void rouge_print_tsv(const rouge_report *r, output *out) {
    rouge_print_facts(r, "# ", out);
    if (r->request->per_item)
        rouge_print_items(r, out);
    output_string(out, "system\tmeasure\trows");
    output_string(out, rouge_shows_counts(r)
                           ? "\tin_references\tin_system\thits"
                           : "\trecall\trecall_low\trecall_high\tprecision\tprecision_low"
                             "\tprecision_high\tf\tf_low\tf_high");
    if (r->comparisons)
        output_string(out, "\tf_difference\tdifference_low\tdifference_high\tp_bootstrap"
                           "\tp_randomization");
    output_byte(out, '\n');
    const size_t measures = r->result->measures;
    for (size_t i = 0; i < r->result->systems * measures; i++) {
        char name[ROUGE_NAME_BYTES];
        rouge_print_measure(r, i % measures, name);
        rouge_print_name(r->corpus->systems[i / measures], "", out);
        rouge_printf(out, "\t%s", name);
        print_summary(r, rouge_summary_of(r->result, i / measures, i % measures), out);
        if (r->comparisons)
            print_comparison(r, &r->comparisons[i], out);
        output_byte(out, '\n');
    }
}
