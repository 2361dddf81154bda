/* segmentation_score_test.c - spans in a text without its white space. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/segmentation_score.h"

static void test_squeezing_drops_all_white_space(void **state) {
    (void)state;
    arena a = {0};
    squeezed s;
    /* blank, no-break space, ideographic space, zero-width space, line separator */
    const slice text = SLICE(" a\xc2\xa0"
                             "b\xe3\x80\x80\xc3\xa9\xe2\x80\x8b.\xe2\x80\xa8\t");
    assert_int_equal(squeeze(text, &a, &s), PITH_OK);
    assert_int_equal(s.text.length, 5);
    assert_memory_equal(s.text.data, "ab\xc3\xa9.", 5);
    const segment all = segment_of(&s, 0, text.length);
    assert_int_equal(all.start, 0);
    assert_int_equal(all.end, 5);
    arena_free(&a);
}

static void test_pieces_are_found_whatever_blanks_they_have(void **state) {
    (void)state;
    arena a = {0};
    squeezed s;
    segment *found;
    size_t count;
    bool fits;
    const slice pieces[] = {SLICE("Ab c."), SLICE(" "), SLICE("D\ne.")};
    assert_int_equal(squeeze(SLICE("Ab  c.\n\nD e. "), &a, &s), PITH_OK);
    assert_int_equal(segments_align(&s, pieces, 3, &a, &found, &count, &fits), PITH_OK);
    assert_true(fits);
    assert_int_equal(count, 2);
    assert_int_equal(found[0].end, 4);
    assert_int_equal(found[1].start, 4);
    assert_int_equal(found[1].end, 7);
    arena_free(&a);
}

static void test_pieces_that_do_not_make_up_the_text_do_not_fit(void **state) {
    (void)state;
    arena a = {0};
    squeezed s;
    segment *found;
    size_t count;
    bool fits;
    const slice other[] = {SLICE("Ab"), SLICE("x")};
    const slice longer[] = {SLICE("Ab"), SLICE("cdef")};
    const slice shorter[] = {SLICE("Ab")};
    assert_int_equal(squeeze(SLICE("Ab cd"), &a, &s), PITH_OK);
    assert_int_equal(segments_align(&s, other, 2, &a, &found, &count, &fits), PITH_OK);
    assert_false(fits);
    assert_int_equal(segments_align(&s, longer, 2, &a, &found, &count, &fits), PITH_OK);
    assert_false(fits);
    assert_int_equal(segments_align(&s, shorter, 1, &a, &found, &count, &fits), PITH_OK);
    assert_false(fits);
    arena_free(&a);
}

static void test_only_exact_spans_are_right(void **state) {
    (void)state;
    const segment gold[] = {{0, 4}, {4, 7}, {7, 9}};
    const segment same[] = {{0, 4}, {4, 7}, {7, 9}};
    const segment merged[] = {{0, 7}, {7, 9}};
    const segment split[] = {{0, 4}, {4, 4}, {4, 6}, {6, 7}, {7, 9}};
    segmentation_score s = segments_compare(same, 3, gold, 3);
    assert_int_equal(s.right, 3);
    s = segments_compare(merged, 2, gold, 3);
    assert_int_equal(s.right, 1);
    assert_int_equal(s.system, 2);
    assert_int_equal(s.gold, 3);
    s = segments_compare(split, 5, gold, 3); /* the empty one does not count */
    assert_int_equal(s.right, 2);
    assert_int_equal(s.system, 4);
    s = segments_compare(NULL, 0, gold, 3);
    assert_int_equal(s.right, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_squeezing_drops_all_white_space),
        cmocka_unit_test(test_pieces_are_found_whatever_blanks_they_have),
        cmocka_unit_test(test_pieces_that_do_not_make_up_the_text_do_not_fit),
        cmocka_unit_test(test_only_exact_spans_are_right),
    };
    return cmocka_run_group_tests_name("segmentation_score", tests, NULL, NULL);
}
