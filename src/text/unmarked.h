/* unmarked.h - ends of sentences that no mark shows. */
#ifndef PITH_TEXT_UNMARKED_H
#define PITH_TEXT_UNMARKED_H

#include "base/slice.h"
#include "model/model.h"

/* Does the sentence that starts at text[start] end before the white space at text[at], though no
 * mark stands there? */
bool unmarked_ends(slice text, size_t start, size_t at, const language_model *language);

/* The end of a sentence of Japanese that ends with the pictures or the character at text[at],
 * though no mark stands there; or `at`. */
size_t unmarked_japanese(slice text, size_t start, size_t at);

#endif
