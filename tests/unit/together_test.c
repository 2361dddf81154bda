/* together_test.c - which of the best sentences make the best summary together, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/dangling.h"
#include "rank/together.h"
#include "toy_document.h"

#define CLOSE 1e-12

/* Weights of `score` and of `cosine`, the rest 0. */
static const together_judge *judge_of(double score, double cosine) {
    static model_input inputs[ALONE_COUNT + 2];
    static model_weight items[PAIR_COUNT];
    static model_weight salient[SALIENCE_WEIGHTS];
    static together_judge judge = {{together_alone_names, inputs, ALONE_COUNT},
                                   {items, PAIR_COUNT},
                                   {salient, SALIENCE_WEIGHTS}};
    memset(items, 0, sizeof items);
    for (uint32_t k = 0; k < SALIENCE_WEIGHTS; k++)
        snprintf(salient[k].name, sizeof salient[k].name, "%s", salience_names[k]);
    for (uint32_t k = 0; k < PAIR_COUNT; k++)
        snprintf(items[k].name, sizeof items[k].name, "%s", together_pair_names[k]);
    items[PAIR_cosine].value = cosine;
    inputs[ALONE_score] = (model_input){.scale = 1, .direct = (float)score};
    return &judge;
}

/* Of each position. */
static pith_status lacks_at(const void *context, uint32_t position, dangling *out) {
    *out = (dangling){((const unsigned *)context)[position], position - 1};
    return PITH_OK;
}

static uint32_t choose(const together *t, const together_judge *judge, uint32_t size,
                       const unsigned *lacks) {
    uint32_t best;
    assert_int_equal(together_choose(t, judge, size, lacks_at, lacks, &best), PITH_OK);
    return best;
}

static const unsigned nothing[4];

/* Four sentences with scores 5, 4, 3, 1, of which the first two say the same. */
static together four(void) {
    together t = {.count = 4, .at = {0, 1, 2, 3}};
    const double scores[] = {5, 4, 3, 1};
    for (uint32_t i = 0; i < 4; i++)
        t.alone[i][ALONE_score] = (float)scores[i];
    t.pair[0][1][PAIR_cosine] = 1;
    return t;
}

static void test_what_is_best_alone_is_not_what_is_best_together(void **state) {
    (void)state;
    const together t = four();
    assert_int_equal(choose(&t, judge_of(1, 0), 2, nothing), 3);        /* 5 + 4 */
    assert_int_equal(choose(&t, judge_of(1, -1.5), 2, nothing), 1 | 4); /* 5 + 3 > 5 + 4 - 1.5 */
    assert_int_equal(choose(&t, judge_of(1, -1.5), 3, nothing), 7);     /* 10.5 > 9 */
    assert_int_equal(choose(&t, judge_of(1, -3.5), 3, nothing), 1 | 4 | 8);
    assert_int_equal(choose(&t, judge_of(1, -3.5), 4, nothing), 15);
    assert_int_equal(choose(&t, judge_of(0, 0), 2, nothing), 3); /* of equals the first */
}

/* Unless it cannot stand alone. */
static void test_what_is_kept_is_in_every_set(void **state) {
    (void)state;
    together t = four();
    t.kept = 8;
    assert_int_equal(choose(&t, judge_of(1, 0), 2, nothing), 1 | 8);
    assert_int_equal(choose(&t, judge_of(1, 0), 1, nothing), 8);
    const unsigned lacks[] = {0, 0, 0, DANGLING_FRAGMENT};
    assert_int_equal(choose(&t, judge_of(1, 0), 2, lacks), 3);
}

/* The second costs 0.2 beside the others, a fragment 2; behind the first nothing. */
static void test_a_sentence_that_leans_wants_the_one_before_it(void **state) {
    (void)state;
    together t = {.count = 3, .at = {4, 5, 8}};
    const double scores[] = {4, 4.1, 4};
    unsigned lacks[] = {[5] = DANGLING_BACK, [6] = DANGLING_BACK, [8] = 0};
    for (int k = 0; k < 3; k++)
        t.alone[k][ALONE_score] = (float)scores[k];
    assert_int_equal(choose(&t, judge_of(1, 0), 1, lacks), 1);
    assert_int_equal(choose(&t, judge_of(1, 0), 2, lacks), 3);
    t.at[1] = 6;
    assert_int_equal(choose(&t, judge_of(1, 0), 2, lacks), 1 | 4);
    lacks[6] = DANGLING_FRAGMENT;
    t.alone[1][ALONE_score] = 5.9F;
    assert_int_equal(choose(&t, judge_of(1, 0), 1, lacks), 1);
}

/* Counts how often each is asked about; the first is a fragment. */
static pith_status lacks_counted(const void *context, uint32_t position, dangling *out) {
    (*(unsigned *const *)context)[position]++;
    *out = (dangling){position == 0 ? DANGLING_FRAGMENT : 0, DANGLING_NOWHERE};
    return PITH_OK;
}

static pith_status no_memory(const void *context, uint32_t position, dangling *out) {
    (void)context, (void)position, (void)out;
    return PITH_ERROR_MEMORY;
}

static void test_only_what_may_be_chosen_is_read_for_what_it_lacks(void **state) {
    (void)state;
    const together t = four();
    unsigned asked[4] = {0};
    unsigned *const context = asked;
    /* 20 + 12 - 2 is still more than 16 + 12. */
    const together_judge *judge = judge_of(4, -6);
    uint32_t best;
    assert_int_equal(together_choose(&t, judge, 2, lacks_counted, &context, &best), PITH_OK);
    assert_int_equal(best, 1 | 4);
    const unsigned once[] = {1, 0, 1, 0};
    assert_memory_equal(asked, once, sizeof once);
    /* 5 / 4 - 2 is less than 4 / 4. */
    judge = judge_of(0.25, 0);
    memset(asked, 0, sizeof asked);
    assert_int_equal(together_choose(&t, judge, 1, lacks_counted, &context, &best), PITH_OK);
    assert_int_equal(best, 2);
    const unsigned two[] = {1, 1, 0, 0};
    assert_memory_equal(asked, two, sizeof two);
    assert_int_equal(together_choose(&t, judge, 1, no_memory, NULL, &best), PITH_ERROR_MEMORY);
}

static void test_a_set_larger_than_the_document_is_none(void **state) {
    (void)state;
    const together t = four();
    assert_int_equal(choose(&t, judge_of(1, 0), 5, nothing), 0);
}

static void test_the_highest_are_measured(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d", "x", "a b c e", "y", "z", "u", "v", "w", "q", "r"};
    const double scores[] = {5, 0, 9, 1, 1, 1, 2, 1, 1, 1};
    toy d;
    features f;
    together t;
    assert_true(toy_build(&d, lines, 10, NULL));
    assert_int_equal(features_build(&d.input, &f), PITH_OK);
    assert_int_equal(together_measure(&d.input, &f, scores, judge_of(1, 0), &t), PITH_OK);
    assert_int_equal(t.count, TOGETHER_MOST);
    const uint32_t at[] = {0, 2, 3, 4, 5, 6, 7, 8}; /* of those with 1 the first five */
    assert_memory_equal(t.at, at, sizeof at);
    const float *first = t.alone[0];
    assert_close((double)first[ALONE_score], 5, 0);
    assert_close((double)first[ALONE_lag], 16, 0);
    assert_close((double)first[ALONE_short], 1.1, 1e-7);
    assert_close((double)first[ALONE_ROOTS + COLUMN_words], 2, 0);
    assert_close((double)t.alone[1][ALONE_ROOTS + COLUMN_place], sqrt(2), 1e-7);
    /* Weights of 0 are chances of a half: of four words, and three pairs of them. */
    assert_close((double)first[ALONE_salient_words], 2, 1e-6);
    assert_close((double)first[ALONE_salient_pairs_root], 1.5 / sqrt(5), 1e-6);
    /* A column below 0 keeps its sign. */
    float *followed = features_column(&f, COLUMN_followed);
    followed[0] = -0.25F;
    assert_int_equal(together_measure(&d.input, &f, scores, judge_of(1, 0), &t), PITH_OK);
    assert_close((double)first[ALONE_ROOTS + COLUMN_followed], -0.5, 0);
    assert_close(t.pair[0][1][PAIR_trigrams], 1, 0); /* a b c */
    assert_close(t.pair[0][1][PAIR_common], 0.75, CLOSE);
    assert_close(t.pair[0][1][PAIR_near], 0.5, CLOSE);
    assert_close(t.pair[0][1][PAIR_salient_words], 1.5, CLOSE);
    assert_close(t.pair[0][1][PAIR_salient_pairs], 1, CLOSE);
    assert_close(t.pair[0][1][PAIR_adjacent], 0, 0);
    assert_close(t.pair[1][2][PAIR_adjacent], 1, 0);
    assert_close(t.pair[1][2][PAIR_common], 0, 0);
    toy_free(&d);
}

static void test_weights_of_other_names_do_not_fit(void **state) {
    (void)state;
    const together_judge whole = *judge_of(1, 0);
    together_judge judge = whole;
    assert_true(together_fits(&judge));
    judge.pair.count--;
    assert_false(together_fits(&judge));
    model_weight items[PAIR_COUNT];
    memcpy(items, whole.pair.items, sizeof items);
    items[3].name[0] = 'x';
    judge.pair = (weights){items, PAIR_COUNT};
    assert_false(together_fits(&judge));
    judge = whole;
    judge.salience.count = 0;
    assert_false(together_fits(&judge));
    judge = whole;
    judge.alone.names = "score lag ";
    assert_false(together_fits(&judge));
}

static void test_languages_without_words_have_a_judge_of_their_own(void **state) {
    (void)state;
    const char *const lines[] = {"a b"};
    toy d;
    assert_true(toy_build(&d, lines, 1, NULL));
    const together_judge with = together_judge_of(&d.input);
    d.language.wording = (word_table){0};
    const together_judge without = together_judge_of(&d.input);
    assert_true(together_fits(&without));
    assert_true(together_fits(&with));
    assert_ptr_not_equal(without.alone.inputs, with.alone.inputs);
    /* Where no text had a word that counts, none counts. */
    assert_close((double)without.alone.inputs[ALONE_ROOTS + COLUMN_wording].scale, 0, 0);
    assert_true(with.alone.inputs[ALONE_ROOTS + COLUMN_wording].scale > 0);
    toy_free(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_best_alone_is_not_what_is_best_together),
        cmocka_unit_test(test_what_is_kept_is_in_every_set),
        cmocka_unit_test(test_a_sentence_that_leans_wants_the_one_before_it),
        cmocka_unit_test(test_only_what_may_be_chosen_is_read_for_what_it_lacks),
        cmocka_unit_test(test_a_set_larger_than_the_document_is_none),
        cmocka_unit_test(test_the_highest_are_measured),
        cmocka_unit_test(test_weights_of_other_names_do_not_fit),
        cmocka_unit_test(test_languages_without_words_have_a_judge_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
