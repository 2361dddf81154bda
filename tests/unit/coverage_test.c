/* coverage_test.c - concepts and breadth by hand; the integer program against all sets of
 * sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/breadth.h"
#include "rank/concepts.h"
#include "rank/methods.h"
#include "toy_document.h"

/* Pairs: ab in 0 and 1, bc in 0 and 2, de in 1 and 2; bd and cd once only. */
static const char *const three[] = {"a b c", "a b d e", "b c d e"};

static void test_pairs_that_are_found_again(void **state) {
    (void)state;
    toy t;
    concepts c;
    assert_true(toy_build(&t, three, 3, NULL));
    assert_int_equal(concepts_find(&t.input, 2, &c), PITH_OK);
    assert_int_equal(c.count, 3);
    const uint32_t offsets[] = {0, 2, 4, 6};
    for (int i = 0; i < 4; i++)
        assert_int_equal(c.offsets[i], offsets[i]);
    for (int i = 0; i < 3; i++)
        assert_close(c.weights[i], 2, 0);
    toy_free(&t);
}

/* Of three sources, what all three say counts; "-of -the" never, "-of a" does. */
static void test_of_several_sources_in_three_of_them(void **state) {
    (void)state;
    const char *const lines[] = {"a b", "a b", "-of -the -of a", "-of -the -of a",
                                 "-of -the -of a"};
    const uint32_t sources[] = {0, 0, 0, 1, 2};
    toy t;
    concepts c;
    assert_true(toy_build(&t, lines, 5, sources));
    assert_int_equal(concepts_find(&t.input, 2, &c), PITH_OK);
    assert_int_equal(c.count, 1);
    assert_close(c.weights[0], 3, 0);
    assert_int_equal(c.offsets[2], 0);
    assert_int_equal(c.offsets[5], 3);
    toy_free(&t);
}

/* a, b and c come again in another sentence, d only in its own; "-of" is a stop word. */
static void test_single_words(void **state) {
    (void)state;
    const char *const lines[] = {"a b a -of", "b c d d", "-of c a"};
    toy t;
    concepts c;
    assert_true(toy_build(&t, lines, 3, NULL));
    assert_int_equal(concepts_find(&t.input, 1, &c), PITH_OK);
    assert_int_equal(c.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(c.offsets[i + 1], 2 * (i + 1)); /* each sentence has two of them, once */
        assert_close(c.weights[i], 2, 0);
    }
    assert_int_equal(c.ids[0], c.ids[4]); /* a: rows ascend by term */
    assert_int_equal(c.ids[1], c.ids[2]); /* b */
    assert_int_equal(c.ids[3], c.ids[5]); /* c */
    toy_free(&t);
}

/* a, b and "a b" are said twice, by sentences of 5 words: both hold the most that is new, which is
 * worth 0.3 of the range of the scores for words and 0.3 for pairs; then nothing is new. In a
 * sentence of 10 words all is worth half. */
static void test_breadth_by_hand(void **state) {
    (void)state;
    const char *const lines[] = {"a b x y z", "a b u v w", "c d e f g", "a b h i j k l m n o"};
    toy t;
    rank_result r;
    static const char *const names[] = {"trees", "breadth"};
    assert_true(toy_build(&t, lines, 4, NULL));
    assert_int_equal(rank_parts(&t.input, "auto", names, 2, &r), PITH_OK);
    const double scores[] = {1, 3, 2, 1.5};
    memcpy(r.scores, scores, sizeof scores);
    assert_int_equal(breadth_mind(&t.input, &r), PITH_OK);
    const double expected[] = {1 + 1.2, 3 + 1.2, 2, 1.5 + 0.6}; /* the range is 2 */
    for (uint32_t i = 0; i < 4; i++)
        assert_close(r.scores[i], expected[i], 1e-12);
    assert_close(r.parts[2 * 0 + 1], 1.2, 1e-12);
    r.gains->add(r.gains->state, 1);
    rank_measure(&r, 0);
    assert_close(r.scores[0], 1, 1e-12);
    assert_false(r.gains->may_rise);
    toy_free(&t);
}

/* Two concepts of weight 2 each; once the first is chosen, only "d e" is new to the others. With
 * words as the budget, the gain is per word. */
static void test_greedy_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, three, 3, NULL));
    assert_int_equal(coverage_score(&t.input, &r), PITH_OK);
    for (int i = 0; i < 3; i++)
        assert_close(r.scores[i], 4, 0);
    r.gains->add(r.gains->state, 0);
    rank_measure(&r, 1);
    rank_measure(&r, 0);
    assert_close(r.scores[1], 2, 0);
    assert_close(r.scores[0], 0, 0);
    t.input.limit = (budget){PITH_WORDS, 7, false};
    assert_int_equal(coverage_score(&t.input, &r), PITH_OK);
    assert_close(r.scores[0], 4.0 / 3, 1e-12);
    assert_close(r.scores[1], 1, 1e-12);
    toy_free(&t);
}

static void test_without_concepts(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "c d"}, 2, NULL));
    assert_int_equal(coverage_ilp_score(&t.input, &r), PITH_OK);
    assert_string_equal(r.method, "tfidf");
    assert_non_null(r.note);
    toy_free(&t);
}

/* ---- the best set ---- */

/* Weight of the concepts that the sentences of `set` (bits) hold; -1 when they do not fit. */
static double value_of(const toy *t, const concepts *c, unsigned set) {
    bool covered[TOY_MAX] = {false};
    double value = 0;
    size_t taken = 0;
    for (uint32_t i = 0; i < t->input.count; i++) {
        if (!(set >> i & 1))
            continue;
        taken += rank_cost(&t->input, i);
        for (uint32_t k = c->offsets[i]; k < c->offsets[i + 1]; k++) {
            value += covered[c->ids[k]] ? 0 : c->weights[c->ids[k]];
            covered[c->ids[k]] = true;
        }
    }
    return taken <= rank_room(&t->input) ? value : -1;
}

/* Ten sentences of three to eight of seven words, made from `seed`. */
enum { MADE = 10 };

static void make_lines(unsigned seed, char (*room)[40], const char **lines) {
    for (unsigned i = 0; i < MADE; i++) {
        size_t length = 0;
        const unsigned words = 3 + (seed * 5 + i * 7) % 6;
        for (unsigned k = 0; k < words; k++) {
            seed = seed * 1103515245U + 12345U;
            length += (size_t)snprintf(room[i] + length, sizeof room[i] - length, "w%u ",
                                       (seed >> 16) % 7);
        }
        lines[i] = room[i];
    }
}

static double greedy_value(const toy *t, const concepts *c) {
    rank_result r;
    unsigned set = 0;
    assert_int_equal(coverage_score(&t->input, &r), PITH_OK);
    for (;;) {
        uint32_t best = MADE;
        for (uint32_t i = 0; i < MADE; i++) {
            rank_measure(&r, i);
            if (!(set >> i & 1) && value_of(t, c, set | 1U << i) >= 0 &&
                (best == MADE || r.scores[i] > r.scores[best]))
                best = i;
        }
        if (best == MADE)
            return value_of(t, c, set);
        set |= 1U << best;
        r.gains->add(r.gains->state, best);
    }
}

static void test_the_program_finds_the_best_of_all_sets(void **state) {
    (void)state;
    int better = 0;
    for (unsigned seed = 1; seed <= 20; seed++) {
        char room[MADE][40];
        const char *lines[MADE];
        toy t;
        concepts c;
        rank_result r;
        make_lines(seed, room, lines);
        assert_true(toy_build(&t, lines, MADE, NULL));
        t.input.limit =
            seed % 2 ? (budget){PITH_WORDS, 15, false} : (budget){PITH_SENTENCES, 3, false};
        assert_int_equal(concepts_find(&t.input, 2, &c), PITH_OK);
        assert_int_equal(coverage_ilp_score(&t.input, &r), PITH_OK);
        if (r.note && strstr(r.note, "libglpk")) {
            toy_free(&t);
            skip();
        }
        assert_string_equal(r.method, "coverage-ilp");
        unsigned members = 0;
        for (uint32_t i = 0; i < MADE; i++)
            members |= (r.parts[2 * i] > 0 ? 1U : 0U) << i;
        double best = 0;
        for (unsigned set = 0; set < 1U << MADE; set++)
            best = value_of(&t, &c, set) > best ? value_of(&t, &c, set) : best;
        assert_close(value_of(&t, &c, members), best, 0);
        assert_true(greedy_value(&t, &c) <= best);
        better += greedy_value(&t, &c) < best;
        toy_free(&t);
    }
    assert_true(better > 0);
}

/* Whoever is in the set stands before all others. */
static void test_members_stand_first(void **state) {
    (void)state;
    char room[MADE][40];
    const char *lines[MADE];
    toy t;
    rank_result r;
    make_lines(3, room, lines);
    assert_true(toy_build(&t, lines, MADE, NULL));
    assert_int_equal(coverage_ilp_score(&t.input, &r), PITH_OK);
    for (uint32_t i = 0; i < MADE && r.part_count == 2; i++)
        for (uint32_t j = 0; j < MADE; j++)
            if (r.parts[2 * i] > 0 && r.parts[2 * j] <= 0)
                assert_true(r.scores[i] > r.scores[j]);
    toy_free(&t);
}

/* 500 sentences of ten words, each twice: 4,500 pairs. */
static void test_too_many_concepts_fall_back(void **state) {
    enum { MANY = 1000 };
    (void)state;
    static char room[MANY][80];
    static const char *lines[MANY];
    for (unsigned i = 0; i < MANY; i++) {
        size_t length = 0;
        for (unsigned k = 0; k < 10; k++)
            length +=
                (size_t)snprintf(room[i] + length, sizeof room[i] - length, "w%ux%u ", i / 2, k);
        lines[i] = room[i];
    }
    toy t;
    rank_result r;
    assert_true(toy_build(&t, lines, MANY, NULL));
    assert_int_equal(coverage_ilp_score(&t.input, &r), PITH_OK);
    assert_string_equal(r.method, "coverage");
    assert_non_null(r.note);
    assert_non_null(r.gains);
    toy_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs_that_are_found_again),
        cmocka_unit_test(test_of_several_sources_in_three_of_them),
        cmocka_unit_test(test_single_words),
        cmocka_unit_test(test_greedy_by_hand),
        cmocka_unit_test(test_breadth_by_hand),
        cmocka_unit_test(test_without_concepts),
        cmocka_unit_test(test_the_program_finds_the_best_of_all_sets),
        cmocka_unit_test(test_members_stand_first),
        cmocka_unit_test(test_too_many_concepts_fall_back),
    };
    return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
