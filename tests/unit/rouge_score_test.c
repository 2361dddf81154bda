/* rouge_score_test.c - limits, references, averages, intervals and comparisons of systems. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/rouge_bootstrap.h"
#include "eval/rouge_pool.h"
#include "eval/rouge_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* drand48 of the C library is the generator of Perl; it belongs to X/Open. */
extern void srand48(long seed);
extern double drand48(void);

static void assert_near(double value, double wanted) {
    if (!(fabs(value - wanted) <= 1e-12))
        fail_msg("%.17g, should be %.17g", value, wanted);
}

/* ---- limits ---- */

/* What is left of three lines, joined by bars. */
static void limited(const rouge_options *options, bool is_reference, bool of_lines,
                    const char *wanted) {
    static const char *const lines[] = {"one two", "  three , four", "five"};
    rouge_limiter limiter = rouge_limiter_for(options, is_reference, of_lines);
    char text[100] = "";
    for (size_t i = 0; i < 3 && !limiter.done; i++) {
        const slice kept = rouge_limiter_cut(&limiter, slice_of(lines[i]));
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s", i > 0 ? "|" : "",
                 (int)kept.length, kept.data);
    }
    assert_string_equal(text, wanted);
}

static void limits(void **state) {
    (void)state;
    rouge_options own, script;
    rouge_options_init(&own, ROUGE_OWN);
    rouge_options_init(&script, ROUGE_155);
    own.limit = script.limit = ROUGE_WORDS;
    own.limit_size = script.limit_size = 4;
    limited(&own, false, false, "one two|  three ,");
    limited(&script, false, false, "one two|  three");         /* the blanks cost a word */
    limited(&own, true, false, "one two|  three , four|five"); /* references are not limited */
    limited(&script, true, false, "one two|  three");
    own.limit = script.limit = ROUGE_BYTES;
    own.limit_size = script.limit_size = 12;
    limited(&own, false, false, "one two|  thr");
    limited(&own, false, true, "one two|  thr");
    limited(&script, false, false, "one two|  thr");
    limited(&script, false, true, "one two|  three , fo"); /* each line by itself */
    own.limit_size = 7;
    limited(&own, false, false, "one two");
}

/* ---- words ---- */

/* The words of one line, told apart by their terms: "a b a" is 0 1 0. */
static size_t read_line(rouge_options *options, const char *line, uint32_t *terms) {
    arena memory = {0};
    rouge_lexicon lexicon;
    rouge_vocabulary v;
    rouge_reading reading;
    const pith_slice lines[] = {{line, strlen(line)}};
    const rouge_text text = {lines, 1, false};
    assert_int_equal(rouge_lexicon_open(&lexicon, options), PITH_OK);
    rouge_vocabulary_open(&v, &lexicon, options);
    assert_int_equal(rouge_words_read(&reading, &memory, &v, &text, false), PITH_OK);
    const size_t count = reading.text.count;
    assert_true(count < 20);
    if (count > 0)
        memcpy(terms, reading.text.terms, count * sizeof *terms);
    rouge_vocabulary_close(&v);
    rouge_lexicon_close(&lexicon);
    arena_free(&memory);
    return count;
}

static void words(void **state) {
    (void)state;
    uint32_t t[20];
    rouge_options own, script, google;
    rouge_options_init(&own, ROUGE_OWN);
    rouge_options_init(&script, ROUGE_155);
    rouge_options_init(&google, ROUGE_GOOGLE);
    assert_int_equal(read_line(&own, "State-of-the-art, state's 1,000.50", t), 9);
    assert_true(t[0] == t[4] && t[0] != t[1]); /* State, state */
    assert_int_equal(read_line(&own, "na\xC3\xAFve \xD0\x9F\xD1\x80 \xFF", t), 2);
    /* 16 and 17 bytes: on both sides of what is compared as two numbers. */
    assert_int_equal(
        read_line(&own, "abcdefghijklmnop abcdefghijklmnopq abcdefghijklmnop abcdefghijklmnopq", t),
        4);
    assert_true(t[0] == t[2] && t[1] == t[3] && t[0] != t[1]);
    /* The Kelvin sign is a k and the dotted I an i for rouge_score only. */
    assert_int_equal(read_line(&google,
                               "\xE2\x84\xAA"
                               "elvin kelvin \xC4\xB0stanbul i stanbul",
                               t),
                     6);
    assert_true(t[0] == t[1] && t[2] == t[4] && t[3] == t[5]);
    assert_int_equal(read_line(&script,
                               "\xE2\x84\xAA"
                               "elvin \xC4\xB0stanbul",
                               t),
                     2);
}

static void stems(void **state) {
    (void)state;
    uint32_t t[20];
    rouge_options own, script, google;
    rouge_options_init(&own, ROUGE_OWN);
    rouge_options_init(&script, ROUGE_155);
    rouge_options_init(&google, ROUGE_GOOGLE);
    own.stem = script.stem = google.stem = true;
    const char *line = "geese goose children child ran run";
    read_line(&own, line, t);
    assert_true(t[0] == t[1] && t[2] == t[3] && t[4] == t[5]);
    read_line(&script, line, t); /* bases are not stemmed, short words not looked at */
    assert_true(t[0] != t[1] && t[2] == t[3] && t[4] != t[5]);
    read_line(&google, line, t); /* no irregular forms */
    assert_true(t[0] != t[1] && t[2] != t[3] && t[4] != t[5]);
    own.exceptions = "# mine\nran walk\nodd\n  goose \t bird later\n";
    own.exceptions_length = strlen(own.exceptions);
    read_line(&own, "ran walk geese goose bird", t);
    assert_true(t[0] == t[1] && t[2] != t[3] && t[3] == t[4]);
}

static void stop_words(void **state) {
    (void)state;
    uint32_t t[20];
    rouge_options own;
    rouge_options_init(&own, ROUGE_OWN);
    own.drop_stop_words = true;
    assert_int_equal(read_line(&own, "The first cat and the dog are here on Monday", t), 4);
    own.stop_words = "cat\ndog";
    own.stop_words_length = strlen(own.stop_words);
    assert_int_equal(read_line(&own, "the cat and the dogs", t), 4);
}

/* ---- references ---- */

static rouge_counts counts(double in_reference, double in_system, double hits) {
    return (rouge_counts){in_reference, in_system, hits, hits, hits};
}

static void several_references(void **state) {
    (void)state;
    /* Recalls 1/4, 3/6, 2/4; precisions 1/5, 3/5, 2/5. */
    const rouge_counts all[] = {counts(4, 5, 1), counts(6, 5, 3), counts(4, 5, 2)};
    const rouge_measure measure = {.kind = ROUGE_N, .n = 1};
    rouge_options o;
    rouge_options_init(&o, ROUGE_OWN);
    rouge_value v = rouge_pool(&o, &measure, all, 3);
    assert_near(v.value[ROUGE_R], 6.0 / 14);
    assert_near(v.value[ROUGE_P], 6.0 / 15);
    assert_near(v.value[ROUGE_F], 2 * 6.0 / 29);
    o.references = ROUGE_BEST; /* the first of two with recall 1/2 */
    v = rouge_pool(&o, &measure, all, 3);
    assert_near(v.value[ROUGE_R], 0.5);
    assert_near(v.value[ROUGE_P], 0.6);
    /* Leaving out the first or the third the second is best; leaving out the second, the third. */
    o.references = ROUGE_JACKKNIFE;
    v = rouge_pool(&o, &measure, all, 3);
    assert_near(v.value[ROUGE_R], 0.5);
    assert_near(v.value[ROUGE_P], (0.6 + 0.6 + 0.4) / 3);
    assert_near(v.in_references, (6 + 6 + 4) / 3.0);
    v = rouge_pool(&o, &measure, all, 1);
    assert_near(v.value[ROUGE_R], 0.25);
}

/* rouge_score takes the best F, which is another reference than the one with the best recall. */
static void best_f_of_google(void **state) {
    (void)state;
    const rouge_counts all[] = {counts(1, 10, 1), counts(10, 10, 8)};
    const rouge_measure measure = {.kind = ROUGE_N, .n = 1};
    rouge_options o;
    rouge_options_init(&o, ROUGE_GOOGLE);
    assert_near(rouge_pool(&o, &measure, all, 2).value[ROUGE_R], 0.8);
    rouge_options_init(&o, ROUGE_OWN);
    o.references = ROUGE_BEST;
    assert_near(rouge_pool(&o, &measure, all, 2).value[ROUGE_R], 1);
}

/* Hits over 200,000 lie halfway between two numbers of five decimals as often as not. What printf
 * makes of the double, which is never quite halfway, decides. */
static void rounding(void **state) {
    (void)state;
    const rouge_measure measure = {.kind = ROUGE_N, .n = 1};
    rouge_options o;
    rouge_options_init(&o, ROUGE_155);
    for (int in_reference = 1; in_reference < 3000; in_reference += 7)
        for (int hits = 0; hits <= in_reference && hits < 60; hits++) {
            const rouge_counts c = counts(in_reference, 200000, hits);
            const rouge_value v = rouge_pool(&o, &measure, &c, 1);
            char printed[32];
            snprintf(printed, sizeof printed, "%.5f", (double)hits / in_reference);
            assert_true(v.value[ROUGE_R] == strtod(printed, NULL));
            snprintf(printed, sizeof printed, "%.5f", hits / 200000.0); /* half of them halfway */
            assert_true(v.value[ROUGE_P] == strtod(printed, NULL));
        }
}

static void f_leans_to_alpha(void **state) {
    (void)state;
    assert_near(rouge_f(0.2, 0.8, 0.5), 0.32);
    assert_near(rouge_f(0.2, 0.8, 1), 0.2);
    assert_near(rouge_f(0.2, 0.8, 0), 0.8);
    assert_near(rouge_f(0, 0, 0.5), 0);
}

/* ---- averages ---- */

enum { ROWS = 37, MEASURES = 2 };

typedef struct made_result {
    rouge_value values[2 * ROWS * MEASURES];
    bool scored[2 * ROWS];
    rouge_result face;
} made_result;

/* Two systems with made-up scores; the second is better by a little on most rows. */
static void make_result(made_result *r) {
    *r = (made_result){.face = {.rows = ROWS, .systems = 2, .measures = MEASURES}};
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t s = 0; s < 2; s++) {
            r->scored[s * ROWS + i] = true;
            for (size_t m = 0; m < MEASURES; m++) {
                rouge_value *v = &r->values[(s * ROWS + i) * MEASURES + m];
                const double base = (double)(i * 7 % ROWS) / ROWS;
                v->in_references = 10 + (double)(i % 5);
                v->in_system = 12;
                v->hits = v->hits_in_system = floor(base * 8) + (double)(s == 1 && i % 4 != 0);
                for (size_t k = 0; k < ROUGE_VALUES; k++)
                    v->value[k] = v->hits / (10 + (double)k);
            }
        }
    }
    r->face.values = r->values;
    r->face.scored = r->scored;
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The resamples once more, with the C library's drand48. */
static void bootstrap_of_perl(void **state) {
    (void)state;
    enum { RESAMPLES = 1000 };
    static made_result r;
    static double means[RESAMPLES];
    rouge_options o;
    rouge_summary summary[MEASURES];
    make_result(&r);
    rouge_options_init(&o, ROUGE_155);
    o.measure_count = MEASURES;
    for (size_t threads = 1; threads <= 3; threads++) {
        o.threads = threads;
        assert_int_equal(rouge_summarize_rows(&o, &r.face, 0, summary), PITH_OK);
        double total = 0;
        for (long s = 0; s < RESAMPLES; s++) {
            double sum = 0;
            srand48(s);
            for (size_t i = 0; i < ROWS; i++)
                sum += rouge_value_of(&r.face, 0, (size_t)(drand48() * ROWS), 1)->value[ROUGE_P];
            means[s] = sum / ROWS;
        }
        qsort(means, RESAMPLES, sizeof *means, compare_doubles);
        for (size_t s = 0; s < RESAMPLES; s++)
            total += means[s];
        assert_true(summary[1].mean[ROUGE_P] == total / RESAMPLES);
        assert_true(summary[1].low[ROUGE_P] == means[25]);
        assert_true(summary[1].high[ROUGE_P] == means[974]);
    }
}

static void plain_averages(void **state) {
    (void)state;
    static made_result r;
    rouge_options o;
    rouge_summary summary[MEASURES];
    double sum = 0, hits = 0, in_references = 0;
    make_result(&r);
    r.scored[3] = false; /* a row that the system lacks */
    for (size_t i = 0; i < ROWS; i++) {
        if (i == 3)
            continue;
        sum += rouge_value_of(&r.face, 0, i, 0)->value[ROUGE_R];
        hits += rouge_value_of(&r.face, 0, i, 0)->hits;
        in_references += rouge_value_of(&r.face, 0, i, 0)->in_references;
    }
    rouge_options_init(&o, ROUGE_OWN);
    o.measure_count = MEASURES;
    assert_int_equal(rouge_summarize_rows(&o, &r.face, 0, summary), PITH_OK);
    assert_int_equal(summary[0].rows, ROWS - 1);
    assert_near(summary[0].mean[ROUGE_R], sum / (ROWS - 1));
    assert_true(summary[0].low[ROUGE_R] < sum / (ROWS - 1));
    assert_true(summary[0].high[ROUGE_R] > sum / (ROWS - 1));
    o.average = ROUGE_BY_TOKEN;
    assert_int_equal(rouge_summarize_rows(&o, &r.face, 0, summary), PITH_OK);
    assert_near(summary[0].mean[ROUGE_R], hits / in_references);
    o.average = ROUGE_COUNTS;
    assert_int_equal(rouge_summarize_rows(&o, &r.face, 0, summary), PITH_OK);
    assert_near(summary[0].hits, hits);
    memset(r.scored, 0, sizeof r.scored);
    assert_int_equal(rouge_summarize_rows(&o, &r.face, 0, summary), PITH_OK);
    assert_int_equal(summary[0].rows, 0);
    assert_near(summary[0].mean[ROUGE_F], 0);
}

/* ---- comparisons ---- */

static void comparisons(void **state) {
    (void)state;
    static made_result r;
    rouge_comparison_options o;
    rouge_comparison c, again, other;
    make_result(&r);
    rouge_comparison_options_init(&o);
    assert_int_equal(rouge_compare(&r.face, 1, 0, 0, ROUGE_R, &o, &c), PITH_OK);
    assert_int_equal(c.rows, ROWS);
    /* 27 of 37 rows are better by a tenth, none is worse. */
    assert_near(c.difference, 0.1 * 27 / 37);
    assert_true(c.low > 0 && c.low < c.difference && c.difference < c.high && c.high < 0.1);
    assert_near(c.p_bootstrap, 2.0 / 10001); /* no resample came to 0 */
    assert_near(c.p_randomization, 1.0 / 10001);
    assert_int_equal(rouge_compare(&r.face, 1, 0, 0, ROUGE_R, &o, &again), PITH_OK);
    assert_memory_equal(&c, &again, sizeof c);
    assert_int_equal(rouge_compare(&r.face, 0, 1, 0, ROUGE_R, &o, &other), PITH_OK);
    assert_near(other.difference, -c.difference);
    assert_near(other.p_randomization, c.p_randomization);
    assert_int_equal(rouge_compare(&r.face, 0, 0, 0, ROUGE_R, &o, &c), PITH_OK);
    assert_near(c.difference, 0);
    assert_near(c.p_bootstrap, 1);
    assert_near(c.p_randomization, 1);
    assert_int_equal(rouge_compare(&r.face, 2, 0, 0, ROUGE_R, &o, &c), PITH_ERROR_ARGUMENT);
}

/* With three rows of one difference each sign has the chance 1/2, so all of one sign 2/8: that is
 * p. */
static void randomization_of_three(void **state) {
    (void)state;
    static made_result r;
    rouge_comparison_options o;
    rouge_comparison c;
    make_result(&r);
    memset(r.scored, 0, sizeof r.scored);
    for (size_t i = 1; i < 4; i++)
        r.scored[i] = r.scored[ROWS + i] = true;
    rouge_comparison_options_init(&o);
    o.trials = 100000;
    assert_int_equal(rouge_compare(&r.face, 1, 0, 0, ROUGE_R, &o, &c), PITH_OK);
    assert_int_equal(c.rows, 3);
    assert_true(fabs(c.p_randomization - 0.25) < 0.01);
}

/* ---- options ---- */

static void names(void **state) {
    (void)state;
    static const struct {
        const char *given, *own, *google;
    } cases[] = {{"1", "ROUGE-1", "rouge1"},
                 {"ROUGE-12", "ROUGE-12", "rouge12"},
                 {"rougeLsum", "ROUGE-Lsum", "rougeLsum"},
                 {"Ltext", "ROUGE-Ltext", "rougeL"},
                 {"W1.2", "ROUGE-W-1.2", NULL},
                 {"rouge-w-2", "ROUGE-W-2", NULL},
                 {"S4", "ROUGE-S4", NULL},
                 {"SU*", "ROUGE-SU*", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rouge_measure m;
        char name[ROUGE_NAME_BYTES];
        assert_true(rouge_measure_parse(cases[i].given, &m));
        rouge_measure_name(&m, ROUGE_155, name);
        assert_string_equal(name, cases[i].own);
        if (!cases[i].google)
            continue;
        rouge_measure_name(&m, ROUGE_GOOGLE, name);
        assert_string_equal(name, cases[i].google);
    }
    static const char *const bad[] = {"",    "0",         "-1",   "1x",
                                      "W",   "W0.5",      "Wnan", "S",
                                      "S-1", "SU1000001", "X",    "99999999999999999999",
                                      "LL",  "rouge"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        rouge_measure m;
        if (rouge_measure_parse(bad[i], &m))
            fail_msg("'%s' is taken for a measure", bad[i]);
    }
}

static void ranges(void **state) {
    (void)state;
    rouge_options o;
    pith_error error;
    for (rouge_mode mode = ROUGE_OWN; mode <= ROUGE_GOOGLE; mode++) {
        rouge_options_init(&o, mode);
        assert_int_equal(rouge_options_check(&o, &error), PITH_OK);
    }
#define REFUSED(change)                                                                            \
    do {                                                                                           \
        rouge_options_init(&o, ROUGE_OWN);                                                         \
        change;                                                                                    \
        error.message[0] = 0;                                                                      \
        assert_int_equal(rouge_options_check(&o, &error), PITH_ERROR_ARGUMENT);                    \
        assert_true(error.message[0] != 0);                                                        \
    } while (0)
    REFUSED(o.alpha = 1.5);
    REFUSED(o.alpha = NAN);
    REFUSED(o.confidence = 100);
    REFUSED(o.confidence = 0);
    REFUSED(o.resamples = 100001);
    REFUSED(o.limit = ROUGE_WORDS);
    REFUSED(o.threads = 0);
    REFUSED(o.measure_count = 0);
    REFUSED(o.measures[0].n = 0);
    REFUSED((o.language = "en", o.mode = ROUGE_155));
    REFUSED((o.language = "en", o.limit = ROUGE_WORDS, o.limit_size = 5));
    REFUSED((o.mode = ROUGE_GOOGLE)); /* whose measures have no summary-level L of that name */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits),
        cmocka_unit_test(words),
        cmocka_unit_test(stems),
        cmocka_unit_test(stop_words),
        cmocka_unit_test(several_references),
        cmocka_unit_test(best_f_of_google),
        cmocka_unit_test(rounding),
        cmocka_unit_test(f_leans_to_alpha),
        cmocka_unit_test(bootstrap_of_perl),
        cmocka_unit_test(plain_averages),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(randomization_of_three),
        cmocka_unit_test(names),
        cmocka_unit_test(ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
