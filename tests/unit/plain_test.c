/* plain_test.c - printable text, and offsets back into the sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/plain.h"
#include "text/source_map.h"

/* The plain form of all of `text`; *same tells whether it is the text itself. */
static void expect_plain(const char *text, const char *expected, bool same) {
    arena memory = {0};
    const document doc = {.arena = &memory, .text = slice_of(text)};
    const slice found = plain_text(&doc, (span){0, (uint32_t)doc.text.length});
    assert_non_null(found.data);
    assert_int_equal(found.length, strlen(expected));
    assert_memory_equal(found.data, expected, found.length);
    assert_int_equal(found.data == text, same);
    arena_free(&memory);
}

static void test_clean_text_is_not_copied(void **state) {
    (void)state;
    expect_plain("One plain sentence.", "One plain sentence.", true);
    expect_plain("Caf\xc3\xa9 \xe2\x80\x9cNoir\xe2\x80\x9d",
                 "Caf\xc3\xa9 \xe2\x80\x9cNoir\xe2\x80\x9d", true);
    expect_plain("", "", true);
}

static void test_drawn_lines_are_told(void **state) {
    (void)state;
    assert_true(plain_is_drawn(SLICE("////////////")));
    assert_true(plain_is_drawn(SLICE(" ________ \n ========")));
    assert_false(plain_is_drawn(SLICE("-------")));
    assert_false(plain_is_drawn(SLICE("_________ Name")));
    assert_true(plain_is_blank(SLICE(" \t\n")));
    assert_false(plain_is_blank(SLICE("____________")));
}

static void test_white_space_becomes_one_space(void **state) {
    (void)state;
    expect_plain("two  words", "two words", false);
    expect_plain("a\nwrapped\r\n\tline", "a wrapped line", false);
    expect_plain("no\xc2\xa0"
                 "break",
                 "no break", false);
    expect_plain("  both ends \n", "both ends", false);
    expect_plain(" \t\n", "", false);
    expect_plain("ends ", "ends", false);
}

static void test_controls_are_dropped(void **state) {
    (void)state;
    expect_plain("a\x1b[31mb", "a[31mb", false);
    expect_plain("a \x07 b", "a b", false);
    expect_plain("a\xe2\x80\xae"
                 "b",
                 "ab", false); /* right-to-left override */
    expect_plain("a\xe2\x80\x8b"
                 "b",
                 "ab", false); /* zero-width space */
    expect_plain("\xef\xbb\xbf"
                 "a",
                 "a", false);
    expect_plain("\xe2\x80\x8d", "\xe2\x80\x8d", true); /* a joiner stays */
}

static void test_controls_of_direction(void **state) {
    (void)state;
    expect_plain("\xd7\x90\xe2\x80\x8f!", "\xd7\x90\xe2\x80\x8f!", true); /* a mark */
    expect_plain("12\xe2\x80\xaa/\xe2\x80\xac"
                 "08  x",
                 "12\xe2\x80\xaa/\xe2\x80\xac"
                 "08 x",
                 false);                                              /* embedded and closed */
    expect_plain("a\xe2\x81\xa6 b", "a b", false);                    /* an open isolate */
    expect_plain("a\xe2\x80\xac", "a", false);                        /* closes nothing */
    expect_plain("\xe2\x80\xaa\xe2\x80\xab/\xe2\x80\xac\xe2\x80\xac", /* one in another */
                 "\xe2\x80\xab/\xe2\x80\xac", false);
    expect_plain("\xe2\x80\xae/\xe2\x80\xac", "/", false); /* an override */
}

static void test_line_breaks_of_unspaced_scripts(void **state) {
    (void)state;
    expect_plain("\xe7\x88\xb6\xe3\x81\xae\n\xe5\xae\xb6", "\xe7\x88\xb6\xe3\x81\xae\xe5\xae\xb6",
                 false);
    expect_plain("\xe7\x88\xb6 \xe5\xae\xb6", "\xe7\x88\xb6 \xe5\xae\xb6", true);
    expect_plain("\xe7\x88\xb6\nA\n\xea\xb0\x80\n\xea\xb0\x80",
                 "\xe7\x88\xb6 A \xea\xb0\x80 \xea\xb0\x80", false);
}

static void test_drawn_lines_are_dropped(void **state) {
    (void)state;
    expect_plain("--------", "--------", false);
    expect_plain(" -------- \x01", "--------", false);
    expect_plain("____________ Name ____________", "Name", false);
    expect_plain("////////Parts////////", "Parts", false);
    expect_plain("so on........and on", "so on and on", false);
    expect_plain("Well....... no, no-------one", "Well....... no, no-------one", true);
    expect_plain("call 5555555555 or aaaaaaaaaa", "call 5555555555 or aaaaaaaaaa", true);
}

/* A leader takes the number of a page with it, not a price. */
static void test_leaders(void **state) {
    (void)state;
    expect_plain("Our river .............. 12", "Our river", false);
    expect_plain("Who built it?..........7-12", "Who built it?", false);
    expect_plain("Coffee ......... 3.50", "Coffee 3.50", false);
    expect_plain("Inhabitants ......... 12500", "Inhabitants 12500", false);
    expect_plain("Tea ......... 12 cups", "Tea 12 cups", false);
    expect_plain("Range ......... 7-", "Range 7-", false);
    expect_plain("--------- 12", "12", false);
    expect_plain("......... 12", "12", false);
}

static void test_plain_of_a_part(void **state) {
    (void)state;
    arena memory = {0};
    const document doc = {.arena = &memory, .text = SLICE("One. Two\nwords. Three.")};
    const slice found = plain_text(&doc, (span){5, 15});
    assert_int_equal(found.length, 10);
    assert_memory_equal(found.data, "Two words.", 10);
    arena_free(&memory);
}

/* Two sources: "ab<bad:2>cd" with one broken sequence of two bytes, after a mark of three that was
 * skipped; and "ef". The document's text is "ab\uFFFDcd" + "ef". */
static void test_spans_lead_back_to_the_sources(void **state) {
    (void)state;
    source_run runs[] = {
        {.text = 0, .input = 3, .source = 0, .text_unit = 1, .input_unit = 1},
        {.text = 2, .input = 5, .source = 0, .text_unit = 3, .input_unit = 2},
        {.text = 5, .input = 7, .source = 0, .text_unit = 1, .input_unit = 1},
        {.text = 7, .input = 0, .source = 1, .text_unit = 1, .input_unit = 1},
    };
    const document doc = {.decoding = {runs, 4}};
    static const struct {
        span text;
        size_t source;
        size_t start;
        size_t end;
    } cases[] = {
        {{0, 2}, 0, 3, 5}, {{0, 5}, 0, 3, 7}, {{2, 5}, 0, 5, 7},
        {{1, 7}, 0, 4, 9}, {{5, 6}, 0, 7, 8}, {{7, 9}, 1, 0, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const pith_span found = source_span(&doc, cases[i].text);
        assert_int_equal(found.source, cases[i].source);
        assert_int_equal(found.start, cases[i].start);
        assert_int_equal(found.end, cases[i].end);
    }
}

/* Three NULs in a row are one run: each U+FFFD stands for one byte. */
static void test_spans_inside_a_run_of_repairs(void **state) {
    (void)state;
    source_run runs[] = {{.text = 0, .input = 10, .source = 0, .text_unit = 3, .input_unit = 1}};
    const document doc = {.decoding = {runs, 1}};
    const pith_span middle = source_span(&doc, (span){3, 6});
    assert_int_equal(middle.start, 11);
    assert_int_equal(middle.end, 12);
    const pith_span all = source_span(&doc, (span){0, 9});
    assert_int_equal(all.start, 10);
    assert_int_equal(all.end, 13);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_text_is_not_copied),
        cmocka_unit_test(test_drawn_lines_are_told),
        cmocka_unit_test(test_white_space_becomes_one_space),
        cmocka_unit_test(test_controls_are_dropped),
        cmocka_unit_test(test_controls_of_direction),
        cmocka_unit_test(test_line_breaks_of_unspaced_scripts),
        cmocka_unit_test(test_drawn_lines_are_dropped),
        cmocka_unit_test(test_leaders),
        cmocka_unit_test(test_plain_of_a_part),
        cmocka_unit_test(test_spans_lead_back_to_the_sources),
        cmocka_unit_test(test_spans_inside_a_run_of_repairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
