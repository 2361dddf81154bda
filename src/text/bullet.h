/* bullet.h - the mark that sets an item of a list apart. */
#ifndef PITH_TEXT_BULLET_H
#define PITH_TEXT_BULLET_H

#include "base/slice.h"

#include <stdbool.h>

/* Does it set an item apart when a space follows? Dashes open spoken lines too, and are none. */
bool is_bullet(uint32_t c);

/* A list item without its bullet. Numbers stay: they say something. */
span bullet_without(slice text, span item);

#endif
