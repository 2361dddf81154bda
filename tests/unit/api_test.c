/* api_test.c - the promises of pith.h that no single room can keep alone: arguments, errors,
 * offsets, several sources, a handle that is used again, and the same answer on every thread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pith_doc *new_doc(void) {
    pith_doc *doc = NULL;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    return doc;
}

static void read_text(pith_doc *doc, const char *text) {
    const pith_source source = {.text = text, .length = strlen(text)};
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
}

static bool is(pith_slice s, const char *expected) {
    return s.length == strlen(expected) && memcmp(s.data, expected, s.length) == 0;
}

static void test_null_arguments_are_refused(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    const pith_summary *summary;
    const pith_keywords *keywords;
    assert_int_equal(pith_doc_new(NULL, &doc), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_doc_new(pith_model_builtin(), NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_doc_read(NULL, NULL, 1, NULL, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_doc_read(doc, NULL, 1, NULL, NULL), PITH_ERROR_ARGUMENT);
    const pith_slice nothing = {NULL, 3};
    const pith_source missing[] = {{.length = 3},
                                   {.sentence_count = 1},
                                   {.sentences = &nothing, .sentence_count = 1},
                                   {.text = "Rain.", .length = 5, .title = nothing}};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_int_equal(pith_doc_read(doc, &missing[i], 1, NULL, NULL), PITH_ERROR_ARGUMENT);
    pith_summary_options asked;
    pith_summary_options_init(&asked);
    asked.query = nothing;
    read_text(doc, "Rain fell on the town.");
    assert_int_equal(pith_summarize(doc, &asked, &summary, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_summarize(NULL, NULL, &summary, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_summarize(doc, NULL, NULL, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_extract_keywords(doc, NULL, NULL, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_extract_keywords(NULL, NULL, &keywords, NULL), PITH_ERROR_ARGUMENT);
    pith_doc_free(doc);
    pith_doc_free(NULL);
}

/* In the first and third block German, in the second `second`. */
static const char *language_of_second(pith_doc *doc, const char *second, const char *given) {
    static const char before[] =
        "Der Rat hat am Montag beschlossen, die alte Brücke über den Fluss "
        "zu erneuern, und die Arbeiten beginnen im Mai.\n\n";
    static const char after[] = "\n\nDie Kosten trägt zur Hälfte das Land, und der Rest kommt aus "
                                "der Kasse der Stadt, wie der Bürgermeister sagte.\n";
    char text[1024];
    const int length = snprintf(text, sizeof text, "%s%s%s", before, second, after);
    const pith_source source = {.text = text, .length = (size_t)length};
    pith_read_options options;
    pith_block block;
    pith_read_options_init(&options);
    options.language = given;
    assert_int_equal(pith_doc_read(doc, &source, 1, &options, NULL), PITH_OK);
    assert_true(pith_doc_get_block(doc, 2, &block));
    assert_string_equal(block.language, "de");
    assert_true(pith_doc_get_block(doc, 1, &block));
    return block.language;
}

static void test_a_block_may_be_in_another_language(void **state) {
    (void)state;
    static const char english[] = "The river has always been dangerous for ships, they said, and "
                                  "nobody wants to see another accident there.";
    static const char greek[] = "Το ποτάμι ήταν πάντα επικίνδυνο για τα πλοία, είπαν, και κανείς "
                                "δεν θέλει να δει άλλο ατύχημα εκεί.";
    pith_doc *doc = new_doc();
    assert_string_equal(language_of_second(doc, english, "auto"), "en");
    assert_string_equal(language_of_second(doc, english, "de"), "de");
    assert_string_equal(language_of_second(doc, greek, "auto"), "el");
    assert_string_equal(language_of_second(doc, "The river rose.", "auto"), "de");
    assert_string_equal(language_of_second(doc,
                                           "Rot, grün, blau, gelb, braun, orange, violett, "
                                           "türkis, schwarz, weiß, purpurn, silbern, golden.",
                                           "auto"),
                        "de");
    pith_doc_free(doc);
}

static void test_a_new_document_is_empty(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    const pith_summary *summary;
    const pith_keywords *keywords;
    assert_int_equal(pith_summarize(doc, NULL, &summary, NULL), PITH_OK);
    assert_int_equal(summary->count, 0);
    assert_non_null(summary->note);
    assert_int_equal(pith_extract_keywords(doc, NULL, &keywords, NULL), PITH_OK);
    assert_int_equal(keywords->count, 0);
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    assert_int_equal(facts.sentences, 0);
    pith_doc_free(doc);
}

static void test_options_out_of_range_are_errors(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    read_text(doc, "One sentence is here. Another one follows it.");
    const pith_summary *summary;
    pith_summary_options o;
    const struct {
        pith_unit unit;
        size_t budget;
        pith_status expected;
    } cases[] = {
        {PITH_SENTENCES, 0, PITH_ERROR_ARGUMENT},        {PITH_SENTENCES, 1, PITH_OK},
        {PITH_SENTENCES, SIZE_MAX, PITH_ERROR_ARGUMENT}, {PITH_WORDS, SIZE_MAX / 2, PITH_OK},
        {PITH_PERCENT, 101, PITH_ERROR_ARGUMENT},        {PITH_PERCENT, 100, PITH_OK},
        {(pith_unit)4, 1, PITH_ERROR_ARGUMENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pith_summary_options_init(&o);
        o.unit = cases[i].unit;
        o.budget = cases[i].budget;
        assert_int_equal(pith_summarize(doc, &o, &summary, NULL), cases[i].expected);
    }
    memset(&o, 0, sizeof o);
    assert_int_equal(pith_summarize(doc, &o, &summary, NULL), PITH_ERROR_ARGUMENT);
    pith_keyword_options k;
    const pith_keywords *keywords;
    pith_keyword_options_init(&k);
    k.count = 0;
    assert_int_equal(pith_extract_keywords(doc, &k, &keywords, NULL), PITH_ERROR_ARGUMENT);
    k.count = 100001;
    assert_int_equal(pith_extract_keywords(doc, &k, &keywords, NULL), PITH_ERROR_ARGUMENT);
    pith_doc_free(doc);
}

static void test_unknown_names_list_what_there_is(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    read_text(doc, "One sentence is here.");
    pith_error error;
    pith_summary_options o;
    const pith_summary *summary;
    pith_summary_options_init(&o);
    o.method = "textrnk";
    assert_int_equal(pith_summarize(doc, &o, &summary, &error), PITH_ERROR_METHOD);
    assert_non_null(strstr(error.message, "textrnk"));
    assert_non_null(strstr(error.message, "lexrank"));
    pith_keyword_options k;
    const pith_keywords *keywords;
    pith_keyword_options_init(&k);
    k.method = "lead";
    assert_int_equal(pith_extract_keywords(doc, &k, &keywords, &error), PITH_ERROR_METHOD);
    assert_non_null(strstr(error.message, "tfidf"));
    pith_read_options r;
    pith_read_options_init(&r);
    r.language = "klingon";
    const pith_source source = {.text = "x", .length = 1};
    assert_int_equal(pith_doc_read(doc, &source, 1, &r, &error), PITH_ERROR_LANGUAGE);
    assert_non_null(strstr(error.message, "en"));
    pith_doc_free(doc);
}

/* What the document says that it is read as, when the caller says `tag`. */
static void expect_read_as(pith_doc *doc, const char *tag, const char *code, bool noted) {
    const pith_source source = {.text = "x", .length = 1};
    pith_read_options r;
    pith_doc_facts facts;
    pith_read_options_init(&r);
    r.language = tag;
    assert_int_equal(pith_doc_read(doc, &source, 1, &r, NULL), PITH_OK);
    pith_doc_get_facts(doc, &facts);
    assert_string_equal(facts.language, code);
    assert_true(facts.language_confidence == 1);
    assert_int_equal(facts.note != NULL, noted);
}

static void test_tags_of_languages(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    pith_language known;
    expect_read_as(doc, "EN", "en", false);
    expect_read_as(doc, "pt-BR", "pt", false);
    expect_read_as(doc, "zh_Hant_TW", "zh", false);
    expect_read_as(doc, "nb", "no", false);
    expect_read_as(doc, "und", "und", false);
    expect_read_as(doc, "kk", "und", true);
    expect_read_as(doc, "tlh-Latn", "und", true);
    const char *const wrong[] = {"", "e", "engl", "e1", "-en", "\xc3\xa9n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const pith_source source = {.text = "x", .length = 1};
        pith_read_options r;
        pith_read_options_init(&r);
        r.language = wrong[i];
        assert_int_equal(pith_doc_read(doc, &source, 1, &r, NULL), PITH_ERROR_LANGUAGE);
    }
    assert_true(pith_model_get_language(pith_model_builtin(), "de-AT", &known));
    assert_string_equal(known.stems, "Snowball");
    assert_false(pith_model_get_language(pith_model_builtin(), "kk", &known));
    pith_doc_free(doc);
}

static void test_limits_have_errors(void **state) {
    (void)state;
    pith_doc *doc = new_doc();
    pith_error error;
    const pith_source large = {.text = "x", .length = PITH_MAX_BYTES + 1};
    assert_int_equal(pith_doc_read(doc, &large, 1, NULL, &error), PITH_ERROR_LIMIT);
    assert_true(strlen(error.message) > 0);
    pith_source *many = calloc(PITH_MAX_SOURCES + 1, sizeof *many);
    assert_non_null(many);
    assert_int_equal(pith_doc_read(doc, many, PITH_MAX_SOURCES + 1, NULL, &error),
                     PITH_ERROR_LIMIT);
    free(many);
    read_text(doc, "After an error the handle reads again.");
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    assert_int_equal(facts.sentences, 1);
    pith_doc_free(doc);
}

/* The spans of what was read lead to the bytes that were given, repaired or not. */
static void test_offsets_are_true_around_invalid_bytes(void **state) {
    (void)state;
    static const char text[] = "Bad \xff\xfe bytes come first. Caf\xe9 is next.\r\nNUL \0 too. "
                               "The end is \xe2\x82 cut.";
    const pith_source source = {.text = text, .length = sizeof text - 1, .charset = "utf-8"};
    pith_doc *doc = new_doc();
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    assert_string_equal(facts.charset, "utf-8");
    assert_int_equal(facts.repaired, 5);
    pith_token t;
    bool found_next = false, found_cut = false;
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(doc, s, i, &t); i++) {
            if (is(t.form, "next")) {
                assert_int_equal(t.span.start, (size_t)(strstr(text, "next") - text));
                found_next = true;
            }
            if (is(t.form, "cut")) {
                assert_int_equal(t.span.end, sizeof text - 2);
                found_cut = true;
            }
        }
    assert_true(found_next && found_cut);
    pith_doc_free(doc);
}

static void test_given_sentences_stay_as_they_are(void **state) {
    (void)state;
    const pith_slice sentences[] = {
        {"mr. smith went . to town", 24}, {"two\nlines", 9}, {"no stop", 7}};
    const pith_source source = {.sentences = sentences, .sentence_count = 3};
    pith_doc *doc = new_doc();
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
    pith_sentence s;
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    assert_int_equal(facts.sentences, 3);
    assert_true(pith_doc_get_sentence(doc, 0, &s));
    assert_true(is(s.text, "mr. smith went . to town"));
    assert_int_equal(s.role, PITH_ROLE_BODY);
    assert_true(pith_doc_get_sentence(doc, 2, &s));
    assert_true(is(s.text, "no stop"));
    assert_int_equal(s.span.start, 24 + 1 + 9 + 1);
    assert_false(pith_doc_get_sentence(doc, 3, &s));
    pith_doc_free(doc);
}

static void test_several_sources_are_one_set(void **state) {
    (void)state;
    static const char first[] = "The dam above the valley broke on Friday. Nobody was hurt.";
    static const char second[] = "Engineers had warned of the dam. The valley is under water.";
    const pith_source sources[] = {
        {.text = first, .length = sizeof first - 1, .title = {"Dam breaks", 10}},
        {.text = second, .length = sizeof second - 1}};
    pith_doc *doc = new_doc();
    assert_int_equal(pith_doc_read(doc, sources, 2, NULL, NULL), PITH_OK);
    const pith_summary *summary;
    pith_summary_options o;
    pith_summary_options_init(&o);
    o.budget = 4;
    assert_int_equal(pith_summarize(doc, &o, &summary, NULL), PITH_OK);
    assert_int_equal(summary->count, 4);
    for (size_t i = 0; i < 4; i++) { /* how both begin, then how both go on */
        const pith_pick *p = &summary->picks[i];
        assert_int_equal(p->span.source, i % 2);
        assert_memory_equal(p->text.data, (i % 2 ? second : first) + p->span.start, p->text.length);
    }
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    assert_true(is(facts.title, "Dam breaks"));
    pith_doc_free(doc);
}

/* What belongs to a document lives until it reads again, whatever else is asked of it. */
static void test_a_summary_outlives_the_next(void **state) {
    (void)state;
    static const char *const texts[] = {"The old dam broke. Cows were saved. It rains.",
                                        "The old dam broke. Pigs were lost."};
    const pith_source sources[] = {{.text = texts[0], .length = strlen(texts[0])},
                                   {.text = texts[1], .length = strlen(texts[1])}};
    pith_doc *doc = new_doc();
    assert_int_equal(pith_doc_read(doc, sources, 2, NULL, NULL), PITH_OK);
    const pith_summary *first;
    const pith_summary *second;
    pith_summary_options o;
    pith_summary_options_init(&o);
    o.budget = 1;
    o.method = "lead";
    assert_int_equal(pith_summarize(doc, &o, &first, NULL), PITH_OK);
    o.budget = 5;
    o.method = "random";
    assert_int_equal(pith_summarize(doc, &o, &second, NULL), PITH_OK);
    assert_int_equal(second->count, 4);
    assert_int_equal(first->count, 1);
    assert_true(is(first->picks[0].text, "The old dam broke."));
    assert_int_equal(first->picks[0].also_count, 1);
    assert_int_equal(first->picks[0].also[0], 1);
    assert_string_equal(first->method, "lead");
    assert_string_equal(first->picks[0].parts[0].name, "position");
    pith_doc_free(doc);
}

/* ---- the same answer on every thread ---- */

enum { THREADS = 4, ROUNDS = 50 };

static char *make_article(void) {
    static const char *const subjects[] = {"The council", "A harbour pilot", "The sea wall",
                                           "Every fisherman", "The north quay"};
    static const char *const verbs[] = {"welcomed", "rejected", "delayed", "explained"};
    static const char *const objects[] = {"the repair of the wall", "new rules for boats",
                                          "a plan to close the harbour"};
    char *text = calloc(1, 8192);
    assert_non_null(text);
    size_t length = 0;
    for (int i = 0; i < 60; i++)
        length += (size_t)snprintf(text + length, 8192 - length, "%s %s %s in %d. ",
                                   subjects[i % 5], verbs[i % 4], objects[i % 3], 1950 + i);
    return text;
}

static void *summarize_often(void *out) {
    char *text = make_article();
    pith_doc *doc;
    uint64_t digest = 1469598103934665603U;
    if (pith_doc_new(pith_model_builtin(), &doc) != PITH_OK)
        return NULL;
    for (int round = 0; round < ROUNDS; round++) {
        const pith_source source = {.text = text, .length = strlen(text) - (size_t)round};
        const pith_summary *summary;
        if (pith_doc_read(doc, &source, 1, NULL, NULL) != PITH_OK ||
            pith_summarize(doc, NULL, &summary, NULL) != PITH_OK)
            break;
        for (size_t i = 0; i < summary->count; i++) {
            uint64_t bits;
            memcpy(&bits, &summary->picks[i].score, sizeof bits);
            digest = (digest ^ summary->picks[i].index ^ bits) * 1099511628211U;
        }
    }
    pith_doc_free(doc);
    free(text);
    *(uint64_t *)out = digest;
    return NULL;
}

static void test_threads_agree(void **state) {
    (void)state;
    uint64_t digests[THREADS] = {0};
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, summarize_often, &digests[i]), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_true(digests[0] != 0);
    for (int i = 1; i < THREADS; i++)
        assert_true(digests[i] == digests[0]);
}

static void test_names_of_pinned_values(void **state) {
    (void)state;
    assert_string_equal(pith_role_name(PITH_ROLE_TAIL), "tail");
    assert_null(pith_role_name((pith_role)99));
    assert_string_equal(pith_status_text((pith_status)99), "unknown status");
    size_t count = 7;
    assert_null(pith_methods((pith_task)9, &count));
    assert_int_equal(count, 0);
    const pith_method *methods = pith_methods(PITH_TASK_SUMMARIZE, &count);
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++)
        assert_true(methods[i].name && strlen(methods[i].summary) && strlen(methods[i].source));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_null_arguments_are_refused),
        cmocka_unit_test(test_a_new_document_is_empty),
        cmocka_unit_test(test_a_block_may_be_in_another_language),
        cmocka_unit_test(test_options_out_of_range_are_errors),
        cmocka_unit_test(test_unknown_names_list_what_there_is),
        cmocka_unit_test(test_tags_of_languages),
        cmocka_unit_test(test_limits_have_errors),
        cmocka_unit_test(test_offsets_are_true_around_invalid_bytes),
        cmocka_unit_test(test_given_sentences_stay_as_they_are),
        cmocka_unit_test(test_several_sources_are_one_set),
        cmocka_unit_test(test_a_summary_outlives_the_next),
        cmocka_unit_test(test_threads_agree),
        cmocka_unit_test(test_names_of_pinned_values),
    };
    return cmocka_run_group_tests_name("api", tests, NULL, NULL);
}
