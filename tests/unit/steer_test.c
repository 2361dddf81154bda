/* steer_test.c - queries, and what the reader knows, worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/known.h"
#include "rank/methods.h"
#include "rank/steer.h"
#include "toy_document.h"

#include <math.h>

#define CLOSE 1e-12

/* Three sentences of source 0, which compete, and two of source 1, which is known. */
static const char *const lines[] = {"a b", "b c", "c c d", "a b", "d e"};

typedef struct setting {
    toy t;
    text_source sources[2];
    uint32_t asked;
    vectors rows;
} setting;

static void build(setting *s, const char *query, bool known) {
    assert_true(toy_build(&s->t, lines, 5, (const uint32_t[]){0, 0, 0, 1, 1}));
    s->sources[0] = (text_source){.known = false};
    s->sources[1] = (text_source){.known = known};
    s->t.doc.sources = s->sources;
    s->t.doc.source_count = known ? 2 : 1;
    s->t.doc.known_count = known ? 1 : 0;
    s->t.input.count = 3;
    s->t.input.asked = query != NULL;
    s->asked = query ? toy_term(&s->t, query) : MAP_ABSENT;
    assert_int_equal(vectors_build(&s->t.doc, s->t.sentences, 3, &s->asked, s->asked != MAP_ABSENT,
                                   &s->t.memory, &s->rows),
                     PITH_OK);
    s->t.input.vectors = &s->rows;
}

static void rank(setting *s, double a, double b, double c, rank_result *out) {
    static const char *const names[] = {"own"};
    assert_int_equal(rank_parts(&s->t.input, "made", names, 1, out), PITH_OK);
    out->scores[0] = a;
    out->scores[1] = b;
    out->scores[2] = c;
    assert_int_equal(steer_result(&s->t.input, out), PITH_OK);
}

/* A method without gains of its own gets them: "c c d", worth 2 of the query "c", is worth 2 * 0.7
 * when "b c" has been chosen, and 2 * 0.49 when both have been. */
static void test_what_is_answered_is_asked_less(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, "c", false);
    rank(&s, 1, 2, 5, &r);
    for (uint32_t chosen = 1; chosen <= 2; chosen++) {
        r.gains->add(r.gains->state, chosen);
        rank_measure(&r, 2);
        assert_close(r.scores[2], 1.25 + 2 * pow(0.7, chosen), CLOSE);
    }
    toy_free(&s.t);
}

/* The word stands only in what the reader knows. */
static void test_a_query_of_known_words_is_said(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, "e", true);
    rank(&s, 1, 2, 5, &r);
    assert_non_null(r.note);
    assert_string_equal(r.part_names[1], "known");
    toy_free(&s.t);
}

/* Scores 1, 2 and 5 become 1/4, 2/4, 5/4. Of the query "c", the second has ln 2 and the third,
 * twice in it, ln 3, the most: 2 ln 2 / ln 3 and 2 are added. */
static void test_a_query_adds_to_any_score(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, "c", false);
    rank(&s, 1, 2, 5, &r);
    assert_int_equal(r.part_count, 2);
    assert_string_equal(r.part_names[1], "asked");
    assert_close(r.scores[0], 0.25, CLOSE);
    assert_close(r.scores[1], 0.5 + 2 * log(2) / log(3), CLOSE);
    assert_close(r.scores[2], 1.25 + 2, CLOSE);
    pith_part parts[2];
    rank_explain(&r, 1, parts);
    assert_close(parts[0].value, 0.5, CLOSE);
    assert_close(parts[1].value, 2 * log(2) / log(3), CLOSE);
    assert_null(r.note);
    toy_free(&s.t);
}

static void test_a_query_of_unknown_words_is_said(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, "z", false);
    rank(&s, 1, 2, 5, &r);
    assert_int_equal(r.part_count, 1);
    assert_close(r.scores[2], 5, 0);
    assert_non_null(r.note);
    toy_free(&s.t);
}

static void test_nothing_asked_changes_nothing(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, NULL, false);
    rank(&s, 1, 2, 5, &r);
    assert_int_equal(r.part_count, 1);
    assert_close(r.scores[2], 5, 0);
    assert_null(r.note);
    assert_null(r.known);
    toy_free(&s.t);
}

/* "a b" is known word for word, "b c" shares b of two with it, and "c c d", (2, 1) / sqrt 5, shares
 * d of two with "d e": 1 / sqrt 10. */
static void test_the_nearest_known_sentence(void **state) {
    (void)state;
    setting s;
    double *nearest;
    bool *repeats;
    build(&s, NULL, true);
    assert_int_equal(known_find(&s.t.input, &nearest, &repeats), PITH_OK);
    assert_true(repeats[0]);
    assert_false(repeats[1] || repeats[2]);
    assert_close(nearest[0], 1, CLOSE);
    assert_close(nearest[1], 0.5, CLOSE);
    assert_close(nearest[2], 1 / sqrt(10), CLOSE);
    toy_free(&s.t);
}

/* Scores 3, 5 and 1 become 3/4, 5/4, 1/4, of which 1/4 is the lowest: the heights 1/2, 1 and 0 lose
 * as much as is known of them. */
static void test_what_is_known_sinks(void **state) {
    (void)state;
    setting s;
    rank_result r;
    build(&s, NULL, true);
    rank(&s, 3, 5, 1, &r);
    assert_string_equal(r.part_names[1], "known");
    assert_close(r.scores[0], 0.25, CLOSE);
    assert_close(r.scores[1], 1.25 - 0.5, CLOSE);
    assert_close(r.scores[2], 0.25, CLOSE);
    assert_non_null(r.known);
    toy_free(&s.t);
}

/* The gains of a set method, before and after a choice: centroid 1.5, 2, 1.5 as in the test of MMR,
 * but over the rows of these three. Whatever they are, the steered gain is the scaled one plus its
 * query, of which the chosen "b c" has answered its part. */
static void test_gains_are_steered_too(void **state) {
    (void)state;
    setting s;
    rank_result plain;
    rank_result r;
    build(&s, "c", false);
    assert_int_equal(mmr_score(&s.t.input, &plain), PITH_OK);
    assert_int_equal(mmr_score(&s.t.input, &r), PITH_OK);
    const double low = fmin(plain.scores[0], fmin(plain.scores[1], plain.scores[2]));
    const double high = fmax(plain.scores[0], fmax(plain.scores[1], plain.scores[2]));
    assert_int_equal(steer_result(&s.t.input, &r), PITH_OK);
    assert_int_equal(r.part_count, 3);
    r.gains->add(r.gains->state, 1);
    plain.gains->add(plain.gains->state, 1);
    rank_measure(&r, 2);
    rank_measure(&plain, 2);
    assert_close(r.scores[2], plain.scores[2] / (high - low) + 2 * 0.7, CLOSE);
    toy_free(&s.t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_query_adds_to_any_score),
        cmocka_unit_test(test_a_query_of_unknown_words_is_said),
        cmocka_unit_test(test_what_is_answered_is_asked_less),
        cmocka_unit_test(test_a_query_of_known_words_is_said),
        cmocka_unit_test(test_nothing_asked_changes_nothing),
        cmocka_unit_test(test_the_nearest_known_sentence),
        cmocka_unit_test(test_what_is_known_sinks),
        cmocka_unit_test(test_gains_are_steered_too),
    };
    return cmocka_run_group_tests_name("steer", tests, NULL, NULL);
}
