/* html.c - the format "html": web pages. See html.h for the parts. */
#include "read/format.h"
#include "read/html_main.h"
#include "read/metadata.h"
#include "read/xml.h"

#include <assert.h>

/* What the page says of itself becomes what is known of the document. */
static pith_status offer_metadata(document *doc, uint32_t source, const html_page *found) {
    pith_metadata *known = &doc->sources[source].metadata;
    const slice *facts = found->meta.facts;
    TRY(metadata_offer(doc, &known->author, facts[HTML_AUTHOR]));
    TRY(metadata_offer(doc, &known->date, facts[HTML_DATE]));
    TRY(metadata_offer(doc, &known->site, facts[HTML_SITE]));
    TRY(metadata_offer(doc, &known->url, facts[HTML_URL]));
    TRY(metadata_offer(doc, &known->image, facts[HTML_IMAGE]));
    TRY(metadata_offer(doc, &known->image_text, facts[HTML_IMAGE_TEXT]));
    return metadata_offer(doc, &known->description, facts[HTML_DESCRIPTION]);
}

/* Keeps the tag of a language, "pt-BR", that the first page names. */
static void declare_language(document *doc, slice said) {
    if (doc->declared[0] || said.length >= sizeof doc->declared)
        return;
    if (said.length > 0)
        memcpy(doc->declared, said.data, said.length);
    doc->declared[said.length] = '\0';
}

static pith_status parse_html(writer *out, span decoded, pith_error *error) {
    document *doc = out->doc;
    const slice in = slice_range(doc->decoded, decoded.start, decoded.end);
    html_page *found = arena_alloc_zero(doc->arena, 1, sizeof *found);
    TRY_MEMORY(found);
    doc->sources[out->source].parsed = found;
    html_stripped stripped;
    TRY(html_strip(in, doc->arena, &stripped, error));
    for (uint32_t i = 0; i < stripped.script_count; i++)
        TRY(html_meta_json(&found->meta, doc->arena,
                           slice_range(in, stripped.scripts[i].start, stripped.scripts[i].end)));
    html_builder builder = {.page = found, .out = out, .error = error};
    TRY(html_parse(&builder, &stripped, decoded.start, error));
    declare_language(doc, found->meta.facts[HTML_LANGUAGE]);
    return offer_metadata(doc, out->source, found);
}

/* Is `what` at the start of `s`, in any case? */
static bool starts_with(slice s, const char *what) {
    size_t i = 0;
    for (; i < s.length && what[i]; i++)
        if ((s.data[i] | 0x20) != (what[i] | 0x20))
            return false;
    return !what[i];
}

/* Behind white space, a byte-order mark, comments and the declaration of XML. */
static slice first_tag(slice s) {
    for (;;) {
        while (s.length > 0 && (s.data[0] == ' ' || (s.data[0] >= '\t' && s.data[0] <= '\r') ||
                                (unsigned char)s.data[0] >= 0x80))
            s = slice_range(s, 1, s.length);
        if (!starts_with(s, "<!--") && !starts_with(s, "<?xml"))
            return s;
        const char *end = memchr(s.data, '>', s.length);
        while (end && starts_with(s, "<!--") && memcmp(end - 2, "--", 2) != 0)
            end = memchr(end + 1, '>', (size_t)(s.data + s.length - end - 1));
        if (!end)
            return s;
        s = slice_range(s, (size_t)(end - s.data) + 1, s.length);
    }
}

/* A page says so in its first tag, or has many tags that no other text has. */
static unsigned recognize_html(slice head) {
    static const char *const sure[] = {"<!doctype html", "<html", "<head", "<body", "<title"};
    static const char *const likely[] = {"<div",     "<p>",      "<p ",     "<h1",
                                         "<table",   "<article", "<meta ",  "<ul",
                                         "<section", "<main",    "<script", "<html"};
    const slice start = first_tag(head);
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (starts_with(start, sure[i]))
            return SURE + 5;
    unsigned tags = 0;
    for (size_t at = 0; start.length > 0 && start.data[0] == '<' && at < start.length; at++)
        for (size_t i = 0; start.data[at] == '<' && i < sizeof likely / sizeof *likely; i++)
            tags += starts_with(slice_range(start, at, start.length), likely[i]);
    return tags > 2 ? LIKELY + 10 : 0;
}

/* A page without a headline in its text is called what it calls itself. */
static void name_page(document *doc, uint32_t source, uint32_t first, const html_page *found) {
    slice *title = &doc->sources[source].title;
    for (uint32_t i = 0; i < found->block_count; i++)
        if (doc->blocks[first + i].role == PITH_ROLE_TITLE)
            return;
    const slice headline = found->meta.facts[HTML_HEADLINE];
    if (title->length == 0)
        *title = headline.length > 0 ? headline : found->title;
}

static pith_status assign_html(document *doc, uint32_t source, uint32_t first, uint32_t count) {
    const html_page *found = doc->sources[source].parsed;
    assert(found->block_count == count);
    (void)count;
    TRY(html_assign(doc, first, found));
    name_page(doc, source, first, found);
    return PITH_OK;
}

const format html_format = {
    .public = {.name = "html", .summary = "web pages", .library = XML_LIBRARY},
    .suffixes = ".html .htm .xhtml ",
    .declares_charset = true,
    .recognize = recognize_html,
    .parse = parse_html,
    .assign = assign_html,
};
