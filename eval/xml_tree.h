/* xml_tree.h - the elements of a small XML file as a tree; the only user of expat. */
#ifndef PITH_EVAL_XML_TREE_H
#define PITH_EVAL_XML_TREE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct xml_element xml_element;

typedef struct xml_attribute {
    slice name;
    slice value;
} xml_attribute;

struct xml_element {
    slice name;
    slice text; /* the characters directly in it, without blanks at either end */
    xml_attribute *attributes;
    size_t attribute_count;
    xml_element *parent; /* NULL: the root */
    xml_element *first;  /* child */
    xml_element *last;
    xml_element *next; /* sibling */
};

/* Parses `content` into a tree in `memory`. No entity or file from outside is loaded. `path` is for
 * the message of the error, which has the line. */
pith_status xml_tree_parse(arena *memory, slice content, const char *path, xml_element **root,
                           pith_error *error);

/* The first of `element` and its later siblings that is called `name`, or NULL. */
const xml_element *xml_find(const xml_element *element, const char *name);

/* The value of the attribute, or an empty slice. */
slice xml_attribute_of(const xml_element *element, const char *name);

#endif
