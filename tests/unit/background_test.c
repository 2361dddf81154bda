/* background_test.c - files of terms that take the place of the model's frequencies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/background.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A file with these records, its last line fitting; to be freed. */
static slice make_file(const char *header, const char *records, size_t count) {
    const size_t length = strlen(header) + strlen(records);
    char *text = malloc(length + TERM_END_BYTES + 2);
    term_sum *sum = calloc(1, sizeof *sum);
    assert_true(text && sum);
    const int made = sprintf(text, "%s%s\n", header, records);
    term_sum_add(sum, (slice){text, (size_t)made});
    const size_t end = term_end_write((term_end){count, term_sum_end(sum)}, text + made);
    free(sum);
    return (slice){text, (size_t)made + end};
}

static void expect_counts(const background_terms *of, const char *stem, uint64_t documents,
                          uint64_t count) {
    const background_counts found = background_find(of, slice_of(stem));
    if (found.documents != documents || found.count != count)
        fail_msg("%s: %d %d", stem, (int)found.documents, (int)found.count);
}

static void test_each_language_has_its_terms(void **state) {
    (void)state;
    const slice text = make_file("pith terms 1\nngram 2\nlanguage de 3 30\nlanguage en 9 90\n\n",
                                 "de\t\t@x\t1\t7\n"
                                 "de\tdie\t\t3\t8\n"
                                 "en\ta\t\t9\t20\n"
                                 "en\ta\t=A\t4\t4\n"
                                 "en\ta b\t\t2\t3\n"
                                 "en\tdie\t\t1\t2\n",
                                 6);
    static struct pith_background b;
    assert_int_equal(background_open(text, &b, NULL), PITH_OK);
    const background_terms *de = background_language(&b, "de");
    const background_terms *en = background_language(&b, "en");
    assert_null(background_language(&b, "fr"));
    assert_string_equal(b.codes, "de, en");
    expect_counts(de, "die", 3, 8);
    expect_counts(de, "a", 0, 0);
    expect_counts(de, "", 0, 0);
    expect_counts(en, "a", 9, 20);
    expect_counts(en, "a b", 0, 0); /* a phrase */
    expect_counts(en, "die", 1, 2);
    expect_counts(en, "zz", 0, 0);
    /* ln(10 / 2) + 1 and ln(10 / 10) + 1 */
    assert_true(fabsf(background_idf(en, 1) - 2.6094379F) < 1e-5F);
    assert_true(fabsf(background_idf(en, 9) - 1) < 1e-6F);
    assert_true(background_idf(en, 1000) == 1);
    background_close(&b);
    free((void *)(uintptr_t)text.data);
}

static void test_every_term_of_a_long_file_is_found(void **state) {
    (void)state;
    enum { TERMS = 20000, BYTES = 64 };
    char *records = malloc(TERMS * BYTES);
    size_t length = 0;
    /* Alike for long, and lines of many lengths. */
    for (int i = 0; i < TERMS; i++)
        length += (size_t)sprintf(records + length, "en\tsamebeginning%05d%.*s\t\t%d\t%d\n", i,
                                  i % 30, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", i + 1, 2 * i + 1);
    const slice text =
        make_file("pith terms 1\nngram 1\nlanguage en 20000 90000\n\n", records, TERMS);
    static struct pith_background b;
    assert_int_equal(background_open(text, &b, NULL), PITH_OK);
    for (int i = 0; i < TERMS; i++) {
        char stem[BYTES];
        snprintf(stem, sizeof stem, "samebeginning%05d%.*s", i, i % 30,
                 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
        expect_counts(&b.languages[0], stem, (uint64_t)i + 1, 2 * (uint64_t)i + 1);
        snprintf(stem, sizeof stem, "samebeginning%05dy", i);
        expect_counts(&b.languages[0], stem, 0, 0);
    }
    background_close(&b);
    free((void *)(uintptr_t)text.data);
    free(records);
}

static void test_cut_or_changed_it_is_refused(void **state) {
    (void)state;
    const slice text =
        make_file("pith terms 1\nngram 1\nlanguage en 9 90\n\n", "en\ta\t\t9\t20\n", 1);
    char *bytes = malloc(text.length);
    static struct pith_background b;
    for (size_t length = 0; length < text.length; length++) {
        memcpy(bytes, text.data, length);
        assert_int_equal(background_open((slice){bytes, length}, &b, NULL), PITH_ERROR_MODEL);
        background_close(&b);
    }
    for (size_t i = 0; i < text.length; i++) {
        memcpy(bytes, text.data, text.length);
        bytes[i] ^= 4;
        pith_error error = {0};
        const pith_status status = background_open((slice){bytes, text.length}, &b, &error);
        /* Only the number of records is not looked at. */
        if (status == PITH_OK && i != text.length - strlen("1 0123456789abcdef\n"))
            fail_msg("byte %zu", i);
        background_close(&b);
    }
    free(bytes);
    free((void *)(uintptr_t)text.data);
}

/* ---- as documents see it ---- */

static void test_words_are_as_rare_as_the_background_says(void **state) {
    (void)state;
    const slice text = make_file("pith terms 1\nngram 1\nlanguage en 99 9000\n\n",
                                 "en\tbridg\t\t99\t400\nen\triver\t\t1\t1\n", 2);
    pith_background *background;
    pith_doc *doc;
    pith_error error = {0};
    const pith_keywords *found;
    assert_int_equal(pith_background_open(text.data, text.length, &background, &error), PITH_OK);
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    static const char english[] = "Bridges and a river. The bridge is old.";
    pith_source source = {.text = english, .length = sizeof english - 1};
    pith_read_options read;
    pith_read_options_init(&read);
    read.language = "en";
    read.background = background;
    assert_int_equal(pith_doc_read(doc, &source, 1, &read, &error), PITH_OK);
    pith_keyword_options options;
    pith_keyword_options_init(&options);
    options.method = "tfidf";
    assert_int_equal(pith_extract_keywords(doc, &options, &found, &error), PITH_OK);
    /* 1 (ln 50 + 1) before 2 (ln 1 + 1). */
    assert_memory_equal(found->keywords[0].phrase.data, "river", 5);
    assert_true(fabs(found->keywords[1].score - 2 / (log(50) + 1)) < 1e-6);
    read.language = "fr";
    assert_int_equal(pith_doc_read(doc, &source, 1, &read, &error), PITH_ERROR_LANGUAGE);
    assert_string_equal(error.message, "the background has no terms of language 'fr'; it has: en");
    read.language = "und";
    assert_int_equal(pith_doc_read(doc, &source, 1, &read, &error), PITH_OK);
    pith_doc_free(doc);
    pith_background_free(background);
    pith_background_free(NULL);
    assert_int_equal(pith_background_open(NULL, 0, &background, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_background_open("x", 1, &background, &error), PITH_ERROR_MODEL);
    free((void *)(uintptr_t)text.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_language_has_its_terms),
        cmocka_unit_test(test_every_term_of_a_long_file_is_found),
        cmocka_unit_test(test_cut_or_changed_it_is_refused),
        cmocka_unit_test(test_words_are_as_rare_as_the_background_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
