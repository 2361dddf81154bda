/* outline_xml.h - from the elements of a document in XML to an outline. */
#ifndef PITH_READ_OUTLINE_XML_H
#define PITH_READ_OUTLINE_XML_H

#include "read/outline.h"
#include "read/xml.h"

/* What an element does to the text in it. */
typedef enum outline_action {
    OUTLINE_BLOCK,  /* is a block */
    OUTLINE_INSIDE, /* holds blocks, which have its role when they have no other than body */
    OUTLINE_STYLE,  /* names the style of the block that it stands in */
    OUTLINE_SPACE,  /* stands for white space */
    OUTLINE_SKIP    /* is no text */
} outline_action;

typedef struct outline_rule {
    const char *name; /* of the element */
    outline_action action;
    pith_role role;
    const char *style; /* attribute that names the style; NULL: none does */
} outline_rule;

/* The roles of named styles. */
typedef struct outline_style {
    slice name;
    pith_role role;
} outline_style;

typedef struct outline_styles {
    outline_style *all;
    uint32_t count, capacity;
} outline_styles;

/* Notes that the style `name` is one that people call `called`: "heading 1", "Title". */
pith_status outline_add_style(outline_styles *styles, arena *a, slice name, slice called);

/* Appends the blocks of `in`, by `rules`, the last of which has no name. Elements without a rule
 * are part of the line that they stand in. */
pith_status outline_read_xml(outline *out, slice in, const outline_rule *rules,
                             const outline_styles *styles, pith_error *error);

#endif
