/* Pages as pdftotext tells of them: order of columns, paragraphs, divided words, roles. */
#include "pith.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* One page or more, as rows. */
typedef struct table {
    char bytes[1 << 16];
    size_t length;
} table;

static void begin(table *t) {
    t->length =
        (size_t)sprintf(t->bytes, "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\t"
                                  "left\ttop\twidth\theight\tconf\ttext\n");
}

static void add_page(table *t) {
    t->length += (size_t)sprintf(t->bytes + t->length, "1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t-\n");
}

/* A line of words of 5 points a letter. `width` 0: as wide as its letters. */
static void add_line(table *t, double left, double top, double width, double height,
                     const char *words) {
    if (width <= 0)
        width = 5 * (double)strlen(words);
    t->length +=
        (size_t)sprintf(t->bytes + t->length, "4\t1\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t-1\t-\n",
                        left, top, width, height);
    for (const char *at = words; *at;) {
        const size_t length = strcspn(at, " ");
        t->length += (size_t)sprintf(t->bytes + t->length,
                                     "5\t1\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t100\t%.*s\n", left,
                                     top, 5 * (double)length, height, (int)length, at);
        at += length + (at[length] == ' ');
    }
}

/* Reads the table; says each block as "role: text". */
static void read_blocks(const table *t, char *out) {
    pith_doc *doc;
    pith_block block;
    const pith_source source = {.text = t->bytes, .length = t->length, .format = "pdf"};
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
    *out = '\0';
    for (size_t i = 0; pith_doc_get_block(doc, i, &block); i++)
        out += sprintf(out, "%s: %.*s\n", pith_role_name(block.role), (int)block.text.length,
                       block.text.data);
    pith_doc_free(doc);
}

static void assert_blocks(const table *t, const char *expected) {
    static char given[1 << 16];
    read_blocks(t, given);
    assert_string_equal(given, expected);
}

/* Lines of both columns stand at the same heights, row by row in the file. */
static void test_columns(void **state) {
    (void)state;
    static table t;
    static const char *const left[] = {"The rain fell on the harbour", "all day and all night. The",
                                       "ferries stayed where they", "were, and so did we, until",
                                       "the wind turned round and"};
    static const char *const right[] = {"blew from the land. Then", "everybody left the town by",
                                        "boat, by bus or on foot, as",
                                        "it had been foreseen by the", "oldest of the pilots."};
    begin(&t);
    add_page(&t);
    add_line(&t, 50, 40, 300, 18, "A wide title over both");
    for (int i = 0; i < 5; i++) {
        add_line(&t, 50, 80 + 12 * i, 150, 10, left[i]);
        add_line(&t, 220, 80 + 12 * i, 150, 10, right[i]);
    }
    assert_blocks(&t,
                  "title: A wide title over both\n"
                  "body: The rain fell on the harbour all day and all night. The ferries stayed "
                  "where they were, and so did we, until the wind turned round and blew from the "
                  "land. Then everybody left the town by boat, by bus or on foot, as it had been "
                  "foreseen by the oldest of the pilots.\n");
}

/* By indents, by gaps, and by a last line that is not filled. */
static void test_paragraphs(void **state) {
    (void)state;
    static table t;
    begin(&t);
    add_page(&t);
    add_line(&t, 50, 100, 200, 10, "The first goes on for two lines, and its");
    add_line(&t, 50, 112, 200, 10, "end fills the whole width of the column.");
    add_line(&t, 60, 124, 190, 10, "The second is indented, and so it is known");
    add_line(&t, 50, 136, 80, 10, "to be one.");
    add_line(&t, 50, 148, 200, 10, "The third follows a line that ends early, in");
    add_line(&t, 50, 160, 200, 10, "the left half of the column. After it comes.");
    add_line(&t, 50, 180, 200, 10, "A fourth below a gap, which says enough too.");
    assert_blocks(&t, "body: The first goes on for two lines, and its end fills the whole width of "
                      "the column.\n"
                      "body: The second is indented, and so it is known to be one.\n"
                      "body: The third follows a line that ends early, in the left half of the "
                      "column. After it comes.\n"
                      "body: A fourth below a gap, which says enough too.\n");
}

/* A word that stands elsewhere undivided is joined; one with its hyphen elsewhere keeps it; what
 * the language knows is joined; both halves known, and not the whole: kept. */
static void test_hyphens(void **state) {
    (void)state;
    static table t;
    begin(&t);
    add_page(&t);
    add_line(&t, 50, 100, 200, 10, "The zorbling of rivers is rain-fed, and zorb-");
    add_line(&t, 50, 112, 200, 10, "ling is rare. It is rare where they are rain-");
    add_line(&t, 50, 124, 200, 10, "fed, said the government, whose govern-");
    add_line(&t, 50, 136, 200, 10, "ment office for small rivers is in a river-");
    add_line(&t, 50, 148, 200, 10,
             "table house, under the o\xef\xac\x83"
             "ce of Anglo-");
    add_line(&t, 50, 160, 80, 10, "Saxon.");
    assert_blocks(&t, "body: The zorbling of rivers is rain-fed, and zorbling is rare. It is rare "
                      "where they are rain-fed, said the government, whose government office for "
                      "small rivers is in a river-table house, under the office of Anglo-Saxon.\n");
}

/* Running heads and page numbers are found by repetition, the references by their heading; a
 * paragraph goes on across the pages. */
static void test_pages(void **state) {
    (void)state;
    static table t;
    static const char *const lines[2][3] = {{"It rains in the mountains, and then the rivers",
                                             "rise, and the people who live in the",
                                             "valley leave their houses for those that"},
                                            {"stand on the hills by the road to the sea, of",
                                             "which there are many, and they stay there",
                                             "until the sun has dried their floors again."}};
    begin(&t);
    for (int page = 0; page < 3; page++) {
        char foot[16];
        sprintf(foot, "%d", page + 11);
        add_page(&t);
        add_line(&t, 50, 20, 100, 8, "On small rivers");
        if (page == 2) {
            add_line(&t, 50, 76, 70, 12, "References");
            add_line(&t, 50, 100, 200, 10, "Fenwick, A. Rain and runoff on drained peat.");
        } else {
            add_line(&t, 50, 100, 200, 10, lines[page][0]);
            add_line(&t, 50, 112, 200, 10, lines[page][1]);
            add_line(&t, 50, 124, 200, 10, lines[page][2]);
        }
        add_line(&t, 140, 760, 0, 8, foot);
    }
    assert_blocks(&t, "body: It rains in the mountains, and then the rivers rise, and the people "
                      "who live in the valley leave their houses for those that stand on the hills "
                      "by the road to the sea, of which there are many, and they stay there until "
                      "the sun has dried their floors again.\n"
                      "ui: On small rivers\nui: 11\nui: On small rivers\nui: 12\n"
                      "tail: References\ntail: Fenwick, A. Rain and runoff on drained peat.\n"
                      "ui: On small rivers\nui: 13\n");
}

static void test_refusals(void **state) {
    (void)state;
    pith_doc *doc;
    pith_error error;
    static table t;
    begin(&t);
    add_page(&t);
    const pith_source blank = {.text = t.bytes, .length = t.length, .format = "pdf"};
    const pith_source raw = {.text = "%PDF-1.7", .length = 8, .format = "pdf"};
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(pith_doc_read(doc, &blank, 1, NULL, &error), PITH_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "no text"));
    assert_int_equal(pith_doc_read(doc, &raw, 1, NULL, &error), PITH_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "pdftotext -tsv"));
    pith_doc_free(doc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),  cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_hyphens),  cmocka_unit_test(test_pages),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
