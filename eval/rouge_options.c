/* rouge_options.c - names of measures, defaults and ranges. */
#include "eval/eval.h"

#include "base/status.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const rouge_measure rouge_1 = {.kind = ROUGE_N, .n = 1};
static const rouge_measure rouge_2 = {.kind = ROUGE_N, .n = 2};

enum { MOST_N = 1000, MOST_GAP = 1000000, MOST_WEIGHT = 10, MOST_RESAMPLES = 100000 };

void rouge_options_init(rouge_options *options, rouge_mode mode) {
    *options = (rouge_options){.mode = mode,
                               .measures = {rouge_1, rouge_2, {.kind = ROUGE_L}},
                               .measure_count = 3,
                               .alpha = 0.5,
                               .confidence = 95,
                               .resamples = 1000,
                               .threads = 1};
    if (mode == ROUGE_GOOGLE) {
        options->references = ROUGE_BEST;
        options->measures[2].kind = ROUGE_L_TEXT;
        options->measures[3].kind = ROUGE_L_SUM;
        options->measure_count = 4;
    }
}

/* A whole number of digits only, at most `most`. */
static bool read_number(const char *text, size_t most, size_t *out) {
    if (!isdigit((unsigned char)*text))
        return false;
    char *end;
    const unsigned long value = strtoul(text, &end, 10);
    *out = value;
    return *end == 0 && value <= most;
}

static bool read_gap(const char *text, size_t *gap) {
    if (strcmp(text, "*") != 0)
        return read_number(text, MOST_GAP, gap);
    *gap = ROUGE_NO_GAP_LIMIT;
    return true;
}

static bool read_weight(const char *text, double *weight) {
    char *end;
    if (!isdigit((unsigned char)*text))
        return false;
    *weight = strtod(text, &end);
    return *end == 0 && *weight >= 1 && *weight <= MOST_WEIGHT;
}

bool rouge_measure_parse(const char *name, rouge_measure *out) {
    if (strncasecmp(name, "rouge", 5) == 0)
        name += name[5] == '-' ? 6 : 5;
    rouge_measure m = {.kind = ROUGE_N};
    size_t n = 0;
    bool good = true;
    if (strcasecmp(name, "l") == 0) {
        m.kind = ROUGE_L;
    } else if (strcasecmp(name, "lsum") == 0) {
        m.kind = ROUGE_L_SUM;
    } else if (strcasecmp(name, "ltext") == 0) {
        m.kind = ROUGE_L_TEXT;
    } else if (*name == 'W' || *name == 'w') {
        m.kind = ROUGE_W;
        good = read_weight(name + (name[1] == '-' ? 2 : 1), &m.weight);
    } else if (strncasecmp(name, "su", 2) == 0) {
        m.kind = ROUGE_SU;
        good = read_gap(name + 2, &m.gap);
    } else if (*name == 'S' || *name == 's') {
        m.kind = ROUGE_S;
        good = read_gap(name + 1, &m.gap);
    } else {
        good = read_number(name, MOST_N, &n) && n > 0;
        m.n = (unsigned)n;
    }
    if (good)
        *out = m;
    return good;
}

static void name_of_google(const rouge_measure *measure, char name[ROUGE_NAME_BYTES]) {
    if (measure->kind == ROUGE_N)
        snprintf(name, ROUGE_NAME_BYTES, "rouge%u", measure->n);
    else
        snprintf(name, ROUGE_NAME_BYTES, "rougeL%s", measure->kind == ROUGE_L_TEXT ? "" : "sum");
}

void rouge_measure_name(const rouge_measure *measure, rouge_mode mode,
                        char name[ROUGE_NAME_BYTES]) {
    char gap[24] = "*";
    if (measure->gap != ROUGE_NO_GAP_LIMIT)
        snprintf(gap, sizeof gap, "%zu", measure->gap);
    if (mode == ROUGE_GOOGLE) {
        name_of_google(measure, name);
        return;
    }
    switch (measure->kind) {
    case ROUGE_N:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-%u", measure->n);
        break;
    case ROUGE_L:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-L");
        break;
    case ROUGE_L_SUM:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-Lsum");
        break;
    case ROUGE_L_TEXT:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-Ltext");
        break;
    case ROUGE_W:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-W-%.10g", measure->weight);
        break;
    case ROUGE_S:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-S%s", gap);
        break;
    case ROUGE_SU:
        snprintf(name, ROUGE_NAME_BYTES, "ROUGE-SU%s", gap);
        break;
    }
}

static pith_status refuse(pith_error *error, const char *why) {
    return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s", why);
}

static bool in_range(const rouge_measure *m) {
    switch (m->kind) {
    case ROUGE_N:
        return m->n >= 1 && m->n <= MOST_N;
    case ROUGE_W:
        return m->weight >= 1 && m->weight <= MOST_WEIGHT;
    case ROUGE_S:
    case ROUGE_SU:
        return m->gap <= MOST_GAP || m->gap == ROUGE_NO_GAP_LIMIT;
    default:
        return true;
    }
}

static bool google_has(rouge_kind kind) {
    return kind == ROUGE_N || kind == ROUGE_L_TEXT || kind == ROUGE_L_SUM;
}

static pith_status check_measures(const rouge_options *options, pith_error *error) {
    if (options->measure_count == 0 || options->measure_count > ROUGE_MAX_MEASURES)
        return refuse(error, "there must be 1 to 64 measures");
    for (size_t m = 0; m < options->measure_count; m++) {
        const rouge_measure *measure = &options->measures[m];
        if (!in_range(measure))
            return refuse(error, "a measure has a number out of its range");
        if (options->mode == ROUGE_GOOGLE && !google_has(measure->kind))
            return refuse(error, "rouge_score has rougeN, rougeL (Ltext) and rougeLsum only");
    }
    return PITH_OK;
}

pith_status rouge_options_check(const rouge_options *options, pith_error *error) {
    TRY(check_measures(options, error));
    if (!(options->alpha >= 0 && options->alpha <= 1))
        return refuse(error, "alpha must be between 0 and 1");
    if (!(options->confidence > 0 && options->confidence < 100))
        return refuse(error, "the confidence must be above 0 and below 100 percent");
    if (options->resamples > MOST_RESAMPLES)
        return refuse(error, "there can be at most 100000 resamples");
    if (options->limit != ROUGE_NO_LIMIT && options->limit_size == 0)
        return refuse(error, "a length limit must be at least 1");
    if (options->threads < 1 || options->threads > 256)
        return refuse(error, "there can be 1 to 256 threads");
    if (options->language && options->mode != ROUGE_OWN)
        return refuse(error, "a language has no place in the mode of another program");
    if (options->language && options->limit != ROUGE_NO_LIMIT)
        return refuse(error, "a length limit is not to be had together with a language");
    if (options->language && (options->exceptions || options->stop_words))
        return refuse(error, "with a language, stems and stop words are pith's own");
    return PITH_OK;
}
