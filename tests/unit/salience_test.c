/* salience_test.c - what is known of the words and pairs of some sentences, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/salience.h"
#include "toy_document.h"

#include <math.h>

#define CLOSE 1e-6

/* Two sentences of four, both with half of the chance. */
static const char *const lines[] = {"a b c", "a b", "d", "a -x b"};
static const uint32_t at[] = {0, 1};
static const double scores[] = {1, 1, 0, 0};

/* The unit of these words, "a" or "a b". */
static uint32_t find(const toy *d, const saliences *found, const char *first, const char *second) {
    for (uint32_t i = 0; i < found->count; i++) {
        const salience_unit *u = &found->units[i];
        if (slice_equal(d->doc.terms[u->terms[0]].stem, slice_of(first)) && u->pair == !!second &&
            (!second || slice_equal(d->doc.terms[u->terms[1]].stem, slice_of(second))))
            return i;
    }
    fail_msg("no unit of %s", first);
    return 0;
}

static void test_words_and_pairs_are_counted_in_the_whole_text(void **state) {
    (void)state;
    toy d;
    saliences found;
    assert_true(toy_build(&d, lines, 4, NULL));
    assert_int_equal(salience_measure(&d.input, NULL, at, 2, scores, &found), PITH_OK);
    assert_int_equal(found.count, 5); /* a, b, c, a b, b c */
    const float *a = found.rows[find(&d, &found, "a", NULL)];
    assert_close((double)a[SALIENCE_tf], log(4), CLOSE);
    assert_close((double)a[SALIENCE_once], 0, 0);
    assert_close((double)a[SALIENCE_sentences], log(4), CLOSE);
    assert_close((double)a[SALIENCE_length], log(4), CLOSE);
    assert_close((double)a[SALIENCE_held], log(2), CLOSE);
    assert_close((double)a[SALIENCE_chance], 1, CLOSE);
    assert_close((double)a[SALIENCE_best], 1, 0);
    assert_close((double)a[SALIENCE_WORDS + SALIENCE_WORD_tf], log(3), CLOSE);
    assert_close((double)a[SALIENCE_WORDS + SALIENCE_WORD_idf], 1, 0);
    const float *bc = found.rows[find(&d, &found, "b", "c")];
    assert_close((double)bc[SALIENCE_once], 1, 0);
    assert_close((double)bc[SALIENCE_chance], 0.5, CLOSE);
    assert_close((double)bc[SALIENCE_chance_root], sqrt(0.5), CLOSE);
    assert_close((double)bc[SALIENCE_WORDS + SALIENCE_WORD_COUNT + SALIENCE_WORD_tf], 0, 0);
    assert_int_equal(found.units[find(&d, &found, "a", "b")].tf, 2); /* not over the x */
    assert_int_equal(found.units[find(&d, &found, "a", "b")].held, 3);
    toy_free(&d);
}

static void test_places_are_those_of_the_first_sentence(void **state) {
    (void)state;
    const uint32_t last[] = {2, 3};
    toy d;
    saliences found;
    assert_true(toy_build(&d, lines, 4, NULL));
    assert_int_equal(salience_measure(&d.input, NULL, last, 2, scores, &found), PITH_OK);
    const float *d_row = found.rows[find(&d, &found, "d", NULL)];
    assert_close((double)d_row[SALIENCE_first], log(3), CLOSE);
    assert_close((double)d_row[SALIENCE_first_share], 0.5, CLOSE);
    assert_close((double)d_row[SALIENCE_early], log(2) * log(3), CLOSE);
    assert_close((double)d_row[SALIENCE_first_length], log(3) * log(4), CLOSE);
    const float *x = found.rows[find(&d, &found, "-x", NULL)];
    assert_close((double)x[SALIENCE_WORDS + SALIENCE_WORD_stop], 1, 0);
    const float *a = found.rows[find(&d, &found, "a", NULL)];
    assert_close((double)a[SALIENCE_first], 0, 0);
    toy_free(&d);
}

static void test_chances_are_added_up(void **state) {
    (void)state;
    model_weight items[SALIENCE_WEIGHTS] = {0};
    const weights of = {items, SALIENCE_WEIGHTS};
    const uint32_t pairs = SALIENCE_WEIGHTS - SALIENCE_COUNT - 1;
    toy d;
    saliences found;
    salience_sums sums;
    assert_true(toy_build(&d, lines, 4, NULL));
    assert_int_equal(salience_measure(&d.input, NULL, at, 2, scores, &found), PITH_OK);
    assert_string_equal(salience_names[pairs], "pair:start");
    items[1 + SALIENCE_once].value = log(3); /* of words: c has 3/4, a and b 1/2 */
    items[pairs].value = log(3);             /* of pairs: 3/4 */
    salience_add_up(&found, &of, &sums);
    assert_close(sums.alone[0][0], 1.75, CLOSE);
    assert_close(sums.alone[1][0], 1, CLOSE);
    assert_close(sums.both[0][1][0], 1, CLOSE);
    assert_close(sums.alone[0][1], 1.5, CLOSE);
    assert_close(sums.alone[1][1], 0.75, CLOSE);
    assert_close(sums.both[0][1][1], 0.75, CLOSE);
    const weights none = {items, 0};
    salience_add_up(&found, &none, &sums);
    assert_close(sums.alone[0][0], 0, 0);
    toy_free(&d);
}

static void test_a_sentence_without_end_is_looked_at_as_far_as_the_table_reaches(void **state) {
    (void)state;
    static char line[20000];
    size_t length = 0;
    for (int w = 0; w < 2000; w++)
        length += (size_t)snprintf(line + length, sizeof line - length, "w%d ", w);
    const char *const long_lines[] = {line};
    const uint32_t first[] = {0};
    toy d;
    saliences found;
    assert_true(toy_build(&d, long_lines, 1, NULL));
    assert_int_equal(salience_measure(&d.input, NULL, first, 1, scores, &found), PITH_OK);
    assert_int_equal(found.count, 128 + 127);
    toy_free(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_and_pairs_are_counted_in_the_whole_text),
        cmocka_unit_test(test_places_are_those_of_the_first_sentence),
        cmocka_unit_test(test_chances_are_added_up),
        cmocka_unit_test(test_a_sentence_without_end_is_looked_at_as_far_as_the_table_reaches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
