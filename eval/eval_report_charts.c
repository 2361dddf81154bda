/* eval_report_charts.c - the distribution of the documents' scores: how many documents lie in each
 * twentieth of the range, a line for each method. */
#include "eval/eval_report.h"

enum { BINS = 20, MOST_SERIES = 32 };

static const char *const bin_names[BINS] = {"0",  "5",  "10", "15", "20", "25", "30",
                                            "35", "40", "45", "50", "55", "60", "65",
                                            "70", "75", "80", "85", "90", "95"};

/* The series called `label`, which is added when it is new; MOST_SERIES when there is no room. */
static size_t find_series(report_chart *chart, slice label) {
    size_t i = 0;
    while (i < chart->series_count && !slice_equal(chart->names[i], label))
        i++;
    if (i == chart->series_count && i < MOST_SERIES)
        chart->names[chart->series_count++] = label;
    return i;
}

const report_chart *report_distribution(const eval_report *r, size_t value, arena *memory) {
    report_chart *chart = arena_alloc_zero(memory, 1, sizeof *chart);
    slice *names = arena_alloc_zero(memory, MOST_SERIES, sizeof *names);
    double *values = arena_alloc_zero(memory, (size_t)MOST_SERIES * BINS, sizeof *values);
    if (!chart || !names || !values || value >= r->value_count)
        return NULL;
    *chart = (report_chart){.title = r->value_columns[value].title,
                            .x_title = "score of the document, percent, from",
                            .y_title = "documents",
                            .labels = bin_names,
                            .label_count = BINS,
                            .names = names,
                            .values = values};
    for (const report_document *d = r->documents; d; d = d->next) {
        for (const report_item *item = d->items; item; item = item->next) {
            const size_t series = item->values ? find_series(chart, item->label) : MOST_SERIES;
            if (series == MOST_SERIES)
                continue;
            const size_t bin = (size_t)(item->values[value] * BINS);
            values[series * BINS + (bin < BINS ? bin : BINS - 1)]++;
        }
    }
    return chart->series_count > 0 ? chart : NULL;
}
