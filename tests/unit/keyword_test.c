/* keyword_test.c - what becomes a key phrase, in which form, how often and where; on documents that
 * are made by hand, so that only the keyword room is tested. */
#include "keyword_fixture.h"

#include "keyword/choice.h"
#include "keyword/variants.h"

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

static keyword_result extract_by(fixture *f, const choice_rules *rules) {
    keyword_result result = {0};
    assert_int_equal(keyword_extract(&f->doc, "tfidf", rules, &f->memory, &result), PITH_OK);
    return result;
}

static void test_rules_of_choice(void **state) {
    (void)state;
    stemmer *stems = stemmer_new();
    assert_non_null(stems);
    fixture *f = make("peace talks and army and army and army and harbour");
    /* 1 * (2 + 2), 3 * 2, 1 * 2. */
    choice_rules rules = {.limit = 10, .words = 1, .stems = stems};
    assert_null(find((keyword_result[]){extract_by(f, &rules)}, "peace talks"));
    rules = (choice_rules){.limit = 10, .words = 5, .least = 0.5, .stems = stems};
    assert_int_equal(extract_by(f, &rules).count, 2);
    const pith_slice unwanted[] = {{"PEACE  talk", 11}, {"", 0}};
    rules = (choice_rules){
        .limit = 10, .words = 5, .stems = stems, .exclude = unwanted, .exclude_count = 2};
    const keyword_result rest = extract_by(f, &rules);
    assert_null(find(&rest, "peace talks"));
    assert_non_null(find(&rest, "army"));
    stemmer_free(stems);
    free_fixture(f);
}

/* The words of candidate `index`, joined. */
static void words_of(const candidates *all, uint32_t index, char out[100]) {
    const candidate *c = &all->items[index];
    const key *keys = candidate_keys(all, c);
    out[0] = '\0';
    for (uint32_t k = 0; k < c->words; k++) {
        const slice stem = all->doc->terms[keys[k].term].stem;
        snprintf(out + strlen(out), 100 - strlen(out), "%s%.*s", k ? " " : "", (int)stem.length,
                 stem.data);
    }
}

/* Chances, in this order: two that overlap are a pair, the second for 0.8 of its chance. A third
 * that overlaps with either is not chosen; one that only shares a word is. */
static void test_of_what_overlaps_there_are_two(void **state) {
    (void)state;
    static const struct {
        const char *words;
        double chance;
    } given[] = {{"peat bog", 0.9}, {"old peat bog", 0.8}, {"peat bog survey", 0.75},
                 {"bog", 0.7},      {"survey map", 0.6},   {"harbour", 0.65}};
    fixture *f = make("old peat bog survey map and harbour and bog and bog and bog");
    candidates all;
    choice *chosen;
    uint32_t count;
    assert_int_equal(candidates_find_linked(&f->doc, &f->memory, &all), PITH_OK);
    assert_int_equal(variants_find(&all, &f->memory), PITH_OK);
    double *scores = arena_alloc_zero(&f->memory, all.count, sizeof *scores);
    assert_non_null(scores);
    for (uint32_t i = 0; i < all.count; i++) {
        char words[100];
        words_of(&all, i, words);
        for (size_t k = 0; k < sizeof given / sizeof *given; k++)
            if (strcmp(words, given[k].words) == 0)
                scores[i] = given[k].chance;
        all.expected += scores[i];
    }
    const choice_rules rules = {.limit = 10, .words = KEYS_OF_PHRASE};
    assert_int_equal(choose_phrases(&all, scores, &rules, &f->memory, &chosen, &count), PITH_OK);
    char found[400] = "";
    for (uint32_t i = 0; i < count; i++) {
        char words[100];
        words_of(&all, chosen[i].candidate, words);
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s %.2f, ", words,
                 chosen[i].score);
    }
    assert_string_equal(found, "peat bog 0.90, harbour 0.65, old peat bog 0.64, survey map 0.60, ");
    free_fixture(f);
}

static void test_diversity_passes_over_known_words(void **state) {
    (void)state;
    fixture *f = make("peace talks and peace talks and peace plan and harbour");
    choice_rules rules = {.limit = 2, .words = 5};
    /* 2 * 4, 1 * 4, 1 * 2; half of the words of "peace plan" are known. */
    assert_non_null(find((keyword_result[]){extract_by(f, &rules)}, "peace plan"));
    rules.diversity = 1;
    f->doc.terms[map_find(&f->terms, slice_of("harbour"))].idf = 3;
    assert_non_null(find((keyword_result[]){extract_by(f, &rules)}, "harbour"));
    free_fixture(f);
}

static void test_kinds_and_first_sentences(void **state) {
    (void)state;
    fixture *f = make("Talks begin. the NATO talks in New York. a harbour");
    const keyword_result result = extract(f, "tfidf", 100);
    assert_int_equal(find(&result, "New York")->kind, PITH_KEYWORD_NAME);
    assert_int_equal(find(&result, "harbour")->kind, PITH_KEYWORD_TERM);
    assert_int_equal(find(&result, "harbour")->sentence, 2);
    free_fixture(f);
    f = make("the army and NATO and the army");
    const keyword_result second = extract(f, "tfidf", 100);
    assert_int_equal(find(&second, "NATO")->kind, PITH_KEYWORD_ACRONYM);
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
        if (strcmp(methods[m].name, "auto") == 0)
            assert_true(result.phrases[0].score < 1); /* a chance */
        else
            assert_near(result.phrases[0].score, 1, 0);
        for (uint32_t i = 1; i < result.count; i++) {
            assert_true(result.phrases[i].score >= 0);
            assert_true(result.phrases[i].score <= result.phrases[i - 1].score);
        }
        free_fixture(f);
    }
}

/* How many spans the phrase of `text` that is or means `phrase` has; 0: there is none. */
static uint32_t spans_of(const char *text, const char *phrase) {
    fixture *f = make(text);
    const keyword_result result = extract(f, "tfidf", 100);
    const keyword_phrase *found = find(&result, phrase);
    const uint32_t count = found ? found->count : 0;
    free_fixture(f);
    return count;
}

static void test_what_means_the_same(void **state) {
    (void)state;
    /* The long form comes first: three words of idf 2 for two of one. */
    assert_int_equal(spans_of("the National Grid Authority (NGA) and the NGA", "NGA"), 0);
    assert_int_equal(
        spans_of("the National Grid Authority (NGA) and the NGA", "National Grid Authority"), 3);
    /* No word before starts with x; the first letter must start a word. */
    assert_int_equal(spans_of("the National Grid Authority (XGA) and the XGA", "XGA"), 2);
    assert_int_equal(spans_of("the Regional Grid Authority (NGA) and the NGA", "NGA"), 2);
    /* One name that ends so, and two. */
    assert_int_equal(spans_of("to Marta Lind and to Lind and to Lind", "Lind"), 3);
    assert_int_equal(spans_of("to Marta Lind and to Lind and to Lind", "Marta Lind"), 0);
    assert_int_equal(spans_of("to Marta Lind of Adam Lind is to Lind", "Lind"), 0);
    assert_int_equal(spans_of("to Marta Lind is in Adam Lind is to Lind", "Marta Lind"), 1);
    assert_int_equal(spans_of("the e-mail and the email and email and email", "email"), 4);
}

static void test_parts_add_up(void **state) {
    (void)state;
    fixture *f =
        make("the peace talks and harbour. Army peace talks. Peace talks and the generals");
    const choice_rules rules = {.limit = 100, .words = KEYS_OF_PHRASE, .explain = true};
    keyword_result result = {0};
    assert_int_equal(keyword_extract(&f->doc, "auto", &rules, &f->memory, &result), PITH_OK);
    assert_true(result.count > 1);
    for (uint32_t i = 0; i < result.count; i++) {
        const keyword_phrase *p = &result.phrases[i];
        double sum = 0;
        for (uint32_t k = 0; k < p->part_count; k++)
            sum += p->parts[k].value;
        assert_string_equal(p->parts[p->part_count - 1].name, "overlap");
        assert_near(sum, log(p->score / (1 - p->score)), 1e-9);
    }
    assert_int_equal(keyword_extract(&f->doc, "tfidf", &rules, &f->memory, &result), PITH_OK);
    assert_int_equal(result.phrases[0].part_count, 0);
    free_fixture(f);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_end_where_they_must),
        cmocka_unit_test(test_words_that_cannot_end_a_phrase),
        cmocka_unit_test(test_compounds_stand_or_fall_whole),
        cmocka_unit_test(test_names_are_not_cut),
        cmocka_unit_test(test_subphrases_are_absorbed),
        cmocka_unit_test(test_spans_counts_and_surface),
        cmocka_unit_test(test_the_most_frequent_surface_wins),
        cmocka_unit_test(test_rules_of_choice),
        cmocka_unit_test(test_of_what_overlaps_there_are_two),
        cmocka_unit_test(test_diversity_passes_over_known_words),
        cmocka_unit_test(test_kinds_and_first_sentences),
        cmocka_unit_test(test_scores_are_in_range_for_every_method),
        cmocka_unit_test(test_what_means_the_same),
        cmocka_unit_test(test_parts_add_up),
        cmocka_unit_test(test_nothing_to_find),
        cmocka_unit_test(test_unknown_method),
        cmocka_unit_test(test_repetition),
    };
    return cmocka_run_group_tests_name("keyword", tests, NULL, NULL);
}
