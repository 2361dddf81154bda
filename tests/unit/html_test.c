/* html_test.c - web pages: what is text and where it stands, what the page says of itself, and
 * pages made to take long. Expected blocks are what a browser shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pith.h"
#include "read/format.h"
#include "read/html.h"
#include "read/read.h"
#include "text/source_map.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    arena memory;
    document doc;
    pith_error error;
    const char *page;
} fixture;

static int set_up(void **state) {
    static fixture f;
    f = (fixture){0};
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    arena_free(&((fixture *)*state)->memory);
    return 0;
}

static pith_status read_bytes(fixture *f, slice page) {
    const pith_source source = {.text = page.data, .length = page.length, .format = "html"};
    arena_reset(&f->memory);
    f->doc = (document){.arena = &f->memory};
    return read_sources(&f->doc, &source, 1, &f->error);
}

static void read_page(fixture *f, const char *page) {
    f->page = page;
    assert_int_equal(read_bytes(f, slice_of(page)), PITH_OK);
}

static void assert_blocks(const fixture *f, const char *const *expected) {
    uint32_t count = 0;
    for (; expected[count]; count++) {
        assert_true(count < f->doc.block_count);
        const span s = f->doc.blocks[count].span;
        assert_int_equal(s.end - s.start, strlen(expected[count]));
        assert_memory_equal(f->doc.text.data + s.start, expected[count], s.end - s.start);
    }
    assert_int_equal(f->doc.block_count, count);
}

#define ASSERT_BLOCKS(f, ...) assert_blocks(f, (const char *const[]){__VA_ARGS__, NULL})

/* The bytes of the page that block `b` came from. */
static void assert_origin(const fixture *f, uint32_t b, const char *expected) {
    const pith_span s = source_span(&f->doc, f->doc.blocks[b].span);
    assert_int_equal(s.end - s.start, strlen(expected));
    assert_memory_equal(f->page + s.start, expected, strlen(expected));
}

/* ---- text ---- */

static void test_elements_that_start_blocks_cut_the_text_and_others_join_it(void **state) {
    fixture *f = *state;
    read_page(f, "<body><h1>A <em>new</em>\n  bridge</h1><p>It is<b> bold</b>.<p>Open"
                 "<ul><li>one<li>two</ul><div>loose<blockquote>said</blockquote>end</div>");
    ASSERT_BLOCKS(f, "A new bridge", "It is bold.", "Open", "one", "two", "loose", "said", "end");
}

static void test_offsets_lead_back_through_tags_entities_and_scripts(void **state) {
    fixture *f = *state;
    read_page(f, "<p>Tea &amp; <i>cake</i>&nbsp;for<script>var a = '<p>no</p>';</script> 2&#8364;\n"
                 " <!-- no --> each</p><p>&eacute;t&eacute;</p>");
    ASSERT_BLOCKS(f, "Tea & cake\u00a0for 2\u20ac each", "\u00e9t\u00e9");
    assert_origin(f, 0,
                  "Tea &amp; <i>cake</i>&nbsp;for<script>var a = '<p>no</p>';</script> "
                  "2&#8364;\n <!-- no --> each");
    assert_origin(f, 1, "&eacute;t&eacute;");
}

/* Asserts what the parser is given of `page`. */
static void assert_stripped(fixture *f, const char *page, const char *expected) {
    html_stripped out;
    arena_reset(&f->memory);
    assert_int_equal(html_strip(slice_of(page), &f->memory, &out, &f->error), PITH_OK);
    assert_string_equal(out.data, expected);
}

static void test_attributes_that_nobody_reads_are_left_out(void **state) {
    fixture *f = *state;
    assert_stripped(f, "<a href='x>y' CLASS=more data-a target = _top>b</a>",
                    "<a CLASS=more>b</a>");
    assert_stripped(f, "<link rel=canonical href=/a><img src=\"/a b\" alt=''/>",
                    "<link rel=canonical href=/a><img/>");
    /* From the first on that is not as it should be, all are the parser's. */
    assert_stripped(f, "<a title=a href=\"b\"c id=d alt=e>", "<a href=\"b\"c id=d alt=e>");
    assert_stripped(
        f, "<a alt=b @click=c alt=d><b\"c alt=d><i alt=", "<a @click=c alt=d><b\"c alt=d><i alt=");
    read_page(f,
              "<p style='color:red' title='>'>Red<i alt=\"<p>\"> text</i>, <b lang=en>bold</b>.");
    ASSERT_BLOCKS(f, "Red text, bold.");
    assert_origin(f, 0, "Red<i alt=\"<p>\"> text</i>, <b lang=en>bold</b>.");
}

static void test_what_is_not_shown_is_no_text(void **state) {
    fixture *f = *state;
    read_page(f, "<head><title>T</title><style>p{}</style></head><body><script>x</script>"
                 "<template><p>t</p></template><iframe>i</iframe><svg><text>s</text></svg>"
                 "<select><option>o</select><textarea>a</textarea><video>v</video><p>seen</p>"
                 "<!--[if IE]><p>old</p><![endif]-->");
    ASSERT_BLOCKS(f, "seen");
}

static void test_two_line_breaks_end_a_block_and_one_does_not(void **state) {
    fixture *f = *state;
    read_page(f, "<div>one<br>two<br> <br>three<pre>a\n  b</pre></div>");
    ASSERT_BLOCKS(f, "one\ntwo", "three", "a\nb");
}

static void test_rows_of_short_cells_are_blocks(void **state) {
    fixture *f = *state;
    read_page(f, "<table><tr><th>Year<th>Floods</tr><tr><td>1911</td><td>2</td></tr>"
                 "<tr><td>One two three four five six seven eight nine ten eleven twelve thirteen"
                 "<td>x</table>");
    ASSERT_BLOCKS(f, "Year Floods", "1911 2",
                  "One two three four five six seven eight nine ten eleven twelve thirteen", "x");
}

static void test_a_crawlers_version_in_noscript_is_text(void **state) {
    fixture *f = *state;
    read_page(f, "<body><noscript><div id=main><p>The thread.</p></div></noscript>");
    ASSERT_BLOCKS(f, "The thread.");
}

static void test_the_charset_that_a_page_names_does_not_matter_here(void **state) {
    fixture *f = *state;
    read_page(f, "<?xml version='1.0' encoding='iso-8859-1'?><!doctype html><head>"
                 "<meta charset=iso-8859-1></head><p>\xc3\xbc</p>");
    ASSERT_BLOCKS(f, "\xc3\xbc");
}

static void test_nothing_gives_nothing(void **state) {
    fixture *f = *state;
    static const char *const pages[] = {"",   " ",  "<",        "<!", "<!--",
                                        "</", "<p", "<script>", "&",  "<>"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const pith_status status = read_bytes(f, slice_of(pages[i]));
        assert_int_equal(status, PITH_OK);
        assert_true(f->doc.block_count <= 1); /* a lone sign may be text */
    }
}

static void test_text_longer_than_the_parsers_buffer_keeps_its_place(void **state) {
    fixture *f = *state;
    enum { REPEATS = 3000 };
    static char page[REPEATS * 8 + 16];
    char *end = page;
    end += sprintf(end, "<p>");
    for (unsigned i = 0; i < REPEATS; i++)
        end += sprintf(end, i % 7 == 0 ? "\xc3\xa9\xc3\xa9 w " : "\xe2\x82\xac word");
    read_page(f, page);
    assert_int_equal(f->doc.block_count, 1);
    assert_origin(f, 0, page + 3);
}

/* The parser leaves control characters out of the text that it tells. */
static void test_control_characters_move_no_offset(void **state) {
    fixture *f = *state;
    read_page(f, "<p>on\x04"
                 "e</p><p>two</p>&amp; <p>\x1c"
                 "three\x01</p>");
    ASSERT_BLOCKS(f, "one", "two", "&", "three");
    assert_origin(f, 0,
                  "on\x04"
                  "e");
    assert_origin(f, 1, "two");
    assert_origin(f, 3, "three");
}

/* ---- what a page says of itself ---- */

static void assert_fact(pith_slice fact, const char *expected) {
    assert_int_equal(fact.length, strlen(expected));
    assert_memory_equal(fact.data, expected, fact.length);
}

static void test_metadata_of_attributes(void **state) {
    fixture *f = *state;
    read_page(f,
              "<html lang=de><head><meta name=author content='A. Weber'>"
              "<meta property='og:site_name' content='Der  Fluss'>"
              "<meta property='article:published_time' content='2024-03-09T06:00:00Z'>"
              "<meta name=description content='Kurz'><meta property='og:description' content=Lang>"
              "<link rel=canonical href='https://example.org/a'>"
              "<meta property='og:image' content='https://example.org/b.jpg'>"
              "<meta property='og:image:alt' content='Die Br&uuml;cke'></head><p>x");
    const pith_metadata *known = &f->doc.metadata;
    assert_fact(known->author, "A. Weber");
    assert_fact(known->site, "Der Fluss");
    assert_fact(known->date, "2024-03-09T06:00:00Z");
    assert_fact(known->description, "Lang");
    assert_fact(known->url, "https://example.org/a");
    assert_fact(known->image, "https://example.org/b.jpg");
    assert_fact(known->image_text, "Die Br\u00fccke");
}

static void test_metadata_of_json_wins(void **state) {
    fixture *f = *state;
    read_page(
        f, "<meta name=author content='The Desk'><script type='application/ld+json'>"
           "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"River\"},{\"@type\":[\"NewsArticle\"],"
           "\"author\":[{\"@type\":\"Person\",\"name\":\"A. Weber\"}],"
           "\"datePublished\":\"2024-03-09\",\"image\":{\"url\":\"/b.jpg\"}}]}</script><p>x");
    const pith_metadata *known = &f->doc.metadata;
    assert_fact(known->author, "A. Weber");
    assert_fact(known->date, "2024-03-09");
    assert_fact(known->site, "River");
    assert_fact(known->image, "/b.jpg");
}

static void test_broken_json_says_nothing(void **state) {
    fixture *f = *state;
    read_page(f, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>"
                 "<script type='application/ld+json'>[[[[null]]]]</script><p>x");
    ASSERT_BLOCKS(f, "x");
    assert_int_equal(f->doc.metadata.author.length, 0);
}

static void test_names_of_characters_in_json_are_read(void **state) {
    fixture *f = *state;
    read_page(f, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                 "\"author\":{\"name\":\"Stone &amp; Caf&#233; &c; &\"}}</script><p>x");
    assert_fact(f->doc.metadata.author, "Stone & Caf\u00e9 &c; &");
}

static void test_the_language_that_a_page_names(void **state) {
    static const struct {
        const char *page, *language;
    } cases[] = {{"<html lang='pt-BR'><p>x", "pt-BR"},
                 {"<html LANG=\"nb_NO\"><p>x", "nb_NO"},
                 {"<meta property='og:locale' content='fr_FR'><p>x", "fr_FR"},
                 {"<html lang='a-tag-that-is-too-long'><p>x", ""},
                 {"<html lang=''><p>x", ""},
                 {"<p lang=de>x", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(*state, cases[i].page);
        assert_string_equal(((fixture *)*state)->doc.declared, cases[i].language);
    }
}

/* The library's own word: a page too short to tell is read as it says, a clear one as it is. */
static void test_a_text_that_tells_its_language_is_believed_before_the_page(void **state) {
    static const struct {
        const char *page, *language;
    } cases[] = {{"<html lang=nb><h1>Vann</h1><p>Elv.", "no"},
                 {"<html lang=xx><h1>Vann</h1><p>Elv.", "und"},
                 {"<html lang=en><p>Der Fluss ist am Abend um zwei Meter gestiegen, und die Stadt "
                  "hat beide Br\u00fccken gesperrt.",
                  "de"}};
    pith_doc *doc;
    (void)state;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const pith_source source = {
            .text = cases[i].page, .length = strlen(cases[i].page), .format = "html"};
        pith_doc_facts facts;
        assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
        pith_doc_get_facts(doc, &facts);
        assert_string_equal(facts.language, cases[i].language);
    }
    pith_doc_free(doc);
}

/* ---- hostile pages ---- */

/* `head`, then `piece` so many times. */
static slice repeat(const char *head, const char *piece, size_t count) {
    const size_t first = strlen(head), length = strlen(piece);
    char *page = malloc(first + count * length);
    assert_non_null(page);
    memcpy(page, head, first);
    for (size_t i = 0; i < count; i++)
        memcpy(page + first + i * length, piece, length);
    return (slice){page, first + count * length};
}

static void assert_limit(fixture *f, slice page, const char *message) {
    assert_int_equal(read_bytes(f, page), PITH_ERROR_LIMIT);
    assert_non_null(strstr(f->error.message, message));
    free((void *)page.data);
}

static void test_hostile_pages_are_refused(void **state) {
    fixture *f = *state;
    assert_limit(f, repeat("", "<div>", 100000), "nested");
    assert_limit(f, repeat("<p ", "a=1 ", 1000000), "attributes");
    assert_limit(f, repeat("<p ", "a/", 1000000), "attributes");
    assert_limit(f, repeat("", "<p>a", 1000000), "pieces of text");
}

static void test_long_pages_are_read(void **state) {
    fixture *f = *state;
    static const char *const pieces[] = {"<p>",   "</b>",      "<br>",     "<!--", "<svg>",
                                         "&amp;", "<a href='", "<script>", "]]>",  "<![CDATA["};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        const slice page = repeat("<p>start</p>", pieces[i], 200000);
        const pith_status status = read_bytes(f, page);
        assert_true(status == PITH_OK || status == PITH_ERROR_LIMIT);
        assert_true(status != PITH_OK || f->doc.block_count > 0);
        free((void *)page.data);
    }
}

/* ---- which files are pages ---- */

static void test_pages_are_recognised(void **state) {
    (void)state;
    const format *html = format_find("html");
    static const char *const pages[] = {
        "<!DOCTYPE html>", "\xef\xbb\xbf\n<html lang=en>", "<!-- saved from x > y -->\n<HTML>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC ''>", "<div><p>a</p><p>b</p></div>"};
    static const char *const others[] = {
        "",
        "The tag <html> starts a page, <body> and <div> and <p> follow it.",
        "<?xml version='1.0'?><rss><channel>",
        "# Title\n\n<div align=center>",
        "<",
        "<!--"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_true(html->recognize(slice_of(pages[i])) >= LIKELY);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(html->recognize(slice_of(others[i])) < LIKELY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(test_elements_that_start_blocks_cut_the_text_and_others_join_it),
        TEST(test_offsets_lead_back_through_tags_entities_and_scripts),
        TEST(test_attributes_that_nobody_reads_are_left_out),
        TEST(test_what_is_not_shown_is_no_text),
        TEST(test_two_line_breaks_end_a_block_and_one_does_not),
        TEST(test_rows_of_short_cells_are_blocks),
        TEST(test_a_crawlers_version_in_noscript_is_text),
        TEST(test_the_charset_that_a_page_names_does_not_matter_here),
        TEST(test_nothing_gives_nothing),
        TEST(test_text_longer_than_the_parsers_buffer_keeps_its_place),
        TEST(test_control_characters_move_no_offset),
        TEST(test_metadata_of_attributes),
        TEST(test_metadata_of_json_wins),
        TEST(test_broken_json_says_nothing),
        TEST(test_names_of_characters_in_json_are_read),
        TEST(test_the_language_that_a_page_names),
        TEST(test_a_text_that_tells_its_language_is_believed_before_the_page),
        TEST(test_hostile_pages_are_refused),
        TEST(test_long_pages_are_read),
        TEST(test_pages_are_recognised),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
