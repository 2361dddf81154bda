/* wording_test.c - the words of summaries, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/wording.h"
#include "toy_document.h"

#define CLOSE 1e-6

enum { SLOTS = 8 };

/* "won" has the weight 1.5, "added" -0.5. */
static word_table table_of(unsigned char *fingerprints, uint16_t *values) {
    const slice words[] = {SLICE("won"), SLICE("added")};
    const int steps[] = {150, -50};
    for (int k = 0; k < 2; k++) {
        const uint64_t hash = slice_hash(words[k]);
        uint32_t slot = (uint32_t)hash & (SLOTS - 1);
        while (table_slot(fingerprints, slot) != 0)
            slot = (slot + 1) & (SLOTS - 1);
        table_fill(fingerprints, slot, table_fingerprint(hash));
        values[slot] = (uint16_t)(WORDING_ZERO + steps[k]);
    }
    return (word_table){fingerprints, values, SLOTS};
}

static void test_words_of_summaries_raise_a_sentence(void **state) {
    (void)state;
    const char *const lines[] = {"they won the cup and won it twice by luck rain dogs", /* 12 */
                                 "he added twelve other words of which none has any weight here",
                                 ""};
    unsigned char fingerprints[FINGERPRINT_BYTES * SLOTS + 1] = {0};
    uint16_t values[SLOTS] = {0};
    toy t;
    double *wording;
    assert_true(toy_build(&t, lines, 3, NULL));
    t.language.wording = table_of(fingerprints, values);
    assert_int_equal(wording_measure(&t.input, &wording), PITH_OK);
    /* 2 * 1.5 and -0.5 over the root of 12 + 4 */
    assert_close(wording[0], 3.0 / 4, CLOSE);
    assert_close(wording[1], -0.5 / 4, CLOSE);
    assert_close(wording[2], 0, 0);
    toy_free(&t);
}

static void test_a_language_without_them_has_none(void **state) {
    (void)state;
    const char *const lines[] = {"they won", "he added"};
    toy t;
    double *wording;
    assert_true(toy_build(&t, lines, 2, NULL));
    t.language.wording = (word_table){0};
    assert_int_equal(wording_measure(&t.input, &wording), PITH_OK);
    for (int i = 0; i < 2; i++)
        assert_close(wording[i], 0, 0);
    toy_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_summaries_raise_a_sentence),
        cmocka_unit_test(test_a_language_without_them_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
