/* rouge_porter_test.c - the three forms of Porter's stemmer. The expected stems of the revised form
 * are the examples of Porter's paper and of his later notes; those of ROUGE's step 4 are worked out
 * by hand from its four tests; those of NLTK's are the ones its documentation promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/porter.h"

#include <stdlib.h>
#include <string.h>

typedef struct example {
    const char *word;
    const char *stem;
} example;

static void check(const example *examples, size_t count, porter_form form) {
    for (size_t i = 0; i < count; i++) {
        char word[64];
        const size_t length = strlen(examples[i].word);
        memcpy(word, examples[i].word, length);
        word[porter_stem(word, length, form)] = 0;
        assert_string_equal(word, examples[i].stem);
    }
}

#define CHECK(examples, form) check((examples), sizeof(examples) / sizeof *(examples), (form))

static void paper_examples(void **state) {
    (void)state;
    static const example examples[] = {{"caresses", "caress"},
                                       {"ponies", "poni"},
                                       {"ties", "ti"},
                                       {"caress", "caress"},
                                       {"cats", "cat"},
                                       {"feed", "feed"},
                                       {"agreed", "agre"},
                                       {"plastered", "plaster"},
                                       {"bled", "bled"},
                                       {"motoring", "motor"},
                                       {"sing", "sing"},
                                       {"conflated", "conflat"},
                                       {"troubled", "troubl"},
                                       {"sized", "size"},
                                       {"hopping", "hop"},
                                       {"tanned", "tan"},
                                       {"falling", "fall"},
                                       {"hissing", "hiss"},
                                       {"fizzed", "fizz"},
                                       {"failing", "fail"},
                                       {"filing", "file"},
                                       {"happy", "happi"},
                                       {"sky", "sky"},
                                       {"relational", "relat"},
                                       {"conditional", "condit"},
                                       {"rational", "ration"},
                                       {"digitizer", "digit"},
                                       {"operator", "oper"},
                                       {"feudalism", "feudal"},
                                       {"hopefulness", "hope"},
                                       {"formaliti", "formal"},
                                       {"triplicate", "triplic"},
                                       {"formative", "form"},
                                       {"formalize", "formal"},
                                       {"electrical", "electr"},
                                       {"goodness", "good"},
                                       {"revival", "reviv"},
                                       {"allowance", "allow"},
                                       {"airliner", "airlin"},
                                       {"adjustable", "adjust"},
                                       {"irritant", "irrit"},
                                       {"replacement", "replac"},
                                       {"adjustment", "adjust"},
                                       {"dependent", "depend"},
                                       {"adoption", "adopt"},
                                       {"communism", "commun"},
                                       {"effective", "effect"},
                                       {"probate", "probat"},
                                       {"rate", "rate"},
                                       {"cease", "ceas"},
                                       {"controll", "control"},
                                       {"roll", "roll"},
                                       {"is", "is"},
                                       {"y", "y"},
                                       {"generalizations", "gener"},
                                       {"oscillators", "oscil"}};
    CHECK(examples, PORTER_REVISED);
}

/* "bli" -> "ble" and "logi" -> "log" came with the revision. */
static void revision(void **state) {
    (void)state;
    static const example examples[] = {
        {"possibly", "possibl"}, {"archaeology", "archaeolog"}, {"geology", "geologi"}};
    CHECK(examples, PORTER_REVISED);
}

/* agreement: no ement (m of agre is 1), then ment would leave agree- with m 1 too, but ent leaves
 * agreem with m 2. The paper's step 4 stops after the longest suffix, ement. */
static void step_4_of_rouge(void **state) {
    (void)state;
    static const example rouge[] = {{"agreement", "agreem"},     {"argument", "argum"},
                                    {"element", "elem"},         {"accidental", "accid"},
                                    {"commissioner", "commiss"}, {"adjustment", "adjust"},
                                    {"replacement", "replac"},   {"adoption", "adopt"}};
    static const example revised[] = {{"agreement", "agreement"},
                                      {"argument", "argument"},
                                      {"element", "element"},
                                      {"accidental", "accident"},
                                      {"commissioner", "commission"}};
    CHECK(rouge, PORTER_ROUGE);
    CHECK(revised, PORTER_REVISED);
}

static void additions_of_nltk(void **state) {
    (void)state;
    static const example nltk[] = {
        {"dies", "die"},       {"flies", "fli"},       {"died", "die"},  {"spied", "spi"},
        {"enjoy", "enjoy"},    {"happy", "happi"},     {"skies", "sky"}, {"dying", "die"},
        {"innings", "inning"}, {"proceed", "proceed"}, {"news", "news"}, {"geology", "geolog"},
        {"hopefully", "hope"}};
    CHECK(nltk, PORTER_NLTK);
    static const example revised[] = {{"dies", "di"}, {"died", "di"}, {"enjoy", "enjoi"}};
    CHECK(revised, PORTER_REVISED);
}

static void digits_are_consonants(void **state) {
    (void)state;
    static const example examples[] = {{"1990s", "1990"}, {"20ing", "20ing"}, {"a77ing", "a7"}};
    CHECK(examples, PORTER_REVISED);
}

/* A run of y changes at every letter; deciding each by looking back would take 10^12 steps. */
static void megabyte_of_y(void **state) {
    (void)state;
    const size_t length = 1000000;
    for (porter_form form = PORTER_REVISED; form <= PORTER_NLTK; form++) {
        char *word = malloc(length + PORTER_ROOM);
        assert_non_null(word);
        memset(word, 'y', length);
        assert_int_equal(porter_stem(word, length, form), length);
        memcpy(word + length - 3, "ing", 3);
        const size_t stem = porter_stem(word, length, form);
        assert_true(stem < length);
        free(word);
    }
}

/* Short words and words that are all suffix never read or write outside themselves: under the
 * sanitizer this fails otherwise. */
static void all_suffixes(void **state) {
    (void)state;
    static const char *const words[] = {"s",   "ed",  "ing", "eed", "ies",  "ied",   "sses", "ss",
                                        "e",   "ll",  "ion", "ent", "ment", "ement", "logi", "alli",
                                        "bli", "ful", "at",  "bl",  "iz",   "y",     "yy",   "yed"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (porter_form form = PORTER_REVISED; form <= PORTER_NLTK; form++) {
            const size_t length = strlen(words[i]);
            char *word = malloc(length + PORTER_ROOM);
            assert_non_null(word);
            memcpy(word, words[i], length);
            assert_in_range(porter_stem(word, length, form), 1, length + 1);
            free(word);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paper_examples),        cmocka_unit_test(revision),
        cmocka_unit_test(step_4_of_rouge),       cmocka_unit_test(additions_of_nltk),
        cmocka_unit_test(digits_are_consonants), cmocka_unit_test(megabyte_of_y),
        cmocka_unit_test(all_suffixes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
