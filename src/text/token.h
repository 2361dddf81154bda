/* token.h - words: Unicode Standard Annex 29 with the tailorings that token.c lists. */
#ifndef PITH_TEXT_TOKEN_H
#define PITH_TEXT_TOKEN_H

#include "base/slice.h"

/* Finds the next word of `text` at or after *at (a character boundary); *at moves past it. False
 * at the end. *wordlike: it holds a letter. */
bool token_next(slice text, size_t *at, span *out, bool *wordlike);

/* A token of so many bytes or more is no word but data. */
enum { TOKEN_LONG = 255, TOKEN_FORM_BYTES = 512 };

/* The folded form of a token: without the "#" of a hashtag and without a final 's, which marks the
 * possessive, a contraction or a plural wherever it is written. In `buffer` of TOKEN_FORM_BYTES;
 * what is TOKEN_LONG, or does not fit, is its own form. */
slice token_form(slice token, char *buffer);

#endif
