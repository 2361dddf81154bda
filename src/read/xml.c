/* xml.c - libxml2's parser for XML, as events, opened when the first file needs it.
 *
 * The bytes are decoded beforehand (charset.h), so that every format knows the same charsets. No
 * tree is built; nothing is fetched. Entities that a file declares do not exist for it, only those
 * of HTML do: so that none can grow, and none is a file. Mistakes are passed over, as in feeds that
 * nobody checks; what is nested deeper than DEPTH_MAX is refused. */
#include "read/xml.h"

#include "base/dynlib.h"
#include "read/charset.h"
#include "read/entity.h"

#ifdef PITH_WITHOUT_XML2

slice xml_attribute(const xml_element *element, const char *name) {
    (void)element;
    (void)name;
    return (slice){0};
}

pith_status xml_parse(slice in, const xml_events *events, void *to, arena *a, pith_error *error) {
    (void)in;
    (void)events;
    (void)to;
    (void)a;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read XML");
}

#else

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* Elements in one another; libxml2 stops at 256 itself. */
enum { DEPTH_MAX = 250 };

/* Longest name of an element with its prefix. */
enum { NAME_BYTES = 64 };

typedef struct library {
    xmlParserCtxtPtr (*xmlCreateMemoryParserCtxt)(const char *, int);
    int (*xmlCtxtUseOptions)(xmlParserCtxtPtr, int);
    int (*xmlSwitchEncoding)(xmlParserCtxtPtr, xmlCharEncoding);
    int (*xmlParseDocument)(xmlParserCtxtPtr);
    void (*xmlStopParser)(xmlParserCtxtPtr);
    void (*xmlFreeParserCtxt)(xmlParserCtxtPtr);
    void (*xmlFreeDoc)(xmlDocPtr);
} library;

typedef struct parse {
    library xml;
    xmlParserCtxtPtr parser;
    const xml_events *events;
    void *to;
    unsigned depth;
    bool begun;
    pith_status status;
    pith_error *error;
    char name[NAME_BYTES];
    xmlEntity entity; /* the one that was asked for */
    char character[ENTITY_TEXT_BYTES];
} parse;

static pith_status open_library(library *xml, pith_error *error) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(xml, xmlCreateMemoryParserCtxt),
        DYNLIB_SYMBOL(xml, xmlCtxtUseOptions),
        DYNLIB_SYMBOL(xml, xmlSwitchEncoding),
        DYNLIB_SYMBOL(xml, xmlParseDocument),
        DYNLIB_SYMBOL(xml, xmlStopParser),
        DYNLIB_SYMBOL(xml, xmlFreeParserCtxt),
        DYNLIB_SYMBOL(xml, xmlFreeDoc),
    };
    return dynlib_open(XML_LIBRARY, symbols, sizeof symbols / sizeof *symbols, error);
}

/* ---- Names ---- */

/* The usual prefixes; those of the formats themselves have none. */
static const struct {
    const char *space;
    const char *prefix;
} namespaces[] = {
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://www.w3.org/1999/xhtml", ""},
    {"http://www.idpf.org/2007/opf", ""},
    {"urn:oasis:names:tc:opendocument:xmlns:container", ""},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
};

static const char *usual_prefix(const xmlChar *space, const xmlChar *written) {
    for (size_t i = 0; space && i < sizeof namespaces / sizeof *namespaces; i++)
        if (strcmp((const char *)space, namespaces[i].space) == 0)
            return namespaces[i].prefix;
    return written ? (const char *)written : "";
}

/* Fills p->name; too long a name is none that is known. */
static void set_name(parse *p, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    const slice before = slice_of(usual_prefix(space, prefix));
    const slice local = slice_of((const char *)name);
    size_t length = 0;
    p->name[0] = '\0';
    if (before.length + 1 + local.length >= NAME_BYTES)
        return;
    if (before.length > 0) {
        memcpy(p->name, before.data, before.length);
        p->name[before.length] = ':';
        length = before.length + 1;
    }
    memcpy(p->name + length, local.data, local.length);
    p->name[length + local.length] = '\0';
}

slice xml_attribute(const xml_element *element, const char *name) {
    /* Five pointers each: name, prefix, namespace, start and end of the value. */
    for (int i = 0; i < element->attribute_count; i++) {
        const unsigned char **one = element->attributes + (ptrdiff_t)5 * i;
        if (strcmp((const char *)one[0], name) == 0)
            return (slice){(const char *)one[3], (size_t)(one[4] - one[3])};
    }
    return (slice){0};
}

/* ---- Events ---- */

/* Keeps the first thing that went wrong, and has the parser come to an end. */
static void check(parse *p, pith_status status) {
    if (status == PITH_OK || p->status != PITH_OK)
        return;
    p->status = status;
    p->xml.xmlStopParser(p->parser);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int namespace_count, const xmlChar **declared, int attribute_count,
                     int defaulted, const xmlChar **attributes) {
    (void)namespace_count;
    (void)declared;
    (void)defaulted;
    parse *p = data;
    if (p->status != PITH_OK)
        return;
    p->begun = true;
    if (++p->depth > DEPTH_MAX) {
        check(p, error_set(p->error, PITH_ERROR_LIMIT, 0, 0, "elements nested more than %d deep",
                           DEPTH_MAX));
        return;
    }
    set_name(p, name, prefix, space);
    const xml_element element = {p->name, attributes, attribute_count};
    check(p, p->events->start(p->to, &element));
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    parse *p = data;
    if (p->status != PITH_OK)
        return;
    p->depth--;
    set_name(p, name, prefix, space);
    if (p->events->end)
        check(p, p->events->end(p->to, p->name));
}

static void on_text(void *data, const xmlChar *text, int length) {
    parse *p = data;
    if (p->status == PITH_OK && length > 0 && p->events->text)
        check(p, p->events->text(p->to, (slice){(const char *)text, (size_t)length}));
}

/* The entity of HTML that is called `name`. */
static xmlEntityPtr on_entity(void *data, const xmlChar *name) {
    parse *p = data;
    char written[NAME_BYTES];
    const size_t length = strlen((const char *)name);
    if (length + 3 > sizeof written)
        return NULL;
    written[0] = '&';
    memcpy(written + 1, name, length);
    written[length + 1] = ';';
    const size_t bytes = entity_decode((slice){written, length + 2}, p->character);
    if (bytes == 0)
        return NULL;
    p->character[bytes] = '\0';
    p->entity = (xmlEntity){.type = XML_ENTITY_DECL,
                            .name = name,
                            .content = (xmlChar *)p->character,
                            .orig = (xmlChar *)p->character,
                            .length = (int)bytes,
                            .etype = XML_INTERNAL_PREDEFINED_ENTITY};
    return &p->entity;
}

/* ---- All ---- */

static pith_status run(parse *p, slice in) {
    enum {
        OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR |
                  XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC
    };
    p->parser = p->xml.xmlCreateMemoryParserCtxt(in.data, (int)in.length);
    TRY_MEMORY(p->parser);
    *p->parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                      .startElementNs = on_start,
                                      .endElementNs = on_end,
                                      .characters = on_text,
                                      .cdataBlock = on_text,
                                      .ignorableWhitespace = on_text,
                                      .getEntity = on_entity};
    p->parser->userData = p;
    p->xml.xmlCtxtUseOptions(p->parser, OPTIONS);
    p->xml.xmlSwitchEncoding(p->parser, XML_CHAR_ENCODING_UTF8);
    p->xml.xmlParseDocument(p->parser);
    if (p->status == PITH_OK && p->parser->errNo == XML_ERR_NO_MEMORY)
        p->status = PITH_ERROR_MEMORY;
    p->xml.xmlFreeDoc(p->parser->myDoc);
    p->parser->myDoc = NULL;
    p->xml.xmlFreeParserCtxt(p->parser);
    return p->status;
}

pith_status xml_parse(slice in, const xml_events *events, void *to, arena *a, pith_error *error) {
    parse p = {.events = events, .to = to, .error = error};
    slice text;
    TRY(open_library(&p.xml, error));
    TRY(charset_decode(in, NULL, true, a, &text));
    while (text.length > 0 && strchr(" \t\r\n", text.data[0]))
        text = slice_range(text, 1, text.length);
    if (text.length > 0)
        TRY(run(&p, text));
    return p.begun ? PITH_OK
                   : error_set(error, PITH_ERROR_FORMAT, 0, 0, "no XML: it has no element");
}

#endif
