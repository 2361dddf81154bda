/* rouge_compare.c - is one system better than another, or lucky?
 *
 * Both tests look at the differences d of the two systems' scores on the rows that both have, so
 * the rows' own difficulty cancels.
 *
 * Paired bootstrap (Koehn 2004): draw as many rows with repetition, take the mean of their d. The
 * interval holds the middle of these means; p is twice the smaller share of them on either side of
 * 0. Approximate randomization (Noreen 1989; Riezler and Maxwell 2005): if the systems were equal,
 * who is who on a row would be a coin's choice, so give each d a random sign; p is the share of
 * trials with a mean as far from 0 as the real one. Shares are (found + 1) / (trials + 1), never 0.
 *
 * Random numbers are GSL's Mersenne twister, seeded. Time is trials x rows. */
#include "base/status.h"
#include "eval/rouge_bootstrap.h"

#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

void rouge_comparison_options_init(rouge_comparison_options *options) {
    *options = (rouge_comparison_options){.trials = 10000, .seed = 1, .confidence = 95};
}

typedef struct differences {
    double *d;
    size_t count;
    double mean;
} differences;

static void collect(const rouge_result *result, size_t system, size_t baseline, size_t measure,
                    size_t value, differences *out) {
    double sum = 0;
    for (size_t row = 0; row < result->rows; row++) {
        if (!result->scored[system * result->rows + row] ||
            !result->scored[baseline * result->rows + row])
            continue;
        const double d = rouge_value_of(result, system, row, measure)->value[value] -
                         rouge_value_of(result, baseline, row, measure)->value[value];
        out->d[out->count++] = d;
        sum += d;
    }
    out->mean = out->count > 0 ? sum / (double)out->count : 0;
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double share(size_t found, size_t trials) {
    return (double)(found + 1) / (double)(trials + 1);
}

/* Fills `means` with those of the resamples, sorted; returns the two-sided p. */
static double bootstrap(const differences *d, const gsl_rng *random, size_t trials, double *means) {
    size_t below = 0, above = 0;
    for (size_t t = 0; t < trials; t++) {
        double sum = 0;
        for (size_t i = 0; i < d->count; i++)
            sum += d->d[(size_t)(gsl_rng_uniform(random) * (double)d->count)];
        means[t] = sum / (double)d->count;
        below += means[t] <= 0;
        above += means[t] >= 0;
    }
    qsort(means, trials, sizeof *means, compare_doubles);
    means[trials] = means[trials - 1];
    return fmin(1, 2 * share(below < above ? below : above, trials));
}

static double randomize(const differences *d, const gsl_rng *random, size_t trials) {
    enum { BITS = 32 }; /* of a number of the twister */
    /* Sums of the same numbers in another order may differ in their last bits. */
    const double least = fabs(d->mean) * (double)d->count * (1 - 1e-12);
    size_t found = 0;
    for (size_t t = 0; t < trials; t++) {
        double sum = 0;
        unsigned long coins = 0;
        for (size_t i = 0; i < d->count; i++) {
            if (i % BITS == 0)
                coins = gsl_rng_get(random);
            sum += coins & 1 ? d->d[i] : -d->d[i];
            coins >>= 1;
        }
        found += fabs(sum) >= least;
    }
    return share(found, trials);
}

pith_status rouge_compare(const rouge_result *result, size_t system, size_t baseline,
                          size_t measure, size_t value, const rouge_comparison_options *options,
                          rouge_comparison *out) {
    if (system >= result->systems || baseline >= result->systems || measure >= result->measures ||
        value >= ROUGE_VALUES || options->trials < 1 || options->trials > 1000000 ||
        !(options->confidence > 0 && options->confidence < 100))
        return PITH_ERROR_ARGUMENT;
    differences d = {.d = malloc((result->rows + 1) * sizeof(double))};
    double *means = malloc((options->trials + 1) * sizeof *means);
    gsl_rng random = {gsl_rng_mt19937, malloc(gsl_rng_mt19937->size)}; /* no call that may abort */
    pith_status status = d.d && means && random.state ? PITH_OK : PITH_ERROR_MEMORY;
    if (status == PITH_OK) {
        collect(result, system, baseline, measure, value, &d);
        *out = (rouge_comparison){
            .rows = d.count, .difference = d.mean, .p_bootstrap = 1, .p_randomization = 1};
        gsl_rng_set(&random, (unsigned long)options->seed);
        if (d.count > 0) {
            out->p_bootstrap = bootstrap(&d, &random, options->trials, means);
            rouge_interval(means, options->trials, options->confidence, &out->low, &out->high);
            out->p_randomization = randomize(&d, &random, options->trials);
        }
    }
    free(random.state);
    free(means);
    free(d.d);
    return status;
}
