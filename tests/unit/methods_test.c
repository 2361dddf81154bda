/* methods_test.c - methods that score each sentence by itself, on examples worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/methods.h"
#include "toy_document.h"

#include <math.h>

#define CLOSE 1e-12

typedef pith_status scorer(const rank_input *, rank_result *);

static void check(scorer *score, const char *const *lines, uint32_t count, const double *expected,
                  double tolerance) {
    toy t;
    rank_result r;
    assert_true(toy_build(&t, lines, count, NULL));
    assert_int_equal(score(&t.input, &r), PITH_OK);
    for (uint32_t i = 0; i < count; i++)
        assert_close(r.scores[i], expected[i], tolerance);
    toy_free(&t);
}

static void test_random_is_the_same_for_the_same_text(void **state) {
    (void)state;
    const char *const lines[] = {"a", "b", "c"};
    toy t;
    rank_result first;
    rank_result again;
    rank_result other;
    assert_true(toy_build(&t, lines, 3, NULL));
    t.doc.text = SLICE("a b c");
    assert_int_equal(random_score(&t.input, &first), PITH_OK);
    assert_int_equal(random_score(&t.input, &again), PITH_OK);
    t.doc.text = SLICE("a b d");
    assert_int_equal(random_score(&t.input, &other), PITH_OK);
    for (int i = 0; i < 3; i++) {
        assert_true(first.scores[i] >= 0 && first.scores[i] < 1);
        assert_true(first.scores[i] == again.scores[i]);
        assert_true(first.scores[i] != other.scores[i]);
    }
    assert_true(first.scores[0] != first.scores[1] && first.scores[1] != first.scores[2]);
    toy_free(&t);
}

/* a, b and c occur three times each and are significant; x, y and z are not.
 *   0: "a b" and, after three others, c: one cluster of 3 among 6 words, 9 / 6
 *   1: a b c stand together: 9 / 3
 *   2: five others part a from b c: 1 / 1 and 4 / 2
 *   3: nothing is significant */
static void test_luhn_by_hand(void **state) {
    (void)state;
    const char *const lines[] = {"x -s a b -s y -s c -s", "a b c", "a -s -s -s -s -s b c", "z -s"};
    check(luhn_score, lines, 4, (const double[]){1.5, 3, 2, 0}, CLOSE);
}

/* "results" is a bonus word, "hardly" a stigma word; x occurs three times; "bridge" is in the
 * title. Each sentence is a paragraph. cue       1, -1, 0 key       3 * 3, 0, 0 over 9 title     0,
 * 0, 1 location  1 + 1, 1, 1 + 1              over 2 */
static void test_edmundson_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"results x x x", "hardly y", "z bridge"}, 3, NULL));
    uint32_t title = toy_term(&t, "bridge");
    t.doc.title_terms = &title;
    t.doc.title_term_count = 1;
    assert_int_equal(edmundson_score(&t.input, &r), PITH_OK);
    const double parts[] = {1, 1, 0, 1, -1, 0, 0, 0.5, 0, 0, 1, 1};
    for (int i = 0; i < 12; i++)
        assert_close(r.parts[i], parts[i], CLOSE);
    assert_close(r.scores[0], 3, CLOSE);
    assert_close(r.scores[1], -0.5, CLOSE);
    toy_free(&t);
}

/* counts a 1, b 2, c 2, d 1, all idf 1, one source.
 *   C = 1 + 2, 2 + 2, 2 + 1         max C = 4
 *   P = 4 * 3/3, 4 * 2/3, 4 * 1/3
 *   F = 4 * cosine with the first: 1, 1/2, 0 */
static void test_centroid_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "b c", "c d"}, 3, NULL));
    assert_int_equal(centroid_score(&t.input, &r), PITH_OK);
    const double parts[] = {3, 4, 4, 4, 8.0 / 3, 2, 3, 4.0 / 3, 0};
    for (int i = 0; i < 9; i++)
        assert_close(r.parts[i], parts[i], CLOSE);
    toy_free(&t);
}

/* Two sources: the centroid is a mean over them, each has its own first sentence, and both are at
 * place 0. counts a 2, b 1, c 1: C = (2 + 1) / 2, (2 + 1) / 2; P = C; F = C. */
static void test_centroid_sees_the_first_sentence_of_each_source(void **state) {
    (void)state;
    const uint32_t sources[] = {0, 1};
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "a c"}, 2, sources));
    assert_int_equal(centroid_score(&t.input, &r), PITH_OK);
    assert_close(r.scores[0], 4.5, CLOSE);
    assert_close(r.scores[1], 4.5, CLOSE);
    toy_free(&t);
}

/* Ten sentences; the idf 1 + ln 100 means 1 % of the documents, so 1 - 0.99^(1/27) = 0.000372163 of
 * the sentences.
 *   t in 3 of 10: G = 2 (3 ln(3 / 0.00372163) + 7 ln(7 / 9.99627837)) = 2 (20.0764 - 2.4941) = 35.2
 *   u in 1 of 10: G = 2 (ln(1 / 0.00372163) + 9 ln(9 / 9.99627837)) = 2 (5.5936 - 0.9449) = 9.30
 * Only the first is beyond 10.83. */
static void test_signature_by_hand(void **state) {
    (void)state;
    const char *const lines[] = {"t u", "t", "t -s", "-s", "-s", "-s", "-s", "-s", "-s", "-s"};
    toy t;
    rank_result r;
    assert_true(toy_build(&t, lines, 10, NULL));
    t.doc.terms[toy_term(&t, "t")].idf = (float)(1 + log(100));
    t.doc.terms[toy_term(&t, "u")].idf = (float)(1 + log(100));
    assert_int_equal(signature_score(&t.input, &r), PITH_OK);
    const double expected[] = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    for (int i = 0; i < 10; i++)
        assert_close(r.scores[i], expected[i], 0);
    assert_null(r.note);
    toy_free(&t);
}

/* A word that is in every document elsewhere never stands out; then tfidf ranks, and says so. */
static void test_signature_without_any_falls_back(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "a"}, 2, NULL));
    assert_int_equal(signature_score(&t.input, &r), PITH_OK);
    assert_string_equal(r.method, "tfidf");
    assert_non_null(r.note);
    assert_close(r.scores[0], 3, CLOSE); /* count 2 + count 1 */
    toy_free(&t);
}

/* By power iteration in Python on the whole matrix of the mean of both directions, formed from the
 * formulas of the paper with all idf among these sentences: 0.336472 for a, b, e, g, 1.098612 for
 * d, f, h, and for c, which three of five hold, a quarter of the mean 0.538157. */
static void test_textrank_bm25(void **state) {
    (void)state;
    const char *const five[] = {"a b c", "b c d e", "a e f", "g h", "c g"};
    check(textrank_bm25_score, five, 5,
          (const double[]){0.245885402094, 0.238641994727, 0.177669143071, 0.131738633422,
                           0.206064826686},
          6e-6);
}

/* a and b are in two of three sentences, ln(1.5 / 2.5) < 0, and x and y in one, ln(2.5 / 1.5): the
 * mean is 0, so that a and b weigh nothing and there are no edges. */
static void test_textrank_bm25_of_words_in_most_sentences(void **state) {
    (void)state;
    const double third[] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    check(textrank_bm25_score, (const char *[]){"a x", "a b", "b y"}, 3, third, CLOSE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_is_the_same_for_the_same_text),
        cmocka_unit_test(test_luhn_by_hand),
        cmocka_unit_test(test_edmundson_by_hand),
        cmocka_unit_test(test_centroid_by_hand),
        cmocka_unit_test(test_centroid_sees_the_first_sentence_of_each_source),
        cmocka_unit_test(test_signature_by_hand),
        cmocka_unit_test(test_signature_without_any_falls_back),
        cmocka_unit_test(test_textrank_bm25),
        cmocka_unit_test(test_textrank_bm25_of_words_in_most_sentences),
    };
    return cmocka_run_group_tests_name("methods", tests, NULL, NULL);
}
