/* stem_test.c - stems, and the cache before the stemmer. Expected stems are those of Snowball's own
 * vocabulary lists for English and German; of those by rules of suffixes forms of one word are
 * asked, whose rules are in tests/cli too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"
#include "text/stem.h"

#include <stdio.h>

static slice stem_of(stemmer *s, slice word) {
    return stemmer_stem(s, word, slice_hash(word));
}

static void expect_stem(stemmer *s, const char *word, const char *expected) {
    const slice stem = stem_of(s, slice_of(word));
    assert_int_equal(stem.length, strlen(expected));
    assert_memory_equal(stem.data, expected, stem.length);
}

/* The language `code` of the built-in model, or one of which it knows nothing. */
static void choose(stemmer *s, const char *code) {
    language_model language;
    if (!model_language(pith_model_builtin(), code, &language))
        language = model_no_language(pith_model_builtin());
    assert_true(stemmer_choose(s, &language));
}

static stemmer *new_stemmer(const char *code) {
    stemmer *s = stemmer_new();
    assert_non_null(s);
    choose(s, code);
    return s;
}

static void test_english(void **state) {
    (void)state;
    stemmer *s = new_stemmer("en");
    expect_stem(s, "", "");
    expect_stem(s, "consistency", "consist");
    expect_stem(s, "knights", "knight");
    expect_stem(s, "generously", "generous");
    expect_stem(s, "skies", "sky");
    expect_stem(s, "news", "news");
    stemmer_free(s);
}

static void test_other_languages(void **state) {
    (void)state;
    stemmer *s = new_stemmer("de");
    expect_stem(s, "aufeinanderfolgenden", "aufeinanderfolg");
    choose(s, "en");
    expect_stem(s, "running", "run");
    choose(s, "de");
    expect_stem(s, "running", "running");
    stemmer_free(s);
    static const char *const lacking[] = {"zh", "und", "", "no-such-language"};
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        s = new_stemmer(lacking[i]);
        expect_stem(s, "running", "running");
        stemmer_free(s);
    }
}

/* Copies the stem of the first of the words at `words`, which are parted by spaces; the next. */
static const char *next_stem(stemmer *s, const char *words, char out[64]) {
    const size_t length = strcspn(words, " ");
    const slice stem = stem_of(s, (slice){words, length});
    assert_true(stem.length < 64);
    memcpy(out, stem.data, stem.length);
    out[stem.length] = '\0';
    return words + length + strspn(words + length, " ");
}

/* The forms of a word have one stem, also when they come from the cache, and another word has not.
 */
static void expect_one_stem(const char *code, const char *forms, const char *other) {
    stemmer *s = new_stemmer(code);
    char expected[64], met[64];
    next_stem(s, forms, expected);
    for (int again = 0; again < 2; again++)
        for (const char *at = forms; *at;) {
            at = next_stem(s, at, met);
            assert_string_equal(met, expected);
        }
    next_stem(s, other, met);
    assert_string_not_equal(met, expected);
    stemmer_free(s);
}

static void test_rules_of_suffixes(void **state) {
    (void)state;
    expect_one_stem("cs", "město města městu městem městech městům", "místo");
    expect_one_stem("cs", "kniha knihy knihu knihou knihách", "kněží");
    expect_one_stem("sk", "mesta mestu mestom mestách mestami", "miesto");
    expect_one_stem("ko", "사람 사람이 사람은 사람을 사람의 사람들이 사람에게", "사랑");
    expect_one_stem("pl", "książka książki książce książkę książką książkach", "księga");
    expect_one_stem("bg", "книга книгата книги книгите", "кон");
    expect_one_stem("uk", "мова мови мову мовою мовах мовами", "море");
    stemmer *s = new_stemmer("cs");
    expect_stem(s, "ob", "ob"); /* nothing is taken from a short word */
    stemmer_free(s);
}

/* The cache tells words of two languages apart, and of languages with rules. */
static void test_rules_of_two_languages(void **state) {
    (void)state;
    stemmer *s = new_stemmer("cs");
    expect_stem(s, "kniha", "knih");
    choose(s, "en");
    expect_stem(s, "kniha", "kniha");
    choose(s, "sk");
    expect_stem(s, "mestami", "mest");
    choose(s, "und");
    expect_stem(s, "mestami", "mestami");
    stemmer_free(s);
}

/* Far more words than the cache has slots, twice: what the cache gives must be what a fresh stemmer
 * gives. */
static void test_cache_changes_nothing(void **state) {
    (void)state;
    stemmer *warm = new_stemmer("en");
    static const char *const endings[] = {"s", "ing", "ed", "ly", "ness", "ational"};
    for (int round = 0; round < 2; round++)
        for (unsigned i = 0; i < 30000; i++) {
            char word[32];
            const int length = snprintf(word, sizeof word, "w%c%c%co%s", 'a' + i % 26,
                                        'a' + i / 26 % 26, 'a' + i / 676 % 26, endings[i % 6]);
            char first[32];
            const slice stem = stem_of(warm, (slice){word, (size_t)length});
            const size_t first_length = stem.length;
            assert_true(first_length <= sizeof first);
            memcpy(first, stem.data, first_length);
            const slice again = stem_of(warm, (slice){word, (size_t)length});
            assert_int_equal(again.length, first_length);
            assert_memory_equal(again.data, first, first_length);
            assert_memory_equal(first, "w", 1);
        }
    stemmer *fresh = new_stemmer("en");
    expect_stem(warm, "nationalities", "nation");
    expect_stem(fresh, "nationalities", "nation");
    stemmer_free(fresh);
    stemmer_free(warm);
}

static void test_long_words_are_their_own_stems(void **state) {
    (void)state;
    stemmer *s = new_stemmer("en");
    char word[PITH_MAX_STEM_BYTES + 1];
    memset(word, 'w', sizeof word);
    memcpy(word + sizeof word - 3, "ing", 3);
    assert_int_equal(stem_of(s, (slice){word, sizeof word}).length, sizeof word);
    memset(word, 'a', 4);
    memcpy(word + PITH_MAX_STEM_BYTES - 3, "ing", 3);
    assert_int_equal(stem_of(s, (slice){word, PITH_MAX_STEM_BYTES}).length,
                     PITH_MAX_STEM_BYTES - 3);
    stemmer_free(s);
}

static void test_free_of_nothing(void **state) {
    (void)state;
    stemmer_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_rules_of_suffixes),
        cmocka_unit_test(test_rules_of_two_languages),
        cmocka_unit_test(test_cache_changes_nothing),
        cmocka_unit_test(test_long_words_are_their_own_stems),
        cmocka_unit_test(test_free_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
