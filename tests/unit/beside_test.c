/* beside_test.c - what candidates look like beside one another; worked by hand. */
#include "keyword_fixture.h"

#include "keyword/beside.h"

enum { LISTED = 4 };

/* "peace talks", "peace", "harbour" and "talks", in this order. */
static void fill(fixture *f, float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT]) {
    candidates all;
    assert_int_equal(candidates_find_linked(&f->doc, &f->memory, &all), PITH_OK);
    assert_int_equal(all.count, LISTED); /* peace, talks, harbour; peace talks */
    const scored best[LISTED] = {
        {.score = 1, .index = 3},
        {.score = 0.5, .index = 0},
        {.score = -1, .index = 2},
        {.score = -2, .index = 1},
    };
    beside_fill(&all, best, LISTED, rows);
}

static void expect(const float *row, beside_feature feature, double expected) {
    assert_near((double)row[feature], expected, 1e-5);
}

static void test_phrases_that_share_words(void **state) {
    (void)state;
    fixture *f = make("peace talks. peace. the harbour");
    float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT];
    fill(f, rows);
    const float *talks = rows[0];
    expect(talks, BESIDE_OVERLAPS, 2);
    expect(talks, BESIDE_OVERLAP, 0.5 - 1);
    expect(talks, BESIDE_TAKEN, 0);
    expect(talks, BESIDE_WIDER, -20);
    expect(talks, BESIDE_WIDER_COUNT, 9);
    expect(talks, BESIDE_NARROWER, 0.5 - 1);
    expect(talks, BESIDE_SAME_START, 0.5 - 1);
    expect(talks, BESIDE_SAME_HEAD, -2 - 1);
    expect(talks, BESIDE_BEST_WORD, 0.5);
    expect(talks, BESIDE_WORST_WORD, -2);
    const float *peace = rows[1];
    expect(peace, BESIDE_OVERLAPS, 1);
    expect(peace, BESIDE_TAKEN, 1);
    expect(peace, BESIDE_WIDER, 1 - 0.5);
    expect(peace, BESIDE_WIDER_COUNT, 2); /* it is there twice, and once in "peace talks" */
    expect(peace, BESIDE_NARROWER, -20);
    expect(peace, BESIDE_SAME_START, 1 - 0.5);
    expect(peace, BESIDE_SAME_HEAD, -20);
    expect(peace, BESIDE_BEST_WORD, -20);
    const float *harbour = rows[2];
    expect(harbour, BESIDE_OVERLAPS, 0);
    expect(harbour, BESIDE_OVERLAP, -20);
    expect(harbour, BESIDE_TAKEN, 0);
    free_fixture(f);
}

static void test_places_and_the_list(void **state) {
    (void)state;
    fixture *f = make("peace talks. peace. the harbour");
    float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT];
    fill(f, rows);
    expect(rows[2], BESIDE_ODDS, -1);
    expect(rows[2], BESIDE_TURN, 2);
    expect(rows[2], BESIDE_BEHIND_FIRST, -1 - 1);
    expect(rows[2], BESIDE_BEHIND_TENTH, -1 + 2); /* the last of fewer than ten */
    for (int i = 0; i < LISTED; i++) {
        /* The chances are 0.73106, 0.62246, 0.26894 and 0.11920. */
        expect(rows[i], BESIDE_LIST_CHANCES, log(1.74166));
        expect(rows[i], BESIDE_LIST_MEAN, 1.74166 / 4);
        expect(rows[i], BESIDE_LIST_LIKELY, 2);
        expect(rows[i], BESIDE_LIST_WORDS, 5 / 4.0);
        expect(rows[i], BESIDE_LIST_COUNT, 5 / 4.0);
        expect(rows[i], BESIDE_LIST_CAPITAL, 0);
        expect(rows[i], BESIDE_LIST_BEST, 1);
        expect(rows[i], BESIDE_LIST_LENGTH, LISTED);
    }
    free_fixture(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases_that_share_words),
        cmocka_unit_test(test_places_and_the_list),
    };
    return cmocka_run_group_tests_name("beside", tests, NULL, NULL);
}
