/* told_test.c - sets of words and their likeness, worked by hand; what has been told is found again
 * among many, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/sketch.h"
#include "rank/told.h"
#include "toy_document.h"

static sketch sketch_of(uint64_t *hashes, uint32_t count) {
    sketch out;
    sketch_make(hashes, count, &out);
    return out;
}

#define SKETCH(...)                                                                                \
    sketch_of((uint64_t[]){__VA_ARGS__}, sizeof((uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))

static void test_likeness_of_small_sets_is_exact(void **state) {
    (void)state;
    const sketch four = SKETCH(4, 1, 3, 2);
    const sketch other = SKETCH(3, 6, 4, 5);
    const sketch one = SKETCH(2);
    const sketch none = {0};
    assert_close(sketch_likeness(&four, &four), 1, 0);
    assert_close(sketch_likeness(&four, &other), 2.0 * 2 / 8, 1e-12);
    assert_close(sketch_likeness(&four, &one), 2.0 * 1 / 5, 1e-12);
    assert_close(sketch_likeness(&one, &four), 2.0 * 1 / 5, 1e-12);
    assert_close(sketch_likeness(&one, &other), 0, 0);
    assert_close(sketch_likeness(&none, &none), 0, 0);
}

/* Hashes as they are in life: spread over all numbers. */
static uint64_t spread(uint64_t i) {
    return (i + 1) * 0x9e3779b97f4a7c15ULL;
}

/* Two sets of 4,000 words, of which 2,000 are in both: a likeness of 1/2. Of the 256 smallest of
 * their 6,000 words a third is in both, within four standard deviations of 0.03. */
static void test_likeness_of_large_sets_is_near(void **state) {
    (void)state;
    enum { WORDS = 4000 };
    static uint64_t a[WORDS], b[WORDS];
    for (uint32_t i = 0; i < WORDS; i++) {
        a[i] = spread(i);
        b[i] = spread(i + WORDS / 2);
    }
    const sketch x = sketch_of(a, WORDS), y = sketch_of(b, WORDS);
    assert_int_equal(x.count, SKETCH_MOST);
    const double share = sketch_likeness(&x, &y);
    assert_close(share / (2 - share), 1.0 / 3, 0.12);
}

/* 2,000 sets of ten words; of each another has eight (likeness 0.8, J = 2/3: missed with a chance
 * of (1 - 4/9)^24, less than one in a million). */
static void test_what_is_alike_is_found_among_many(void **state) {
    (void)state;
    enum { SETS = 2000, WORDS = 10 };
    arena memory = {0};
    sketch_index index = {.buckets = {.arena = &memory}};
    bool found;
    for (uint64_t round = 0; round < 2; round++) {
        for (uint64_t s = 0; s < SETS; s++) {
            uint64_t words[WORDS];
            for (uint64_t w = 0; w < WORDS; w++)
                words[w] = spread(s * WORDS + w + (round && w < 2 ? SETS * WORDS : 0));
            const sketch one = sketch_of(words, WORDS);
            sketch_find(&index, &one, 0.5, &found);
            assert_int_equal(found, round);
            sketch_find(&index, &one, 0.9, &found);
            assert_false(found);
            if (round == 0)
                assert_int_equal(sketch_add(&index, &one), PITH_OK);
        }
    }
    arena_free(&memory);
}

/* The second document has half of the words of the first: its first sentence has been told, the
 * document as a whole has not. The third has all but one. */
static void test_sentences_and_documents_are_told_once(void **state) {
    (void)state;
    static const char *const documents[3][2] = {
        {"a b c d", "e f g h"}, {"a b c x", "p q r s t u"}, {"a b c d", "e f g z"}};
    static const bool told_sentences[3][2] = {{false, false}, {true, false}, {true, false}};
    static const bool told_documents[3] = {false, false, true};
    const uint32_t first = 0;
    pith_told *told;
    assert_int_equal(told_new(&told), PITH_OK);
    for (int d = 0; d < 3; d++) {
        toy t;
        bool found;
        assert_true(toy_build(&t, documents[d], 2, NULL));
        assert_int_equal(told_has_document(told, &t.input, &found), PITH_OK);
        assert_int_equal(found, told_documents[d]);
        for (uint32_t i = 0; i < 2; i++) {
            assert_int_equal(told_has_sentence(told, &t.input, i, &found), PITH_OK);
            assert_int_equal(found, told_sentences[d][i]);
        }
        if (d == 0)
            assert_int_equal(told_add(told, &t.input, &first, 1), PITH_OK);
        toy_free(&t);
    }
    told_free(told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_likeness_of_small_sets_is_exact),
        cmocka_unit_test(test_likeness_of_large_sets_is_near),
        cmocka_unit_test(test_what_is_alike_is_found_among_many),
        cmocka_unit_test(test_sentences_and_documents_are_told_once),
    };
    return cmocka_run_group_tests_name("told", tests, NULL, NULL);
}
