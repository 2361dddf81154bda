/* format_html.c - a page to read or to send as mail: every style stands in its element, since mail
 * programs drop the others; no scripts, no pictures, nothing that is fetched. All text is escaped,
 * and an address becomes a link only when it is one of the web. Each document says its language, so
 * that the right fonts and hyphens are used, and whether that is written from right to left. Long
 * words are broken where a phone would scroll sideways. */
#include "cli/format.h"

#include <string.h>
#include <strings.h>

#define SMALL "style=\"margin:0 0 .5em;color:#555;font-size:.85em\""

static void print_escaped(output *out, pith_slice text) {
    for (size_t i = 0; i < text.length; i++) {
        const char byte = text.data[i];
        if (byte == '&')
            output_string(out, "&amp;");
        else if (byte == '<')
            output_string(out, "&lt;");
        else if (byte == '>')
            output_string(out, "&gt;");
        else if (byte == '"')
            output_string(out, "&quot;");
        else
            output_byte(out, byte);
    }
}

static void print_element(output *out, const char *start, pith_slice text, const char *end) {
    output_string(out, start);
    print_escaped(out, text);
    output_string(out, end);
}

static bool is_web_address(pith_slice url) {
    return (url.length > 7 && strncasecmp(url.data, "http://", 7) == 0) ||
           (url.length > 8 && strncasecmp(url.data, "https://", 8) == 0);
}

static void begin(printer *to) {
    output_string(
        to->out,
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>pith</title></head>\n"
        "<body style=\"max-width:40em;margin:1em auto;padding:0 1em;font-family:Georgia,serif;"
        "line-height:1.5;color:#222;word-wrap:break-word\">\n");
}

static void end(printer *to) {
    output_string(to->out, "</body></html>\n");
}

/* The title, as a link when the document's address is known; its name when it has none. */
static void print_title(printer *to, const answer *found) {
    output *out = to->out;
    const pith_metadata *known = &found->facts.metadata;
    const bool linked = is_web_address(known->url);
    if (found->facts.title.length == 0 && !to->several && !linked)
        return;
    output_string(out, "<h2 style=\"margin:1em 0 .25em;font-size:1.3em;line-height:1.25\">");
    if (linked)
        print_element(out, "<a style=\"color:#124\" href=\"", known->url, "\">");
    if (found->facts.title.length > 0)
        print_escaped(out, found->facts.title);
    else if (linked)
        print_escaped(out, known->url);
    else
        format_name(out, found->asked, print_escaped);
    output_string(out, linked ? "</a></h2>\n" : "</h2>\n");
}

/* Where a document in a language begins; its text may run from right to left. */
static void begin_document(output *out, const char *language) {
    static const char *const from_right[] = {"ar", "fa", "he", "yi"};
    output_string(out, "<div");
    if (strcmp(language, "und") != 0)
        print_element(out, " lang=\"", (pith_slice){language, strlen(language)}, "\"");
    for (size_t i = 0; i < sizeof from_right / sizeof *from_right; i++)
        if (strcmp(language, from_right[i]) == 0)
            output_string(out, " dir=\"rtl\"");
    output_string(out, ">\n");
}

/* Of "2024-10-14T06:30:00Z" what people read. */
static pith_slice day_of(pith_slice date) {
    enum { DAY = 10 };
    if (date.length > DAY && date.data[DAY] == 'T')
        date.length = DAY;
    return date;
}

static bool is_same(pith_slice a, pith_slice b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* Where it is from, who wrote it and when, each told once: blogs are called as their authors. */
static void print_origin(output *out, pith_slice title, const pith_metadata *known) {
    const pith_slice parts[] = {title, known->site, known->author, day_of(known->date)};
    bool first = true;
    for (size_t i = 1; i < sizeof parts / sizeof *parts; i++) {
        bool told = parts[i].length == 0;
        for (size_t j = 0; j < i; j++)
            told |= is_same(parts[i], parts[j]);
        if (told)
            continue;
        print_element(out, first ? "<p " SMALL ">" : " &middot; ", parts[i], "");
        first = false;
    }
    if (!first)
        output_string(out, "</p>\n");
}

static void print_heading(printer *to, const answer *found) {
    begin_document(to->out, found->facts.language);
    print_title(to, found);
    print_origin(to->out, found->facts.title, &found->facts.metadata);
}

static void print_pick(output *out, const answer *found, const pith_pick *pick) {
    static const part_marks marks = {"<p " SMALL ">", ": ", ", "};
    print_element(out, "<li style=\"margin:.3em 0\">", pick->text, "");
    if (found->asked->count > 1) {
        output_string(out, " <span " SMALL ">");
        format_pick_sources(out, found->asked, pick, print_escaped);
        output_string(out, "</span>");
    }
    if (found->explain)
        format_parts(out, pick->score, pick->parts, pick->part_count, &marks);
    output_string(out, found->explain ? "</p></li>\n" : "</li>\n");
}

static void print_summary(output *out, const answer *found) {
    output_string(out, "<ul style=\"margin:.5em 0;padding:0 1.2em\">\n");
    for (size_t i = 0; i < found->summary->count; i++)
        print_pick(out, found, &found->summary->picks[i]);
    output_string(out, "</ul>\n");
}

static void print_keywords(output *out, const pith_keywords *found) {
    for (size_t i = 0; i < found->count; i++)
        print_element(out, i ? ", " : "<p " SMALL ">", found->keywords[i].phrase, "");
    if (found->count > 0)
        output_string(out, "</p>\n");
}

static void print_segments(output *out, const answer *found) {
    pith_sentence sentence;
    for (size_t i = 0; format_sentence(found, &i, &sentence); i++)
        print_element(out, "<p>", sentence.text, "</p>\n");
}

static const char *element_of(pith_role role) {
    return role == PITH_ROLE_TITLE || role == PITH_ROLE_SUBHEADING ? "h3"
           : role == PITH_ROLE_LIST                                ? "li"
           : role == PITH_ROLE_QUOTE                               ? "blockquote"
                                                                   : "p";
}

static void print_blocks(printer *to, const answer *found) {
    output *out = to->out;
    pith_block block;
    bool in_list = false;
    for (size_t i = 0; format_block(found, &i, &block); i++) {
        const bool is_item = block.role == PITH_ROLE_LIST;
        if (is_item != in_list)
            output_string(out, is_item ? "<ul>\n" : "</ul>\n");
        in_list = is_item;
        output_byte(out, '<');
        output_string(out, element_of(block.role));
        print_element(out, ">", block.text, "</");
        output_string(out, element_of(block.role));
        output_string(out, ">\n");
    }
    if (in_list)
        output_string(out, "</ul>\n");
}

static void print_answer(printer *to, const answer *found) {
    static const answer_printers printers = {print_heading, print_summary, print_keywords,
                                             print_segments, print_blocks};
    if (format_has_nothing(to, found))
        return;
    format_answer(to, found, &printers);
    output_string(to->out, "</div>\n");
}

const format format_html = {.name = "html", .begin = begin, .answer = print_answer, .end = end};
