/* keyphrase_score_test.c - the measures of a ranking, and which phrases are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/keyphrase_match.h"

#include <string.h>

static void assert_near(double value, double wanted) {
    assert_true(value > wanted - 1e-6 && value < wanted + 1e-6);
}

/* Six phrases, of which the first, third and sixth are right; four are gold. */
static const bool right[] = {true, false, true, false, false, true};
static const keyphrase_ranking ranking = {right, 6, 4};

static void test_cuts(void **state) {
    (void)state;
    keyphrase_score s;
    keyphrase_score_ranking(&ranking, &(keyphrase_protocol){false, 15}, &s);
    assert_near(keyphrase_precision(&s.cuts[0]), 2 / 5.0);
    assert_near(keyphrase_recall(&s.cuts[0]), 2 / 4.0);
    assert_near(keyphrase_f1(&s.cuts[0]), 4 / 9.0);
    assert_near(keyphrase_precision(&s.cuts[1]), 3 / 6.0);
    assert_near(keyphrase_recall(&s.cuts[1]), 3 / 4.0);
    assert_near(keyphrase_f1(&s.cuts[1]), 0.6);
    assert_near(keyphrase_f1(&s.cuts[KEYPHRASE_CUT_M]), 0.6);
}

static void test_padding_divides_by_the_rank(void **state) {
    (void)state;
    keyphrase_score s;
    keyphrase_score_ranking(&ranking, &(keyphrase_protocol){true, 15}, &s);
    assert_near(keyphrase_precision(&s.cuts[0]), 2 / 5.0);
    assert_near(keyphrase_precision(&s.cuts[1]), 3 / 10.0);
    assert_near(keyphrase_precision(&s.cuts[2]), 3 / 15.0);
    assert_near(keyphrase_precision(&s.cuts[KEYPHRASE_CUT_M]), 3 / 6.0);
}

/* AP = (1/1 + 2/3 + 3/6) / 4; gains 1, 1/2, 1/log2(7) over 1 + 1/log2(3) + 1/2 + 1/log2(5). */
static void test_average_precision_and_ndcg(void **state) {
    (void)state;
    keyphrase_score s;
    keyphrase_score_ranking(&ranking, &(keyphrase_protocol){false, 15}, &s);
    assert_near(s.average_precision, 0.5416667);
    assert_near(s.ndcg, 1.8562072 / 2.5616063);
    keyphrase_score_ranking(&ranking, &(keyphrase_protocol){false, 1}, &s);
    assert_near(s.average_precision, 0.25);
    assert_near(s.ndcg, 1);
}

static void test_nothing_given_or_gold_is_zero(void **state) {
    (void)state;
    keyphrase_score s;
    keyphrase_score_ranking(&(keyphrase_ranking){NULL, 0, 4}, &(keyphrase_protocol){false, 15}, &s);
    assert_near(keyphrase_precision(&s.cuts[0]), 0);
    assert_near(keyphrase_f1(&s.cuts[0]), 0);
    keyphrase_score_ranking(&(keyphrase_ranking){right, 6, 0}, &(keyphrase_protocol){false, 15},
                            &s);
    assert_near(keyphrase_recall(&s.cuts[0]), 0);
    assert_near(s.ndcg, 0);
}

static uint32_t identify(keyphrase_matcher *m, const char *phrase, bool *present) {
    uint32_t id;
    const pith_slice text = {phrase, strlen(phrase)};
    assert_int_equal(keyphrase_identify(m, text, &id, present), PITH_OK);
    return id;
}

static void test_phrases_with_equal_stems_are_the_same(void **state) {
    (void)state;
    static const char text[] = "Deep neural networks learn quickly. Nets of neurons are networks.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    arena a = {0};
    keyphrase_matcher m = {.memory = &a};
    assert_int_equal(pith_doc_new(pith_model_builtin(), &m.text), PITH_OK);
    assert_int_equal(pith_doc_new(pith_model_builtin(), &m.phrase), PITH_OK);
    assert_int_equal(pith_doc_read(m.text, &source, 1, NULL, NULL), PITH_OK);
    assert_int_equal(keyphrase_matcher_open(&m), PITH_OK);
    bool present;
    const uint32_t network = identify(&m, "Neural Networks", &present);
    assert_true(present);
    assert_int_equal(identify(&m, "neural network", &present), network);
    assert_int_equal(identify(&m, "neural-network", &present), network);
    assert_int_not_equal(identify(&m, "networks neural", &present), network);
    assert_false(present);
    identify(&m, "quickly nets", &present); /* two sentences */
    assert_false(present);
    identify(&m, "++", &present);
    assert_false(present);
    pith_doc_free(m.text);
    pith_doc_free(m.phrase);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_padding_divides_by_the_rank),
        cmocka_unit_test(test_average_precision_and_ndcg),
        cmocka_unit_test(test_nothing_given_or_gold_is_zero),
        cmocka_unit_test(test_phrases_with_equal_stems_are_the_same),
    };
    return cmocka_run_group_tests_name("keyphrase_score", tests, NULL, NULL);
}
