/* wording_test.c - the words of summaries and their pairs, by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/phrasing.h"
#include "rank/sentence_features.h"
#include "toy_document.h"

#define CLOSE 1e-6

enum { SLOTS = 8 };

/* "won" has the weight 1.5, "added" -0.5, and the pair "won the" 0.5. */
static word_table table_of(unsigned char *slots) {
    const uint64_t won = slice_hash(SLICE("won"));
    const uint64_t hashes[] = {won, slice_hash(SLICE("added")),
                               table_pair_hash(won, slice_hash(SLICE("the")))};
    const int steps[] = {150, -50, 50};
    for (int k = 0; k < 3; k++)
        assert_true(table_add(slots, SLOTS, hashes[k], (uint16_t)(WORDING_ZERO + steps[k])));
    return (word_table){slots, SLOTS};
}

static void test_words_of_summaries_raise_a_sentence(void **state) {
    (void)state;
    const char *const lines[] = {"they won the cup and won it twice by luck rain dogs", /* 12 */
                                 "he added twelve other words of which none has any weight here",
                                 ""};
    unsigned char slots[SLOT_BYTES * SLOTS] = {0};
    toy t;
    features f;
    assert_true(toy_build(&t, lines, 3, NULL));
    t.language.wording = table_of(slots);
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    const float *wording = features_column(&f, COLUMN_wording);
    /* 2 * 1.5 and -0.5 over the root of 12 + 4 */
    assert_close((double)wording[0], 3.0 / 4, CLOSE);
    assert_close((double)wording[1], -0.5 / 4, CLOSE);
    assert_close((double)wording[2], 0, 0);
    toy_free(&t);
}

static void test_a_language_without_them_has_none(void **state) {
    (void)state;
    const char *const lines[] = {"they won", "he added"};
    toy t;
    features f;
    assert_true(toy_build(&t, lines, 2, NULL));
    t.language.wording = (word_table){0};
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    const float *wording = features_column(&f, COLUMN_wording);
    for (int i = 0; i < 2; i++)
        assert_close((double)wording[i], 0, 0);
    toy_free(&t);
}

/* Single words count for nothing here. */
static void test_pairs_of_words_raise_a_sentence(void **state) {
    (void)state;
    const char *const lines[] = {"they won the cup and won the next twice by luck or rain", /* 13 */
                                 "the won", "won"};
    unsigned char slots[SLOT_BYTES * SLOTS] = {0};
    toy t;
    assert_true(toy_build(&t, lines, 3, NULL));
    t.language.phrasing = table_of(slots);
    assert_close(phrasing_of(&t.doc, &t.doc.sentences[0]), 2 * 0.5 / sqrt(13 + 4), CLOSE);
    assert_close(phrasing_of(&t.doc, &t.doc.sentences[1]), 0, 0);
    assert_close(phrasing_of(&t.doc, &t.doc.sentences[2]), 0, 0);
    t.language.phrasing = (word_table){0};
    assert_close(phrasing_of(&t.doc, &t.doc.sentences[0]), 0, 0);
    toy_free(&t);
}

static void test_languages_without_them_have_forests_of_their_own(void **state) {
    (void)state;
    const char *const lines[] = {"they won", "he added"};
    unsigned char slots[SLOT_BYTES * SLOTS] = {0};
    toy t;
    assert_true(toy_build(&t, lines, 2, NULL));
    t.language.wording = table_of(slots);
    const forest with = features_forest(&t.input);
    t.language.wording = (word_table){0};
    const forest without = features_forest(&t.input);
    assert_true(with.count > 0);
    assert_true(without.count > 0);
    assert_ptr_not_equal(with.trees, without.trees);
    toy_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_summaries_raise_a_sentence),
        cmocka_unit_test(test_a_language_without_them_has_none),
        cmocka_unit_test(test_pairs_of_words_raise_a_sentence),
        cmocka_unit_test(test_languages_without_them_have_forests_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
