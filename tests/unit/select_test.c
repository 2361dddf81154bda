/* select_test.c - budgets, near-duplicates, sentences that cannot stand alone, notes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rank/dangling.h"
#include "select/select.h"
#include "toy_document.h"

#include <math.h>

typedef struct choice {
    toy t;
    rank_result ranked;
    selection chosen;
} choice;

static void choose_from(choice *c, const char *const *lines, uint32_t count,
                        const uint32_t *sources, const double *scores, budget limit) {
    assert_true(toy_build(&c->t, lines, count, sources));
    double *copy = ARENA_ARRAY(&c->t.memory, double, count);
    assert_non_null(copy);
    if (count > 0)
        memcpy(copy, scores, count * sizeof *copy);
    c->ranked = (rank_result){.scores = copy, .parts = copy, .part_count = 1};
    c->t.input.limit = limit;
    assert_int_equal(select_sentences(&c->t.input, &c->ranked, &c->chosen), PITH_OK);
}

/* -1 ends the positions. */
static void expect(const choice *c, const int *positions) {
    uint32_t count = 0;
    while (positions[count] >= 0)
        count++;
    assert_int_equal(c->chosen.count, count);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(c->chosen.chosen[i], positions[i]);
}

static void check(const char *const *lines, uint32_t count, const double *scores, budget limit,
                  const int *positions) {
    choice c;
    choose_from(&c, lines, count, NULL, scores, limit);
    expect(&c, positions);
    toy_free(&c.t);
}

#define POSITIONS(...) ((const int[]){__VA_ARGS__})
#define SCORES(...) ((const double[]){__VA_ARGS__})

/* Different words, 4, 5, 6 and 8 of them; 7, 9, 11 and 15 bytes. */
static const char *const four[] = {"a b c d", "e f g h i", "j k l m n o", "p q r s t u v w"};

static void test_the_best_in_document_order(void **state) {
    (void)state;
    check(four, 4, SCORES(1, 4, 2, 3), (budget){PITH_SENTENCES, 2, false}, POSITIONS(1, 3, -1));
    check(four, 4, SCORES(1, 4, 2, 3), (budget){PITH_SENTENCES, 1, false}, POSITIONS(1, -1));
}

static void test_ties_go_to_the_earlier(void **state) {
    (void)state;
    check(four, 4, SCORES(1, 1, 1, 1), (budget){PITH_SENTENCES, 2, false}, POSITIONS(0, 1, -1));
}

static void test_words_are_a_hard_limit(void **state) {
    (void)state;
    const double scores[] = {1, 2, 3, 4};
    check(four, 4, scores, (budget){PITH_WORDS, 8, false}, POSITIONS(3, -1));
    /* 8 do not fit in 7; 6 do, and then nothing more. */
    check(four, 4, scores, (budget){PITH_WORDS, 7, false}, POSITIONS(2, -1));
    /* After 8, the next best of 6 does not fit in the 5 left; that of 5 does. */
    check(four, 4, scores, (budget){PITH_WORDS, 13, false}, POSITIONS(1, 3, -1));
    check(four, 4, scores, (budget){PITH_WORDS, 23, false}, POSITIONS(0, 1, 2, 3, -1));
    check(four, 4, scores, (budget){PITH_WORDS, SIZE_MAX / 2, false}, POSITIONS(0, 1, 2, 3, -1));
}

static void test_bytes_count_one_separator_between(void **state) {
    (void)state;
    const double scores[] = {4, 3, 2, 1};
    check(four, 4, scores, (budget){PITH_BYTES, 7, false}, POSITIONS(0, -1));
    check(four, 4, scores, (budget){PITH_BYTES, 16, false}, POSITIONS(0, -1));
    check(four, 4, scores, (budget){PITH_BYTES, 17, false}, POSITIONS(0, 1, -1));
}

/* 23 words: 40 % are 9.2, so 9; 17 % are 3.91, so 3, where nothing fits. */
static void test_percent_of_the_words_rounded_down(void **state) {
    (void)state;
    const double scores[] = {4, 3, 2, 1};
    check(four, 4, scores, (budget){PITH_PERCENT, 40, false}, POSITIONS(0, 1, -1));
    check(four, 4, scores, (budget){PITH_PERCENT, 39, false}, POSITIONS(0, -1));
    check(four, 4, scores, (budget){PITH_PERCENT, 17, false}, POSITIONS(-1));
    check(four, 4, scores, (budget){PITH_PERCENT, 100, false}, POSITIONS(0, 1, 2, 3, -1));
}

static void test_a_repeated_sentence_is_chosen_once(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d",      "x y z w",      "a b c d",     "-the a -of b c d",
                                 "-it -was -so", "-it -was -so", "-so -it -was"};
    check(lines, 7, SCORES(7, 1, 6, 5, 4, 3, 2), (budget){PITH_SENTENCES, 7, false},
          POSITIONS(0, 1, 4, 6, -1));
}

/* The cosine of 9 shared words of 10 is 0.9; of 5 of 10 it is 0.5. */
static void test_near_duplicates_are_left_out(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d e f g h i j", "a b c d e f g h i z",
                                 "a b c d e p q r s t"};
    check(lines, 3, SCORES(3, 2, 1), (budget){PITH_SENTENCES, 3, false}, POSITIONS(0, 2, -1));
}

/* The cosine of each pair is 1, which says little when one word is all that is no stop word. */
static void test_one_word_in_common_is_no_evidence(void **state) {
    (void)state;
    const char *const lines[] = {"-a -first thing -is -here", "-the -last thing -is -here",
                                 "-the -last thing -is -here"};
    check(lines, 3, SCORES(3, 2, 1), (budget){PITH_SENTENCES, 3, false}, POSITIONS(0, 1, -1));
}

/* All 5 words of the first are among the 7 of the second; 2 of the 9 of the third among them, with
 * a cosine of 2 / sqrt(3 * 2) = 0.82. */
static void test_near_duplicates_share_half_of_their_words(void **state) {
    (void)state;
    const char *const lines[] = {"-the night train -is late", "-the night train -is -so late -now",
                                 "-at night -every -other train -of -theirs -runs -on"};
    check(lines, 3, SCORES(3, 2, 1), (budget){PITH_SENTENCES, 3, false}, POSITIONS(0, 2, -1));
}

/* Words of the i-th sentence that the j-th has; no words are stop words here. */
static double words_of_in(const toy *t, uint32_t i, uint32_t j) {
    const sentence *a = &t->doc.sentences[i];
    const sentence *b = &t->doc.sentences[j];
    double shared = 0;
    for (uint32_t k = 0; k < a->token_count; k++) {
        uint32_t m = 0;
        while (m < b->token_count &&
               t->doc.tokens[b->first_token + m].form != t->doc.tokens[a->first_token + k].form)
            m++;
        shared += m < b->token_count;
    }
    return shared;
}

static uint32_t terms_in_both(const toy *t, uint32_t i, uint32_t j) {
    const sparse_row a = vectors_row(&t->rows, i);
    const sparse_row b = vectors_row(&t->rows, j);
    uint32_t shared = 0;
    for (uint32_t k = 0; k < a.count; k++)
        for (uint32_t m = 0; m < b.count; m++)
            shared += a.terms[k] == b.terms[m];
    return shared;
}

static bool are_near_duplicates(const toy *t, uint32_t i, uint32_t j) {
    return sparse_dot(vectors_row(&t->rows, i), vectors_row(&t->rows, j)) > 0.7 &&
           terms_in_both(t, i, j) >= 2 && words_of_in(t, i, j) + words_of_in(t, j, i) >= 0.5 * 12;
}

/* Sentences of six words: no two of the 64 that were chosen are near-duplicates, and some better
 * ones were left out. */
static void test_the_index_misses_no_duplicate(void **state) {
    (void)state;
    static char lines[TOY_MAX][64];
    static const char *list[TOY_MAX];
    static double scores[TOY_MAX];
    uint32_t seed = 1;
    for (int i = 0; i < TOY_MAX; i++) {
        size_t length = 0;
        for (int w = 0; w < 6; w++) {
            seed = seed * 1664525 + 1013904223;
            const uint32_t word = (seed >> 16) % 12 * ((seed >> 8) % 3 + 1);
            length +=
                (size_t)snprintf(lines[i] + length, sizeof lines[i] - length, "w%u ", word % 100);
        }
        list[i] = lines[i];
        scores[i] = (double)(seed >> 4);
    }
    choice c;
    choose_from(&c, list, TOY_MAX, NULL, scores, (budget){PITH_SENTENCES, 64, false});
    assert_int_equal(c.chosen.count, 64);
    double lowest = scores[c.chosen.chosen[0]];
    for (uint32_t i = 1; i < c.chosen.count; i++)
        lowest = fmin(lowest, scores[c.chosen.chosen[i]]);
    uint32_t better = 0;
    for (uint32_t i = 0; i < TOY_MAX; i++)
        better += scores[i] >= lowest;
    assert_true(better > 64 + 3);
    for (uint32_t i = 0; i < c.chosen.count; i++)
        for (uint32_t j = 0; j < i; j++)
            assert_false(are_near_duplicates(&c.t, c.chosen.chosen[i], c.chosen.chosen[j]));
    toy_free(&c.t);
}

static void test_notes_say_why_there_are_fewer(void **state) {
    (void)state;
    const char *const twice[] = {"a b c d", "a b c d"};
    const char *const wordless[] = {"", ""};
    choice c;
    choose_from(&c, twice, 2, NULL, SCORES(1, 1), (budget){PITH_SENTENCES, 2, false});
    assert_non_null(strstr(c.chosen.note, "repeat"));
    toy_free(&c.t);
    choose_from(&c, four, 4, NULL, SCORES(1, 1, 1, 1), (budget){PITH_SENTENCES, 5, false});
    assert_non_null(strstr(c.chosen.note, "fewer sentences than asked"));
    toy_free(&c.t);
    choose_from(&c, four, 4, NULL, SCORES(1, 1, 1, 1), (budget){PITH_WORDS, 3, false});
    assert_int_equal(c.chosen.count, 0);
    assert_non_null(strstr(c.chosen.note, "fits"));
    toy_free(&c.t);
    choose_from(&c, wordless, 2, NULL, SCORES(1, 1), (budget){PITH_SENTENCES, 2, false});
    assert_int_equal(c.chosen.count, 0);
    assert_non_null(strstr(c.chosen.note, "word"));
    toy_free(&c.t);
    choose_from(&c, NULL, 0, NULL, NULL, (budget){PITH_SENTENCES, 2, false});
    assert_int_equal(c.chosen.count, 0);
    assert_non_null(c.chosen.note);
    toy_free(&c.t);
    choose_from(&c, four, 4, NULL, SCORES(1, 1, 1, 1), (budget){PITH_SENTENCES, 4, false});
    assert_null(c.chosen.note);
    toy_free(&c.t);
}

/* One word that is no stop word says next to nothing: chosen when asked for so many sentences, or
 * when there is nothing else, but no reason to fill up a budget of words. */
static void test_fillers_fill_no_budget(void **state) {
    (void)state;
    const char *const lines[] = {"a b c", "d -the -of", "e f", "g"};
    choice c;
    choose_from(&c, lines, 4, NULL, SCORES(4, 3, 2, 1), (budget){PITH_WORDS, 20, false});
    expect(&c, POSITIONS(0, 2, -1));
    toy_free(&c.t);
    choose_from(&c, lines, 4, NULL, SCORES(4, 3, 2, 1), (budget){PITH_SENTENCES, 4, false});
    expect(&c, POSITIONS(0, 1, 2, 3, -1));
    toy_free(&c.t);
    choose_from(&c, lines + 3, 1, NULL, SCORES(1), (budget){PITH_WORDS, 20, false});
    expect(&c, POSITIONS(0, -1));
    toy_free(&c.t);
}

static void test_truncating_fills_the_budget(void **state) {
    (void)state;
    const double scores[] = {1, 2, 3, 4};
    choice c;
    /* 8 words chosen whole; of the 4 left nothing but "a b c d" fits. With 11, it does not. */
    choose_from(&c, four, 4, NULL, scores, (budget){PITH_WORDS, 11, true});
    expect(&c, POSITIONS(2, 3, -1));
    assert_int_equal(c.chosen.truncated, 2);
    assert_int_equal(c.chosen.truncated_bytes, strlen("j k l"));
    toy_free(&c.t);
    /* 15 bytes, a separator, and 4 of the next best, but not its space at the end. */
    choose_from(&c, four, 4, NULL, scores, (budget){PITH_BYTES, 20, true});
    expect(&c, POSITIONS(2, 3, -1));
    assert_int_equal(c.chosen.truncated_bytes, strlen("j k"));
    toy_free(&c.t);
    /* No room but for the separator. */
    choose_from(&c, four, 4, NULL, scores, (budget){PITH_BYTES, 16, true});
    expect(&c, POSITIONS(3, -1));
    assert_int_equal(c.chosen.truncated, UINT32_MAX);
    toy_free(&c.t);
}

static void test_truncating_keeps_words_whole(void **state) {
    (void)state;
    const char *const lines[] = {"\xc3\xa9\xc3\xa9\xc3\xa9 a, b c"};
    const struct {
        size_t budget;
        size_t length;
    } cases[] = {{1, 0}, {5, 0}, {6, 6}, {7, 6}, {8, 8}, {9, 8}, {10, 8}, {11, 11}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        choice c;
        choose_from(&c, lines, 1, NULL, SCORES(1), (budget){PITH_BYTES, cases[i].budget, true});
        assert_int_equal(c.chosen.count, cases[i].length > 0);
        if (c.chosen.count > 0)
            assert_int_equal(c.chosen.truncated_bytes, cases[i].length);
        toy_free(&c.t);
    }
}

static void test_truncating_cuts_the_best_that_does_not_fit(void **state) {
    (void)state;
    const char *const lines[] = {"one two three four five six", "seven eight", "nine ten"};
    choice c;
    choose_from(&c, lines, 3, NULL, SCORES(3, 2, 1), (budget){PITH_WORDS, 4, true});
    expect(&c, POSITIONS(0, -1));
    assert_int_equal(c.chosen.truncated_bytes, strlen("one two three four"));
    toy_free(&c.t);
    choose_from(&c, lines, 3, NULL, SCORES(3, 2, 1), (budget){PITH_PERCENT, 50, true}); /* of 10 */
    expect(&c, POSITIONS(0, -1));
    assert_int_equal(c.chosen.truncated_bytes, strlen("one two three four five"));
    toy_free(&c.t);
    choose_from(&c, lines, 3, NULL, SCORES(3, 2, 1), (budget){PITH_WORDS, 4, false});
    expect(&c, POSITIONS(1, 2, -1));
    toy_free(&c.t);
}

/* ---- sentences that cannot stand alone ---- */

static unsigned lacks_of(const char *line) {
    toy t;
    const char *const lines[] = {"something quite else comes first", line};
    assert_true(toy_build(&t, lines, 2, NULL));
    const unsigned lacks = dangling_find(&t.input, 1, t.plain[1]).lacks;
    toy_free(&t);
    return lacks;
}

static void test_what_leans_back(void **state) {
    (void)state;
    assert_int_equal(lacks_of("he went to the market."), DANGLING_BACK);
    assert_int_equal(lacks_of("however the market was closed."), DANGLING_BACK);
    assert_int_equal(lacks_of("for example the market was closed."), DANGLING_BACK);
    assert_int_equal(lacks_of("there is a market on sundays."), 0);
    assert_int_equal(lacks_of("there he found a market."), DANGLING_BACK);
    assert_int_equal(lacks_of("for examples the market was closed."), 0);
    assert_int_equal(lacks_of("`` we went to the market '' said mary ."), 0);
    assert_int_equal(lacks_of("\xe2\x80\x9cmarkets\xe2\x80\x9d are closed on sundays."), 0);
    assert_int_equal(lacks_of("the market's stalls were closed."), 0);
    assert_int_equal(lacks_of("the market was closed."), 0);
}

static void test_half_a_quotation_is_a_fragment(void **state) {
    (void)state;
    const unsigned half = DANGLING_BACK | DANGLING_FRAGMENT;
    assert_int_equal(lacks_of("\"we went to the market."), half);
    assert_int_equal(lacks_of("we went to the market.\xe2\x80\x9d"), half);
    assert_int_equal(lacks_of("`` we went to the market ."), half);
    assert_int_equal(lacks_of("\xe2\x80\x98we went to the market."), half);
    assert_int_equal(lacks_of("\xe2\x80\x98we don\xe2\x80\x99t market,\xe2\x80\x99 said mary."), 0);
    assert_int_equal(lacks_of("mary\xe2\x80\x99s went to the hosts\xe2\x80\x99 market."), 0);
    assert_int_equal(lacks_of("the market's hosts' roof is 5'11\" tall."), 0);
    assert_int_equal(lacks_of("mary left \"in 1990\" said the market."), 0);
}

/* Sixty words are printed as they are. */
static void test_a_sentence_that_is_too_long_is_a_fragment(void **state) {
    (void)state;
    char line[512] = "the";
    for (int word = 2; word < 60; word++)
        strcat(line, " long");
    strcat(line, " market.");
    assert_int_equal(lacks_of(line), 0);
    strcpy(strrchr(line, ' '), " long market.");
    assert_int_equal(lacks_of(line), DANGLING_FRAGMENT);
}

static void test_what_says_too_little(void **state) {
    (void)state;
    assert_int_equal(lacks_of("the market was:"), DANGLING_ALONE | DANGLING_FRAGMENT);
    assert_int_equal(lacks_of("the market."), DANGLING_ALONE);
    assert_int_equal(lacks_of("he added."), DANGLING_BACK | DANGLING_ALONE);
    assert_int_equal(lacks_of("keep reading for the price of a place on the market."),
                     DANGLING_ALONE);
    assert_int_equal(lacks_of("was the market closed?"), DANGLING_ALONE);
    assert_int_equal(lacks_of("words that are frequent matter (see Luhn, 1958)."), DANGLING_ALONE);
    assert_int_equal(lacks_of("words that are frequent matter [12, 15]."), DANGLING_ALONE);
    assert_int_equal(lacks_of("words that are frequent matter [3\xe2\x80\x93"
                              "7]."),
                     DANGLING_ALONE);
    assert_int_equal(lacks_of("the market closed (on May 3, 1958) and [sic] fell."), 0);
    assert_int_equal(lacks_of("the market closed (1958) and [] fell [12."), 0);
    assert_int_equal(lacks_of("\"was the market closed?\""), DANGLING_ALONE);
    assert_int_equal(lacks_of("the keepers read for an hour on the market."), 0);
}

static void test_marks_of_transcribers_where_words_are_counted(void **state) {
    (void)state;
    const char *const lines[] = {"rain fell on the town.", "rain {vocalsound} fell on the town.",
                                 "rain {2} fell <on the> town."};
    toy t;
    assert_true(toy_build(&t, lines, 3, NULL));
    assert_int_equal(dangling_find(&t.input, 1, t.plain[1]).lacks, 0);
    t.input.limit.unit = PITH_WORDS;
    assert_int_equal(dangling_find(&t.input, 1, t.plain[1]).lacks, DANGLING_ALONE);
    assert_int_equal(dangling_find(&t.input, 2, t.plain[2]).lacks, 0);
    toy_free(&t);
}

static void test_what_is_a_fragment(void **state) {
    (void)state;
    assert_int_equal(lacks_of("stories from the market"), DANGLING_FRAGMENT);
    assert_int_equal(lacks_of("part 2. the market of tern"), DANGLING_FRAGMENT);
    assert_int_equal(lacks_of("-that -is -all -of -the market."), DANGLING_FRAGMENT);
    assert_int_equal(lacks_of("was the market closed?!"), 0);
    assert_int_equal(lacks_of("(\"the market was closed.\")"), 0);
    assert_int_equal(lacks_of("\"the market was closed .\""), 0);
    assert_int_equal(lacks_of("the market was closed.[12]"), 0);
    assert_int_equal(lacks_of("the market was closed. :-)"), 0);
    assert_int_equal(lacks_of("the market was closed\xe3\x80\x82"), 0);
}

static void test_the_first_sentence_has_nothing_to_lean_on(void **state) {
    (void)state;
    const char *const lines[] = {"he went to the market.", "he went to the station."};
    const uint32_t sources[] = {0, 1};
    toy t;
    assert_true(toy_build(&t, lines, 2, sources));
    assert_int_equal(dangling_find(&t.input, 0, t.plain[0]).lacks, 0);
    assert_int_equal(dangling_find(&t.input, 1, t.plain[1]).lacks, 0);
    assert_int_equal(dangling_find(&t.input, 1, t.plain[1]).on, DANGLING_NOWHERE);
    toy_free(&t);
}

/* What the last of the lines leans on. */
static uint32_t leans_on(const char *const *lines, uint32_t count, const uint32_t *sources) {
    toy t;
    assert_true(toy_build(&t, lines, count, sources));
    const uint32_t on = dangling_find(&t.input, count - 1, t.plain[count - 1]).on;
    toy_free(&t);
    return on;
}

#define LEANS_ON(...)                                                                              \
    leans_on((const char *const[]){__VA_ARGS__},                                                   \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *), NULL)

static void test_a_definite_noun_leans_on_what_introduced_it(void **state) {
    (void)state;
    assert_int_equal(LEANS_ON("a miller -met mary.", "rain fell all night.", "the miller -left."),
                     0);
    assert_int_equal(LEANS_ON("rain fell.", "an old miller -met mary.", "the miller -left."), 1);
    assert_int_equal(LEANS_ON("-her miller mary fell.", "rain fell.", "the miller -left."), 0);
    assert_int_equal(LEANS_ON("a miller -met mary.", "the rich miller -left."), 0);
    /* Known without the text, or told apart by what follows. */
    assert_int_equal(LEANS_ON("the miller -met mary.", "the miller -left."), DANGLING_NOWHERE);
    assert_int_equal(LEANS_ON("mary -met nobody.", "the miller -left."), DANGLING_NOWHERE);
    assert_int_equal(LEANS_ON("a miller -met mary.", "the miller of tern -left."),
                     DANGLING_NOWHERE);
    /* A name; another noun, which the first tells apart. */
    assert_int_equal(LEANS_ON("in Tern rain fell.", "the Tern -rose."), DANGLING_NOWHERE);
    assert_int_equal(LEANS_ON("millers -met mary.", "the rich millers -left."), DANGLING_NOWHERE);
    assert_int_equal(LEANS_ON("a miller -met mary.", "every miller -left."), DANGLING_NOWHERE);
    assert_int_equal(LEANS_ON("the"), DANGLING_NOWHERE);
}

static void test_what_another_source_introduced_is_known(void **state) {
    (void)state;
    const char *const lines[] = {"a miller -met mary.", "rain fell.", "the miller -left."};
    const uint32_t sources[] = {0, 1, 1};
    assert_int_equal(leans_on(lines, 3, sources), DANGLING_NOWHERE);
}

static const char *const story[] = {"mary bought three red apples.", "rain fell on the old town.",
                                    "she ate two of them."};

/* By scores alone "she" would come second of the two. */
static void test_a_dangling_sentence_gives_way(void **state) {
    (void)state;
    check(story, 3, SCORES(0, 9.9, 10), (budget){PITH_SENTENCES, 1, false}, POSITIONS(1, -1));
    check(story, 3, SCORES(-10, -0.1, 0), (budget){PITH_SENTENCES, 1, false}, POSITIONS(1, -1));
    /* But not to one that is much worse. */
    check(story, 3, SCORES(0, 1, 10), (budget){PITH_SENTENCES, 1, false}, POSITIONS(2, -1));
}

/* A heading gives way to a sentence of a little more than half its height, not to a worse one. */
static void test_a_fragment_gives_way(void **state) {
    (void)state;
    const char *const lines[] = {"old town under heavy rain", "rain fell on the old town.",
                                 "trains ran late until noon."};
    const budget one = {PITH_SENTENCES, 1, false};
    check(lines, 3, SCORES(10, 5.1, 0), one, POSITIONS(1, -1));
    check(lines, 3, SCORES(10, 4.9, 0), one, POSITIONS(0, -1));
}

/* Once the sentence before it is in, it stands; whichever of the two comes up first. */
static void test_it_is_welcome_after_what_it_leans_on(void **state) {
    (void)state;
    const char *const lines[] = {"rain fell on the old town.", "mary bought three red apples.",
                                 "she ate two of them.", "trains ran late until noon."};
    const budget two = {PITH_SENTENCES, 2, false};
    check(lines, 4, SCORES(0, 12, 10, 9.9), two, POSITIONS(1, 2, -1));
    check(lines, 4, SCORES(0, 9.95, 10, 9.9), two, POSITIONS(1, 2, -1));
    check(lines, 4, SCORES(12, 0, 10, 9.9), two, POSITIONS(0, 3, -1));
}

/* And when it has come up first itself, it draws in the one before it, unless that is much worse.
 */
static void test_a_chosen_sentence_wants_what_it_leans_on(void **state) {
    (void)state;
    const char *const lines[] = {"rain fell on the old town.", "mary bought three red apples.",
                                 "she ate two of them.", "trains ran late until noon."};
    const budget two = {PITH_SENTENCES, 2, false};
    check(lines, 4, SCORES(9, 8, 12, 0), two, POSITIONS(1, 2, -1));
    check(lines, 4, SCORES(9, 5, 12, 0), two, POSITIONS(0, 2, -1));
}

/* Be that right before it or not. */
static void test_a_definite_noun_wants_what_introduced_it(void **state) {
    (void)state;
    const char *const lines[] = {"a miller bought three red apples.", "rain fell on the old town.",
                                 "the miller -left town at noon.", "trains ran late until night."};
    const budget one = {PITH_SENTENCES, 1, false}, two = {PITH_SENTENCES, 2, false};
    check(lines, 4, SCORES(0, 9.5, 10, 0), one, POSITIONS(1, -1));
    check(lines, 4, SCORES(8, 9, 12, 0), two, POSITIONS(0, 2, -1));
    check(lines, 4, SCORES(12, 9.9, 10, 0), two, POSITIONS(0, 2, -1));
    check(lines, 4, SCORES(5, 9, 12, 0), two, POSITIONS(1, 2, -1));
}

static void test_a_method_that_keeps_its_order_demotes_nothing(void **state) {
    (void)state;
    toy t;
    selection chosen;
    assert_true(toy_build(&t, story, 3, NULL));
    double scores[] = {0, 9.9, 10};
    const rank_result ranked = {
        .scores = scores, .parts = scores, .part_count = 1, .keeps_order = true};
    t.input.limit.amount = 1;
    assert_int_equal(select_sentences(&t.input, &ranked, &chosen), PITH_OK);
    assert_int_equal(chosen.count, 1);
    assert_int_equal(chosen.chosen[0], 2);
    toy_free(&t);
}

/* ---- gains that depend on the choice ---- */

/* Gains of four sentences, in a table by how many were chosen before. */
typedef struct table {
    double gains[5][4]; /* row: how many are chosen */
    uint32_t chosen;
    uint32_t measured;
} table;

static uint32_t look_up(void *state, uint32_t i, double *parts) {
    table *t = state;
    t->measured++;
    parts[0] = t->gains[t->chosen][i];
    return 1;
}

static uint32_t count_choice(void *state, uint32_t i) {
    (void)i;
    return ++((table *)state)->chosen;
}

static void choose_by_gains(choice *c, table *gains, bool may_rise, size_t count) {
    assert_true(toy_build(&c->t, four, 4, NULL));
    double *scores = ARENA_ARRAY(&c->t.memory, double, 4);
    assert_non_null(scores);
    memcpy(scores, gains->gains[0], 4 * sizeof *scores);
    const rank_gains how = {gains, look_up, count_choice, may_rise};
    c->ranked = (rank_result){.scores = scores, .parts = scores, .part_count = 1, .gains = &how};
    c->t.input.limit = (budget){PITH_SENTENCES, count, false};
    assert_int_equal(select_sentences(&c->t.input, &c->ranked, &c->chosen), PITH_OK);
}

/* 0 is the best; then 1, the second, has fallen to 1, below 2 and its 5, which is measured again
 * and stays. 3 is never measured: its old 4 is less. The scores are those of the moment. */
static void test_gains_that_fall_are_measured_when_they_come_up(void **state) {
    (void)state;
    table gains = {.gains = {{10, 9, 6, 4}, {0, 1, 5, 4}, {0, 1, 5, 3}}};
    choice c;
    choose_by_gains(&c, &gains, false, 2);
    expect(&c, POSITIONS(0, 2, -1));
    assert_int_equal(gains.measured, 2);
    assert_true(c.ranked.scores[0] == 10 && c.ranked.scores[2] == 5);
    toy_free(&c.t);
}

/* After 0, the last one, lowest at first, is the best. */
static void test_gains_that_rise_are_all_measured(void **state) {
    (void)state;
    table gains = {.gains = {{10, 9, 6, 4}, {0, 1, 5, 20}, {0, 3, 2, 0}}};
    choice c;
    choose_by_gains(&c, &gains, true, 3);
    expect(&c, POSITIONS(0, 1, 3, -1));
    assert_true(c.ranked.scores[3] == 20 && c.ranked.scores[1] == 3);
    toy_free(&c.t);
}

/* ---- several sources ---- */

/* Sources 1 and 2 say what the first sentence says, 2 twice and once with a word more; source 0
 * itself does not count. Nobody else says what the other does. */
static void test_other_sources_that_say_the_same(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d e", "p q r s t",   "a b c d e",
                                 "a b c d e", "a b c d e f", "a b c d e"};
    const uint32_t sources[] = {0, 0, 0, 1, 2, 2};
    choice c;
    choose_from(&c, lines, 6, sources, SCORES(9, 8, 3, 3, 3, 3),
                (budget){PITH_SENTENCES, 2, false});
    expect(&c, POSITIONS(0, 1, -1));
    assert_non_null(c.chosen.also_ends);
    assert_int_equal(c.chosen.also_ends[0], 2);
    assert_int_equal(c.chosen.also_ends[1], 2);
    assert_int_equal(c.chosen.also[0], 1);
    assert_int_equal(c.chosen.also[1], 2);
    toy_free(&c.t);
}

/* Half of the words in common, two of four: what two writers of one fact share, and what one writer
 * shares with what he wrote before. */
static void test_two_writers_repeat_with_less_in_common(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d", "a b x y"};
    choice c;
    choose_from(&c, lines, 2, (const uint32_t[]){0, 1}, SCORES(2, 1),
                (budget){PITH_SENTENCES, 2, false});
    expect(&c, POSITIONS(0, -1));
    assert_int_equal(c.chosen.also_ends[0], 1);
    toy_free(&c.t);
    check(lines, 2, SCORES(2, 1), (budget){PITH_SENTENCES, 2, false}, POSITIONS(0, 1, -1));
}

/* Two sources of four sentences, none like another. */
static const char *const two_sources[] = {"a1 b1 c1", "a2 b2 c2", "a3 b3 c3", "a4 b4 c4",
                                          "a5 b5 c5", "a6 b6 c6", "he b7 c7", "a8 b8 c8"};
static const uint32_t four_each[] = {0, 0, 0, 0, 1, 1, 1, 1};

/* The places are 0, 1/4, 2/4, 3/4. Without dates what begins comes first, the earlier source of
 * equals; and the third of the second source stays behind the second, on which it leans. */
static void test_sources_without_dates_are_told_by_place(void **state) {
    (void)state;
    const budget all = {PITH_SENTENCES, 8, false};
    choice c;
    choose_from(&c, two_sources, 8, four_each, SCORES(8, 0, 7, 0, 0, 6, 5, 0),
                (budget){PITH_SENTENCES, 4, false});
    expect(&c, POSITIONS(0, 5, 6, 2, -1));
    toy_free(&c.t);
    choose_from(&c, two_sources, 8, four_each, SCORES(8, 7, 6, 5, 4, 3, 2, 1), all);
    expect(&c, POSITIONS(0, 4, 1, 5, 6, 2, 3, 7, -1));
    toy_free(&c.t);
}

/* The second source is the older one. */
static void test_dated_sources_are_told_in_time(void **state) {
    (void)state;
    text_source sources[2] = {{.published = 200}, {.published = 100}};
    choice c;
    choose_from(&c, two_sources, 8, four_each, SCORES(8, 0, 7, 0, 0, 6, 0, 5),
                (budget){PITH_SENTENCES, 4, false});
    expect(&c, POSITIONS(0, 5, 2, 7, -1));
    c.t.doc.sources = sources;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(5, 7, 0, 2, -1));
    sources[1].published = DATE_UNKNOWN; /* one is enough */
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(0, 5, 2, 7, -1));
    toy_free(&c.t);
}

/* What the newest source says best, the oldest has said first. */
static void test_a_sentence_is_as_old_as_the_first_that_says_it(void **state) {
    (void)state;
    const char *const lines[] = {"a b c d e f", "p q r s", "a b c d e f g"};
    text_source sources[3] = {{.published = 100}, {.published = 200}, {.published = 300}};
    choice c;
    choose_from(&c, lines, 3, (const uint32_t[]){0, 1, 2}, SCORES(1, 2, 3),
                (budget){PITH_SENTENCES, 2, false});
    c.t.doc.sources = sources;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(2, 1, -1));
    assert_int_equal(c.chosen.also_ends[0], 1);
    assert_int_equal(c.chosen.also[0], 0);
    assert_int_equal(c.chosen.also_ends[1], 1);
    toy_free(&c.t);
}

/* ---- long documents ---- */

/* `count` sentences of different words, the earlier the better; position `heading` is a heading of
 * the text, when it is not 0. */
static void choose_from_book(choice *c, uint32_t count, uint32_t heading, budget limit) {
    static char room[TOY_MAX][64];
    static const char *lines[TOY_MAX];
    for (uint32_t i = 0; i < count; i++) {
        snprintf(room[i], sizeof room[i], "a%u b%u c%u d%u.", i, i, i, i);
        lines[i] = room[i];
    }
    assert_true(toy_build(&c->t, lines, count, NULL));
    if (heading > 0) {
        c->t.doc.blocks[heading].role = PITH_ROLE_SUBHEADING;
        for (uint32_t i = heading; i + 1 < count; i++)
            c->t.sentences[i] = i + 1;
        c->t.input.count--;
        assert_int_equal(vectors_build(&c->t.doc, c->t.sentences, c->t.input.count, NULL, 0,
                                       &c->t.memory, &c->t.rows),
                         PITH_OK);
    }
    double *scores = ARENA_ARRAY(&c->t.memory, double, count);
    assert_non_null(scores);
    for (uint32_t i = 0; i < count; i++)
        scores[i] = count - i;
    c->ranked = (rank_result){.scores = scores, .parts = scores, .part_count = 1};
    c->t.input.limit = limit;
    assert_int_equal(select_sentences(&c->t.input, &c->ranked, &c->chosen), PITH_OK);
}

/* Four sentences: the best of each quarter. Of 999 sentences, just the best four. */
static void test_a_long_document_is_covered_whole(void **state) {
    (void)state;
    const budget four_of_them = {PITH_SENTENCES, 4, false};
    choice c;
    choose_from_book(&c, 1000, 0, four_of_them);
    expect(&c, POSITIONS(0, 250, 500, 750, -1));
    toy_free(&c.t);
    choose_from_book(&c, 999, 0, four_of_them);
    expect(&c, POSITIONS(0, 1, 2, 3, -1));
    toy_free(&c.t);
}

/* 18 words are for four sentences of four; each part's share is four words, and the two words that
 * are left are too few for a fifth. 23 are for five. */
/* With the lowest score 0, what the reader doubts by one half has a sixteenth of its score left. */
static void test_what_may_not_be_text_is_less_welcome(void **state) {
    (void)state;
    choice c;
    const budget two = {PITH_SENTENCES, 2, false};
    choose_from(&c, four, 4, NULL, SCORES(0, 17, 15, 1.1), two);
    expect(&c, POSITIONS(1, 2, -1));
    const uint32_t doubted = c.t.doc.sentences[2].block;
    c.t.doc.blocks[doubted].doubt = 0.5F;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(1, 3, -1));
    c.ranked.keeps_order = true;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(1, 2, -1));
    toy_free(&c.t);
}

/* The two best are spare: a third is chosen alone, and where all are spare, the best of them. */
static void test_what_is_spare_comes_last(void **state) {
    (void)state;
    choice c;
    choose_from(&c, four, 4, NULL, SCORES(0, 17, 15, 1.1), (budget){PITH_SENTENCES, 2, false});
    expect(&c, POSITIONS(1, 2, -1));
    for (unsigned i = 0; i < 3; i++)
        c.t.doc.blocks[c.t.doc.sentences[i].block].spare = true;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(3, -1));
    assert_non_null(strstr(c.chosen.note, "may be no text"));
    c.t.doc.blocks[c.t.doc.sentences[3].block].spare = true;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(1, -1));
    assert_non_null(strstr(c.chosen.note, "may be no text"));
    c.ranked.keeps_order = true;
    assert_int_equal(select_sentences(&c.t.input, &c.ranked, &c.chosen), PITH_OK);
    expect(&c, POSITIONS(1, 2, -1));
    toy_free(&c.t);
}

static void test_shares_of_words(void **state) {
    (void)state;
    choice c;
    choose_from_book(&c, 1000, 0, (budget){PITH_WORDS, 18, false});
    expect(&c, POSITIONS(0, 250, 500, 750, -1));
    toy_free(&c.t);
    choose_from_book(&c, 1000, 0, (budget){PITH_WORDS, 23, false});
    expect(&c, POSITIONS(0, 200, 400, 600, 800, -1));
    toy_free(&c.t);
}

/* 50 sentences are for twenty parts of fifty sentences, two of each; ten are left for the best. */
static void test_what_the_shares_leave_goes_to_the_best(void **state) {
    (void)state;
    choice c;
    choose_from_book(&c, 1000, 0, (budget){PITH_SENTENCES, 50, false});
    assert_int_equal(c.chosen.count, 50);
    for (int i = 0; i < 12; i++)
        assert_int_equal(c.chosen.chosen[i], i);
    assert_int_equal(c.chosen.chosen[12], 50);
    assert_int_equal(c.chosen.chosen[49], 951);
    toy_free(&c.t);
}

/* The second of two halves would begin at 500; a heading stands before 520. */
static void test_parts_begin_at_headings(void **state) {
    (void)state;
    choice c;
    choose_from_book(&c, 1001, 520, (budget){PITH_SENTENCES, 2, false});
    expect(&c, POSITIONS(0, 520, -1));
    toy_free(&c.t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_best_in_document_order),
        cmocka_unit_test(test_ties_go_to_the_earlier),
        cmocka_unit_test(test_words_are_a_hard_limit),
        cmocka_unit_test(test_bytes_count_one_separator_between),
        cmocka_unit_test(test_percent_of_the_words_rounded_down),
        cmocka_unit_test(test_a_repeated_sentence_is_chosen_once),
        cmocka_unit_test(test_near_duplicates_are_left_out),
        cmocka_unit_test(test_one_word_in_common_is_no_evidence),
        cmocka_unit_test(test_near_duplicates_share_half_of_their_words),
        cmocka_unit_test(test_the_index_misses_no_duplicate),
        cmocka_unit_test(test_notes_say_why_there_are_fewer),
        cmocka_unit_test(test_fillers_fill_no_budget),
        cmocka_unit_test(test_truncating_fills_the_budget),
        cmocka_unit_test(test_truncating_keeps_words_whole),
        cmocka_unit_test(test_truncating_cuts_the_best_that_does_not_fit),
        cmocka_unit_test(test_what_leans_back),
        cmocka_unit_test(test_a_sentence_that_is_too_long_is_a_fragment),
        cmocka_unit_test(test_what_says_too_little),
        cmocka_unit_test(test_what_is_a_fragment),
        cmocka_unit_test(test_a_fragment_gives_way),
        cmocka_unit_test(test_the_first_sentence_has_nothing_to_lean_on),
        cmocka_unit_test(test_half_a_quotation_is_a_fragment),
        cmocka_unit_test(test_marks_of_transcribers_where_words_are_counted),
        cmocka_unit_test(test_a_definite_noun_leans_on_what_introduced_it),
        cmocka_unit_test(test_what_another_source_introduced_is_known),
        cmocka_unit_test(test_a_dangling_sentence_gives_way),
        cmocka_unit_test(test_a_definite_noun_wants_what_introduced_it),
        cmocka_unit_test(test_a_chosen_sentence_wants_what_it_leans_on),
        cmocka_unit_test(test_it_is_welcome_after_what_it_leans_on),
        cmocka_unit_test(test_a_method_that_keeps_its_order_demotes_nothing),
        cmocka_unit_test(test_gains_that_fall_are_measured_when_they_come_up),
        cmocka_unit_test(test_gains_that_rise_are_all_measured),
        cmocka_unit_test(test_other_sources_that_say_the_same),
        cmocka_unit_test(test_two_writers_repeat_with_less_in_common),
        cmocka_unit_test(test_sources_without_dates_are_told_by_place),
        cmocka_unit_test(test_dated_sources_are_told_in_time),
        cmocka_unit_test(test_a_sentence_is_as_old_as_the_first_that_says_it),
        cmocka_unit_test(test_a_long_document_is_covered_whole),
        cmocka_unit_test(test_what_may_not_be_text_is_less_welcome),
        cmocka_unit_test(test_what_is_spare_comes_last),
        cmocka_unit_test(test_shares_of_words),
        cmocka_unit_test(test_what_the_shares_leave_goes_to_the_best),
        cmocka_unit_test(test_parts_begin_at_headings),
    };
    return cmocka_run_group_tests_name("select", tests, NULL, NULL);
}
