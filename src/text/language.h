/* language.h - which language a text is written in. */
#ifndef PITH_TEXT_LANGUAGE_H
#define PITH_TEXT_LANGUAGE_H

#include "base/slice.h"
#include "model/model.h"

/* A guess: the code of a language (of the model or another), or "und" when none is likelier than
 * not. `confidence` in [0, 1] is the probability that it is right, 0 for "und". */
typedef struct language_guess {
    char code[8];
    float confidence;
} language_guess;

/* Looks at no more than 1 KiB of `text` (valid UTF-8). */
language_guess language_detect(const pith_model *model, slice text);

/* How well `text` (valid UTF-8) fits the one of `languages` (codes, each with a space behind it)
 * that it fits best: how much more likely the n-grams of `words`, a part of it, are in that
 * language than in all languages of `script` ("latin", "cyrillic", "greek"), and how usual all
 * letters of `text` beyond ASCII are there; a natural logarithm. 0 when the model does not know the
 * letters of the script. O(text). */
double language_evidence(const pith_model *model, const char *script, slice words, slice text,
                         const char *languages);

#endif
