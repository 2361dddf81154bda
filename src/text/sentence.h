/* sentence.h - where sentences end. */
#ifndef PITH_TEXT_SENTENCE_H
#define PITH_TEXT_SENTENCE_H

#include "text/document.h"

/* Finds the next sentence of `text` (one block, white space trimmed, line breaks inside it are
 * spaces) at or after *at: its span without white space at either end; *at moves past it. False at
 * the end. */
bool sentence_next(slice text, const language_model *language, size_t *at, span *out);

#endif
