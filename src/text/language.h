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

/* How much more likely the words of `text` (valid UTF-8) are in one of `languages` (codes, each
 * with a space behind it), in which they are likeliest, than in all languages of `script` ("latin",
 * "cyrillic"): a natural logarithm. 0 when the model does not weigh the script. O(text). */
double language_evidence(const pith_model *model, const char *script, slice text,
                         const char *languages);

#endif
