/* html_parse.c - libxml2's parser for HTML, as events; another parser takes its place here.
 *
 * It is opened when the first page is read (dynlib.h). Its limits are ours: no tree is built, so
 * nothing is lost below the depth at which it stops building one. What it does in more than linear
 * time is bounded: attributes in html_strip.c, depth in html_page.c, and here closing tags that
 * close nothing, for each of which it goes through all open elements. It reports those as mistakes.
 *
 * The text of an event is a copy, whose place is found from where the parser stands: it has just
 * read it, or is at its last character, or it was an entity. */
#include "read/html.h"

#include "base/dynlib.h"
#include "read/xml.h"
#include "text/utf8.h"

#ifdef PITH_WITHOUT_XML2

pith_status html_parse(html_builder *b, const html_stripped *in, uint32_t base, pith_error *error) {
    (void)b;
    (void)in;
    (void)base;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read 'html'");
}

#else

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* Open elements that the parser may go through for each byte of the page. */
enum { WORK_PER_BYTE = 64, WORK_FREE = 1 << 20 };

/* Bytes of the longest entity: "&CounterClockwiseContourIntegral;" has 33. */
enum { ENTITY_BYTES = 40 };

typedef struct library {
    htmlParserCtxtPtr (*htmlCreateMemoryParserCtxt)(const char *, int);
    int (*htmlCtxtUseOptions)(htmlParserCtxtPtr, int);
    int (*htmlParseDocument)(htmlParserCtxtPtr);
    void (*htmlFreeParserCtxt)(htmlParserCtxtPtr);
    int (*xmlSwitchEncoding)(xmlParserCtxtPtr, xmlCharEncoding);
    void (*xmlStopParser)(xmlParserCtxtPtr);
} library;

typedef struct parse {
    library xml;
    html_builder *builder;
    const html_stripped *in;
    uint32_t base; /* where the page starts in the decoded text */
    htmlParserCtxtPtr parser;
    uint32_t piece; /* that the parser is in */
    size_t told;    /* up to here of the stripped page has been told */
    size_t work;
    pith_status status;
    pith_error *error;
} parse;

static pith_status open_library(library *xml, pith_error *error) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(xml, htmlCreateMemoryParserCtxt), DYNLIB_SYMBOL(xml, htmlCtxtUseOptions),
        DYNLIB_SYMBOL(xml, htmlParseDocument),          DYNLIB_SYMBOL(xml, htmlFreeParserCtxt),
        DYNLIB_SYMBOL(xml, xmlSwitchEncoding),          DYNLIB_SYMBOL(xml, xmlStopParser),
    };
    return dynlib_open(XML_LIBRARY, symbols, sizeof symbols / sizeof *symbols, error);
}

/* Keeps the first thing that went wrong, and has the parser come to an end. */
static void check(parse *p, pith_status status) {
    if (status == PITH_OK || p->status != PITH_OK)
        return;
    p->status = status;
    p->xml.xmlStopParser(p->parser);
}

/* ---- Places ---- */

/* Where the parser stands in the stripped page. */
static size_t position(const parse *p) {
    const xmlParserInputPtr input = p->parser->input;
    const size_t at = input ? input->consumed + (size_t)(input->cur - input->base) : 0;
    return at < p->in->length ? at : p->in->length;
}

/* From the stripped page to the decoded text. Asked for in the order of the page. */
static uint32_t decoded_offset(parse *p, size_t at) {
    const html_stripped *in = p->in;
    while (p->piece + 1 < in->piece_count && in->pieces[p->piece + 1].start <= at)
        p->piece++;
    while (p->piece > 0 && in->pieces[p->piece].start > at)
        p->piece--;
    const html_piece *piece = &in->pieces[p->piece];
    return p->base + piece->input + (uint32_t)(at - piece->start);
}

static bool is_control(char c) {
    return (unsigned char)c < ' ';
}

/* Does `text` stand before `end`, but for control characters, which the parser leaves out? *start
 * is set to where. */
static bool stands_before(const parse *p, slice text, size_t end, size_t *start) {
    size_t left = text.length;
    for (*start = end; left > 0; (*start)--) {
        if (*start == p->told)
            return false;
        const char c = p->in->data[*start - 1];
        if (c == text.data[left - 1])
            left--;
        else if (!is_control(c))
            return false;
    }
    return true;
}

/* Text that stands in the page as it is may still be cut by what was left out. */
static pith_status copy_text(parse *p, slice text, size_t at) {
    while (text.length > 0) {
        const uint32_t offset = decoded_offset(p, at);
        const html_stripped *in = p->in;
        size_t end = p->piece + 1 < in->piece_count ? in->pieces[p->piece + 1].start : in->length;
        if (end - at > text.length)
            end = at + text.length;
        TRY(html_text(p->builder, slice_range(text, 0, end - at), offset));
        text = slice_range(text, end - at, text.length);
        at = end;
    }
    return PITH_OK;
}

/* Copies the text that stands at `at` but for control characters in it. */
static pith_status copy_around_controls(parse *p, slice text, size_t at) {
    while (text.length > 0) {
        size_t run = 0;
        while (run < text.length && p->in->data[at + run] == text.data[run])
            run++;
        TRY(copy_text(p, slice_range(text, 0, run), at));
        text = slice_range(text, run, text.length);
        at += run + 1;
    }
    return PITH_OK;
}

static pith_status put_text(parse *p, slice text) {
    const size_t here = position(p);
    const slice rest = {p->in->data + here, p->in->length - here};
    size_t next = 0, start;
    if (rest.length > 0)
        utf8_next(rest, &next);
    if (stands_before(p, text, here, &start) || stands_before(p, text, here + next, &start)) {
        const pith_status status = copy_around_controls(p, text, start);
        p->told = start + text.length;
        return status;
    }
    for (start = here; start > p->told && here - start < ENTITY_BYTES && p->in->data[start] != '&';)
        start--;
    p->told = here;
    return html_entity(p->builder, text, (span){decoded_offset(p, start), decoded_offset(p, here)});
}

/* ---- Events ---- */

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes) {
    parse *p = context;
    if (p->status == PITH_OK)
        check(p, html_start(p->builder, (const char *)name, (html_attributes)attributes,
                            decoded_offset(p, position(p))));
}

static void end_element(void *context, const xmlChar *name) {
    parse *p = context;
    (void)name;
    if (p->status == PITH_OK)
        check(p, html_end(p->builder, decoded_offset(p, position(p))));
}

static void characters(void *context, const xmlChar *text, int length) {
    parse *p = context;
    if (p->status == PITH_OK && length > 0)
        check(p, put_text(p, (slice){(const char *)text, (size_t)length}));
}

static void mistake(void *context, xmlErrorPtr found) {
    parse *p = context;
    (void)found;
    p->work += (size_t)p->parser->nameNr;
    if (p->work > WORK_FREE + WORK_PER_BYTE * (size_t)p->in->length)
        check(p, error_set(p->error, PITH_ERROR_LIMIT, 0, 0,
                           "too many closing tags that close nothing"));
}

pith_status html_parse(html_builder *b, const html_stripped *in, uint32_t base, pith_error *error) {
    parse p = {.builder = b, .in = in, .base = base, .error = error};
    xmlSAXHandler events = {.startElement = start_element,
                            .endElement = end_element,
                            .characters = characters,
                            .ignorableWhitespace = characters,
                            .initialized = XML_SAX2_MAGIC,
                            .serror = mistake};
    TRY(open_library(&p.xml, error));
    if (in->length == 0)
        return PITH_OK;
    p.parser = p.xml.htmlCreateMemoryParserCtxt(in->data, (int)in->length);
    TRY_MEMORY(p.parser);
    p.xml.htmlCtxtUseOptions(p.parser, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    p.xml.xmlSwitchEncoding(p.parser, XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler *const own = p.parser->sax;
    p.parser->sax = &events;
    p.parser->userData = &p;
    p.xml.htmlParseDocument(p.parser);
    check(&p, html_finish(b, decoded_offset(&p, in->length)));
    p.parser->sax = own;
    p.xml.htmlFreeParserCtxt(p.parser);
    return p.status;
}

#endif
