/* read.h - the read stage: from the caller's sources to blocks of text with roles. */
#ifndef PITH_READ_READ_H
#define PITH_READ_READ_H

#include "text/document.h"
#include "text/language.h"

/* Fills decoded, text, their maps, sources and blocks of `doc`, whose arena is set: decodes
 * (charset.h), and has each source parsed by its format (format.h). */
pith_status read_sources(document *doc, const pith_source *sources, size_t count,
                         pith_error *error);

/* The language that the text seems to be in, or that its page says where the text is less sure. */
language_guess read_language(const document *doc);

/* Gives each block its role, and `doc` its title. The language is set. */
pith_status read_roles(document *doc, pith_error *error);

#endif
