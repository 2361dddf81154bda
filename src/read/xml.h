/* xml.h - XML as events; the one way in which feeds, books and office documents are read. */
#ifndef PITH_READ_XML_H
#define PITH_READ_XML_H

#include "base/arena.h"
#include "base/dynlib.h"
#include "base/slice.h"
#include "base/status.h"

#ifdef PITH_WITHOUT_XML2
#define XML_LIBRARY DYNLIB_LEFT_OUT
#else
#define XML_LIBRARY "libxml2.so.2"
#endif

/* An element that starts. */
typedef struct xml_element {
    const char *name; /* "w:p": with the usual prefix of its namespace, whatever the file's is */
    const unsigned char **attributes;
    int attribute_count;
} xml_element;

/* The value of the attribute `name`, whatever its prefix; empty: there is none. */
slice xml_attribute(const xml_element *element, const char *name);

/* What happens to whom; a status that is not PITH_OK ends the parsing and is handed on. What is
 * given lives only in the call. `end` and `text` may be NULL: nobody asks. */
typedef struct xml_events {
    pith_status (*start)(void *to, const xml_element *element);
    pith_status (*end)(void *to, const char *name);
    pith_status (*text)(void *to, slice text);
} xml_events;

/* Parses the bytes `in` of any encoding. PITH_ERROR_FORMAT: not one element could be read;
 * PITH_ERROR_LIMIT: nested too deep. Of a file that is damaged, what can be read is. */
pith_status xml_parse(slice in, const xml_events *events, void *to, arena *a, pith_error *error);

#endif
