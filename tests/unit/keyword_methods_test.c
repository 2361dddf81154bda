/* keyword_methods_test.c - the scores of each method on texts small enough to work out by hand. */
#include "keyword_fixture.h"

/* The phrases of `text` by `method`, best first, are `expected`, each "phrase=score", by ", ". */
static void expect_ranking(const char *method, const char *text, float idf, const char *expected) {
    fixture *f = make(text);
    for (uint32_t t = 0; t < f->doc.term_count; t++)
        f->doc.terms[t].idf = idf;
    const keyword_result result = extract(f, method, 100);
    char found[2000] = "";
    for (uint32_t i = 0; i < result.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s=%.3f", i ? ", " : "",
                 (int)result.phrases[i].text.length, result.phrases[i].text.data,
                 result.phrases[i].score);
    assert_string_equal(found, expected);
    free_fixture(f);
}

static void test_methods_by_hand(void **state) {
    (void)state;
    /* boost = 2 candidates / (1 of several words * 2.3); 1 * 4 * 0.8696 before 1 * 2. */
    expect_ranking("kpminer", "army peace and harbour", 2, "army peace=1.000, harbour=0.575");
    /* degree / frequency: army 3 / 1, peace (3 + 1) / 2, talk 3 / 1; harbour 1 / 1. */
    expect_ranking("rake", "army peace talks and peace and harbour", 2,
                   "army peace talks=1.000, harbour=0.125");
    /* One sentence: position ln(ln 3) = 0.0940; both words have company 1 + 1, normal = different =
     * 1. harbour: 2 * 0.0940 / (0 + 2 / 2) = 0.1881; Army, capitalised inside: 0.0940. The scores
     * are (1 + odds) / odds: 11.633 and 6.316. */
    expect_ranking("yake", "harbour and Army", 2, "Army=1.000, harbour=0.543");
    /* A triangle: all three words have the rank 1. */
    expect_ranking("singlerank", "army peace and talk", 2, "army peace=1.000, talk=0.500");
    expect_ranking("expandrank", "army peace and talk", 2, "army peace=1.000, talk=0.500");
    /* The same; biases 12/7, 6/7 and 3/7 of 1/1, 1/2 and 1/4: r = (0.15 bias + 0.425 * 3) / 1.425,
     * that is 1.0752, 0.9850 and 0.9398. */
    expect_ranking("positionrank", "army peace and talk", 2, "army peace=1.000, talk=0.456");
    /* "peace talks" and "peace plan" share a word of three: one topic, as near to the other as the
     * other to it. */
    expect_ranking("topicrank", "peace talks and peace plan and harbour", 2,
                   "peace talks=1.000, harbour=1.000");
    /* Nearness of harbour: 1/6 and 1/3; the edge to the first of its topic is raised by 1.1 e / 3.
     * Ranks: harbour 2.7 / 1.85, the others 0.15 + 0.85 * 1.4595 * 1.1634 / 1.4967 (and 0.3333). */
    expect_ranking("multipartiterank", "peace talks and peace plan and harbour", 2,
                   "harbour=1.000, peace talks=0.763, peace plan=0.292");
    /* At large e^3 documents of 440 words, of which a share of -ln(1 - e^-2) / 440 = 0.0003305 is
     * each word: 2.9207 of 8837.6. Log-likelihood (keyness_test.c) 24.1999 for 2 of 5, 10.7207 for
     * 1. */
    expect_ranking("keyness", "army and army and harbour", 3, "army=1.000, harbour=0.443");
    /* 2.39824 and 1.44334. */
    expect_ranking("log-odds", "army and army and harbour", 3, "army=1.000, harbour=0.602");
}

static void test_tfidf_scores(void **state) {
    (void)state;
    fixture *f = make("army and peace talks and army and peace talks and harbour");
    set_idf(f, "army", 3);
    set_idf(f, "peace", 4);
    set_idf(f, "talk", 5);
    set_idf(f, "harbour", 9);
    const keyword_result result = extract(f, "tfidf", 2);
    /* 2 * (4 + 5) = 18, 1 * 9 = 9, 2 * 3 = 6; the third is beyond the limit. */
    assert_int_equal(result.count, 2);
    assert_string_equal(result.method, "tfidf");
    assert_non_null(find(&result, "peace talks"));
    assert_near(result.phrases[0].score, 1, 1e-12);
    assert_near(result.phrases[1].score, 0.5, 1e-12);
    assert_non_null(find(&result, "harbour"));
    free_fixture(f);
}

static void test_auto_scores(void **state) {
    (void)state;
    fixture *f = make("harbour and army and harbour and harbour");
    set_idf(f, "army", 4);
    set_idf(f, "harbour", 7);
    const keyword_result result = extract(f, "auto", 10);
    /* The trees are fitted, so only what they must say: the rarer, earlier and more frequent word
     * is the better one. */
    assert_non_null(find(&result, "harbour"));
    assert_true(find(&result, "harbour")->score < 1);
    assert_true(find(&result, "army")->score < find(&result, "harbour")->score);
    free_fixture(f);
}

static void test_textrank_ranks(void **state) {
    (void)state;
    /* The graph is the path army - peace - talk. Its ends have the rank e = 0.15 + 0.85 m / 2, its
     * middle m = 0.15 + 2 * 0.85 e: e = 0.770270 and m = 1.459459. "army peace" and "peace talk"
     * have the mean 1.114865, and the first is earlier; "talk" is a part of the second, "army" and
     * "peace" are never whole. */
    fixture *f = make("army peace and peace talk and talk and talk and army peace");
    const keyword_result result = extract(f, "textrank", 10);
    assert_int_equal(result.count, 2);
    assert_memory_equal(result.phrases[0].text.data, "army peace", 10);
    assert_memory_equal(result.phrases[1].text.data, "peace talk", 10);
    assert_near(result.phrases[1].score, 1, 1e-3);
    free_fixture(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tfidf_scores),
        cmocka_unit_test(test_auto_scores),
        cmocka_unit_test(test_textrank_ranks),
        cmocka_unit_test(test_methods_by_hand),
    };
    return cmocka_run_group_tests_name("keyword methods", tests, NULL, NULL);
}
