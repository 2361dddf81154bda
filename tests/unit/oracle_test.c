/* oracle_test.c - greedy and exact oracle on documents small enough to work by hand. Words are
 * numbers; value = ROUGE-1 F + ROUGE-2 F. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/baselines.h"
#include "eval/oracle.h"
#include "eval/random.h"

#define WORDS(...)                                                                                 \
    {                                                                                              \
        .terms = (const uint32_t[]){__VA_ARGS__},                                                  \
        .count = sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)                        \
    }
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const size_t ones[200] = {[0 ... 199] = 1};

static void assert_chosen(const size_t *chosen, size_t count, const size_t *wanted,
                          size_t wanted_count) {
    assert_int_equal(count, wanted_count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(chosen[i], wanted[i]);
}

/* Against 1 2 3 4: "1 2" is worth 2*2/(4+2) + 2*1/(3+1) = 1.17, so is "3 4" (the earlier one goes
 * first), "1 9 2 9" 2*2/(4+4) = 0.5; both of the former are worth 2. */
static void test_greedy_takes_what_raises_the_value_most(void **state) {
    (void)state;
    const rouge_words reference = WORDS(1, 2, 3, 4);
    const rouge_words sentences[] = {WORDS(1, 9, 2, 9), WORDS(1, 2), WORDS(3, 4)};
    const oracle_input in = {sentences, ones, 3, 2, &reference, 1};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    assert_int_equal(oracle_greedy(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_true(solved);
    assert_chosen(chosen, count, (const size_t[]){1, 2}, 2);
    arena_free(&a);
}

/* Against 1 .. 6: "2 3 4 5" alone is worth 8/10 + 6/8 = 1.55; with "1 2 3" behind it 10/13 + 8/11 =
 * 1.50, so greedy stops. "1 2 3" and "4 5 6" together are worth 2, each alone 6/9 + 4/7 = 1.24. */
static void test_exact_finds_what_greedy_misses(void **state) {
    (void)state;
    const rouge_words reference = WORDS(1, 2, 3, 4, 5, 6);
    const rouge_words sentences[] = {WORDS(2, 3, 4, 5), WORDS(1, 2, 3), WORDS(4, 5, 6)};
    const oracle_input in = {sentences, ones, 3, 2, &reference, 1};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    assert_int_equal(oracle_greedy(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_chosen(chosen, count, (const size_t[]){0}, 1);
    assert_int_equal(oracle_exact(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_true(solved);
    assert_chosen(chosen, count, (const size_t[]){1, 2}, 2);
    arena_free(&a);
}

/* Counts of references are pooled: against "1 2" and "3 4", "1 2 3 4" is worth 8/12 + 4/8 = 1.17
 * and "1 2" 4/8 + 2/4 = 1. */
static void test_references_are_pooled(void **state) {
    (void)state;
    const rouge_words references[] = {WORDS(1, 2), WORDS(3, 4)};
    const rouge_words sentences[] = {WORDS(1, 2), WORDS(1, 2, 3, 4)};
    const oracle_input in = {sentences, ones, 2, 1, references, 2};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    assert_int_equal(oracle_greedy(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_chosen(chosen, count, (const size_t[]){1}, 1);
    arena_free(&a);
}

static void test_budget_is_kept(void **state) {
    (void)state;
    const rouge_words reference = WORDS(1, 2, 3, 4);
    const rouge_words sentences[] = {WORDS(1, 2, 3, 4), WORDS(1, 2), WORDS(3)};
    const size_t costs[] = {4, 2, 1};
    const oracle_input in = {sentences, costs, 3, 3, &reference, 1};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    assert_int_equal(oracle_greedy(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_chosen(chosen, count, (const size_t[]){1, 2}, 2);
    assert_int_equal(oracle_exact(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_chosen(chosen, count, (const size_t[]){1, 2}, 2);
    arena_free(&a);
}

static void test_nothing_shared_is_nothing_chosen(void **state) {
    (void)state;
    const rouge_words reference = WORDS(1, 2);
    const rouge_words sentences[] = {WORDS(7, 8), {.terms = NULL, .count = 0}};
    const oracle_input in = {sentences, ones, 2, 2, &reference, 1};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    assert_int_equal(oracle_greedy(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_int_equal(count, 0);
    assert_int_equal(oracle_exact(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_int_equal(count, 0);
    arena_free(&a);
}

/* C(60, 3) + C(60, 2) + 60 = 36,050 sets are looked through; C(100, 3) = 161,700 are too many. */
static void test_exact_gives_up_beyond_its_limit(void **state) {
    (void)state;
    const uint32_t word[] = {1};
    const rouge_words reference = WORDS(1, 1, 1);
    rouge_words sentences[100];
    for (size_t i = 0; i < COUNT(sentences); i++)
        sentences[i] = (rouge_words){.terms = word, .count = 1};
    arena a = {0};
    size_t *chosen, count;
    bool solved;
    oracle_input in = {sentences, ones, 60, 3, &reference, 1};
    assert_int_equal(oracle_exact(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_true(solved);
    assert_chosen(chosen, count, (const size_t[]){0, 1, 2}, 3);
    in.count = 100;
    assert_int_equal(oracle_exact(&in, &a, &chosen, &count, &solved), PITH_OK);
    assert_false(solved);
    arena_free(&a);
}

/* The first numbers of SplitMix64 from state 0, as its authors' program prints them. */
static void test_random_numbers_are_splitmix64(void **state) {
    (void)state;
    uint64_t seed = 0;
    assert_true(random_next(&seed) == 0xe220a8397b1dcdafULL);
    assert_true(random_next(&seed) == 0x6e789e6aa1b965f4ULL);
    assert_true(random_next(&seed) == 0x06c45d188009454fULL);
}

static void test_random_summary_keeps_budget_and_order(void **state) {
    (void)state;
    const size_t costs[] = {5, 1, 2, 9, 2, 1};
    const candidates from = {.costs = costs, .count = COUNT(costs), .budget = 6};
    arena a = {0};
    bool differs = false;
    size_t first = 99;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        size_t *chosen, count, spent = 0;
        assert_int_equal(baseline_random(&from, seed, &a, &chosen, &count), PITH_OK);
        assert_true(count > 0);
        for (size_t i = 0; i < count; i++) {
            spent += costs[chosen[i]];
            assert_true(i == 0 || chosen[i] > chosen[i - 1]);
        }
        assert_true(spent <= 6);
        differs = differs || (first != 99 && first != chosen[0]);
        first = chosen[0];
    }
    assert_true(differs);
    arena_free(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_greedy_takes_what_raises_the_value_most),
        cmocka_unit_test(test_exact_finds_what_greedy_misses),
        cmocka_unit_test(test_references_are_pooled),
        cmocka_unit_test(test_budget_is_kept),
        cmocka_unit_test(test_nothing_shared_is_nothing_chosen),
        cmocka_unit_test(test_exact_gives_up_beyond_its_limit),
        cmocka_unit_test(test_random_numbers_are_splitmix64),
        cmocka_unit_test(test_random_summary_keeps_budget_and_order),
    };
    return cmocka_run_group_tests_name("oracle", tests, NULL, NULL);
}
