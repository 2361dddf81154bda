/* opening.h - what a sentence has before it that a summary does not tell. */
#ifndef PITH_TEXT_OPENING_H
#define PITH_TEXT_OPENING_H

#include "text/document.h"

/* The span of the sentence at `index` as a summary tells it: without the bullet of the list item,
 * and without the dateline of the text, that it opens. */
span opening_without(const document *doc, uint32_t index);

#endif
