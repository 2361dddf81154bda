/* keyword_test.c - what becomes a key phrase, in which form, how often and where; on documents that
 * are made by hand, so that only the keyword room is tested. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "keyword/best.h"
#include "keyword/keyword.h"
#include "keyword/keyword_methods.h"
#include "model/packed.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TABLE_SLOTS = 64, MAX_TOKENS = 70000 };

static void assert_near(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", found, expected);
}

/* A document of one block: sentences end at "." or "|"; those between "|" and "|" do not compete.
 * Words are folded to lower case; the stem is the word without a final "s". */
typedef struct fixture {
    arena memory;
    uint32_t fingerprints[TABLE_SLOTS];
    uint16_t values[TABLE_SLOTS];
    language_model language;
    document doc;
    block block; /* of the only source */
    text_source source;
    map forms;
    map terms;
} fixture;

static const char *const STOP_WORDS[] = {"the", "of", "to", "and", "in", "a", "is", "face"};

static void add_kind(fixture *f, const char *word, uint16_t kind) {
    const uint64_t hash = slice_hash(slice_of(word));
    uint32_t slot = (uint32_t)hash & (TABLE_SLOTS - 1);
    while (f->fingerprints[slot] != 0)
        slot = (slot + 1) & (TABLE_SLOTS - 1);
    f->fingerprints[slot] = table_fingerprint(hash);
    f->values[slot] = kind;
}

static bool is_stop(slice word) {
    for (size_t i = 0; i < sizeof STOP_WORDS / sizeof *STOP_WORDS; i++)
        if (slice_equal(word, slice_of(STOP_WORDS[i])))
            return true;
    return false;
}

static uint32_t add_form(fixture *f, slice word) {
    char folded[64];
    assert_true(word.length < sizeof folded);
    for (size_t i = 0; i < word.length; i++)
        folded[i] = (char)tolower((unsigned char)word.data[i]);
    bool added;
    const uint32_t id = map_intern(&f->forms, (slice){folded, word.length}, &added);
    if (!added)
        return id;
    slice text = f->forms.keys[id];
    slice stem = text;
    if (stem.length > 2 && memcmp(stem.data + stem.length - 2, "'s", 2) == 0)
        stem.length -= 2;
    else if (stem.length > 3 && stem.data[stem.length - 1] == 's')
        stem.length--;
    form *made = &f->doc.forms[id];
    *made = (form){.text = text, .stop = is_stop(text)};
    for (size_t i = 0; i < text.length; i++)
        made->wordlike |= isalpha((unsigned char)text.data[i]) != 0;
    made->term = map_intern(&f->terms, stem, &added);
    if (added)
        f->doc.terms[made->term] =
            (term){.stem = stem, .idf = 2, .stop = made->stop || !made->wordlike};
    f->doc.form_count = f->forms.count;
    f->doc.term_count = f->terms.count;
    return id;
}

static void set_idf(fixture *f, const char *stem, float idf) {
    const uint32_t id = map_find(&f->terms, slice_of(stem));
    assert_int_not_equal(id, MAP_ABSENT);
    f->doc.terms[id].idf = idf;
}

static void add_words(fixture *f, uint32_t start, uint32_t end) {
    const char *text = f->doc.text.data;
    uint32_t at = start;
    while (at < end) {
        if (!isalnum((unsigned char)text[at])) {
            at++;
            continue;
        }
        const uint32_t first = at;
        while (at < end && (isalnum((unsigned char)text[at]) || strchr("'/@", text[at])))
            at++;
        const uint32_t id = add_form(f, (slice){text + first, at - first});
        assert_true(f->doc.token_count < MAX_TOKENS);
        f->doc.tokens[f->doc.token_count++] = (token){{first, at}, id};
        f->doc.terms[f->doc.forms[id].term].count++;
    }
}

static void read_text(fixture *f, const char *text) {
    document *d = &f->doc;
    d->text = slice_of(text);
    bool competes = true;
    uint32_t start = 0;
    for (uint32_t at = 0; at <= d->text.length; at++) {
        if (at < d->text.length && text[at] != '.' && text[at] != '|')
            continue;
        const uint32_t first = d->token_count;
        add_words(f, start, at);
        if (d->token_count > first)
            d->sentences[d->sentence_count++] = (sentence){.span = {start, at},
                                                           .first_token = first,
                                                           .token_count = d->token_count - first,
                                                           .competes = competes};
        if (at < d->text.length && text[at] == '|')
            competes = !competes;
        start = at + 1;
    }
}

static fixture *make(const char *text) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->forms.arena = f->terms.arena = f->doc.arena = &f->memory;
    f->language.words = (word_table){f->fingerprints, f->values, TABLE_SLOTS};
    f->doc.language = &f->language;
    f->doc.model = pith_model_builtin();
    f->doc.forms = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(form));
    f->doc.terms = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(term));
    f->doc.tokens = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(token));
    f->doc.sentences = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(sentence));
    add_kind(f, "said", WORD_NOT_KEY);
    add_kind(f, "tuesday", WORD_NOT_KEY);
    add_kind(f, "latest", WORD_INNER);
    add_kind(f, "of", WORD_JOINT);
    f->doc.blocks = &f->block;
    f->doc.sources = &f->source;
    f->doc.block_count = f->doc.source_count = 1;
    read_text(f, text);
    return f;
}

static void free_fixture(fixture *f) {
    arena_free(&f->memory);
    free(f);
}

static keyword_result extract(fixture *f, const char *method, size_t limit) {
    keyword_result result = {0};
    const choice_rules rules = {.limit = limit, .words = KEYS_OF_PHRASE};
    assert_int_equal(keyword_extract(&f->doc, method, &rules, &f->memory, &result), PITH_OK);
    return result;
}

static const keyword_phrase *find(const keyword_result *result, const char *text) {
    for (uint32_t i = 0; i < result->count; i++)
        if (slice_equal(result->phrases[i].text, slice_of(text)))
            return &result->phrases[i];
    return NULL;
}

/* All phrases of `text`, in alphabetical order, are `expected`, joined by ", ". */
static int by_text(const void *a, const void *b) {
    const slice x = ((const keyword_phrase *)a)->text;
    const slice y = ((const keyword_phrase *)b)->text;
    const int order = memcmp(x.data, y.data, x.length < y.length ? x.length : y.length);
    return order ? order : (x.length > y.length) - (x.length < y.length);
}

static void expect_phrases(const char *text, const char *expected) {
    fixture *f = make(text);
    keyword_result result = extract(f, "tfidf", 100);
    qsort(result.phrases, result.count, sizeof *result.phrases, by_text);
    char found[2000] = "";
    for (uint32_t i = 0; i < result.count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s", i ? ", " : "",
                 (int)result.phrases[i].text.length, result.phrases[i].text.data);
    assert_string_equal(found, expected);
    free_fixture(f);
}

static void test_runs_end_where_they_must(void **state) {
    (void)state;
    expect_phrases("the peace talks in the capital", "capital, peace talks");
    expect_phrases("peace, talks (capital) \"city\"", "capital, city, peace, talks");
    expect_phrases("peace. Talks", "Talks, peace");
    expect_phrases("peace  \n talks", "peace talks");
    expect_phrases("army said tuesday retreat", "army, retreat");
    expect_phrases("russia's negotiator", "negotiator, russia");
    expect_phrases("budget 2022 report", "budget, report");
    expect_phrases("see example/page and someone@example", "see");
    expect_phrases("36th anniversary and 600m and 3d film", "3d film, anniversary");
}

static void test_words_that_cannot_end_a_phrase(void **state) {
    (void)state;
    expect_phrases("latest peace talks", "latest peace talks");
    expect_phrases("the peace latest of the talks", "peace, talks");
    expect_phrases("the latest", "");
}

static void test_compounds_stand_or_fall_whole(void **state) {
    (void)state;
    expect_phrases("multi-agent systems and agent systems and systems", "multi-agent systems");
    expect_phrases("a multi-agent system", "multi-agent system");
    expect_phrases("a face-to-face meeting", "meeting");
    expect_phrases("meeting face-to-face", "meeting");
    expect_phrases("covid-19 vaccines", "covid-19 vaccines");
    expect_phrases("15-year period", "period");
    expect_phrases("peace--talks", "peace, talks");
}

static void test_names_are_not_cut(void **state) {
    (void)state;
    /* A name may start inside another, but not end there: no "President Vladimir". */
    expect_phrases("a President Vladimir Putin and a President Vladimir Putin and Putin",
                   "President Vladimir Putin");
    expect_phrases("a President Vladimir Putin and Putin and Putin", "President Vladimir Putin");
    expect_phrases("the Bank of England and England", "Bank of England");
    expect_phrases("the bank of England", "England, bank");
    expect_phrases("the chief negotiator Vladimir Medinsky", "Vladimir Medinsky, chief negotiator");
    expect_phrases("the hidden Markov models", "hidden Markov models");
    expect_phrases("the Secretary of State Antony Blinken", "Secretary of State Antony Blinken");
}

static void test_subphrases_are_absorbed(void **state) {
    (void)state;
    expect_phrases("peace talks and peace talks and the peace talks", "peace talks");
    /* 4 * 2 for "peace", 2 * (2 + 2) for "peace talks": of equals the longer, that hides its part.
     */
    expect_phrases("peace talks and peace talks and peace and peace", "peace talks");
    /* One more, and the shorter comes first, and hides nothing. */
    expect_phrases("peace talks and peace talks and peace, peace and peace", "peace, peace talks");
    /* A hyphen makes no other phrase. */
    expect_phrases("multi-agent systems and multiagent systems and multiagent systems",
                   "multiagent systems");
    /* One letter is no phrase. */
    expect_phrases("x and vitamin c", "vitamin c");
}

static void test_spans_counts_and_surface(void **state) {
    (void)state;
    const char *text =
        "Peace talk and peace  talks and peace\ntalks and Peace talk's end. |peace talks|";
    fixture *f = make(text);
    const keyword_result result = extract(f, "tfidf", 100);
    /* "Peace talk" and "peace talks" occur twice each: the earlier one is printed. */
    const keyword_phrase *p = find(&result, "Peace talk");
    assert_non_null(p);
    assert_int_equal(p->count, 4);
    static const char *const occurrences[] = {"Peace talk", "peace  talks", "peace\ntalks",
                                              "Peace talk"};
    for (uint32_t i = 0; i < 4; i++) {
        const slice found = slice_range(f->doc.text, p->spans[i].start, p->spans[i].end);
        assert_int_equal(found.length, strlen(occurrences[i]));
        assert_memory_equal(found.data, occurrences[i], found.length);
        assert_true(i == 0 || p->spans[i - 1].end <= p->spans[i].start);
    }
    free_fixture(f);
}

static void test_the_most_frequent_surface_wins(void **state) {
    (void)state;
    fixture *f = make("Talks and talk and talk");
    const keyword_result result = extract(f, "tfidf", 100);
    assert_int_equal(result.count, 1);
    assert_non_null(find(&result, "talk"));
    free_fixture(f);
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
    fixture *f = make("army and harbour");
    set_idf(f, "army", 3);
    set_idf(f, "harbour", 7);
    const keyword_result result = extract(f, "auto", 10);
    /* The weights are fitted, so only what they must say: the rarer word is the better one. */
    assert_non_null(find(&result, "harbour"));
    assert_near(find(&result, "harbour")->score, 1, 1e-12);
    assert_true(find(&result, "army")->score < 1);
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

static void test_scores_are_in_range_for_every_method(void **state) {
    (void)state;
    size_t count;
    const pith_method *methods = keyword_methods(&count);
    assert_true(count >= 3);
    for (size_t m = 0; m < count; m++) {
        fixture *f = make("the peace talks. Army generals of the Ministry of Defence. Peace talks");
        const keyword_result result = extract(f, methods[m].name, 100);
        assert_true(result.count > 0);
        assert_near(result.phrases[0].score, 1, 0);
        for (uint32_t i = 1; i < result.count; i++) {
            assert_true(result.phrases[i].score >= 0);
            assert_true(result.phrases[i].score <= result.phrases[i - 1].score);
        }
        free_fixture(f);
    }
}

static void test_nothing_to_find(void **state) {
    (void)state;
    static const char *const texts[] = {"", "   ", "the of and", "1 2 3", "|peace talks|", "x"};
    size_t count;
    const pith_method *methods = keyword_methods(&count);
    for (size_t m = 0; m < count; m++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            fixture *f = make(texts[i]);
            assert_int_equal(extract(f, methods[m].name, 10).count, 0);
            free_fixture(f);
        }
    }
}

static void test_unknown_method(void **state) {
    (void)state;
    fixture *f = make("peace talks");
    const choice_rules rules = {.limit = 10, .words = KEYS_OF_PHRASE};
    keyword_result result = {0};
    assert_int_equal(keyword_extract(&f->doc, "yake2", &rules, &f->memory, &result),
                     PITH_ERROR_METHOD);
    assert_int_equal(keyword_extract(&f->doc, "", &rules, &f->memory, &result), PITH_ERROR_METHOD);
    free_fixture(f);
}

/* Long runs, and one phrase over and over. */
static void test_repetition(void **state) {
    (void)state;
    enum { TIMES = 30000 };
    char *text = malloc(12 * (size_t)TIMES + 1);
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + 12 * i, "peace talks ", 12);
    text[12 * (size_t)TIMES] = '\0';
    size_t count;
    const pith_method *methods = keyword_methods(&count);
    for (size_t m = 0; m < count; m++) {
        fixture *f = make(text);
        const keyword_result result = extract(f, methods[m].name, 100000);
        if (result.count == 0)
            fail_msg("%s finds nothing", methods[m].name);
        free_fixture(f);
    }
    free(text);
}

static void test_best_first(void **state) {
    (void)state;
    scored items[] = {{1, 0, 0}, {5, 1, 1}, {3, 2, 2}, {5, 3, 3}, {2, 4, 4}, {5, 5, 5}, {4, 6, 6}};
    assert_int_equal(best_first(items, 7, 5), 5);
    static const uint32_t expected[] = {1, 3, 5, 6, 2};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(items[i].index, expected[i]);
    assert_int_equal(best_first(items, 7, 0), 0);
    assert_int_equal(best_first(items, 0, 5), 0);
    assert_int_equal(best_first(items, 7, 100), 7);
    assert_int_equal(items[6].index, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_end_where_they_must),
        cmocka_unit_test(test_words_that_cannot_end_a_phrase),
        cmocka_unit_test(test_compounds_stand_or_fall_whole),
        cmocka_unit_test(test_names_are_not_cut),
        cmocka_unit_test(test_subphrases_are_absorbed),
        cmocka_unit_test(test_spans_counts_and_surface),
        cmocka_unit_test(test_the_most_frequent_surface_wins),
        cmocka_unit_test(test_tfidf_scores),
        cmocka_unit_test(test_auto_scores),
        cmocka_unit_test(test_textrank_ranks),
        cmocka_unit_test(test_scores_are_in_range_for_every_method),
        cmocka_unit_test(test_nothing_to_find),
        cmocka_unit_test(test_unknown_method),
        cmocka_unit_test(test_repetition),
        cmocka_unit_test(test_best_first),
    };
    return cmocka_run_group_tests_name("keyword", tests, NULL, NULL);
}
