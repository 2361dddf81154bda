/* token.h - words: Unicode Standard Annex 29 with the tailorings that token.c lists. */
#ifndef PITH_TEXT_TOKEN_H
#define PITH_TEXT_TOKEN_H

#include "base/slice.h"

/* Finds the next word of `text` at or after *at (a character boundary); *at moves past it. False
 * at the end. *wordlike: it holds a letter. */
bool token_next(slice text, size_t *at, span *out, bool *wordlike);

#endif
