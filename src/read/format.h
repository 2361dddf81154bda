/* format.h - the ways in which documents are written down: what each can be asked for. */
#ifndef PITH_READ_FORMAT_H
#define PITH_READ_FORMAT_H

#include "read/sure.h"
#include "read/writer.h"

/* A format of single documents. */
typedef struct format {
    pith_format public;
    const char *suffixes;  /* of file names, each with a space behind it: ".md .markdown " */
    bool declares_charset; /* in its first bytes, as HTML and XML do */

    /* How sure is it, 0 .. 100, that a document that starts with `head` (at most 4 KB of bytes in
     * any ASCII-like encoding) is of this format? NULL: only its name tells. */
    unsigned (*recognize)(slice head);

    /* Appends the text and blocks of the bytes `decoded` of doc->decoded, the source out->source,
     * in which it may leave in `parsed` what `assign` needs. May fill empty members of
     * the source's metadata. PITH_ERROR_FORMAT when the bytes are not of it. */
    pith_status (*parse)(writer *out, span decoded, pith_error *error);

    /* Sets the roles of the blocks [first, first + count) of source `source`, now that the language
     * is known. NULL: `parse` has. */
    pith_status (*assign)(document *doc, uint32_t source, uint32_t first, uint32_t count);
} format;

extern const format html_format;
extern const format text_format;
extern const format pdf_format;
extern const format markdown_format;
extern const format message_format;
extern const format outline_format;
extern const format subtitles_format;

/* The formats of single documents; NULL at and beyond the last. */
const format *format_at(size_t i);

/* The format `name`, or NULL. */
const format *format_find(const char *name);

#endif
