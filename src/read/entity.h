/* entity.h - the characters that markup names. */
#ifndef PITH_READ_ENTITY_H
#define PITH_READ_ENTITY_H

#include "base/slice.h"

/* Room for the character of any entity, with a NUL. */
enum { ENTITY_TEXT_BYTES = 8 };

/* The character of `entity`, "&eacute;", "&#233;" or "&#xe9;", in UTF-8, and its length; 0: there
 * is none of that name. */
size_t entity_decode(slice entity, char out[ENTITY_TEXT_BYTES]);

#endif
