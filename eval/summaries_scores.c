/* summaries_scores.c - the tables of a run over summaries.
 *
 * Means and intervals are ROUGE-1.5.5's own (bootstrap over rows, 95 %). With weights a group of
 * rows g of share s(g) counts by its share: a row's weight is s(g) / rows(g), the mean is weighted,
 * the bootstrap draws within the groups, and the tests against lead see each difference times its
 * weight. Stars stand for the larger p of the two paired tests against lead. */
#include "base/status.h"
#include "eval/resample.h"
#include "eval/summaries.h"

#include <math.h>

static const char *const bin_names[POSITION_BINS] = {
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11-15", "16-20", "21-30", "31-50", "51-"};

size_t position_bin(size_t position) {
    static const size_t ends[POSITION_BINS - 1] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 50};
    size_t bin = 0;
    while (bin < POSITION_BINS - 1 && position >= ends[bin])
        bin++;
    return bin;
}

/* ---- tables ---- */

static const report_column score_columns[] = {
    {"data", "data", 0, 1},           {"method", "method", 0, 1},
    {"rows", "rows", 0, 1},           {"rouge_1_f", "ROUGE-1", 2, 100},
    {"rouge_2_f", "ROUGE-2", 2, 100}, {"rouge_l_f", "ROUGE-L", 2, 100}};
static const report_column detail_columns[] = {
    {"data", "data", 0, 1},         {"method", "method", 0, 1},     {"rouge_1_r", "R-1 R", 2, 100},
    {"rouge_1_p", "R-1 P", 2, 100}, {"rouge_2_r", "R-2 R", 2, 100}, {"rouge_2_p", "R-2 P", 2, 100},
    {"rouge_l_r", "R-L R", 2, 100}, {"rouge_l_p", "R-L P", 2, 100}};
static const report_column test_columns[] = {{"data", "data", 0, 1},
                                             {"method", "method", 0, 1},
                                             {"measure", "measure", 0, 1},
                                             {"rows", "rows", 0, 1},
                                             {"difference", "difference to lead", 2, 100},
                                             {"p_bootstrap", "p (bootstrap)", 4, 1},
                                             {"p_randomization", "p (randomization)", 4, 1}};
static const report_column length_columns[] = {
    {"data", "data", 0, 1},           {"method", "method", 0, 1},
    {"sentences", "sentences", 2, 1}, {"words", "words", 1, 1},
    {"seconds", "seconds", 2, 1},     {"documents_per_second", "documents/s", 0, 1}};
static const report_column document_columns[SCORE_MEASURES] = {{"rouge_1_f", "ROUGE-1", 2, 100},
                                                               {"rouge_2_f", "ROUGE-2", 2, 100},
                                                               {"rouge_l_f", "ROUGE-L", 2, 100}};

#define COLUMNS(list) (list), sizeof(list) / sizeof *(list)

static const report_column *position_columns(run *r) {
    report_column *columns =
        arena_alloc_zero(&r->report->memory, POSITION_BINS + 2, sizeof *columns);
    if (!columns)
        return NULL;
    columns[0] = (report_column){"data", "data", 0, 1};
    columns[1] = (report_column){"method", "method", 0, 1};
    for (size_t b = 0; b < POSITION_BINS; b++)
        columns[b + 2] = (report_column){bin_names[b], bin_names[b], 1, 100};
    return columns;
}

pith_status summaries_open_tables(run *r, summaries *s) {
    eval_report *report = r->report;
    const report_column *positions = position_columns(r);
    TRY_MEMORY(positions);
    s->scores = report_add_table(report, "scores", "ROUGE F", COLUMNS(score_columns));
    s->details = report_add_table(report, "recall_precision", "Recall and precision",
                                  COLUMNS(detail_columns));
    s->tests = report_add_table(report, "tests", "Against lead", COLUMNS(test_columns));
    s->lengths = report_add_table(report, "lengths", "Length and speed", length_columns,
                                  r->options->times ? 6 : 4);
    s->positions = report_add_table(report, "positions", "Positions chosen, percent of all",
                                    positions, POSITION_BINS + 2);
    s->position_chart = report_add_chart(report, "Where the chosen sentences stand", bin_names,
                                         POSITION_BINS, s->system_count);
    TRY_MEMORY(!report->failed);
    s->scores->note = SLICE("Ranges are 95 % intervals of the bootstrap. * and **: other than "
                            "lead at 0.05 and 0.01 (paired bootstrap and approximate "
                            "randomization, the larger p).");
    s->tests->note = SLICE("Ranges are 95 % intervals of the paired bootstrap.");
    s->lengths->note = SLICE("Mean of a summary. Seconds of one processor for all rows: reading, "
                             "which all methods share, and choosing.");
    s->positions->note = SLICE("Among the sentences that can be chosen, the first being 1.");
    s->position_chart->x_title = "position in the document";
    s->position_chart->y_title = "sentences chosen";
    for (size_t i = 0; i < s->system_count; i++)
        s->position_chart->names[i] = slice_of(s->systems[i]);
    report->value_columns = document_columns;
    report->value_count = SCORE_MEASURES;
    return PITH_OK;
}

/* A new row that begins with the data set's and the system's names. */
static report_cell *add_row(run *r, report_table *table, const char *system) {
    report_cell *cells = report_add_row(r->report, table);
    if (!cells)
        return NULL;
    cells[0] = cell_text(r->data);
    cells[1] = cell_text(slice_of(system));
    return cells;
}

/* ---- weights ---- */

/* Each row's weight, with a mean of 1. */
static pith_status weigh_rows(run *r, const summaries *s, double **out) {
    double *row_weights = ARENA_ARRAY(&r->memory, double, r->file_rows);
    TRY_MEMORY(row_weights);
    for (size_t row = 0; row < r->file_rows; row++) {
        const uint32_t group = s->group_of[row];
        row_weights[row] = s->weights.count > 0
                               ? s->weights.groups[group].share * (double)r->file_rows /
                                     (double)s->group_rows[group]
                               : 1;
    }
    *out = row_weights;
    return PITH_OK;
}

/* The weighted mean of one value of a system, and its interval. */
static pith_status weighted_mean(run *r, const summaries *s, const rouge_result *result,
                                 const double *row_weights, size_t system, size_t measure,
                                 size_t value, interval *out) {
    double *above = ARENA_ARRAY(&r->memory, double, result->rows);
    double *below = ARENA_ARRAY(&r->memory, double, result->rows);
    uint32_t *stratum = ARENA_ARRAY(&r->memory, uint32_t, result->rows);
    TRY_MEMORY(above && below && stratum);
    size_t count = 0;
    for (size_t row = 0; row < result->rows; row++) {
        if (!result->scored[system * result->rows + row])
            continue;
        above[count] =
            row_weights[row] * rouge_value_of(result, system, row, measure)->value[value];
        below[count] = row_weights[row];
        stratum[count++] = s->group_of[row];
    }
    const ratio_score score = {above, below, stratum, s->weights.count, count, 1};
    return resample_ratio(&score, r->options->seed, &r->memory, out);
}

/* The mean of one value of a system: the script's own unless rows are weighed. */
static pith_status mean_of(run *r, const summaries *s, const rouge_result *result,
                           const double *row_weights, size_t system, size_t measure, size_t value,
                           interval *out) {
    const rouge_summary *summary = rouge_summary_of(result, system, measure);
    *out = (interval){summary->mean[value], summary->low[value], summary->high[value]};
    return s->weights.count > 0
               ? weighted_mean(r, s, result, row_weights, system, measure, value, out)
               : PITH_OK;
}

/* A copy of `result` with each score multiplied by its row's weight, for the tests. */
static pith_status weigh_result(run *r, const rouge_result *result, const double *row_weights,
                                rouge_result *out) {
    const size_t cells = result->systems * result->rows * result->measures;
    rouge_value *values = ARENA_ARRAY(&r->memory, rouge_value, cells);
    TRY_MEMORY(values);
    for (size_t i = 0; i < cells; i++) {
        values[i] = result->values[i];
        for (size_t v = 0; v < ROUGE_VALUES; v++)
            values[i].value[v] *= row_weights[i / result->measures % result->rows];
    }
    *out = *result;
    out->values = values;
    return PITH_OK;
}

/* ---- rows ---- */

static unsigned char stars(double p) {
    return p < 0.01 ? 2 : p < 0.05 ? 1 : 0;
}

static pith_status add_test(run *r, summaries *s, const rouge_result *weighed, size_t system,
                            size_t measure, report_cell *score) {
    static const char *const names[SCORE_MEASURES] = {"ROUGE-1", "ROUGE-2", "ROUGE-L"};
    rouge_comparison_options options;
    rouge_comparison_options_init(&options);
    options.trials = r->options->trials;
    options.seed = r->options->seed;
    rouge_comparison found;
    TRY(rouge_compare(weighed, system, s->lead, measure, ROUGE_F, &options, &found));
    score->marks = stars(fmax(found.p_bootstrap, found.p_randomization));
    report_cell *cells = add_row(r, s->tests, s->systems[system]);
    TRY_MEMORY(cells);
    cells[2] = cell_text(slice_of(names[measure]));
    cells[3] = cell_number((double)found.rows);
    cells[4] = cell_interval(found.difference, found.low, found.high);
    cells[5] = cell_number(found.p_bootstrap);
    cells[6] = cell_number(found.p_randomization);
    return PITH_OK;
}

static pith_status add_system_scores(run *r, summaries *s, const rouge_result *result,
                                     const rouge_result *weighed, const double *row_weights,
                                     size_t system) {
    const size_t rows = rouge_summary_of(result, system, 0)->rows;
    report_cell *scores = add_row(r, s->scores, s->systems[system]);
    report_cell *details = add_row(r, s->details, s->systems[system]);
    TRY_MEMORY(scores && details);
    scores[2] = cell_number((double)rows);
    for (size_t m = 0; m < SCORE_MEASURES && rows > 0; m++) {
        interval f, recall, precision;
        TRY(mean_of(r, s, result, row_weights, system, m, ROUGE_F, &f));
        TRY(mean_of(r, s, result, row_weights, system, m, ROUGE_R, &recall));
        TRY(mean_of(r, s, result, row_weights, system, m, ROUGE_P, &precision));
        scores[m + 3] = cell_interval(f.value, f.low, f.high);
        details[2 * m + 2] = cell_number(recall.value);
        details[2 * m + 3] = cell_number(precision.value);
        s->sums[system][m] += f.value;
        if (system != s->lead)
            TRY(add_test(r, s, weighed, system, m, &scores[m + 3]));
    }
    return PITH_OK;
}

static pith_status add_length(run *r, summaries *s, size_t system) {
    const system_totals *totals = &s->totals[system];
    report_cell *cells = add_row(r, s->lengths, s->systems[system]);
    report_cell *positions = add_row(r, s->positions, s->systems[system]);
    TRY_MEMORY(cells && positions);
    if (totals->documents > 0) {
        cells[2] = cell_number((double)totals->sentences / (double)totals->documents);
        cells[3] = cell_number((double)totals->words / (double)totals->documents);
    }
    const double seconds = s->read_seconds + totals->seconds;
    if (r->options->times && system < s->method_count && seconds > 0) {
        cells[4] = cell_number(seconds);
        cells[5] = cell_number((double)totals->documents / seconds);
    }
    for (size_t b = 0; b < POSITION_BINS; b++) {
        const double chosen = (double)totals->positions[b];
        positions[b + 2] =
            cell_number(totals->sentences > 0 ? chosen / (double)totals->sentences : 0);
        s->position_chart->values[system * POSITION_BINS + b] += chosen;
    }
    return PITH_OK;
}

/* Lines of a text of the corpus, joined again. */
static slice joined(run *r, const rouge_text *text) {
    buffer out = {.memory = &r->memory};
    for (size_t i = 0; i < text->count; i++) {
        buffer_add_slice(&out, (slice){text->lines[i].data, text->lines[i].length});
        buffer_add(&out, "\n");
    }
    return (slice){out.data, out.length};
}

static void add_document(run *r, const summaries *s, const rouge_result *result, size_t row) {
    const rouge_row *from = &s->corpus->rows[row];
    const bool shown = r->report->document_count < r->report->shown_documents;
    report_document *document =
        report_add_document(r->report, r->data, (slice){from->id.data, from->id.length});
    for (size_t i = 0; i < from->reference_count && shown; i++)
        report_add_item(r->report, document, report_format(r->report, "reference %zu", i + 1),
                        joined(r, &from->references[i]), false);
    for (size_t system = 0; system < s->system_count; system++) {
        if (!result->scored[system * result->rows + row])
            continue;
        double *values =
            report_add_item(r->report, document, slice_of(s->systems[system]),
                            shown ? joined(r, &from->systems[system]) : (slice){"", 0}, true);
        for (size_t m = 0; m < SCORE_MEASURES && values; m++)
            values[m] = rouge_value_of(result, system, row, m)->value[ROUGE_F];
    }
}

pith_status summaries_add_scores(run *r, summaries *s, pith_error *error) {
    rouge_result *result = NULL;
    TRY(rouge_score_corpus(s->corpus, &s->rouge, &result, error));
    const arena_mark mark = arena_save(&r->memory);
    double *row_weights = NULL;
    rouge_result weighed = *result;
    pith_status status = weigh_rows(r, s, &row_weights);
    if (status == PITH_OK && s->weights.count > 0)
        status = weigh_result(r, result, row_weights, &weighed);
    for (size_t i = 0; i < s->system_count && status == PITH_OK; i++) {
        status = add_system_scores(r, s, result, &weighed, row_weights, i);
        if (status == PITH_OK)
            status = add_length(r, s, i);
    }
    for (size_t row = 0; row < result->rows && status == PITH_OK && r->options->keep_documents;
         row++)
        add_document(r, s, result, row);
    s->files++;
    arena_rewind(&r->memory, mark);
    rouge_result_free(result);
    return status;
}

void summaries_add_means(run *r, summaries *s) {
    r->data = SLICE("mean");
    for (size_t i = 0; i < s->system_count; i++) {
        report_cell *cells = add_row(r, s->scores, s->systems[i]);
        for (size_t m = 0; cells && m < SCORE_MEASURES; m++)
            cells[m + 3] = cell_number(s->sums[i][m] / (double)s->files);
    }
}
