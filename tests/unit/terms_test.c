/* terms_test.c - counters, files of terms, their sums and lists, through the public interface. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNTER_BYTES = 1 << 20 };

/* A file of terms in memory. */
typedef struct file {
    size_t length;
    size_t at; /* of what is read next */
    char bytes[1 << 18];
} file;

static bool write_file(void *to, const char *bytes, size_t length) {
    file *f = to;
    assert_true(length <= sizeof f->bytes - f->length);
    memcpy(f->bytes + f->length, bytes, length);
    f->length += length;
    return true;
}

/* In small pieces, as a pipe may give them. */
static size_t read_file(void *from, char *room, size_t size) {
    file *f = from;
    const size_t left = f->length - f->at;
    const size_t got = left < 7 ? left : 7;
    assert_true(size > 0);
    memcpy(room, f->bytes + f->at, got < size ? got : size);
    f->at += got < size ? got : size;
    return got < size ? got : size;
}

static bool refuse(void *to, const char *bytes, size_t length) {
    (void)to;
    (void)bytes;
    (void)length;
    return false;
}

static size_t fail_to_read(void *from, char *room, size_t size) {
    (void)from;
    (void)room;
    (void)size;
    return SIZE_MAX;
}

/* What is counted, and with what. */
typedef struct fixture {
    void *memory;
    pith_counter *counter;
    pith_doc *doc;
    file out;
} fixture;

static fixture *make(size_t words) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->memory = malloc(COUNTER_BYTES);
    assert_int_equal(pith_counter_new(f->memory, COUNTER_BYTES, words, &f->counter), PITH_OK);
    assert_int_equal(pith_doc_new(pith_model_builtin(), &f->doc), PITH_OK);
    return f;
}

static void release(fixture *f) {
    pith_doc_free(f->doc);
    free(f->memory);
    free(f);
}

static pith_status try_count(fixture *f, const char *text, const char *group) {
    const pith_source source = {.text = text, .length = strlen(text)};
    pith_read_options options;
    pith_read_options_init(&options);
    options.language = "en";
    assert_int_equal(pith_doc_read(f->doc, &source, 1, &options, NULL), PITH_OK);
    return pith_counter_add(f->counter, f->doc, (pith_slice){group, strlen(group)}, NULL);
}

static void count(fixture *f, const char *text, const char *group) {
    assert_int_equal(try_count(f, text, group), PITH_OK);
}

static const char *written(fixture *f) {
    assert_int_equal(pith_counter_write(f->counter, write_file, &f->out, NULL), PITH_OK);
    f->out.bytes[f->out.length] = '\0';
    return f->out.bytes;
}

static void test_counts_by_hand(void **state) {
    (void)state;
    fixture *f = make(2);
    count(f, "The bridge. Old bridges, the Bridge's end.", "");
    count(f, "An old-bridge town.", "news");
    const char *expected = "pith terms 1\nngram 2\nlanguage en 2 11\n\n"
                           "en\t\t@news\t1\t4\n"
                           "en\tan\t\t1\t1\n"
                           "en\tan\t=An\t1\t1\n"
                           "en\tan\t@news\t1\t1\n"
                           "en\tbridg\t\t2\t4\n"
                           "en\tbridg\t=Bridge\t1\t1\n"
                           "en\tbridg\t=bridge\t2\t2\n"
                           "en\tbridg\t=bridges\t1\t1\n"
                           "en\tbridg\t@news\t1\t1\n"
                           /* a possessive and a comma end phrases */
                           "en\tbridg town\t\t1\t1\n"
                           "en\tbridg town\t=bridge town\t1\t1\n"
                           "en\tbridg town\t@news\t1\t1\n"
                           "en\tend\t\t1\t1\n"
                           "en\tend\t=end\t1\t1\n"
                           "en\told\t\t2\t2\n"
                           "en\told\t=Old\t1\t1\n"
                           "en\told\t=old\t1\t1\n"
                           "en\told\t@news\t1\t1\n"
                           "en\told bridg\t\t2\t2\n"
                           "en\told bridg\t=Old bridges\t1\t1\n"
                           "en\told bridg\t=old-bridge\t1\t1\n"
                           "en\told bridg\t@news\t1\t1\n"
                           "en\tthe\t\t1\t2\n"
                           "en\tthe\t=The\t1\t1\n"
                           "en\tthe\t=the\t1\t1\n"
                           "en\ttown\t\t1\t1\n"
                           "en\ttown\t=town\t1\t1\n"
                           "en\ttown\t@news\t1\t1\n"
                           "\nend 28 ";
    const char *found = written(f);
    if (strncmp(found, expected, strlen(expected)) != 0)
        fail_msg("%s", found);
    release(f);
}

/* Writes the sum of the files to `out`. */
static pith_status merge(file *const *files, size_t number, file *out, pith_error *error) {
    pith_term_input inputs[4];
    for (size_t i = 0; i < number; i++) {
        files[i]->at = 0;
        inputs[i] = (pith_term_input){read_file, files[i]};
    }
    out->length = 0;
    return pith_terms_merge(inputs, number, write_file, out, error);
}

static void test_the_sum_of_parts_is_the_whole_byte_for_byte(void **state) {
    (void)state;
    static const char *const texts[] = {"The team won. A great match for the home team.",
                                        "Great soups, and a hot oven. The Team ate.",
                                        "Une phrase dans une autre langue."};
    fixture *whole = make(3);
    fixture *parts[3] = {make(3), make(3), make(3)};
    for (size_t i = 0; i < 3; i++) {
        count(whole, texts[i], i == 1 ? "food" : "rest");
        count(parts[i], texts[i], i == 1 ? "food" : "rest");
        written(parts[i]);
    }
    written(whole);
    file *sum = calloc(2, sizeof *sum);
    file *const all[] = {&parts[2]->out, &parts[0]->out, &parts[1]->out};
    assert_int_equal(merge(all, 3, &sum[0], NULL), PITH_OK);
    assert_int_equal(sum[0].length, whole->out.length);
    assert_memory_equal(sum[0].bytes, whole->out.bytes, whole->out.length);
    /* Sums of sums, and the sum of one. */
    file *const two[] = {&parts[0]->out, &parts[1]->out};
    assert_int_equal(merge(two, 2, &sum[0], NULL), PITH_OK);
    file *const last[] = {&sum[0], &parts[2]->out};
    assert_int_equal(merge(last, 2, &sum[1], NULL), PITH_OK);
    file *const one[] = {&sum[1]};
    assert_int_equal(merge(one, 1, &sum[0], NULL), PITH_OK);
    assert_int_equal(sum[0].length, whole->out.length);
    assert_memory_equal(sum[0].bytes, whole->out.bytes, whole->out.length);
    free(sum);
    release(whole);
    for (size_t i = 0; i < 3; i++)
        release(parts[i]);
}

static void test_a_full_counter_is_as_it_was(void **state) {
    (void)state;
    fixture *f = make(1);
    static char text[200000];
    size_t documents = 0;
    pith_status status = PITH_OK;
    for (; status == PITH_OK && documents < 100; documents++) {
        size_t length = 0;
        for (size_t i = 0; i < 1000; i++)
            length +=
                (size_t)snprintf(text + length, sizeof text - length, "w%zux%zu ", documents, i);
        status = try_count(f, text, "");
    }
    assert_int_equal(status, PITH_ERROR_LIMIT);
    char expected[64];
    snprintf(expected, sizeof expected, "language en %zu %zu\n", documents - 1,
             (documents - 1) * 1000);
    pith_term_input input = {read_file, &f->out};
    file *out = calloc(1, sizeof *out);
    /* The file is greater than the fixture's: it is not written, but forgotten. */
    assert_int_equal(pith_counter_write(f->counter, refuse, NULL, NULL), PITH_ERROR_IO);
    assert_int_equal(try_count(f, text, ""), PITH_OK);
    assert_non_null(strstr(written(f), "language en 1 1000\n"));
    assert_int_equal(pith_terms_merge(&input, 1, write_file, out, NULL), PITH_OK);
    free(out);
    release(f);
}

/* ---- damage ---- */

static void expect_refused(file *f, const char *what) {
    file *out = calloc(1, sizeof *out);
    file *const one[] = {f};
    pith_error error = {0};
    assert_int_equal(merge(one, 1, out, &error), PITH_ERROR_MODEL);
    if (!strstr(error.message, what))
        fail_msg("'%s' does not say '%s'", error.message, what);
    free(out);
}

static void test_cut_anywhere_it_is_refused(void **state) {
    (void)state;
    fixture *f = make(1);
    count(f, "The bridge, and the old bridges.", "news");
    written(f);
    for (f->out.length--; f->out.length > 0; f->out.length--)
        expect_refused(&f->out, "");
    expect_refused(&f->out, "does not start");
    release(f);
}

static void test_changed_anywhere_it_is_refused(void **state) {
    (void)state;
    fixture *f = make(1);
    count(f, "The bridge, and the old bridges.", "news");
    written(f);
    for (size_t i = 0; i < f->out.length; i++) {
        f->out.bytes[i] ^= 1;
        expect_refused(&f->out, "");
        f->out.bytes[i] ^= 1;
    }
    memcpy(f->out.bytes + f->out.length, "x", 1);
    f->out.length++;
    expect_refused(&f->out, "follows its last line");
    release(f);
}

static void set_file(file *f, const char *text) {
    f->length = strlen(text);
    memcpy(f->bytes, text, f->length);
}

static void test_each_damage_has_its_message(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "does not start as one"},
        {"pith term 1\n", "does not start as one"},
        {"pith terms 2\nngram 1\n\n", "has version 2, this library reads version 1"},
        {"pith terms 1\nngram 0\n\n", "no length of phrases"},
        {"pith terms 1\nngram 9\n\n", "no length of phrases"},
        {"pith terms 1\nngram 1\nlanguage en 1\n\n", "a language of its header is none"},
        {"pith terms 1\nngram 1\nlanguage fr 1 1\nlanguage en 1 1\n\n",
         "a language of its header is none"},
        {"pith terms 1\nngram 1\nlanguage en 1 1\nlanguage en 1 1\n\n",
         "a language of its header is none"},
        {"pith terms 1\nngram 1\nother\n\n", "its header has no end"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\n\n", "a line is no record"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\tx\n\n", "a line is no record"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\t99999999999999999999\n\n", "a line is no record"},
        {"pith terms 1\nngram 1\n\nen\tb\t\t1\t1\nen\ta\t\t1\t1\n\n", "not in order"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\t1\nen\ta\t\t1\t1\n\n", "not in order"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\t1\n", "cut short"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\t1\n\nend 2 0000000000000000\n",
         "records are missing"},
        {"pith terms 1\nngram 1\n\nen\ta\t\t1\t1\n\nend 1 0000000000000000\n", "checksum"},
    };
    file *f = calloc(1, sizeof *f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_file(f, cases[i].text);
        expect_refused(f, cases[i].message);
    }
    /* A line without an end. */
    set_file(f, "pith terms 1\nngram 1\n\n");
    memset(f->bytes + f->length, 'x', 10000);
    f->length += 10000;
    expect_refused(f, "a line is too long");
    free(f);
}

static void test_files_that_do_not_fit_together_are_named(void **state) {
    (void)state;
    fixture *one = make(1);
    fixture *two = make(2);
    count(one, "A bridge.", "");
    count(two, "A bridge.", "");
    written(one);
    written(two);
    file *out = calloc(1, sizeof *out);
    file *const both[] = {&one->out, &two->out};
    pith_error error = {0};
    assert_int_equal(merge(both, 2, out, &error), PITH_ERROR_MODEL);
    assert_int_equal(error.source, 1);
    assert_string_equal(error.message, "its phrases have up to 2 words, those of the first file 1");
    const pith_term_input broken = {fail_to_read, NULL};
    assert_int_equal(pith_terms_merge(&broken, 1, write_file, out, &error), PITH_ERROR_IO);
    assert_string_equal(error.message, "it cannot be read");
    free(out);
    release(one);
    release(two);
}

/* ---- lists ---- */

static pith_terms *list(fixture *f, const char *method, size_t limit, size_t least) {
    pith_terms_options options;
    pith_terms_options_init(&options);
    options.method = method;
    options.count = limit;
    options.min_documents = least;
    written(f);
    const pith_term_input input = {read_file, &f->out};
    pith_terms *terms;
    assert_int_equal(pith_terms_list(pith_model_builtin(), &input, 1, &options, &terms, NULL),
                     PITH_OK);
    return terms;
}

static void expect_term(const pith_term *t, const char *form, double score, size_t documents,
                        size_t occurrences) {
    char found[64];
    snprintf(found, sizeof found, "%.*s", (int)t->form.length, t->form.data);
    assert_string_equal(found, form);
    if (!(fabs(t->score - score) < 1e-3))
        fail_msg("%s: %g is not %g", form, t->score, score);
    assert_int_equal(t->documents, documents);
    assert_int_equal(t->occurrences, occurrences);
}

static void test_without_groups_the_most_documents_come_first(void **state) {
    (void)state;
    fixture *f = make(1);
    count(f, "The oven, the bread and the Breads.", "");
    count(f, "The oven of 1990.", "");
    count(f, "Breads in one oven.", "");
    pith_terms *terms = list(f, "keyness", 10, 2);
    assert_int_equal(terms->count, 1);
    assert_int_equal(terms->documents, 3);
    assert_int_equal(terms->words, 15);
    assert_int_equal(terms->groups->count, 2);
    expect_term(&terms->groups->terms[0], "oven", 3, 3, 3);
    expect_term(&terms->groups->terms[1], "Breads", 2, 2, 3);
    pith_terms_free(terms);
    release(f);
}

static void test_groups_are_told_by_their_terms(void **state) {
    (void)state;
    fixture *f = make(1);
    count(f, "Match and match with bread.", "sport");
    count(f, "Bread with bread and soup.", "food");
    count(f, "Bread and more bread.", "food");
    pith_terms *terms = list(f, "keyness", 10, 1);
    assert_int_equal(terms->count, 2);
    const pith_term_group *food = &terms->groups[0];
    assert_memory_equal(food->name.data, "food", 4);
    assert_int_equal(food->documents, 2);
    assert_int_equal(food->words, 9);
    assert_int_equal(food->count, 2);
    /* bread: 4 of 9 against 1 of 5, 5 of 14 in both: 2 (4 ln (56/45) + 5 ln (0.5556/0.6429) + ln
     * (14/25) + 4 ln (0.8/0.6429)); soup: 1 of 9 against none, 2 (ln (14/9) + 8 ln (0.8889/0.9286)
     * + 5 ln (1/0.9286)). */
    expect_term(&food->terms[0], "soup", 0.9255, 1, 1);
    expect_term(&food->terms[1], "bread", 0.8794, 2, 4);
    const pith_term_group *sport = &terms->groups[1];
    assert_int_equal(sport->count, 1);
    /* 2 of 5 against none of 9: 2 (2 ln 2.8 + 3 ln (0.6/0.85714) + 9 ln (1/0.85714)). */
    expect_term(&sport->terms[0], "match", 4.7534, 1, 2);
    pith_terms_free(terms);
    release(f);
}

static void test_a_heap_keeps_the_best(void **state) {
    (void)state;
    fixture *f = make(1);
    /* word k stands in k documents */
    for (int i = 0; i < 9; i++) {
        char text[200] = "";
        for (int k = i + 1; k <= 9; k++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "zib%c ", 'a' + k);
        count(f, text, "");
    }
    pith_terms *terms = list(f, "log-odds", 3, 1);
    assert_int_equal(terms->groups->count, 3);
    expect_term(&terms->groups->terms[0], "zibj", 9, 9, 9);
    expect_term(&terms->groups->terms[1], "zibi", 8, 8, 8);
    expect_term(&terms->groups->terms[2], "zibh", 7, 7, 7);
    pith_terms_free(terms);
    release(f);
}

static void test_bad_arguments_are_refused(void **state) {
    (void)state;
    fixture *f = make(1);
    pith_counter *counter;
    pith_terms *terms;
    pith_error error = {0};
    pith_terms_options options;
    const pith_term_input input = {read_file, &f->out};
    const pith_term_input none = {0};
    char *memory = f->memory;
    const pith_status bad = PITH_ERROR_ARGUMENT;
    assert_int_equal(pith_counter_new(memory, 1000, 1, &counter), bad);
    assert_int_equal(pith_counter_new(memory + 1, COUNTER_BYTES, 1, &counter), bad);
    assert_int_equal(pith_counter_new(memory, COUNTER_BYTES, 0, &counter), bad);
    assert_int_equal(pith_counter_new(memory, COUNTER_BYTES, 6, &counter), bad);
    assert_int_equal(pith_counter_new(NULL, COUNTER_BYTES, 1, &counter), bad);
    assert_int_equal(pith_counter_add(NULL, f->doc, (pith_slice){NULL, 0}, NULL), bad);
    assert_int_equal(pith_counter_write(f->counter, NULL, NULL, NULL), bad);
    assert_int_equal(pith_terms_merge(&input, 0, write_file, &f->out, NULL), bad);
    assert_int_equal(pith_terms_merge(&none, 1, write_file, &f->out, NULL), bad);
    pith_terms_options_init(&options);
    options.count = 0;
    assert_int_equal(pith_terms_list(pith_model_builtin(), &input, 1, &options, &terms, NULL), bad);
    pith_terms_options_init(&options);
    options.method = "best";
    assert_int_equal(pith_terms_list(pith_model_builtin(), &input, 1, &options, &terms, &error),
                     PITH_ERROR_METHOD);
    assert_string_equal(error.message, "no method 'best'; there are: log-odds, keyness");
    pith_terms_free(NULL);
    release(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_by_hand),
        cmocka_unit_test(test_the_sum_of_parts_is_the_whole_byte_for_byte),
        cmocka_unit_test(test_a_full_counter_is_as_it_was),
        cmocka_unit_test(test_cut_anywhere_it_is_refused),
        cmocka_unit_test(test_changed_anywhere_it_is_refused),
        cmocka_unit_test(test_each_damage_has_its_message),
        cmocka_unit_test(test_files_that_do_not_fit_together_are_named),
        cmocka_unit_test(test_without_groups_the_most_documents_come_first),
        cmocka_unit_test(test_groups_are_told_by_their_terms),
        cmocka_unit_test(test_a_heap_keeps_the_best),
        cmocka_unit_test(test_bad_arguments_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
