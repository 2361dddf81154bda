/* roles_test.c - what each block of a page is, with the built-in model: a page with furniture whose
 * roles were set by hand, and texts without furniture, which must not lose a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    arena memory;
    language_model english;
    document doc;
} fixture;

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_true(model_language(pith_model_builtin(), "en", &f->english));
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    arena_free(&f->memory);
    free(f);
    return 0;
}

static pith_status read_all(fixture *f, const pith_source *source) {
    const pith_status status = read_sources(&f->doc, source, 1, NULL);
    return status == PITH_OK ? read_roles(&f->doc, NULL) : status;
}

static void read_text(fixture *f, const char *text, size_t length) {
    const pith_source source = {.text = text, .length = length};
    arena_reset(&f->memory);
    f->doc = (document){.arena = &f->memory, .language = &f->english};
    assert_int_equal(read_all(f, &source), PITH_OK);
}

static void assert_roles(fixture *f, const char *text, const char *expected) {
    char roles[512] = "";
    read_text(f, text, strlen(text));
    for (uint32_t i = 0; i < f->doc.block_count; i++) {
        strcat(roles, i > 0 ? " " : "");
        strcat(roles, pith_role_name(f->doc.blocks[i].role));
    }
    assert_string_equal(roles, expected);
}

static void assert_title(const fixture *f, const char *expected) {
    assert_int_equal(f->doc.title.length, strlen(expected));
    assert_memory_equal(f->doc.title.data, expected, strlen(expected));
}

/* ---- pages ---- */

/* The whole file, in memory of the caller's; NULL when it is not there. */
static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    enum { ROOM = 1 << 16 };
    char *data = malloc(ROOM);
    assert_non_null(data);
    *length = fread(data, 1, ROOM - 1, file);
    data[*length] = '\0';
    fclose(file);
    return data;
}

/* Compares the roles of the page with lines "number<TAB>role"; each such line is a block. */
static void assert_page(fixture *f, const char *page, const char *truth) {
    size_t length = 0;
    char *text = read_file(page, &length);
    if (!text)
        skip();
    read_text(f, text, length);
    FILE *file = fopen(truth, "r");
    assert_non_null(file);
    char role[32];
    unsigned number;
    uint32_t i = 0;
    assert_int_equal(fscanf(file, "line\trole\n"), 0);
    while (fscanf(file, "%u\t%31s\n", &number, role) == 2) {
        assert_true(i < f->doc.block_count);
        unsigned line = 1;
        for (uint32_t at = 0; at < f->doc.blocks[i].span.start; at++)
            line += f->doc.text.data[at] == '\n';
        assert_int_equal(line, number);
        if (strcmp(pith_role_name(f->doc.blocks[i].role), role) != 0)
            fail_msg("%s:%u: %s, not %s", page, number, pith_role_name(f->doc.blocks[i].role),
                     role);
        i++;
    }
    assert_int_equal(i, f->doc.block_count);
    fclose(file);
    free(text);
}

static void test_sample_page(void **state) {
    fixture *f = *state;
    assert_page(f, "tests/samples/article.txt", "tests/samples/article.roles.tsv");
    assert_title(f, "Harbour council votes to rebuild Larkspur footbridge after second flood");
}

static float doubt_of(const fixture *f, pith_role role) {
    uint32_t i = 0;
    while (f->doc.blocks[i].role != role)
        i++;
    return f->doc.blocks[i].doubt;
}

/* Lists of other stories are no text, the lead is, and where there is no furniture nothing is
 * doubted. */
static void test_doubts(void **state) {
    fixture *f = *state;
    assert_page(f, "tests/samples/article.txt", "tests/samples/article.roles.tsv");
    assert_true(doubt_of(f, PITH_ROLE_TAIL) > 0.9F);
    assert_true(doubt_of(f, PITH_ROLE_BODY) == 0);
    assert_roles(f, "It rained all day on the moors above the town.\nIt stopped in the evening.",
                 "body body");
    assert_true(f->doc.blocks[0].doubt == 0 && f->doc.blocks[1].doubt == 0);
}

static void test_seed_page(void **state) {
    assert_page(*state, "../shared/data/seed/article.txt", "../shared/data/seed/roles.tsv");
}

static const char MENU_PAGE[] =
    "Home\nNews\nSport\nWeather\nSign in\nSubscribe\n"
    "Night bus returns to the northern suburbs\n"
    "By Ines Oduya\n"
    "Published 3 May 2023, 08:15\n"
    "The night bus to the northern suburbs will run again from Friday, two years after it was "
    "cut to save money.\n"
    "Drivers had asked for the bus to be brought back because many of them could not get home "
    "after the late shift.\n"
    "It will run every forty minutes between midnight and five in the morning, and a ticket will "
    "cost the same as by day.\n"
    "The bus company said it expected about nine hundred passengers a night by the end of the "
    "year.\n"
    "Related articles\n"
    "Tram line to close for repairs\n"
    "Taxi drivers protest against new fees\n"
    "Privacy policy\n"
    "Terms of use\n"
    "\xc2\xa9 2023 The Daily Lantern. All rights reserved.\n";

static void test_menus_around_an_article(void **state) {
    fixture *f = *state;
    assert_roles(f, MENU_PAGE,
                 "ui ui ui ui ui ui title byline dateline body body body body "
                 "tail tail tail tail tail tail");
    assert_title(f, "Night bus returns to the northern suburbs");
}

/* The trail of links above a headline ends with the same words. */
static void test_trail_above_a_headline(void **state) {
    fixture *f = *state;
    char page[2048] = "Home > Local > Night bus returns to the northern suburbs\n";
    strcat(page, strstr(MENU_PAGE, "Night bus"));
    assert_roles(f, page,
                 "ui title byline dateline body body body body tail tail tail tail tail tail");
    assert_title(f, "Night bus returns to the northern suburbs");
}

static void test_given_title_comes_first(void **state) {
    fixture *f = *state;
    const pith_source source = {
        .text = MENU_PAGE, .length = sizeof MENU_PAGE - 1, .title = {" Night \xff\n bus ", 13}};
    f->doc = (document){.arena = &f->memory, .language = &f->english};
    assert_int_equal(read_all(f, &source), PITH_OK);
    assert_title(f, "Night \xef\xbf\xbd bus");
}

/* Nothing is known of furniture: all is text. */
static void test_without_trees_all_is_text(void **state) {
    fixture *f = *state;
    f->english.text = (forest){0};
    f->english.cues = (word_table){0};
    assert_roles(f, "Home\nNews\nThe night bus will run again from Friday.\n", "body body body");
}

static void test_foreign_trees_are_refused(void **state) {
    fixture *f = *state;
    const pith_source source = {.text = "Text.", .length = 5};
    const forest ours = f->english.text;
    f->doc = (document){.arena = &f->memory, .language = &f->english};
    f->english.text.features = "first-line other-things";
    assert_int_equal(read_all(f, &source), PITH_ERROR_MODEL);
    f->english.text = ours;
    f->english.headline.features = "";
    f->doc = (document){.arena = &f->memory, .language = &f->english};
    assert_int_equal(read_all(f, &source), PITH_ERROR_MODEL);
}

/* ---- texts without furniture ---- */

static void test_shortest_texts(void **state) {
    assert_roles(*state, "Rain", "body");
    assert_roles(*state, "It rained all night.", "body");
    assert_roles(*state, "no full stop at all here just words", "body");
    assert_roles(*state, "?!", "body");
    assert_roles(*state, "", "");
}

/* Words that fold to nothing: a soft hyphen, joiners. */
static void test_invisible_words(void **state) {
    assert_roles(*state, "\xc2\xad", "body");
    assert_roles(*state, "\xc2\xad \xe2\x80\x8d rain \xe2\x80\x8d", "body");
}

static void test_story(void **state) {
    fixture *f = *state;
    assert_roles(f,
                 "The night train was late again.\n\n"
                 "Mira waited under the clock and counted the tiles. She had done this before, in "
                 "another station, with another suitcase.\n\n"
                 "When the lights came round the bend she did not stand up at once.\n",
                 "body body body");
    assert_int_equal(f->doc.title.length, 0);
}

static void test_dialogue(void **state) {
    assert_roles(*state,
                 "\"Where have you been?\" she asked.\n\n\"Out.\"\n\n\"Out where?\"\n\n"
                 "\"By the river,\" he said. \"I needed to think.\"\n\n\"And did you?\"\n\n"
                 "\"No.\"\n",
                 "body body body body body body");
}

static void test_reviews(void **state) {
    assert_roles(*state,
                 "Battery lasts two days.\nScreen is bright and sharp.\nThe speaker sounds tinny.\n"
                 "Great value for the price.\nBattery lasts two days.\nI would buy it again\n",
                 "body body body body body body");
}

static void test_equal_sentences(void **state) {
    fixture *f = *state;
    enum { COUNT = 1000 };
    const char line[] = "The same sentence stands here again and again.\n";
    char *text = malloc(COUNT * (sizeof line - 1));
    assert_non_null(text);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(text + i * (sizeof line - 1), line, sizeof line - 1);
    read_text(f, text, COUNT * (sizeof line - 1));
    assert_int_equal(f->doc.block_count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(f->doc.blocks[i].role, PITH_ROLE_BODY);
    free(text);
}

static void test_letter(void **state) {
    assert_roles(
        *state,
        "Dear Anna,\n\nthe parcel arrived on 3 March and everything was in it. Thank you "
        "for the photographs.\n\nWe will visit in June if the trains run.\n\nYours,\nBen\n",
        "body body body body body");
}

static void test_shopping_list(void **state) {
    assert_roles(*state, "- mend the gate\n- paint the shed\n1. call the vet\n", "list list list");
}

static void test_questions_of_an_essay_are_text(void **state) {
    assert_roles(*state,
                 "What is the meaning of this?\n\nNobody could say, and nobody tried to say it for "
                 "a very long time.\n\nWho would pay for it?\n\nThat was the second question, and "
                 "it was harder than the first one by far.\n",
                 "body body body body");
}

static void test_headings_of_an_essay(void **state) {
    fixture *f = *state;
    assert_roles(f,
                 "Growing tomatoes\n\nTomatoes need six hours of sun each day and a soil that "
                 "drains well after heavy rain.\n\nWatering\n\nWater them in the morning, at the "
                 "root, so that the leaves stay dry through the night.\n",
                 "title body subheading body");
    assert_title(f, "Growing tomatoes");
}

/* Short sentences with the full stop of Armenian, and with the closing marks of Lithuanian and of
 * Japanese, are no headings. */
static void test_short_sentences_in_other_scripts(void **state) {
    assert_roles(*state,
                 "Գետը բարձրացավ։\n\nՔաղաքը փակեց երկու կամուրջները, և դպրոցները փակ են "
                 "մինչև ջուրը իջնի։\n",
                 "body body");
    assert_roles(*state,
                 "Jis pasakė: „Tiltas jau uždarytas.“\n\nMiestas uždarė abu tiltus, o mokyklos "
                 "nedirbs, kol vanduo nukris.\n",
                 "body body");
    assert_roles(
        *state,
        "「橋は閉じた。」\n\n町は二つの橋を閉じ、水が引くまで学校も休みになると市長は話した。\n",
        "body body");
}

static void test_quoted_mail(void **state) {
    assert_roles(*state, "> Are you coming on Friday?\n\nYes, we will be there by seven.\n",
                 "quote body");
}

static void test_signature_of_a_mail(void **state) {
    assert_roles(*state,
                 "The pump runs, but the valve still leaks.\n\nOn Monday Tom wrote:\n"
                 "> Does the pump run?\n\n-- \nInes\nMill Lane 4\n",
                 "body byline quote tail tail tail");
    assert_roles(*state, "The valve leaks.\n--\na\nb\nc\nd\ne\nf\ng\nh\ni\nThe end is near.\n",
                 "body body body body body body body body body body body body");
}

/* Notes in brackets hide neither the end of a sentence nor what a heading says. */
static void test_notes_of_an_encyclopedia(void **state) {
    fixture *f = *state;
    assert_roles(f,
                 "Jump to content\nMain menu\nSearch\nCreate account\nLog in\n"
                 "Larkspur Footbridge\n"
                 "The Larkspur Footbridge is a bridge for walkers over the river Wend in the town "
                 "of Larkspur.[1] It was opened in 1911 and is 84 metres long.[2]\n"
                 "History[edit]\n"
                 "The first bridge at this place was a wooden one, built by the parish in 1802 and "
                 "carried away by a flood in 1874.[3]\n"
                 "In 1909 the council voted for a bridge of steel, and the mill paid a third of "
                 "what it cost.[4]\n"
                 "Privacy policy\nAll rights reserved\n",
                 "ui ui ui ui ui title body subheading body body tail tail");
    assert_title(f, "Larkspur Footbridge");
}

/* Longer than what is judged at a time: the text stays text, and its end is still seen. Words of
 * its own in each line, so that no line looks like a copy. */
static void test_a_text_of_many_lines(void **state) {
    fixture *f = *state;
    enum { LINES = 40000, ROOM = 80, LAST = 6 };
    static const char *const last[LAST] = {"Share this:",     "Most read",
                                           "Related stories", "Sign up to our newsletter",
                                           "Privacy policy",  "All rights reserved"};
    char *text = malloc((size_t)LINES * ROOM);
    assert_non_null(text);
    size_t length = 0;
    for (unsigned i = 0; i < LINES; i++)
        length += (size_t)sprintf(text + length,
                                  "The %u sheep of farm %u were moved to the hills in spring.\n\n",
                                  i * 7919 % LINES, i);
    for (unsigned i = 0; i < LAST; i++)
        length += (size_t)sprintf(text + length, "%s\n", last[i]);
    read_text(f, text, length);
    free(text);
    assert_int_equal(f->doc.block_count, LINES + LAST);
    for (uint32_t i = 0; i < LINES; i++)
        assert_int_equal(f->doc.blocks[i].role, PITH_ROLE_BODY);
    for (uint32_t i = LINES; i < LINES + LAST; i++)
        assert_int_equal(f->doc.blocks[i].role, PITH_ROLE_TAIL);
}

/* A novel of 300 KB: 150 paragraphs of prose and talk in each of 20 chapters, each chapter with a
 * heading, a date, an author line and a note that a page would have as furniture. */
static void test_a_book_is_text(void **state) {
    static const char *const who[] = {"The keeper", "Her brother", "An old pilot", "The boy"};
    static const char *const did[] = {"climbed the stairs of the tower", "counted the boats",
                                      "went down to the quay", "shut the book on the table"};
    static const char *const when[] = {"before the tide turned", "while the others slept",
                                       "as the lamp burned low", "and did not look back"};
    enum { CHAPTERS = 20, PARAGRAPHS = 150, ROOM = 1 << 19 };
    fixture *f = *state;
    char *text = malloc(ROOM);
    assert_non_null(text);
    size_t length = 0;
    unsigned seed = 1;
    for (unsigned c = 0; c < CHAPTERS; c++) {
        length += (size_t)sprintf(text + length,
                                  "Chapter %u\n\nBy the same author\n\nMay 1943.\n\n"
                                  "Produced by volunteers at https://books.example\n\n",
                                  c + 1);
        for (unsigned i = 0; i < PARAGRAPHS; i++) {
            seed = seed * 1103515245U + 12345U;
            const unsigned r = seed >> 16;
            const char *frame = r % 3 == 0 ? "\"We must go %s,\" she said. %s %s, on day %u.\n\n"
                                           : "%s, they told us, %s %s, as on day %u.\n\n";
            const char *words[] = {when[r >> 4 & 3], who[r >> 6 & 3], did[r >> 8 & 3]};
            length += (size_t)sprintf(text + length, frame, words[r % 3 == 0 ? 0 : 1],
                                      words[r % 3 == 0 ? 1 : 2], words[r % 3 == 0 ? 2 : 0],
                                      c * PARAGRAPHS + i);
        }
    }
    read_text(f, text, length);
    size_t lost = 0;
    size_t titles = 0;
    for (uint32_t i = 0; i < f->doc.block_count; i++) {
        lost += !role_competes(f->doc.blocks[i].role);
        titles += f->doc.blocks[i].role == PITH_ROLE_TITLE;
    }
    free(text);
    assert_true(titles <= 1);
    assert_in_range(lost, 0, 4 * CHAPTERS + CHAPTERS * PARAGRAPHS / 100);
}

int main(void) {
#define WITH_MODEL(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_MODEL(test_sample_page),
        WITH_MODEL(test_seed_page),
        WITH_MODEL(test_doubts),
        WITH_MODEL(test_menus_around_an_article),
        WITH_MODEL(test_trail_above_a_headline),
        WITH_MODEL(test_given_title_comes_first),
        WITH_MODEL(test_without_trees_all_is_text),
        WITH_MODEL(test_foreign_trees_are_refused),
        WITH_MODEL(test_shortest_texts),
        WITH_MODEL(test_invisible_words),
        WITH_MODEL(test_story),
        WITH_MODEL(test_dialogue),
        WITH_MODEL(test_reviews),
        WITH_MODEL(test_equal_sentences),
        WITH_MODEL(test_letter),
        WITH_MODEL(test_shopping_list),
        WITH_MODEL(test_questions_of_an_essay_are_text),
        WITH_MODEL(test_headings_of_an_essay),
        WITH_MODEL(test_short_sentences_in_other_scripts),
        WITH_MODEL(test_quoted_mail),
        WITH_MODEL(test_signature_of_a_mail),
        WITH_MODEL(test_notes_of_an_encyclopedia),
        WITH_MODEL(test_a_text_of_many_lines),
        WITH_MODEL(test_a_book_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
