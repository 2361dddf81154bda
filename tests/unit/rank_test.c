/* rank_test.c - the table of methods, and the methods that are no walks, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "rank/methods.h"
#include "rank/sentence_features.h"
#include "toy_document.h"

#define CLOSE 1e-12
#define CLOSE_FLOAT 1e-6

static void test_every_method_is_found_and_described(void **state) {
    (void)state;
    size_t count;
    const pith_method *all = rank_methods(&count);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++) {
        const rank_method *found = rank_find(all[i].name);
        assert_non_null(found);
        assert_string_equal(found->about.name, all[i].name);
        assert_true(strlen(all[i].summary) > 0 && strlen(all[i].source) > 0);
    }
    assert_null(rank_find("no such method"));
    assert_null(rank_find(""));
}

/* Whatever the document: finite scores, and parts that add up to them. */
static void test_scores_are_finite_and_the_sum_of_their_parts(void **state) {
    (void)state;
    const char *const plain[] = {"a b c", "", "-the -of", "b c d e", "a a a", "-the z", "a b c"};
    const uint32_t sources[] = {0, 0, 1, 1, 1, 2, 2};
    const uint32_t counts[] = {7, 1, 2, 3};
    size_t count;
    const pith_method *all = rank_methods(&count);
    for (size_t m = 0; m < count; m++) {
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            toy t;
            rank_result r = {0};
            assert_true(toy_build(&t, plain, counts[c], sources));
            assert_int_equal(rank_find(all[m].name)->score(&t.input, &r), PITH_OK);
            assert_in_range(r.part_count, 1, RANK_MAX_PARTS);
            for (uint32_t i = 0; i < counts[c]; i++) {
                pith_part parts[RANK_MAX_PARTS];
                double sum = 0;
                assert_in_range(rank_part_count(&r), r.part_count, RANK_MAX_PARTS);
                rank_explain(&r, i, parts);
                for (uint32_t p = 0; p < rank_part_count(&r); p++)
                    sum += parts[p].value;
                assert_true(isfinite(r.scores[i]));
                assert_close(sum, r.scores[i], CLOSE);
            }
            if (!r.note)
                assert_string_equal(r.method, all[m].name);
            toy_free(&t);
        }
    }
}

static void test_equal_sentences_have_equal_scores(void **state) {
    (void)state;
    const char *const lines[] = {"a b c", "d e", "a b c", "b f", "a b c"};
    const char *const methods[] = {"tfidf", "textrank", "textrank-cosine", "lexrank",
                                   "lexrank-continuous"};
    for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
        toy t;
        rank_result r = {0};
        assert_true(toy_build(&t, lines, 5, NULL));
        assert_int_equal(rank_find(methods[m])->score(&t.input, &r), PITH_OK);
        assert_true(r.scores[0] == r.scores[2] && r.scores[2] == r.scores[4]);
        toy_free(&t);
    }
}

static void test_lead_takes_sources_in_turn(void **state) {
    (void)state;
    const char *const lines[] = {"a", "b", "c", "d", "e"};
    const uint32_t sources[] = {0, 0, 0, 1, 1};
    const double expected[] = {1, 1.0 / 2, 1.0 / 3, 1, 1.0 / 2};
    toy t;
    rank_result r;
    assert_true(toy_build(&t, lines, 5, sources));
    assert_int_equal(lead_score(&t.input, &r), PITH_OK);
    for (int i = 0; i < 5; i++)
        assert_close(r.scores[i], expected[i], CLOSE);
    toy_free(&t);
}

/* count: a 3, b 1, c 1; idf 1, but 2.5 for c. Stop words count nothing. */
static void test_tfidf_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "a a -the", "c", "-the"}, 4, NULL));
    t.doc.terms[toy_term(&t, "c")].idf = 2.5F;
    assert_int_equal(tfidf_score(&t.input, &r), PITH_OK);
    assert_close(r.scores[0], 3 + 1, CLOSE);
    assert_close(r.scores[1], 2 * 3, CLOSE);
    assert_close(r.scores[2], 2.5, CLOSE);
    assert_close(r.scores[3], 0, 0);
    toy_free(&t);
}

/* Cosines of a b / b c / c d: 1/2 between neighbours, else 0. So before = 0, 1/2, 1/2 and after =
 * 1/2, 1/2, 0; the score is the difference times the shares. */
static void test_pacsum_by_hand(void **state) {
    (void)state;
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "b c", "c d"}, 3, NULL));
    assert_int_equal(pacsum_score(&t.input, &r), PITH_OK);
    const double before[] = {0, 0.5, 0.5};
    const double after[] = {0.5, 0.5, 0};
    const double first_share = r.parts[2] / before[1];
    const double second_share = r.parts[1] / after[0];
    assert_true(first_share < 0 && second_share > 0);
    assert_close(second_share - first_share, 1, CLOSE);
    for (int i = 0; i < 3; i++) {
        assert_close(r.parts[2 * i], first_share * before[i], CLOSE);
        assert_close(r.parts[2 * i + 1], second_share * after[i], CLOSE);
    }
    toy_free(&t);
}

/* The same two texts in either order: the sentence of the later source loses nothing. */
static void test_pacsum_does_not_favour_the_first_source(void **state) {
    (void)state;
    const uint32_t sources[] = {0, 1};
    toy t;
    rank_result r;
    assert_true(toy_build(&t, (const char *[]){"a b", "a b"}, 2, sources));
    assert_int_equal(pacsum_score(&t.input, &r), PITH_OK);
    assert_close(r.scores[0], r.scores[1], CLOSE);
    assert_true(r.scores[0] > 0);
    toy_free(&t);
}

static double sentence_feature(const features *f, enum column c, uint32_t i) {
    return (double)features_column(f, c)[i];
}

static void test_places_by_hand(void **state) {
    (void)state;
    const uint32_t sources[] = {0, 0, 0, 1};
    toy t;
    features f;
    assert_true(toy_build(&t, (const char *[]){"a b", "b c", "c d", "-the"}, 4, sources));
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    for (uint32_t i = 0; i < 4; i++) {
        assert_close(sentence_feature(&f, COLUMN_place, i), i % 3, 0);
        assert_close(sentence_feature(&f, COLUMN_place_share, i), i % 3 / 3.0, CLOSE_FLOAT);
        assert_close(sentence_feature(&f, COLUMN_place_end, i), i < 3 ? 2 - i : 0, 0);
        assert_close(sentence_feature(&f, COLUMN_paragraph_place, i), 0, 0);
        assert_close(sentence_feature(&f, COLUMN_paragraph_size, i), 1, 0);
        assert_close(sentence_feature(&f, COLUMN_words, i), i < 3 ? 2 : 1, 0);
        assert_close(sentence_feature(&f, COLUMN_content, i), i < 3 ? 2 : 0, 0);
        assert_close(sentence_feature(&f, COLUMN_stop_share, i), i < 3 ? 0 : 1, 0);
    }
    assert_close(sentence_feature(&f, COLUMN_words_share, 0), 2 / 1.75, CLOSE_FLOAT);
    assert_close(sentence_feature(&f, COLUMN_words_rank, 0), 0, 0);
    assert_close(sentence_feature(&f, COLUMN_words_rank, 3), 0.75, 0); /* three are longer */
    assert_close((double)f.facts[FACT_sentences][0], 4, 0);
    assert_close((double)f.facts[FACT_sources][FOREST_BLOCK - 1], 2, 0);
    assert_close((double)f.facts[FACT_mean_words][0], 1.75, 0);
    toy_free(&t);
}

/* Cosines: 1/2 between neighbours of the first three, else 0. */
static void test_topics_by_hand(void **state) {
    (void)state;
    const uint32_t sources[] = {0, 0, 0, 1};
    toy t;
    features f;
    assert_true(toy_build(&t, (const char *[]){"a b", "b c", "c d", "-the"}, 4, sources));
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    const double degree[] = {0.125, 0.25, 0.125, 0}; /* sums over 4 */
    const double rank[] = {0.25, 0, 0.25, 0.75};
    const double followed[] = {0.5 / 3, 0, -0.5 / 3, 0};
    const double tfidf[] = {0.75, 1, 0.75, 0}; /* mean of the counts 1 and 2, over 2 */
    const double fresh[] = {1, 0.5, 0.5, 0};
    const double introduces[] = {1, 1, 0, 0}; /* b comes again once, and so does c */
    for (uint32_t i = 0; i < 4; i++) {
        assert_close(sentence_feature(&f, COLUMN_degree, i), degree[i], CLOSE_FLOAT);
        assert_close(sentence_feature(&f, COLUMN_degree_rank, i), rank[i], 0);
        assert_close(sentence_feature(&f, COLUMN_followed, i), followed[i], CLOSE_FLOAT);
        assert_close(sentence_feature(&f, COLUMN_tfidf, i), tfidf[i], CLOSE_FLOAT);
        assert_close(sentence_feature(&f, COLUMN_fresh, i), fresh[i], 0);
        assert_close(sentence_feature(&f, COLUMN_introduces, i), introduces[i], 0);
        assert_close(sentence_feature(&f, COLUMN_title, i), 0, 0);
    }
    /* The sum of the rows is (1, 2, 2, 1) / sqrt 2, of length sqrt 5: (1 + 2) / 2 / sqrt 5. */
    assert_close(sentence_feature(&f, COLUMN_centroid, 0), 0.670820393249937, CLOSE_FLOAT);
    toy_free(&t);
}

static void test_marks_by_hand(void **state) {
    (void)state;
    static const char text[] = "\"Yes (no), yes,\" he said. `` ok";
    toy t;
    features f;
    assert_true(toy_build(&t, (const char *[]){"he -said", "ok"}, 2, NULL));
    t.doc.text = (slice){text, sizeof text - 1};
    t.doc.sentences[0].span = (span){0, 25};
    t.doc.sentences[1].span = (span){26, 31};
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    assert_close(sentence_feature(&f, COLUMN_quoted, 0), 15 / 25.0, CLOSE_FLOAT);
    assert_close(sentence_feature(&f, COLUMN_quoted, 1), 5 / 5.0, CLOSE_FLOAT);
    assert_close(sentence_feature(&f, COLUMN_commas, 0), 2, 0);
    assert_close(sentence_feature(&f, COLUMN_brackets, 0), 1, 0);
    assert_close(sentence_feature(&f, COLUMN_ending, 0), 1, 0);
    assert_close(sentence_feature(&f, COLUMN_ending, 1), 0, 0);
    toy_free(&t);
}

/* A sentence's neighbours are looked at beyond either end, where all is 0. */
static void test_neighbours(void **state) {
    (void)state;
    toy t;
    features f;
    assert_true(toy_build(&t, (const char *[]){"a", "b c", "d e f"}, 3, NULL));
    assert_int_equal(features_build(&t.input, &f), PITH_OK);
    const feature_view before = f.views[COLUMN_COUNT + COLUMN_words];
    const feature_view behind = f.views[2 * COLUMN_COUNT + COLUMN_words];
    for (uint32_t i = 0; i < 3; i++) {
        assert_close((double)before.values[i], i, 0);
        assert_close((double)behind.values[i], i < 2 ? i + 2 : 0, 0);
    }
    toy_free(&t);
}

/* Of the first sentence the second has "a b c", the third nothing, the last more than five. */
static void test_auto_minds_repeated_trigrams(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d e f g h i", "x a b c y z", "b a d c f e",
                                 "b c d e f g h i"};
    const double repeats[] = {1, 0, 5};
    toy t;
    rank_result r = {0};
    assert_true(toy_build(&t, lines, 4, NULL));
    t.input.limit = (budget){PITH_SENTENCES, 5, false};
    assert_int_equal(auto_score(&t.input, &r), PITH_OK);
    assert_int_equal(r.part_count, 2);
    assert_non_null(r.gains);
    r.gains->add(r.gains->state, 0);
    for (uint32_t i = 1; i < 4; i++) {
        assert_close(r.parts[2 * i + 1], 0, 0);
        rank_measure(&r, i);
        assert_close(r.parts[2 * i + 1], -0.3 * repeats[i - 1], CLOSE);
        assert_close(r.scores[i], r.parts[2 * i] + r.parts[2 * i + 1], CLOSE);
    }
    t.input.limit = (budget){PITH_WORDS, 100, false};
    assert_int_equal(auto_score(&t.input, &r), PITH_OK);
    assert_null(r.gains);
    toy_free(&t);
}

/* Two of three sentences that say the same are not chosen together: the set that is lifted. */
static void test_auto_lifts_a_set(void **state) {
    (void)state;
    const char *const voted =
        "the council voted to rebuild the old bridge over the river after a flood";
    const char *const lines[] = {
        voted, voted, "engineers said that the work will cost four million and take two years",
        voted};
    toy t;
    rank_result r = {0};
    assert_true(toy_build(&t, lines, 4, NULL));
    t.input.limit = (budget){PITH_SENTENCES, 2, false};
    assert_int_equal(auto_score(&t.input, &r), PITH_OK);
    assert_null(r.gains);
    assert_string_equal(r.part_names[1], "together");
    uint32_t lifted = 0;
    for (uint32_t i = 0; i < 4; i++) {
        lifted += r.parts[2 * i + 1] > 0;
        assert_close(r.scores[i], r.parts[2 * i] + r.parts[2 * i + 1], CLOSE);
    }
    assert_int_equal(lifted, 2);
    assert_true(r.parts[2 * 2 + 1] > 0);
    t.input.limit.amount = 4; /* all of them: nothing to choose */
    assert_int_equal(auto_score(&t.input, &r), PITH_OK);
    assert_string_equal(r.part_names[1], "repeats");
    toy_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_method_is_found_and_described),
        cmocka_unit_test(test_scores_are_finite_and_the_sum_of_their_parts),
        cmocka_unit_test(test_equal_sentences_have_equal_scores),
        cmocka_unit_test(test_lead_takes_sources_in_turn),
        cmocka_unit_test(test_tfidf_by_hand),
        cmocka_unit_test(test_pacsum_by_hand),
        cmocka_unit_test(test_pacsum_does_not_favour_the_first_source),
        cmocka_unit_test(test_places_by_hand),
        cmocka_unit_test(test_topics_by_hand),
        cmocka_unit_test(test_marks_by_hand),
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_auto_minds_repeated_trigrams),
        cmocka_unit_test(test_auto_lifts_a_set),
    };
    return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
