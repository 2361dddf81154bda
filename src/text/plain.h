/* plain.h - text as it is printed: white space as single spaces, control characters and
 * drawn lines dropped. */
#ifndef PITH_TEXT_PLAIN_H
#define PITH_TEXT_PLAIN_H

#include "text/document.h"

/* The printable form of `span` of the document's text; in the arena, or the text itself when
 * nothing changes. Data NULL when memory ran out. */
slice plain_text(const document *doc, span s);

/* Is nothing of `s` printed? */
bool plain_is_blank(slice s);

/* Is nothing of `s` printed but lines that are drawn with characters? */
bool plain_is_drawn(slice s);

#endif
