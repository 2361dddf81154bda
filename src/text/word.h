/* word.h - the words of a language: those of token.h, less elided articles, and of scripts without
 * spaces too. */
#ifndef PITH_TEXT_WORD_H
#define PITH_TEXT_WORD_H

#include "model/model.h"

/* Finds the next word of `text` at or after *at (a character boundary); *at moves past it. False
 * at the end. *wordlike: it holds a letter. */
bool word_next(slice text, const language_model *language, size_t *at, span *out, bool *wordlike);

#endif
