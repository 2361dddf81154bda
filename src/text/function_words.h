/* function_words.h - the stop words of a text in a language that the model does not know. */
#ifndef PITH_TEXT_FUNCTION_WORDS_H
#define PITH_TEXT_FUNCTION_WORDS_H

#include "text/document.h"

/* Makes forms of languages without stop words stop words where they stand as such words do.
 * Sentences, tokens and forms are known. Only PITH_ERROR_MEMORY. */
pith_status function_words_find(document *doc);

#endif
