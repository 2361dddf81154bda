/* writer_test.c - text taken out of markup: what the blocks are, and the way back to the bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/charset.h"
#include "read/writer.h"
#include "text/source_map.h"

typedef struct fixture {
    arena memory;
    document doc;
    writer out;
} fixture;

static int set_up(void **state) {
    static fixture f;
    f = (fixture){0};
    f.doc = (document){.arena = &f.memory};
    f.out.doc = &f.doc;
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    arena_free(&((fixture *)*state)->memory);
    return 0;
}

static void decode(fixture *f, const char *bytes, size_t length) {
    const pith_source source = {.text = bytes, .length = length, .charset = "utf-8"};
    assert_int_equal(charset_read(&f->doc, &source, 1, NULL), PITH_OK);
}

static void assert_origin(const fixture *f, span text, size_t start, size_t end) {
    const pith_span origin = source_span(&f->doc, text);
    assert_int_equal(origin.start, start);
    assert_int_equal(origin.end, end);
}

/* "<p>Tea &amp; <b>cake</b>": 3 of a tag, "Tea ", 5 of an entity, " ", 3 of a tag, "cake". */
static void test_tags_and_entities_keep_their_offsets(void **state) {
    fixture *f = *state;
    decode(f, "<p>Tea &amp; <b>cake</b>", 24);
    assert_int_equal(writer_copy(&f->out, (span){3, 7}), PITH_OK);
    assert_int_equal(writer_replace(&f->out, SLICE("&"), (span){7, 12}), PITH_OK);
    assert_int_equal(writer_copy(&f->out, (span){12, 13}), PITH_OK);
    assert_int_equal(writer_copy(&f->out, (span){16, 20}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_QUOTE), PITH_OK);
    assert_int_equal(f->doc.block_count, 1);
    assert_int_equal(f->doc.blocks[0].role, PITH_ROLE_QUOTE);
    assert_memory_equal(f->doc.text.data, "Tea & cake", 10);
    assert_origin(f, f->doc.blocks[0].span, 3, 20);
    assert_origin(f, (span){4, 5}, 7, 12);
    assert_origin(f, (span){6, 10}, 16, 20);
}

/* Bytes that are not UTF-8 are three bytes in the decoded text, and one in the input. */
static void test_origins_lead_through_repairs(void **state) {
    fixture *f = *state;
    decode(f, "<i>\xe9t\xe9</i>", 10);
    assert_int_equal(writer_copy(&f->out, (span){3, 10}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_BODY), PITH_OK);
    assert_origin(f, f->doc.blocks[0].span, 3, 6);
    assert_origin(f, (span){3, 4}, 4, 5);
}

/* A space where the input has none stands between two bytes. */
static void test_what_stands_for_nothing(void **state) {
    fixture *f = *state;
    decode(f, "onetwo", 6);
    assert_int_equal(writer_copy(&f->out, (span){0, 3}), PITH_OK);
    assert_int_equal(writer_replace(&f->out, SLICE(" "), (span){3, 3}), PITH_OK);
    assert_int_equal(writer_copy(&f->out, (span){3, 6}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_BODY), PITH_OK);
    assert_memory_equal(f->doc.text.data, "one two", 7);
    assert_origin(f, (span){0, 3}, 0, 3);
    assert_origin(f, (span){4, 7}, 3, 6);
    assert_origin(f, (span){0, 7}, 0, 6);
}

static void test_blank_blocks_are_dropped_and_ends_trimmed(void **state) {
    fixture *f = *state;
    decode(f, " \n  a b \n", 9);
    assert_int_equal(writer_copy(&f->out, (span){0, 4}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_BODY), PITH_OK);
    assert_int_equal(writer_copy(&f->out, (span){2, 9}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_LIST), PITH_OK);
    assert_int_equal(f->doc.block_count, 1);
    assert_origin(f, f->doc.blocks[0].span, 4, 7);
}

/* A hundred thousand times the same replacement is one run. */
static void test_equal_replacements_share_a_run(void **state) {
    fixture *f = *state;
    enum { COUNT = 100000 };
    char *bytes = test_malloc(4 * COUNT);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(bytes + 4 * i, "&lt;", 4);
    decode(f, bytes, 4 * COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(writer_replace(&f->out, SLICE("<"), (span){4 * i, 4 * i + 4}), PITH_OK);
    assert_int_equal(writer_end_block(&f->out, PITH_ROLE_BODY), PITH_OK);
    assert_int_equal(f->doc.extraction.count, 1);
    assert_origin(f, (span){500, 502}, 2000, 2008);
    test_free(bytes);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_tags_and_entities_keep_their_offsets),
        TEST(test_origins_lead_through_repairs),
        TEST(test_what_stands_for_nothing),
        TEST(test_blank_blocks_are_dropped_and_ends_trimmed),
        TEST(test_equal_replacements_share_a_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
