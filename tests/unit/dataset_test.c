/* dataset_test.c - rows of JSON Lines, good and broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/dataset_row.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

static void parse(dataset_row *row, const char *line) {
    assert_int_equal(dataset_row_parse(row, slice_of(line), 7), PITH_OK);
}

static void assert_slice(slice found, const char *wanted) {
    assert_int_equal(found.length, strlen(wanted));
    assert_memory_equal(found.data, wanted, found.length);
}

static void test_members_of_a_summary_row(void **state) {
    (void)state;
    dataset_row row = {0};
    parse(&row, "{\"id\":\"a\",\"lang\":\"en\",\"outlet\":\"cnn\",\"title\":null,\"query\":\"q\","
                "\"sentences\":[\"One.\",\"Two.\"],\"references\":[[\"x\",\"y\"],\"z\"]}");
    assert_string_equal(row.problem, "");
    assert_slice(row.id, "a");
    assert_slice(row.query, "q");
    assert_int_equal(row.title.length, 0);
    assert_int_equal(row.sentences.count, 2);
    assert_int_equal(row.text_count, 0);
    assert_int_equal(row.references.count, 2);
    assert_slice(row.references.items[0], "x\ny\n");
    assert_slice(row.references.items[1], "z");
    assert_slice(dataset_member(&row, "outlet"), "cnn");
    assert_slice(dataset_member(&row, "topic"), "");
    dataset_row_free(&row);
}

static void test_documents_and_marked_lines(void **state) {
    (void)state;
    dataset_row row = {0};
    parse(&row, "{\"docs\":[{\"title\":\"T\",\"text\":\"a\"},{\"title\":null,\"text\":\"b\"}]}");
    assert_slice(row.id, "line 7");
    assert_int_equal(row.text_count, 2);
    assert_slice(row.titles[0], "T");
    assert_slice(row.texts[1], "b");
    parse(&row, "{\"id\":12,\"lines\":[\"a\",\"b\"],\"y\":[0,1]}");
    assert_slice(row.id, "12");
    assert_false(row.main[0]);
    assert_true(row.main[1]);
    dataset_row_free(&row);
}

static void test_broken_rows_say_why(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *problem;
    } cases[] = {
        {"{\"id\":", "it is not JSON"},
        {"{} x", "it is not JSON"},
        {"[1]", "it is not a JSON object"},
        {"{\"text\":\"a\\u0000b\"}", "it holds a NUL character"},
        {"{\"text\":\"\xff\"}", "it is not UTF-8"},
        {"{\"text\":\"\xed\xa0\x80\"}", "it is not UTF-8"}, /* a surrogate */
        {"{\"text\":\"\xc0\x80\"}", "it is not UTF-8"},     /* overlong */
        {"{\"text\":3}", "\"text\" is not a string"},
        {"{\"id\":[]}", "\"id\" is neither a string nor a number"},
        {"{\"sentences\":\"a\"}", "\"sentences\" is not a list of strings"},
        {"{\"keyphrases\":[\"a\",1]}", "\"keyphrases\" is not a list of strings"},
        {"{\"references\":\"a\"}", "\"references\" is not a list"},
        {"{\"references\":[1]}", "\"references\" holds neither a string nor a list of strings"},
        {"{\"docs\":[{}]}", "one of \"docs\" has no \"text\""},
        {"{\"lines\":[\"a\"],\"y\":[1,0]}", "\"y\" is not a list as long as \"lines\""},
        {"{\"docs\":{\"a\":1}}", "\"docs\" is not a list"},
    };
    dataset_row row = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse(&row, cases[i].line);
        assert_string_equal(row.problem, cases[i].problem);
    }
    parse(&row, "{\"text\":\"\\\\u0000 is no NUL\"}");
    assert_string_equal(row.problem, "");
    dataset_row_free(&row);
}

/* Rows come in order, with their line numbers, plain and gzipped; blank lines are none. */
static void read_back(const char *path) {
    static const size_t lines[] = {1, 3, 4};
    dataset *d;
    dataset_row row = {0};
    bool found = true;
    assert_int_equal(dataset_open(&d, path, NULL), PITH_OK);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(dataset_next(d, &row, &found, NULL), PITH_OK);
        assert_true(found);
        assert_int_equal(row.line, lines[i]);
    }
    assert_int_equal(row.text.length, 200000);
    assert_int_equal(dataset_next(d, &row, &found, NULL), PITH_OK);
    assert_false(found);
    dataset_row_free(&row);
    dataset_close(d);
}

static void test_files_plain_and_gzipped(void **state) {
    (void)state;
    char path[] = "/tmp/pith-dataset-XXXXXX";
    const int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    for (int gzipped = 0; gzipped < 2; gzipped++) {
        gzFile file = gzopen(path, gzipped ? "wb" : "wbT");
        assert_non_null(file);
        gzprintf(file, "{\"id\":\"a\"}\n \r\n{\"id\":\"b\"}\n{\"text\":\"");
        for (int i = 0; i < 20000; i++) /* longer than the reader's piece */
            gzputs(file, "0123456789");
        gzputs(file, "\"}"); /* no newline at the end */
        assert_int_equal(gzclose(file), Z_OK);
        read_back(path);
    }
    unlink(path);
}

static void test_cut_gzip_is_an_error(void **state) {
    (void)state;
    char path[] = "/tmp/pith-dataset-XXXXXX";
    const int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    gzFile file = gzdopen(dup(descriptor), "wb");
    uint32_t noise = 1;
    for (int i = 0; i < 100000; i++) /* does not compress to nothing */
        gzprintf(file, "%u", noise = noise * 1664525u + 1013904223u);
    gzclose(file);
    assert_int_equal(ftruncate(descriptor, 5000), 0);
    close(descriptor);
    dataset *d;
    dataset_row row = {0};
    bool found = false;
    pith_error error = {0};
    assert_int_equal(dataset_open(&d, path, NULL), PITH_OK);
    assert_int_equal(dataset_next(d, &row, &found, &error), PITH_ERROR_ARGUMENT);
    assert_non_null(strstr(error.message, path));
    dataset_row_free(&row);
    dataset_close(d);
    unlink(path);
}

static void test_missing_file_is_named(void **state) {
    (void)state;
    dataset *d;
    pith_error error = {0};
    assert_int_equal(dataset_open(&d, "/no/such/file", &error), PITH_ERROR_ARGUMENT);
    assert_string_equal(error.message, "/no/such/file: No such file or directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_of_a_summary_row),
        cmocka_unit_test(test_documents_and_marked_lines),
        cmocka_unit_test(test_broken_rows_say_why),
        cmocka_unit_test(test_files_plain_and_gzipped),
        cmocka_unit_test(test_cut_gzip_is_an_error),
        cmocka_unit_test(test_missing_file_is_named),
    };
    return cmocka_run_group_tests_name("dataset", tests, NULL, NULL);
}
