/* extraction_score_test.c - words and shingles of main text, and the bootstrap of a ratio. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/extraction_score.h"
#include "eval/resample.h"

#define LIST(...)                                                                                  \
    { (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t) }

static void assert_near(double value, double wanted) {
    assert_true(value > wanted - 1e-9 && value < wanted + 1e-9);
}

static void test_words_are_multisets(void **state) {
    (void)state;
    arena a = {0};
    extraction_score s;
    const word_list gold = LIST(1, 1, 2, 3), system = LIST(1, 1, 1, 2, 9);
    assert_int_equal(extraction_score_words(&gold, &system, 10, &a, &s), PITH_OK);
    assert_near(s.precision, 3 / 5.0);
    assert_near(s.recall, 3 / 4.0);
    assert_near(s.f1, 6 / 9.0);
    arena_free(&a);
}

static void test_empty_texts(void **state) {
    (void)state;
    arena a = {0};
    extraction_score s;
    const word_list some = LIST(1), none = {NULL, 0};
    assert_int_equal(extraction_score_words(&none, &none, 2, &a, &s), PITH_OK);
    assert_near(s.f1, 1);
    assert_int_equal(extraction_score_words(&some, &none, 2, &a, &s), PITH_OK);
    assert_near(s.precision + s.recall + s.f1, 0);
    assert_int_equal(extraction_score_words(&none, &some, 2, &a, &s), PITH_OK);
    assert_near(s.precision + s.recall + s.f1, 0);
    arena_free(&a);
}

/* Gold 1234, 2345; system 1234, 2349: one in both, one in either. */
static void test_shingles_are_runs_of_four_words(void **state) {
    (void)state;
    arena a = {0};
    shingle_shares s;
    bool counts;
    const word_list gold = LIST(1, 2, 3, 4, 5), system = LIST(1, 2, 3, 4, 9);
    assert_int_equal(extraction_score_shingles(&gold, &system, &a, &s), PITH_OK);
    assert_near(s.both, 1 / 3.0);
    assert_near(s.system_only, 1 / 3.0);
    assert_near(shingle_precision(&s, &counts), 0.5);
    assert_near(shingle_recall(&s, &counts), 0.5);
    assert_true(counts);
    arena_free(&a);
}

static void test_short_texts_are_one_shingle(void **state) {
    (void)state;
    arena a = {0};
    shingle_shares s;
    bool counts;
    const word_list gold = LIST(1, 2), none = {NULL, 0};
    assert_int_equal(extraction_score_shingles(&gold, &gold, &a, &s), PITH_OK);
    assert_near(s.both, 1);
    assert_int_equal(extraction_score_shingles(&gold, &none, &a, &s), PITH_OK);
    assert_near(s.gold_only, 1);
    shingle_precision(&s, &counts);
    assert_false(counts);
    arena_free(&a);
}

static void test_words_are_runs_of_letters_digits_and_underscores(void **state) {
    (void)state;
    arena a = {0};
    map vocabulary = {.arena = &a};
    pith_doc *doc;
    word_list words, piece;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(word_list_read(SLICE("The U.S., na\xc3\xafve_x CO-OP can\xe2\x80\x99t 3.5"),
                                    doc, &vocabulary, &a, &words),
                     PITH_OK);
    const char *const wanted[] = {"the", "u", "s", "na\xc3\xafve_x", "co", "op", "can",
                                  "t",   "3", "5"};
    assert_int_equal(words.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < words.count; i++)
        assert_int_equal(words.words[i], map_find(&vocabulary, slice_of(wanted[i])));
    assert_int_equal(word_list_read(SLICE("co op"), doc, &vocabulary, &a, &piece), PITH_OK);
    assert_true(word_list_contains(&words, &piece));
    assert_int_equal(word_list_read(SLICE("op co"), doc, &vocabulary, &a, &piece), PITH_OK);
    assert_false(word_list_contains(&words, &piece));
    pith_doc_free(doc);
    arena_free(&a);
}

/* Two groups with no spread inside: drawn within groups, the weighted mean is always 0.1 * 1 + 0.9
 * * 3; drawn from all rows alike, it is not. */
static void test_bootstrap_draws_within_strata(void **state) {
    (void)state;
    arena a = {0};
    const double weights[] = {0.05, 0.05, 0.45, 0.45};
    const double weighed[] = {0.05, 0.05, 1.35, 1.35};
    const uint32_t strata[] = {0, 0, 1, 1};
    interval found;
    ratio_score score = {weighed, weights, strata, 2, 4, 1};
    assert_int_equal(resample_ratio(&score, 1, &a, &found), PITH_OK);
    assert_near(found.value, 2.8);
    assert_near(found.low, 2.8);
    assert_near(found.high, 2.8);
    score.stratum = NULL;
    assert_int_equal(resample_ratio(&score, 1, &a, &found), PITH_OK);
    assert_near(found.value, 2.8);
    assert_true(found.low < 2.7);
    arena_free(&a);
}

/* Of 100 rows half are 1 and half 0: the mean's deviation is 0.05, the interval about 0.4 to 0.6.
 */
static void test_bootstrap_interval_of_a_mean(void **state) {
    (void)state;
    arena a = {0};
    double values[100], ones[100];
    for (size_t i = 0; i < 100; i++) {
        values[i] = (double)(i % 2);
        ones[i] = 1;
    }
    const ratio_score score = {values, ones, NULL, 1, 100, 1};
    interval found;
    assert_int_equal(resample_ratio(&score, 1, &a, &found), PITH_OK);
    assert_near(found.value, 0.5);
    assert_true(found.low > 0.37 && found.low < 0.43);
    assert_true(found.high > 0.57 && found.high < 0.63);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_multisets),
        cmocka_unit_test(test_empty_texts),
        cmocka_unit_test(test_shingles_are_runs_of_four_words),
        cmocka_unit_test(test_short_texts_are_one_shingle),
        cmocka_unit_test(test_words_are_runs_of_letters_digits_and_underscores),
        cmocka_unit_test(test_bootstrap_draws_within_strata),
        cmocka_unit_test(test_bootstrap_interval_of_a_mean),
    };
    return cmocka_run_group_tests_name("extraction_score", tests, NULL, NULL);
}
