/* xml_tree.c - see xml_tree.h. The parser's events build the tree from the root on: a start tag
 * hangs an element under the one that is open, an end tag closes that. Expat itself bounds what
 * entities may grow to. */
#include "eval/xml_tree.h"

#include <expat.h>
#include <limits.h>

typedef struct builder {
    XML_Parser parser;
    arena *memory;
    xml_element *root;
    xml_element *open; /* the innermost element that has not ended */
    bool exhausted;    /* memory ran out */
} builder;

static void give_up(builder *b) {
    b->exhausted = true;
    XML_StopParser(b->parser, XML_FALSE);
}

/* A copy in the tree's memory. */
static slice keep(builder *b, const char *string) {
    const slice s = slice_of(string);
    char *copy = arena_alloc(b->memory, s.length);
    if (!copy) {
        give_up(b);
        return (slice){0};
    }
    memcpy(copy, s.data, s.length);
    return (slice){copy, s.length};
}

static void keep_attributes(builder *b, xml_element *element, const char **pairs) {
    size_t count = 0;
    while (pairs[2 * count])
        count++;
    element->attributes = ARENA_ARRAY(b->memory, xml_attribute, count);
    if (!element->attributes) {
        give_up(b);
        return;
    }
    for (; element->attribute_count < count; element->attribute_count++) {
        const size_t i = element->attribute_count;
        element->attributes[i].name = keep(b, pairs[2 * i]);
        element->attributes[i].value = keep(b, pairs[2 * i + 1]);
    }
}

static void start_element(void *data, const char *name, const char **attributes) {
    builder *b = data;
    xml_element *element = arena_alloc_zero(b->memory, 1, sizeof *element);
    if (!element) {
        give_up(b);
        return;
    }
    element->name = keep(b, name);
    keep_attributes(b, element, attributes);
    element->parent = b->open;
    if (!b->open)
        b->root = element;
    else if (!b->open->last)
        b->open->first = element;
    else
        b->open->last->next = element;
    if (b->open)
        b->open->last = element;
    b->open = element;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void end_element(void *data, const char *name) {
    (void)name;
    builder *b = data;
    slice *text = &b->open->text;
    while (text->length > 0 && is_blank(text->data[0]))
        *text = slice_range(*text, 1, text->length);
    while (text->length > 0 && is_blank(text->data[text->length - 1]))
        text->length--;
    b->open = b->open->parent;
}

static void characters(void *data, const char *bytes, int length) {
    builder *b = data;
    slice *text = &b->open->text;
    const size_t added = (size_t)length;
    char *grown = arena_grow(b->memory, (void *)text->data, text->length, text->length + added);
    if (!grown) {
        give_up(b);
        return;
    }
    memcpy(grown + text->length, bytes, added);
    *text = (slice){grown, text->length + added};
}

pith_status xml_tree_parse(arena *memory, slice content, const char *path, xml_element **root,
                           pith_error *error) {
    if (content.length > INT_MAX)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "%s: too large", path);
    builder b = {.parser = XML_ParserCreate(NULL), .memory = memory};
    TRY_MEMORY(b.parser);
    XML_SetUserData(b.parser, &b);
    XML_SetElementHandler(b.parser, start_element, end_element);
    XML_SetCharacterDataHandler(b.parser, characters);
    pith_status status = PITH_OK;
    if (XML_Parse(b.parser, content.data, (int)content.length, XML_TRUE) != XML_STATUS_OK)
        status = b.exhausted ? PITH_ERROR_MEMORY
                             : error_set(error, PITH_ERROR_ARGUMENT, 0,
                                         (size_t)XML_GetCurrentByteIndex(b.parser),
                                         "%s: line %lu: not well-formed XML: %s", path,
                                         (unsigned long)XML_GetCurrentLineNumber(b.parser),
                                         XML_ErrorString(XML_GetErrorCode(b.parser)));
    XML_ParserFree(b.parser);
    *root = b.root;
    return status;
}

const xml_element *xml_find(const xml_element *element, const char *name) {
    while (element && !slice_equal(element->name, slice_of(name)))
        element = element->next;
    return element;
}

slice xml_attribute_of(const xml_element *element, const char *name) {
    for (size_t i = 0; i < element->attribute_count; i++)
        if (slice_equal(element->attributes[i].name, slice_of(name)))
            return element->attributes[i].value;
    return (slice){0};
}
