/* cmd_rouge_json.c - the scores as one JSON object. Numbers have all the digits that a double
 * needs. */
#include "cli/cmd_rouge.h"
#include "cli/json_write.h"

#include <string.h>

static void member(output *out, const char *key, double value, bool first) {
    json_key(out, key, first);
    rouge_printf(out, "%.17g", value);
}

static void print_options(const rouge_report *r, output *out) {
    static const char *const references[] = {"pool", "best", "jackknife"};
    static const char *const averages[] = {"rows", "words", "counts"};
    const rouge_options *o = &r->request->options;
    json_key(out, "options", false);
    output_byte(out, '{');
    json_key(out, "stem", true);
    output_string(out, o->stem ? "true" : "false");
    json_key(out, "stop_words", false);
    output_string(out, o->drop_stop_words ? "true" : "false");
    if (o->limit != ROUGE_NO_LIMIT)
        json_member_count(out, o->limit == ROUGE_WORDS ? "words" : "bytes", o->limit_size);
    if (o->language)
        json_member_string(out, "language", (pith_slice){o->language, strlen(o->language)});
    const char *way = references[o->references], *average = averages[o->average];
    json_member_string(out, "references", (pith_slice){way, strlen(way)});
    json_member_string(out, "average", (pith_slice){average, strlen(average)});
    member(out, "alpha", o->alpha, false);
    member(out, "confidence", o->confidence, false);
    json_member_count(out, "resamples", o->resamples);
    output_byte(out, '}');
}

static void print_summary(const rouge_report *r, const rouge_summary *s, output *out) {
    static const char *const names[] = {"recall", "precision", "f"};
    json_member_count(out, "rows", s->rows);
    for (size_t v = 0; v < ROUGE_VALUES && !rouge_shows_counts(r); v++) {
        json_key(out, names[v], false);
        output_byte(out, '{');
        member(out, "mean", s->mean[v], true);
        if (rouge_has_intervals(r)) {
            member(out, "low", s->low[v], false);
            member(out, "high", s->high[v], false);
        }
        output_byte(out, '}');
    }
    member(out, "in_references", s->in_references, false);
    member(out, "in_system", s->in_system, false);
    member(out, "hits", s->hits, false);
}

static void print_comparison(const rouge_report *r, const rouge_comparison *c, output *out) {
    json_key(out, "difference", false);
    output_byte(out, '{');
    json_key(out, "from", true);
    json_string(out, r->corpus->systems[r->baseline]);
    json_member_count(out, "rows", c->rows);
    member(out, "f", c->difference, false);
    member(out, "low", c->low, false);
    member(out, "high", c->high, false);
    member(out, "p_bootstrap", c->p_bootstrap, false);
    member(out, "p_randomization", c->p_randomization, false);
    output_byte(out, '}');
}

static void print_measure_name(const rouge_report *r, size_t measure, output *out) {
    char name[ROUGE_NAME_BYTES];
    rouge_print_measure(r, measure, name);
    json_string(out, (pith_slice){name, strlen(name)});
}

static void print_scores(const rouge_report *r, output *out) {
    const size_t measures = r->result->measures;
    json_key(out, "scores", false);
    output_byte(out, '[');
    for (size_t i = 0; i < r->result->systems * measures; i++) {
        output_string(out, i > 0 ? ",\n{" : "\n{");
        json_key(out, "system", true);
        json_string(out, r->corpus->systems[i / measures]);
        json_key(out, "measure", false);
        print_measure_name(r, i % measures, out);
        print_summary(r, rouge_summary_of(r->result, i / measures, i % measures), out);
        if (r->comparisons && i / measures != r->baseline)
            print_comparison(r, &r->comparisons[i], out);
        output_byte(out, '}');
    }
    output_byte(out, ']');
}

static void print_item(const rouge_report *r, size_t system, size_t row, size_t measure,
                       output *out) {
    const rouge_value *v = rouge_value_of(r->result, system, row, measure);
    json_key(out, "id", true);
    json_string(out, r->corpus->rows[row].id);
    json_key(out, "system", false);
    json_string(out, r->corpus->systems[system]);
    json_key(out, "measure", false);
    print_measure_name(r, measure, out);
    member(out, "recall", v->value[ROUGE_R], false);
    member(out, "precision", v->value[ROUGE_P], false);
    member(out, "f", v->value[ROUGE_F], false);
    member(out, "in_references", v->in_references, false);
    member(out, "in_system", v->in_system, false);
    member(out, "hits", v->hits, false);
}

static void print_items(const rouge_report *r, output *out) {
    const rouge_result *result = r->result;
    const char *before = "\n{";
    json_key(out, "items", false);
    output_byte(out, '[');
    for (size_t cell = 0; cell < result->systems * result->rows; cell++) {
        for (size_t m = 0; m < result->measures && result->scored[cell]; m++) {
            output_string(out, before);
            print_item(r, cell / result->rows, cell % result->rows, m, out);
            output_byte(out, '}');
            before = ",\n{";
        }
    }
    output_byte(out, ']');
}

/* The command line, which may hold bytes that JSON must not. */
static void print_command(const rouge_report *r, output *out) {
    output_byte(out, '[');
    json_string(out, (pith_slice){"pith", 4});
    for (int i = 0; i < r->request->argc; i++) {
        output_byte(out, ',');
        json_string(out, (pith_slice){r->request->argv[i], strlen(r->request->argv[i])});
    }
    output_byte(out, ']');
}

void rouge_print_json(const rouge_report *r, output *out) {
    const char *note = rouge_mode_note(&r->request->options);
    output_byte(out, '{');
    json_key(out, "command", true);
    print_command(r, out);
    json_member_string(out, "numbers", (pith_slice){note, strlen(note)});
    json_member_count(out, "rows", r->corpus->row_count);
    json_member_count(out, "skipped", r->corpus->skipped + r->result->failed);
    print_options(r, out);
    print_scores(r, out);
    if (r->request->per_item)
        print_items(r, out);
    output_string(out, "}\n");
}
