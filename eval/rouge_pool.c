/* rouge_pool.c - several references, and recall, precision and F of counts.
 *
 *   ROUGE_POOL       adds the counts over the references, then divides once. The script calls this
 *                    its average (-f A). The words of the system enter once for each reference.
 *   ROUGE_BEST       the reference with the best recall, the first of equals, gives all numbers.
 *                    rouge_score takes the best F.
 *   ROUGE_JACKKNIFE  of k references, k sets leave one out; the mean of the best of each set. The
 *                    best reference is the best of all sets but the one that lacks it, where the
 *                    second is: ((k - 1) best + second) / k. Lin 2004, section 2.1; ROUGE-1.5.5
 *                    does not do it.
 *
 * ROUGE_155 rounds recall and precision to five decimals before F is taken of them, and F after. To
 * find the best it compares rounded recalls for n-grams and pairs, and for ROUGE-W hits over the
 * base that is weighted once only. */
#include "eval/rouge_pool.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The double nearest to `x`, in [0, 1], printed with five decimals. */
static double round_5(double x) {
    const double scaled = x * 1e5;
    const double nearest = nearbyint(scaled);
    if (fabs(fabs(scaled - nearest) - 0.5) > 1e-6)
        return nearest / 1e5;
    /* Nearly halfway: let the exact decimal value of x decide, as printf does. */
    char digits[32];
    snprintf(digits, sizeof digits, "%.5f", x);
    return strtod(digits, NULL);
}

static double ratio(double hits, double of) {
    return of > 0 ? hits / of : 0;
}

/* ROUGE-W's weight is taken back from a ratio of weights. */
static double unweighted(const rouge_measure *measure, double x) {
    return measure->kind == ROUGE_W ? pow(x, 1 / measure->weight) : x;
}

double rouge_f(double precision, double recall, double alpha) {
    const double mix = (1 - alpha) * precision + alpha * recall;
    return mix > 0 ? precision * recall / mix : 0;
}

static rouge_value value_of(const rouge_options *options, const rouge_measure *measure,
                            const rouge_counts *c) {
    rouge_value value = {.in_references = c->in_reference,
                         .in_system = c->in_system,
                         .hits = c->hits,
                         .hits_in_system = c->hits_in_system};
    double recall = unweighted(measure, ratio(c->hits, c->in_reference));
    double precision = unweighted(measure, ratio(c->hits_in_system, c->in_system));
    if (options->mode == ROUGE_155) {
        recall = round_5(recall);
        precision = round_5(precision);
    }
    const double f = rouge_f(precision, recall, options->alpha);
    value.value[ROUGE_R] = recall;
    value.value[ROUGE_P] = precision;
    value.value[ROUGE_F] = options->mode == ROUGE_155 ? round_5(f) : f;
    return value;
}

/* What references are ranked by. */
static double merit(const rouge_options *options, const rouge_measure *measure,
                    const rouge_counts *c) {
    if (options->mode == ROUGE_GOOGLE)
        return value_of(options, measure, c).value[ROUGE_F];
    if (options->mode == ROUGE_OWN)
        return ratio(c->hits, c->in_reference);
    if (measure->kind == ROUGE_W)
        return unweighted(measure, ratio(c->hits, c->base));
    const double recall = ratio(c->hits, c->in_reference);
    const bool rounded =
        measure->kind == ROUGE_N || measure->kind == ROUGE_S || measure->kind == ROUGE_SU;
    return rounded ? round_5(recall) : recall;
}

/* The best of the counts; `but` is passed over. */
static size_t best_of(const rouge_options *options, const rouge_measure *measure,
                      const rouge_counts *counts, size_t count, size_t but) {
    size_t best = but == 0 ? 1 : 0;
    for (size_t i = best + 1; i < count; i++)
        if (i != but &&
            merit(options, measure, &counts[i]) > merit(options, measure, &counts[best]))
            best = i;
    return best;
}

static rouge_value sum_of(const rouge_options *options, const rouge_measure *measure,
                          const rouge_counts *counts, size_t count) {
    rouge_counts sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum.in_reference += counts[i].in_reference;
        sum.in_system += counts[i].in_system;
        sum.hits += counts[i].hits;
        sum.hits_in_system += counts[i].hits_in_system;
    }
    return value_of(options, measure, &sum);
}

static double lean(double best, double second, size_t count) {
    return ((double)(count - 1) * best + second) / (double)count;
}

static rouge_value jackknife(const rouge_value *a, const rouge_value *b, size_t count) {
    rouge_value mean = {.in_references = lean(a->in_references, b->in_references, count),
                        .in_system = lean(a->in_system, b->in_system, count),
                        .hits = lean(a->hits, b->hits, count),
                        .hits_in_system = lean(a->hits_in_system, b->hits_in_system, count)};
    for (size_t v = 0; v < ROUGE_VALUES; v++)
        mean.value[v] = lean(a->value[v], b->value[v], count);
    return mean;
}

rouge_value rouge_pool(const rouge_options *options, const rouge_measure *measure,
                       const rouge_counts *counts, size_t count) {
    if (count == 1)
        return value_of(options, measure, &counts[0]);
    if (options->references == ROUGE_POOL)
        return sum_of(options, measure, counts, count);
    const size_t best = best_of(options, measure, counts, count, SIZE_MAX);
    const rouge_value value = value_of(options, measure, &counts[best]);
    if (options->references == ROUGE_BEST)
        return value;
    const size_t second = best_of(options, measure, counts, count, best);
    const rouge_value other = value_of(options, measure, &counts[second]);
    return jackknife(&value, &other, count);
}
