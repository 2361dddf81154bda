/* rouge_bootstrap.c - the bootstrap of ROUGE-1.5.5, which ours shares.
 *
 * Resample s = 0 .. resamples-1 draws `rows` rows with repetition and takes their mean
 * (ROUGE_BY_TOKEN: the scores of their summed counts). Its generator is the 48-bit linear
 * congruence of drand48, started with s, as Perl's srand and rand have it; so the resamples are
 * known, and intervals agree to the last digit. The ends of the interval are taken from the sorted
 * means of the resamples.
 *
 * The script prints as average the mean of the resamples' means, summed in rising order. We give
 * the plain mean of the rows (or the scores of all counts).
 *
 * Time is resamples x rows x columns. The indices drawn for a resample serve all measures at once,
 * and a row's values lie side by side, so that its additions are independent. Each thread takes a
 * range of resamples, and each column is its own sum in the order drawn: the result is the same for
 * any number. Efron, Tibshirani: An introduction to the bootstrap, 1993. */
#include "eval/rouge_bootstrap.h"

#include "base/status.h"
#include "eval/rouge_pool.h"
#include "eval/threads.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 12, COUNTS = 4 };

/* What the resampling threads share. */
typedef struct bootstrap {
    const rouge_options *options;
    const double *table; /* [row][columns] */
    size_t rows;
    size_t columns;  /* a multiple of LANES; what is over is 0 */
    double *samples; /* [measure][value][resample], and one more */
} bootstrap;

/* Two columns of the table, which is aligned for them, added at once. */
typedef double pair __attribute__((vector_size(2 * sizeof(double)), may_alias));

/* Adds up the columns [c, c + LANES) of the rows that the generator started with `seed` draws. To
 * draw takes as long as to add twelve columns, and the processor does both at once. */
static void sum_drawn(const bootstrap *b, uint64_t seed, size_t c, double *sums) {
    const uint64_t mask = ((uint64_t)1 << 48) - 1;
    uint64_t state = (seed << 16 | 0x330E) & mask;
    pair s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0};
    for (size_t i = 0; i < b->rows; i++) {
        state = (state * 0x5DEECE66DULL + 0xB) & mask;
        const size_t drawn = (size_t)(int64_t)((double)(int64_t)state * 0x1p-48 * (double)b->rows);
        const pair *row = (const pair *)(b->table + drawn * b->columns + c);
        s0 += row[0];
        s1 += row[1];
        s2 += row[2];
        s3 += row[3];
        s4 += row[4];
        s5 += row[5];
    }
    const pair all[] = {s0, s1, s2, s3, s4, s5};
    memcpy(sums + c, all, sizeof all);
}

/* Scores of summed counts. The script leaves out ROUGE-W's root here; we do not. */
static void score_counts(const rouge_options *options, size_t m, const double *counts,
                         double value[ROUGE_VALUES]) {
    const rouge_measure *measure = &options->measures[m];
    const bool rooted = measure->kind == ROUGE_W && options->mode != ROUGE_155;
    const double root = rooted ? 1 / measure->weight : 1;
    const double recall = counts[0] > 0 ? counts[2] / counts[0] : 0;
    const double precision = counts[1] > 0 ? counts[3] / counts[1] : 0;
    value[ROUGE_R] = rooted ? pow(recall, root) : recall;
    value[ROUGE_P] = rooted ? pow(precision, root) : precision;
    value[ROUGE_F] = rouge_f(value[ROUGE_P], value[ROUGE_R], options->alpha);
}

/* The scores of one resample from its sums. */
static void keep_sample(const bootstrap *b, const double *sums, size_t sample) {
    const rouge_options *o = b->options;
    for (size_t m = 0; m < o->measure_count; m++) {
        double value[ROUGE_VALUES];
        if (o->average == ROUGE_BY_TOKEN)
            score_counts(o, m, sums + m * COUNTS, value);
        for (size_t v = 0; v < ROUGE_VALUES; v++) {
            if (o->average == ROUGE_BY_ROW)
                value[v] = sums[m * ROUGE_VALUES + v] / (double)b->rows;
            b->samples[(m * ROUGE_VALUES + v) * (o->resamples + 1) + sample] = value[v];
        }
    }
}

static pith_status resample(void *context, size_t from, size_t to) {
    const bootstrap *b = context;
    double *sums = malloc(b->columns * sizeof *sums);
    TRY_MEMORY(sums);
    for (size_t s = from; s < to; s++) {
        for (size_t c = 0; c < b->columns; c += LANES)
            sum_drawn(b, s, c, sums);
        keep_sample(b, sums, s);
    }
    free(sums);
    return PITH_OK;
}

static size_t columns_of(const rouge_options *options) {
    const size_t per_measure = options->average == ROUGE_BY_ROW ? ROUGE_VALUES : COUNTS;
    return (options->measure_count * per_measure + LANES - 1) / LANES * LANES;
}

static void fill_table(const rouge_options *options, const rouge_result *result, size_t system,
                       size_t columns, double *table) {
    double *line = table;
    for (size_t row = 0; row < result->rows; row++) {
        if (!result->scored[system * result->rows + row])
            continue;
        double *cell = line;
        for (size_t m = 0; m < options->measure_count; m++) {
            const rouge_value *v = rouge_value_of(result, system, row, m);
            if (options->average == ROUGE_BY_ROW) {
                memcpy(cell, v->value, sizeof v->value);
                cell += ROUGE_VALUES;
            } else {
                *cell++ = v->in_references;
                *cell++ = v->in_system;
                *cell++ = v->hits;
                *cell++ = v->hits_in_system;
            }
        }
        line += columns;
    }
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void rouge_interval(const double *sorted, size_t count, double confidence, double *low,
                    double *high) {
    const double r = (double)count;
    const double delta = r * ((100 - confidence) / 2) / 100;
    const size_t lower = (size_t)delta;
    const size_t upper = r - delta - 1 > 0 ? (size_t)(r - delta - 1) : 0;
    const double part = r - delta - 1 - (double)upper;
    const double *a = sorted + lower, *b = sorted + upper;
    *low = a[0] + (a[1] - a[0]) * part;
    *high = b[0] + (b[1] - b[0]) * part;
}

/* Means and sums over the rows, without resampling. */
static void plain_means(const rouge_options *options, const rouge_result *result, size_t system,
                        size_t m, rouge_summary *out) {
    *out = (rouge_summary){0};
    for (size_t row = 0; row < result->rows; row++) {
        if (!result->scored[system * result->rows + row])
            continue;
        const rouge_value *v = rouge_value_of(result, system, row, m);
        out->rows++;
        out->in_references += v->in_references;
        out->in_system += v->in_system;
        out->hits += v->hits;
        out->hits_in_system += v->hits_in_system;
        for (size_t i = 0; i < ROUGE_VALUES; i++)
            out->mean[i] += v->value[i];
    }
    for (size_t i = 0; i < ROUGE_VALUES && out->rows > 0; i++)
        out->mean[i] /= (double)out->rows;
    if (options->average != ROUGE_BY_ROW) {
        const double counts[COUNTS] = {out->in_references, out->in_system, out->hits,
                                       out->hits_in_system};
        score_counts(options, m, counts, out->mean);
    }
    memcpy(out->low, out->mean, sizeof out->mean);
    memcpy(out->high, out->mean, sizeof out->mean);
}

/* Intervals, and for ROUGE_155 means, from the samples of a measure. */
static void summarize_samples(const rouge_options *options, double *samples, rouge_summary *out) {
    const size_t count = options->resamples;
    for (size_t v = 0; v < ROUGE_VALUES; v++) {
        double *sorted = samples + v * (count + 1);
        qsort(sorted, count, sizeof *sorted, compare_doubles);
        /* The script takes what is behind its last sample for 0, which shows with few of them. */
        sorted[count] = options->mode == ROUGE_155 ? 0 : sorted[count - 1];
        rouge_interval(sorted, count, options->confidence, &out->low[v], &out->high[v]);
        if (options->mode != ROUGE_155)
            continue;
        double sum = 0;
        for (size_t s = 0; s < count; s++)
            sum += sorted[s];
        out->mean[v] = sum / (double)count;
    }
}

pith_status rouge_summarize_rows(const rouge_options *options, const rouge_result *result,
                                 size_t system, rouge_summary *out) {
    const size_t measures = options->measure_count;
    for (size_t m = 0; m < measures; m++)
        plain_means(options, result, system, m, &out[m]);
    const size_t rows = out[0].rows;
    if (rows == 0 || options->resamples == 0 || options->average == ROUGE_COUNTS)
        return PITH_OK;
    const size_t columns = columns_of(options);
    const size_t samples = ROUGE_VALUES * (options->resamples + 1); /* of a measure */
    double *table = calloc(rows * columns, sizeof *table);
    bootstrap b = {options, table, rows, columns, malloc(measures * samples * sizeof(double))};
    pith_status status = table && b.samples ? PITH_OK : PITH_ERROR_MEMORY;
    if (status == PITH_OK) {
        fill_table(options, result, system, columns, table);
        status = threads_run(resample, &b, options->resamples, options->threads);
    }
    for (size_t m = 0; m < measures && status == PITH_OK; m++)
        summarize_samples(options, b.samples + m * samples, &out[m]);
    free(table);
    free(b.samples);
    return status;
}
