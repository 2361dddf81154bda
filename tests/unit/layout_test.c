/* layout_test.c - which lines become one block. Blocks are shown as text, line breaks inside as
 * "/", an item of a list with "* " before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/charset.h"
#include "read/layout.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    arena memory;
    document doc;
} fixture;

static void read_text(fixture *f, const char *text, size_t length) {
    const pith_source source = {.text = text, .length = length};
    arena_reset(&f->memory);
    f->doc = (document){.arena = &f->memory};
    assert_int_equal(charset_read(&f->doc, &source, 1, NULL), PITH_OK);
    writer out = {.doc = &f->doc};
    f->doc.text = f->doc.decoded;
    f->doc.sources[0].text = f->doc.sources[0].decoded;
    assert_int_equal(layout_blocks(&out, 0), PITH_OK);
}

/* Block i as it is shown; of the caller's `room`. */
static const char *show(const fixture *f, uint32_t i, char room[512]) {
    const block *b = &f->doc.blocks[i];
    const size_t length = b->span.end - b->span.start;
    assert_true(length < 500);
    sprintf(room, "%s%.*s", b->role == PITH_ROLE_LIST ? "* " : "", (int)length,
            f->doc.text.data + b->span.start);
    for (char *p = room; *p; p++)
        *p = *p == '\n' ? '/' : *p;
    return room;
}

static void assert_blocks(const char *text, const char *const *expected) {
    fixture f = {0};
    char room[512];
    uint32_t i = 0;
    read_text(&f, text, strlen(text));
    for (; expected[i] && i < f.doc.block_count; i++)
        assert_string_equal(show(&f, i, room), expected[i]);
    assert_null(expected[i]);
    assert_int_equal(f.doc.block_count, i);
    arena_free(&f.memory);
}

#define BLOCKS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_every_line_break_parts_lines(void **state) {
    (void)state;
    assert_blocks("A one.\nB two.\r\nC three.\rD four.\xc2\x85"
                  "E five.\xe2\x80\xa8"
                  "F six.\xe2\x80\xa9"
                  "G seven.\vH eight.\fI nine.",
                  BLOCKS("A one.", "B two.", "C three.", "D four.", "E five.", "F six.", "G seven.",
                         "H eight.", "I nine."));
}

static void test_white_space_around_blocks_is_left_out(void **state) {
    (void)state;
    assert_blocks("\n \t\n  A b. \xc2\xa0\n\xe2\x80\x8d\n\n\xe3\x80\x80"
                  "C d.\n",
                  BLOCKS("A b.", "C d."));
}

static void test_nothing_but_space_has_no_blocks(void **state) {
    (void)state;
    fixture f = {0};
    read_text(&f, " \n\t\r\n \xc2\xa0 ", 9);
    assert_int_equal(f.doc.block_count, 0);
    read_text(&f, "", 0);
    assert_int_equal(f.doc.block_count, 0);
    arena_free(&f.memory);
}

static void test_wrapped_lines_are_joined(void **state) {
    (void)state;
    assert_blocks("The ferry left the northern quay with every seat taken and a queue\n"
                  "of cars still waiting on the ramp behind the ticket office.\n"
                  "\n"
                  "Nobody had told the drivers that the last crossing of the day would\n"
                  "go an hour early because of the tide.\n",
                  BLOCKS("The ferry left the northern quay with every seat taken and a queue/"
                         "of cars still waiting on the ramp behind the ticket office.",
                         "Nobody had told the drivers that the last crossing of the day would/"
                         "go an hour early because of the tide."));
}

/* The second paragraph starts where its first word would have fitted on the line before. */
static void test_short_line_ends_a_paragraph(void **state) {
    (void)state;
    assert_blocks("The ferry left the northern quay with every seat taken and a queue\n"
                  "of cars still waiting on the ramp.\n"
                  "Nobody had told the drivers that the last crossing of the day would\n"
                  "go an hour early because of the tide, and that no other boat would\n"
                  "come before the morning.\n",
                  BLOCKS("The ferry left the northern quay with every seat taken and a queue/"
                         "of cars still waiting on the ramp.",
                         "Nobody had told the drivers that the last crossing of the day would/"
                         "go an hour early because of the tide, and that no other boat would/"
                         "come before the morning."));
}

static void test_indented_line_starts_a_paragraph(void **state) {
    (void)state;
    assert_blocks("    The ferry left the northern quay with every seat taken and a line\n"
                  "of cars was still waiting on the ramp behind the small ticket office.\n"
                  "    Nobody had told the drivers that the last crossing of the day was\n"
                  "to go an hour early because of the tide.\n",
                  BLOCKS("The ferry left the northern quay with every seat taken and a line/"
                         "of cars was still waiting on the ramp behind the small ticket office.",
                         "Nobody had told the drivers that the last crossing of the day was/"
                         "to go an hour early because of the tide."));
}

static void test_broken_sentences_are_joined(void **state) {
    (void)state;
    assert_blocks("The rain did not \nstop for a week.\n",
                  BLOCKS("The rain did not /stop for a week."));
    assert_blocks("The pipe is 40 cm \n(16 inches) wide.",
                  BLOCKS("The pipe is 40 cm /(16 inches) wide."));
    assert_blocks("The rain did not\nstop for a week.",
                  BLOCKS("The rain did not/stop for a week."));
    assert_blocks("Ask us about the price\n. Opening hours",
                  BLOCKS("Ask us about the price/. Opening hours"));
    assert_blocks("これは父の\n家です。\n広い", BLOCKS("これは父の/家です。", "広い"));
    assert_blocks("雨が降り、\n風が吹く。", BLOCKS("雨が降り、/風が吹く。"));
    assert_blocks("What to buy \nFlour \nSugar", BLOCKS("What to buy", "Flour", "Sugar"));
    assert_blocks("Opening hours\nfrom nine to five.\nIt is over.\nnot yet.",
                  BLOCKS("Opening hours", "from nine to five.", "It is over.", "not yet."));
    assert_blocks("apples\nripe pears\nplums, all blue\n",
                  BLOCKS("apples", "ripe pears", "plums, all blue"));
}

static void test_one_paragraph_a_line(void **state) {
    (void)state;
    assert_blocks("The ferry left the northern quay with every seat taken.\n"
                  "Nobody had told the drivers, and so they waited on the ramp until the morning "
                  "came and the first boat with it, two hours late and half empty.\n"
                  "It rained.\n",
                  BLOCKS("The ferry left the northern quay with every seat taken.",
                         "Nobody had told the drivers, and so they waited on the ramp until the "
                         "morning came and the first boat with it, two hours late and half empty.",
                         "It rained."));
}

static void test_sentences_of_like_length_stay_apart(void **state) {
    (void)state;
    assert_blocks("The battery of this phone lasts two days.\n"
                  "The screen is bright, sharp and very big.\n"
                  "The speaker sounds tinny and far too low.\n"
                  "A great deal for the price that you pay.\n",
                  BLOCKS("The battery of this phone lasts two days.",
                         "The screen is bright, sharp and very big.",
                         "The speaker sounds tinny and far too low.",
                         "A great deal for the price that you pay."));
}

static void test_items_of_lists(void **state) {
    (void)state;
    assert_blocks("- mend the gate\n* paint the shed\n\xe2\x80\xa2 buy oil\n1. call the vet\n"
                  "12) sharpen the saw\n(b) rest\n1984 was a year\n-5 degrees\nA. Smith",
                  BLOCKS("* - mend the gate", "* * paint the shed", "* \xe2\x80\xa2 buy oil",
                         "* 1. call the vet", "* 12) sharpen the saw", "* (b) rest",
                         "1984 was a year", "-5 degrees", "A. Smith"));
}

static void test_wrapped_items_are_joined(void **state) {
    (void)state;
    assert_blocks("- The ferry left the northern quay with every seat taken and a line\n"
                  "  of cars was still waiting on the ramp behind the ticket office.\n"
                  "- Nobody had told the drivers that the last crossing of the day was\n"
                  "  to go an hour early because of the tide.\n",
                  BLOCKS("* - The ferry left the northern quay with every seat taken and a line/"
                         "  of cars was still waiting on the ramp behind the ticket office.",
                         "* - Nobody had told the drivers that the last crossing of the day was/"
                         "  to go an hour early because of the tide."));
}

/* Sentences that were given apart are blocks, whatever they hold. */
static void test_given_sentences_are_kept(void **state) {
    (void)state;
    fixture f = {0};
    char room[512];
    const pith_slice sentences[] = {{"- one of those\n\nthings", 22}, {"   ", 3}, {"and so on", 9}};
    const pith_source source = {.sentences = sentences, .sentence_count = 3};
    f.doc.arena = &f.memory;
    assert_int_equal(charset_read(&f.doc, &source, 1, NULL), PITH_OK);
    writer out = {.doc = &f.doc};
    f.doc.text = f.doc.decoded;
    f.doc.sources[0].text = f.doc.sources[0].decoded;
    assert_int_equal(layout_blocks(&out, 0), PITH_OK);
    assert_int_equal(f.doc.block_count, 2);
    assert_string_equal(show(&f, 0, room), "- one of those  things");
    assert_string_equal(show(&f, 1, room), "and so on");
    arena_free(&f.memory);
}

/* A line of 1 MB, and 1 MB of lines. */
static void test_large_inputs(void **state) {
    (void)state;
    enum { SIZE = 1 << 20 };
    fixture f = {0};
    char *text = malloc(SIZE);
    assert_non_null(text);
    memset(text, 'a', SIZE);
    read_text(&f, text, SIZE);
    assert_int_equal(f.doc.block_count, 1);
    assert_int_equal(f.doc.blocks[0].span.end, SIZE);
    for (size_t i = 1; i < SIZE; i += 2)
        text[i] = '\n';
    read_text(&f, text, SIZE);
    assert_int_equal(f.doc.block_count, SIZE / 2);
    free(text);
    arena_free(&f.memory);
}

static void test_too_many_blocks_are_refused(void **state) {
    (void)state;
    const size_t length = 2 * (PITH_MAX_BLOCKS + 1);
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, '\n', length);
    for (size_t i = 0; i < length; i += 2)
        text[i] = 'a';
    const pith_source source = {.text = text, .length = length};
    const pith_read_options plain = {.size = sizeof plain, .language = "en"};
    pith_doc *doc;
    pith_error error = {0};
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(pith_doc_read(doc, &source, 1, &plain, &error), PITH_ERROR_LIMIT);
    assert_non_null(strstr(error.message, "more than 4194304 lines"));
    pith_doc_free(doc);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_line_break_parts_lines),
        cmocka_unit_test(test_white_space_around_blocks_is_left_out),
        cmocka_unit_test(test_nothing_but_space_has_no_blocks),
        cmocka_unit_test(test_wrapped_lines_are_joined),
        cmocka_unit_test(test_short_line_ends_a_paragraph),
        cmocka_unit_test(test_indented_line_starts_a_paragraph),
        cmocka_unit_test(test_broken_sentences_are_joined),
        cmocka_unit_test(test_one_paragraph_a_line),
        cmocka_unit_test(test_sentences_of_like_length_stay_apart),
        cmocka_unit_test(test_items_of_lists),
        cmocka_unit_test(test_wrapped_items_are_joined),
        cmocka_unit_test(test_given_sentences_are_kept),
        cmocka_unit_test(test_large_inputs),
        cmocka_unit_test(test_too_many_blocks_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
