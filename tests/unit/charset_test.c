/* charset_test.c - repair of bytes that are not UTF-8, and the way back to the caller's offsets.
 * Expected replacements are those of The Unicode Standard 15, table 3-8 and 3-11. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/charset.h"
#include "text/source_map.h"

#include <stdlib.h>

#define FFFD "\xef\xbf\xbd"

typedef struct fixture {
    arena memory;
    document doc;
    pith_error error;
} fixture;

/* Reads bytes of which it is said that they are UTF-8. */
static pith_status read_bytes(fixture *f, const char *bytes, size_t length) {
    const pith_source source = {.text = bytes, .length = length, .charset = "utf-8"};
    arena_reset(&f->memory);
    f->doc = (document){.arena = &f->memory};
    f->error = (pith_error){0};
    return charset_read(&f->doc, &source, 1, &f->error);
}

#define READ(f, literal) read_bytes(f, literal, sizeof(literal) - 1)
static void assert_text(const fixture *f, const char *expected) {
    assert_int_equal(f->doc.decoded.length, strlen(expected));
    assert_memory_equal(f->doc.decoded.data, expected, strlen(expected));
}

/* The bytes [start, end) of the text came from [from, to) of the source. */
static void assert_origin(const fixture *f, uint32_t start, uint32_t end, size_t from, size_t to) {
    const pith_span origin = source_span(&f->doc, (span){start, end});
    assert_int_equal(origin.start, from);
    assert_int_equal(origin.end, to);
}

static void test_valid_text_is_kept(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x8c\x8a\n"), PITH_OK);
    assert_text(&f, "caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x8c\x8a\n");
    assert_int_equal(f.doc.repaired, 0);
    assert_origin(&f, 3, 5, 3, 5);
    arena_free(&f.memory);
}

static void test_empty_text_is_empty(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(read_bytes(&f, NULL, 0), PITH_OK);
    assert_int_equal(f.doc.decoded.length, 0);
    assert_int_equal(f.doc.source_count, 1);
    arena_free(&f.memory);
}

static void test_utf8_mark_is_skipped(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "\xef\xbb\xbfHello"), PITH_OK);
    assert_text(&f, "Hello");
    assert_origin(&f, 0, 5, 3, 8);
    arena_free(&f.memory);
}

static void test_broken_bytes_are_replaced(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "caf\xe9 au lait"), PITH_OK);
    assert_text(&f, "caf" FFFD " au lait");
    assert_int_equal(f.doc.repaired, 1);
    assert_origin(&f, 0, 3, 0, 3);
    assert_origin(&f, 3, 6, 3, 4);
    assert_origin(&f, 7, 9, 5, 7);
    arena_free(&f.memory);
}

static void test_nul_is_replaced(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "one\0two, three and four"), PITH_OK);
    assert_text(&f, "one" FFFD "two, three and four");
    assert_int_equal(f.doc.repaired, 1);
    arena_free(&f.memory);
}

/* Table 3-8: F0 80 80 is three pieces, F0 9F 92 (cut short) one, C0 AF two, ED A0 80 three. */
static void test_maximal_subparts(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "a\xf0\x80\x80z"), PITH_OK);
    assert_text(&f, "a" FFFD FFFD FFFD "z");
    assert_int_equal(READ(&f, "a\xf0\x9f\x92z"), PITH_OK);
    assert_text(&f, "a" FFFD "z");
    assert_int_equal(f.doc.repaired, 1);
    assert_origin(&f, 1, 4, 1, 4);
    assert_int_equal(READ(&f, "\xc0\xaf\xed\xa0\x80"), PITH_OK);
    assert_text(&f, FFFD FFFD FFFD FFFD FFFD);
    assert_int_equal(f.doc.repaired, 5);
    arena_free(&f.memory);
}

static void test_garbage_needs_one_run(void **state) {
    (void)state;
    enum { COUNT = 100000 };
    fixture f = {0};
    char *garbage = malloc(COUNT);
    assert_non_null(garbage);
    memset(garbage, 0xff, COUNT);
    assert_int_equal(read_bytes(&f, garbage, COUNT), PITH_OK);
    assert_int_equal(f.doc.repaired, COUNT);
    assert_int_equal(f.doc.decoding.count, 1);
    assert_int_equal(f.doc.decoded.length, 3 * COUNT);
    assert_origin(&f, 3 * 777, 3 * 779, 777, 779);
    free(garbage);
    arena_free(&f.memory);
}

/* 5 % of at least 32 controls are refused, 4 % are repaired or kept. */
static void test_what_is_no_text_is_refused(void **state) {
    (void)state;
    static const struct {
        size_t controls;
        size_t length;
        char control;
        bool refused;
    } cases[] = {{40, 800, '\1', true},   {32, 800, '\1', false},   {31, 100, '\1', false},
                 {32, 100, '\1', true},   {400, 800, '\b', false},  {400, 800, '\033', false},
                 {400, 800, '\t', false}, {400, 800, '\x7f', false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[800];
        fixture f = {0};
        memset(text, 'a', sizeof text);
        memset(text, cases[i].control, cases[i].controls);
        const pith_status status = read_bytes(&f, text, cases[i].length);
        assert_int_equal(status, cases[i].refused ? PITH_ERROR_ENCODING : PITH_OK);
        if (cases[i].refused)
            assert_non_null(strstr(f.error.message, "this is no text"));
        arena_free(&f.memory);
    }
}

static void test_stray_nuls_are_no_encoding(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(READ(&f, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), PITH_OK);
    assert_int_equal(READ(&f, "a\0bcdefghijkl\0mnop\0qrst"), PITH_OK);
    assert_int_equal(f.doc.repaired, 3);
    arena_free(&f.memory);
}

static void test_the_source_of_an_error_is_told(void **state) {
    (void)state;
    fixture f = {0};
    char binary[100];
    memset(binary, 1, sizeof binary);
    const pith_source sources[] = {{.text = "fine", .length = 4},
                                   {.text = binary, .length = sizeof binary}};
    f.doc.arena = &f.memory;
    assert_int_equal(charset_read(&f.doc, sources, 2, &f.error), PITH_ERROR_ENCODING);
    assert_int_equal(f.error.source, 1);
    arena_free(&f.memory);
}

static void test_sources_follow_one_another(void **state) {
    (void)state;
    fixture f = {.doc = {0}};
    const pith_source sources[] = {
        {.text = "one \xff", .length = 5, .title = {"T\xfftle", 5}, .charset = "utf-8"},
        {.text = "two", .length = 3},
    };
    f.doc.arena = &f.memory;
    assert_int_equal(charset_read(&f.doc, sources, 2, &f.error), PITH_OK);
    assert_text(&f, "one " FFFD "two");
    assert_int_equal(f.doc.sources[1].decoded.start, 7);
    assert_int_equal(f.doc.sources[1].decoded.end, 10);
    assert_memory_equal(f.doc.sources[0].title.data, "T" FFFD "tle", 7);
    assert_int_equal(f.doc.sources[0].title.length, 7);
    assert_int_equal(f.doc.repaired, 2);
    const pith_span origin = source_span(&f.doc, (span){8, 10});
    assert_int_equal(origin.source, 1);
    assert_int_equal(origin.start, 1);
    assert_int_equal(origin.end, 3);
    arena_free(&f.memory);
}

static void test_sentences_are_joined_by_newlines(void **state) {
    (void)state;
    fixture f = {0};
    const pith_slice sentences[] = {{"A b.", 4}, {"C\nd.", 4}, {"\xff", 1}};
    const pith_source source = {.sentences = sentences, .sentence_count = 3};
    f.doc.arena = &f.memory;
    assert_int_equal(charset_read(&f.doc, &source, 1, &f.error), PITH_OK);
    assert_text(&f, "A b.\nC d.\n" FFFD "\n");
    assert_true(f.doc.sources[0].split);
    assert_origin(&f, 5, 9, 5, 9);
    assert_origin(&f, 10, 13, 10, 11);
    arena_free(&f.memory);
}

/* The limits are checked before a byte is touched, so the lengths need no bytes behind them. */
static void test_limits(void **state) {
    (void)state;
    fixture f = {0};
    f.doc.arena = &f.memory;
    const pith_source large = {.text = "x", .length = PITH_MAX_BYTES + 1};
    assert_int_equal(charset_read(&f.doc, &large, 1, &f.error), PITH_ERROR_LIMIT);
    assert_non_null(strstr(f.error.message, "268435456"));
    const pith_source halves[] = {{.text = "x", .length = PITH_MAX_BYTES / 2},
                                  {.text = "x", .length = SIZE_MAX - 1}};
    assert_int_equal(charset_read(&f.doc, halves, 2, &f.error), PITH_ERROR_LIMIT);
    assert_int_equal(f.error.source, 1);
    const pith_slice huge = {"x", PITH_MAX_BYTES};
    const pith_source split = {.sentences = &huge, .sentence_count = 1};
    assert_int_equal(charset_read(&f.doc, &split, 1, &f.error), PITH_ERROR_LIMIT);
    assert_int_equal(charset_read(&f.doc, &large, PITH_MAX_SOURCES + 1, &f.error),
                     PITH_ERROR_LIMIT);
    assert_non_null(strstr(f.error.message, "65536"));
    arena_free(&f.memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid_text_is_kept),
        cmocka_unit_test(test_empty_text_is_empty),
        cmocka_unit_test(test_utf8_mark_is_skipped),
        cmocka_unit_test(test_broken_bytes_are_replaced),
        cmocka_unit_test(test_nul_is_replaced),
        cmocka_unit_test(test_maximal_subparts),
        cmocka_unit_test(test_garbage_needs_one_run),
        cmocka_unit_test(test_what_is_no_text_is_refused),
        cmocka_unit_test(test_stray_nuls_are_no_encoding),
        cmocka_unit_test(test_the_source_of_an_error_is_told),
        cmocka_unit_test(test_sources_follow_one_another),
        cmocka_unit_test(test_sentences_are_joined_by_newlines),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
