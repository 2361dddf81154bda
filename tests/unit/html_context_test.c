/* html_context_test.c - what a block is judged by the second time, on a page of three blocks of 4,
 * 2 and 1 words whose chances are 3/4, 1/2 and 1/4: the text to expect is 3, 1 and 1/4 words.
 * Taking the first is expected to have an F1 of 2 * 3 / (4 + 4.25), the first two 2 * 4 / (6
 * + 4.25), all 2 * 4.25 / (7 + 4.25): the first two are the best choice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"
#include "read/html_context.h"
#include "read/read.h"

#include <math.h>

static const char PAGE[] = "<body><main><p class=a1>one two three four</p><p class=a2>five six</p>"
                           "</main><div><p class=b>seven</p></div>";
static const float KIND_CHANCES[KINDS] = {0.5F, 0.25F, 0.125F, 0.125F, 0, 0};

typedef struct fixture {
    arena memory;
    document doc;
    language_model english;
    page lines;
    html_view view;
    html_context context;
    float odds[3];
} fixture;

static int set_up(void **state) {
    static fixture f;
    f = (fixture){.odds = {logf(3), 0, -logf(3)}};
    const pith_source source = {.text = PAGE, .length = sizeof PAGE - 1, .format = "html"};
    pith_error error;
    *state = &f;
    if (!model_language(pith_model_builtin(), "en", &f.english))
        return -1;
    f.doc = (document){.arena = &f.memory, .language = &f.english};
    if (read_sources(&f.doc, &source, 1, &error) != PITH_OK || f.doc.block_count != 3 ||
        page_measure(&f.doc, 0, 3, &f.memory, &f.lines) != PITH_OK ||
        page_relate(&f.memory, &f.lines) != PITH_OK ||
        html_measure(&f.doc, 0, f.doc.sources[0].parsed, &f.lines, &f.memory, &f.view) != PITH_OK)
        return -1;
    return html_context_measure(&f.view, f.odds, KIND_CHANCES, &f.memory, &f.context) == PITH_OK
               ? 0
               : -1;
}

static int tear_down(void **state) {
    arena_free(&((fixture *)*state)->memory);
    return 0;
}

/* The feature of block `i` that has the name. */
static double feature(const fixture *f, uint32_t i, const char *name) {
    float row[CONTEXT_FEATURE_COUNT];
    html_context_features(&f->context, i, row);
    for (unsigned k = 0; k < CONTEXT_FEATURE_COUNT; k++) {
        char own[HTML_NAME_BYTES];
        html_context_name(k, own);
        if (strcmp(own, name) == 0)
            return (double)row[k];
    }
    fail_msg("no feature %s", name);
    return 0;
}

#define ASSERT_FEATURE(f, i, name, expected)                                                       \
    assert_true(fabs(feature(f, i, name) - (double)(expected)) < 1e-6)

static void test_names_differ(void **state) {
    (void)state;
    for (unsigned a = 0; a < CONTEXT_FEATURE_COUNT; a++)
        for (unsigned b = 0; b < a; b++) {
            char one[HTML_NAME_BYTES], other[HTML_NAME_BYTES];
            html_context_name(a, one);
            html_context_name(b, other);
            assert_string_not_equal(one, other);
        }
}

static void test_a_block_is_told_the_odds_of_its_neighbours(void **state) {
    const fixture *f = *state;
    ASSERT_FEATURE(f, 0, "odds", log(3));
    ASSERT_FEATURE(f, 0, "before1:odds", -9); /* there is none */
    ASSERT_FEATURE(f, 0, "after1:odds", 0);
    ASSERT_FEATURE(f, 0, "after2:odds", -log(3));
    ASSERT_FEATURE(f, 0, "after3:odds", -9);
    ASSERT_FEATURE(f, 2, "before2:odds", log(3));
}

static void test_stretches_have_the_chance_of_their_words(void **state) {
    const fixture *f = *state;
    ASSERT_FEATURE(f, 0, "chance-in-5-before", -1);
    ASSERT_FEATURE(f, 2, "chance-in-5-before", (3 + 1) / 6.0);
    ASSERT_FEATURE(f, 0, "chance-in-20-after", (1 + 0.25) / 3);
    ASSERT_FEATURE(f, 1, "share-of-text-before", 3 / 4.25);
    ASSERT_FEATURE(f, 1, "log-text-after", log1p(0.25));
}

static void test_what_is_likeliest_is_taken(void **state) {
    const fixture *f = *state;
    ASSERT_FEATURE(f, 0, "page-expected-f1", 8 / 10.25);
    ASSERT_FEATURE(f, 0, "page-least-chance", 0.5);
    ASSERT_FEATURE(f, 0, "page-log-text", log1p(4.25));
    ASSERT_FEATURE(f, 0, "page-share-of-text", 4.25 / 7);
    ASSERT_FEATURE(f, 0, "blocks-since-taken", 9);
    ASSERT_FEATURE(f, 0, "blocks-to-taken", log1p(1));
    ASSERT_FEATURE(f, 2, "blocks-since-taken", log1p(1));
    ASSERT_FEATURE(f, 2, "blocks-to-taken", 9);
}

static void test_elements_around_a_block_have_the_chance_of_theirs(void **state) {
    const fixture *f = *state;
    ASSERT_FEATURE(f, 0, "level1:chance", 0.75); /* its own */
    ASSERT_FEATURE(f, 0, "level1:chance-of-others", -1);
    ASSERT_FEATURE(f, 0, "level2:chance", 4 / 6.0); /* <main> */
    ASSERT_FEATURE(f, 0, "level2:share-of-text", 4 / 4.25);
    ASSERT_FEATURE(f, 0, "level2:chance-of-others", 0.5);
    ASSERT_FEATURE(f, 2, "level6:chance", 4.25 / 7); /* <body>, which nothing holds */
}

static void test_blocks_are_alike_by_the_classes_around_them(void **state) {
    const fixture *f = *state;
    ASSERT_FEATURE(f, 0, "shapes1:log-blocks", log1p(2)); /* a1 and a2: numbers do not count */
    ASSERT_FEATURE(f, 0, "shapes1:chance-of-others", 0.5);
    ASSERT_FEATURE(f, 1, "shapes2:chance-of-others", 0.75);
    ASSERT_FEATURE(f, 2, "shapes1:log-blocks", log1p(1));
    ASSERT_FEATURE(f, 2, "shapes1:chance-of-others", -1);
}

static void test_all_blocks_are_told_the_kind_of_the_page(void **state) {
    const fixture *f = *state;
    for (uint32_t i = 0; i < 3; i++) {
        ASSERT_FEATURE(f, i, "kind0:chance", 0.5);
        ASSERT_FEATURE(f, i, "kind2:chance", 0.125);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_differ),
        cmocka_unit_test(test_a_block_is_told_the_odds_of_its_neighbours),
        cmocka_unit_test(test_stretches_have_the_chance_of_their_words),
        cmocka_unit_test(test_what_is_likeliest_is_taken),
        cmocka_unit_test(test_elements_around_a_block_have_the_chance_of_theirs),
        cmocka_unit_test(test_blocks_are_alike_by_the_classes_around_them),
        cmocka_unit_test(test_all_blocks_are_told_the_kind_of_the_page),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
