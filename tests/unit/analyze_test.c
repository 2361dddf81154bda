/* analyze_test.c - from blocks to sentences, tokens, forms and terms, counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/packed.h"
#include "text/analyze.h"

#include <stdlib.h>

enum { MAX_BLOCKS = 8 };

/* A document of one source, a block for each line. */
typedef struct fixture {
    arena memory;
    arena scratch;
    language_model language;
    stemmer *stems;
    text_source source;
    block blocks[MAX_BLOCKS];
    document doc;
} fixture;

static void open_fixture(fixture *f, const char *lines) {
    static const pith_model builtin = {pith_builtin_data};
    *f = (fixture){0};
    assert_true(model_language(&builtin, "en", &f->language));
    f->stems = stemmer_new();
    assert_non_null(f->stems);
    assert_true(stemmer_choose(f->stems, &f->language));
    f->doc = (document){.arena = &f->memory,
                        .scratch = &f->scratch,
                        .language = &f->language,
                        .language_given = true,
                        .text = slice_of(lines),
                        .sources = &f->source,
                        .source_count = 1,
                        .blocks = f->blocks};
    f->source.text = (span){0, (uint32_t)f->doc.text.length};
    for (uint32_t start = 0; start < f->doc.text.length;) {
        const uint32_t end = start + (uint32_t)strcspn(lines + start, "\n");
        assert_true(f->doc.block_count < MAX_BLOCKS);
        f->blocks[f->doc.block_count++] = (block){.span = {start, end}};
        start = end + 1;
    }
}

static void analyze(fixture *f, bool all_blocks) {
    assert_int_equal(text_analyze(&f->doc, f->stems, all_blocks, NULL), PITH_OK);
}

static void close_fixture(fixture *f) {
    stemmer_free(f->stems);
    arena_free(&f->memory);
    arena_free(&f->scratch);
}

static const term *find_term(const fixture *f, const char *stem) {
    for (uint32_t i = 0; i < f->doc.term_count; i++)
        if (slice_equal(f->doc.terms[i].stem, slice_of(stem)))
            return &f->doc.terms[i];
    return NULL;
}

static void test_counts(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "Talks on trade. The trade talk's end!\nNobody traded 100 goats.");
    analyze(&f, false);
    assert_int_equal(f.doc.sentence_count, 3);
    assert_int_equal(f.doc.sentences[1].block, 0);
    assert_int_equal(f.doc.sentences[2].block, 1);
    assert_int_equal(f.doc.sentences[0].token_count, 3);
    assert_int_equal(f.doc.sentences[1].first_token, 3);
    assert_int_equal(f.doc.sentences[1].token_count, 4);
    assert_int_equal(f.doc.token_count, 11);
    assert_int_equal(f.doc.words, 11);
    /* talks on trade the talk end nobody traded 100 goats */
    assert_int_equal(f.doc.form_count, 10);
    /* talk on trade the end nobodi 100 goat */
    assert_int_equal(f.doc.term_count, 8);
    assert_int_equal(find_term(&f, "trade")->count, 3);
    assert_int_equal(find_term(&f, "talk")->count, 2);
    assert_int_equal(find_term(&f, "goat")->count, 1);
    close_fixture(&f);
}

static void test_stop_words_and_numbers_carry_no_topic(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "The goat ate 100 of them.");
    analyze(&f, false);
    assert_true(find_term(&f, "the")->stop);
    assert_true(find_term(&f, "of")->stop);
    assert_true(find_term(&f, "100")->stop);
    assert_false(find_term(&f, "goat")->stop);
    for (uint32_t i = 0; i < f.doc.form_count; i++)
        assert_int_equal(f.doc.forms[i].wordlike, !slice_equal(f.doc.forms[i].text, SLICE("100")));
    close_fixture(&f);
}

static bool is_stop(const fixture *f, const char *word) {
    for (uint32_t i = 0; i < f->doc.form_count; i++)
        if (slice_equal(f->doc.forms[i].text, slice_of(word)))
            return f->doc.forms[i].stop;
    fail_msg("no form %s", word);
    return false;
}

/* In Esperanto, which the model lacks, "la" is short and in three sentences, "domo" as often but
 * longer than the mean word, "en" in two sentences alone. */
static void test_function_words_of_an_unknown_language(void **state) {
    (void)state;
    static const char text[] = "La domo staras en arbaro.\nLa kato venas en la domo.\n"
                               "Al la domo iras iu.";
    fixture f;
    open_fixture(&f, text);
    f.language = model_no_language(pith_model_builtin());
    analyze(&f, false);
    assert_true(is_stop(&f, "la"));
    assert_false(is_stop(&f, "domo"));
    assert_false(is_stop(&f, "en"));
    assert_false(is_stop(&f, "iu"));
    close_fixture(&f);
    open_fixture(&f, text);
    analyze(&f, false);
    assert_false(is_stop(&f, "la"));
    close_fixture(&f);
}

static void test_idf_is_the_smallest_of_the_forms(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "Government governments xqzzyx");
    analyze(&f, false);
    uint16_t one;
    uint16_t many;
    assert_true(table_find(&f.language.idf, SLICE("government"), &one));
    assert_true(table_find(&f.language.idf, SLICE("governments"), &many));
    assert_true(one < many);
    assert_float_equal(find_term(&f, "govern")->idf, (float)(one / IDF_SCALE), 1e-6);
    assert_float_equal(find_term(&f, "xqzzyx")->idf, f.language.idf_unknown, 1e-6);
    close_fixture(&f);
}

static void test_only_some_roles_compete(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "A title\nA body.\nA caption");
    f.blocks[0].role = PITH_ROLE_TITLE;
    f.blocks[2].role = PITH_ROLE_CAPTION;
    analyze(&f, false);
    assert_int_equal(f.doc.sentence_count, 3);
    assert_false(f.doc.sentences[0].competes);
    assert_true(f.doc.sentences[1].competes);
    assert_int_equal(f.doc.words, 2);
    assert_int_equal(find_term(&f, "caption")->count, 0);
    close_fixture(&f);

    open_fixture(&f, "A title\nA body.\nA caption");
    f.blocks[0].role = PITH_ROLE_TITLE;
    f.blocks[2].role = PITH_ROLE_CAPTION;
    analyze(&f, true);
    assert_int_equal(f.doc.words, 6);
    assert_int_equal(find_term(&f, "caption")->count, 1);
    close_fixture(&f);
}

static void test_title_terms(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "Goats and sheep\nThe sheep left. The dogs slept.");
    f.blocks[0].role = PITH_ROLE_TITLE;
    f.source.title = SLICE("The dog, unseen");
    analyze(&f, false);
    assert_int_equal(f.doc.title_term_count, 4);
    static const char *const expected[] = {"goat", "sheep", "dog", "unseen"};
    for (uint32_t i = 0; i < 4; i++) {
        const term *t = &f.doc.terms[f.doc.title_terms[i]];
        assert_true(slice_equal(t->stem, slice_of(expected[i])));
        if (i > 0)
            assert_true(f.doc.title_terms[i - 1] < f.doc.title_terms[i]);
    }
    assert_int_equal(find_term(&f, "unseen")->count, 0);
    close_fixture(&f);
}

static void test_given_sentences_are_kept(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "One. Two. Three\n?\nFour");
    f.source.split = true;
    analyze(&f, false);
    assert_int_equal(f.doc.sentence_count, 3);
    assert_int_equal(f.doc.sentences[0].span.end, 15);
    assert_int_equal(f.doc.sentences[1].token_count, 0);
    close_fixture(&f);
}

static void test_empty_document(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "");
    analyze(&f, false);
    assert_int_equal(f.doc.sentence_count, 0);
    assert_int_equal(f.doc.term_count, 0);
    assert_int_equal(f.doc.title_term_count, 0);
    close_fixture(&f);
}

static void test_one_endless_token(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    char *text = malloc(LENGTH + 1);
    assert_non_null(text);
    memset(text, 'X', LENGTH);
    text[LENGTH] = '\0';
    fixture f;
    open_fixture(&f, text);
    analyze(&f, false);
    assert_int_equal(f.doc.token_count, 1);
    assert_int_equal(f.doc.terms[0].stem.length, LENGTH);
    close_fixture(&f);
    free(text);
}

/* Where words stand, about the length from which a token no longer tells its own. */
static void test_long_tokens_tell_where_they_stand(void **state) {
    (void)state;
    enum { SHORTEST = TOKEN_LONG - 2, LONGEST = TOKEN_LONG + 2 };
    char text[2 * (LONGEST + 1) * (LONGEST - SHORTEST + 1) + 1];
    size_t length = 0;
    for (int twice = 0; twice < 2; twice++) {
        for (size_t bytes = SHORTEST; bytes <= LONGEST; bytes++) {
            memset(text + length, 'Q', bytes);
            text[length + bytes] = ' ';
            length += bytes + 1;
        }
    }
    text[length - 1] = '\0';
    fixture f;
    open_fixture(&f, text);
    analyze(&f, false);
    assert_int_equal(f.doc.token_count, 2 * (LONGEST - SHORTEST + 1));
    assert_int_equal(f.doc.form_count, LONGEST - SHORTEST + 1);
    uint32_t start = 0;
    for (uint32_t i = 0; i < f.doc.token_count; i++) {
        const span where = token_span(&f.doc, &f.doc.tokens[i]);
        const size_t bytes = SHORTEST + i % f.doc.form_count;
        assert_int_equal(where.start, start);
        assert_int_equal(where.end - where.start, bytes);
        const slice folded = f.doc.forms[f.doc.tokens[i].form].text;
        assert_int_equal(folded.length, bytes);
        assert_int_equal(folded.data[0], bytes < TOKEN_LONG ? 'q' : 'Q');
        start = where.end + 1;
    }
    close_fixture(&f);
}

static void test_too_many_sentences_are_refused(void **state) {
    (void)state;
    const size_t unit = strlen("A! ");
    const size_t length = (PITH_MAX_SENTENCES + 1) * unit;
    char *text = malloc(length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < length; i += unit)
        memcpy(text + i, "A! ", unit);
    text[length - 1] = '\0';
    fixture f;
    open_fixture(&f, text);
    pith_error error = {0};
    assert_int_equal(text_analyze(&f.doc, f.stems, false, &error), PITH_ERROR_LIMIT);
    assert_int_equal(error.code, PITH_ERROR_LIMIT);
    assert_non_null(strstr(error.message, "sentences"));
    close_fixture(&f);
    free(text);
}

/* A second document of the same size in the same arena moves nothing and asks for no memory. */
static void test_a_warm_arena_does_not_grow(void **state) {
    (void)state;
    fixture f;
    open_fixture(&f, "Goats and sheep.\nThe sheep left. The dogs slept.");
    analyze(&f, false);
    arena_reset(&f.memory);
    arena_reset(&f.scratch);
    analyze(&f, false);
    const size_t capacity = f.memory.capacity + f.scratch.capacity;
    arena_reset(&f.memory);
    arena_reset(&f.scratch);
    analyze(&f, false);
    assert_int_equal(f.memory.capacity + f.scratch.capacity, capacity);
    assert_int_equal(f.doc.sentence_count, 3);
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_stop_words_and_numbers_carry_no_topic),
        cmocka_unit_test(test_function_words_of_an_unknown_language),
        cmocka_unit_test(test_idf_is_the_smallest_of_the_forms),
        cmocka_unit_test(test_only_some_roles_compete),
        cmocka_unit_test(test_title_terms),
        cmocka_unit_test(test_given_sentences_are_kept),
        cmocka_unit_test(test_empty_document),
        cmocka_unit_test(test_one_endless_token),
        cmocka_unit_test(test_long_tokens_tell_where_they_stand),
        cmocka_unit_test(test_too_many_sentences_are_refused),
        cmocka_unit_test(test_a_warm_arena_does_not_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
