/* vocabulary_test.c - which label is preferred for a phrase, and what documents make of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The phrases of `text`, best first, as "phrase=score*count", by ", ". */
static void expect(const char *thesaurus, const char *text, bool only, const char *expected) {
    const pith_source source = {.text = text, .length = strlen(text)};
    const pith_keywords *found;
    pith_vocabulary *vocabulary;
    pith_doc *doc;
    pith_read_options read;
    pith_keyword_options options;
    char out[1000] = "";
    pith_read_options_init(&read);
    pith_keyword_options_init(&options);
    read.language = "en";
    options.method = "tfidf";
    assert_int_equal(pith_vocabulary_open(pith_model_builtin(), "en", thesaurus, strlen(thesaurus),
                                          &vocabulary, NULL),
                     PITH_OK);
    options.vocabulary = vocabulary;
    options.vocabulary_only = only;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(pith_doc_read(doc, &source, 1, &read, NULL), PITH_OK);
    assert_int_equal(pith_extract_keywords(doc, &options, &found, NULL), PITH_OK);
    for (size_t i = 0; i < found->count; i++) {
        const pith_keyword *k = &found->keywords[i];
        assert_true(k->score >= 0 && k->score <= 1);
        assert_true(!k->is_label || only || k->score >= 0.5);
        assert_true(k->is_label || k->score <= 0.5);
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%.*s*%zu", i ? ", " : "",
                 (int)k->phrase.length, k->phrase.data, k->count);
    }
    assert_string_equal(out, expected);
    pith_doc_free(doc);
    pith_vocabulary_free(vocabulary);
}

static void test_labels_stand_for_all_their_words(void **state) {
    (void)state;
    static const char text[] = "The footbridge fell. Footbridges and the walkway.";
    expect("Bridges for walkers\tfootbridge|walkways\tBridges\n", text, true,
           "Bridges for walkers*3");
    /* Of one concept only, as in the text, and without anything of it. */
    expect("Walkway\n", text, true, "Walkway*1");
    expect("Tunnels\tsubway\n", text, true, "");
    /* A byte-order mark and the line ends of other systems are no part of a label. */
    expect("\xef\xbb\xbfWalkway\r\nFootbridge\r\n", text, true, "Footbridge*2, Walkway*1");
    expect("\xef\xbb\xbf# a comment\nWalkway\n", text, true, "Walkway*1");
}

static void test_who_prefers_a_label_has_it_then_the_first(void **state) {
    (void)state;
    /* Around in a circle, twice, and itself. */
    expect("Boats\tships\nShips\tboats|ships\nBoats\tferries\n", "A boat. Ferries.", true,
           "Boats*2");
    expect("First\tferry\nSecond\tferry\n", "Ferries.", true, "First*1");
    expect("Ferry\tFerry|ferries\n", "Ferries.", true, "Ferry*1");
}

static void test_a_label_hands_on_its_broader_concepts(void **state) {
    (void)state;
    /* Of the first line of the concept; none where its line has none, nor for other phrases. */
    static const char thesaurus[] = "Footbridges\twalkways\tBridges|Paths\tignored\r\n"
                                    "Boats\n"
                                    "Footbridges\t\tThings\n";
    static const char text[] = "The walkway saw a boat. A crowd cheered.";
    const pith_source source = {.text = text, .length = strlen(text)};
    const pith_keywords *found;
    pith_vocabulary *vocabulary;
    pith_doc *doc;
    pith_keyword_options options;
    size_t labels = 0;
    pith_keyword_options_init(&options);
    assert_int_equal(pith_vocabulary_open(pith_model_builtin(), "en", thesaurus, strlen(thesaurus),
                                          &vocabulary, NULL),
                     PITH_OK);
    options.method = "tfidf";
    options.vocabulary = vocabulary;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
    assert_int_equal(pith_extract_keywords(doc, &options, &found, NULL), PITH_OK);
    for (size_t i = 0; i < found->count; i++) {
        const pith_keyword *k = &found->keywords[i];
        const bool has = k->phrase.length == 11 && memcmp(k->phrase.data, "Footbridges", 11) == 0;
        labels += k->is_label;
        assert_int_equal(k->broader.length, has ? 13 : 0);
        assert_memory_equal(k->broader.data, "Bridges|Paths", k->broader.length);
    }
    assert_int_equal(labels, 2);
    pith_doc_free(doc);
    pith_vocabulary_free(vocabulary);
}

static void test_labels_that_phrases_are_not_are_found(void **state) {
    (void)state;
    /* With small words, and with more words than phrases have; not across a mark. */
    expect("Right to be forgotten\n", "A right to be forgotten. Rights, to be forgotten.", true,
           "Right to be forgotten*1");
    expect("Convention on the Law of the Sea\tlaw of the sea\n",
           "The Convention on the Law of the Sea is old. Laws of the seas are older.", true,
           "Convention on the Law of the Sea*2");
    /* A verb, a month or a small word alone is none, but as a name that is written so. */
    expect("run\n", "They run.", true, "");
    expect("May\n", "It may rain in May. May I come?", true, "May*1");
    expect("World Health Organization\tWHO\n", "Who asked the WHO? Those Who can.", true,
           "World Health Organization*1");
    expect("The Who\n", "The Who play. We know the who and the how.", true, "The Who*1");
    /* None over another. */
    expect("ho ho ho ho ho ho\n", "Ho ho ho ho ho ho ho ho ho ho ho ho ho.", true,
           "ho ho ho ho ho ho*2");
    /* One of thirteen words is too long to be found. */
    expect("a b c d e f g h i j k l m\na b c d e f g h i j k l\n", "A b c d e f g h i j k l m.",
           true, "a b c d e f g h i j k l*1");
}

static void expect_refused(const char *thesaurus, size_t length, const char *message) {
    pith_vocabulary *vocabulary;
    pith_error error = {0};
    assert_int_equal(
        pith_vocabulary_open(pith_model_builtin(), "en", thesaurus, length, &vocabulary, &error),
        PITH_ERROR_MODEL);
    assert_string_equal(error.message, message);
}

static void test_broken_lines_are_named(void **state) {
    (void)state;
    expect_refused("", 0, "there is no term in the vocabulary");
    expect_refused("a\n\n#\n\tb\n", 8, "line 4 of the vocabulary: there is no preferred label");
    expect_refused("a\nb\tc\xff\n", 7, "line 2 of the vocabulary: not valid UTF-8");
    expect_refused("--\tb", 4,
                   "line 1 of the vocabulary: the preferred label has no word, or more than 512 "
                   "bytes");
    pith_vocabulary *vocabulary;
    assert_int_equal(
        pith_vocabulary_open(pith_model_builtin(), "english!", "a", 1, &vocabulary, NULL),
        PITH_ERROR_LANGUAGE);
    assert_int_equal(pith_vocabulary_open(NULL, "en", "a", 1, &vocabulary, NULL),
                     PITH_ERROR_ARGUMENT);
    pith_vocabulary_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_stand_for_all_their_words),
        cmocka_unit_test(test_who_prefers_a_label_has_it_then_the_first),
        cmocka_unit_test(test_a_label_hands_on_its_broader_concepts),
        cmocka_unit_test(test_labels_that_phrases_are_not_are_found),
        cmocka_unit_test(test_broken_lines_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
