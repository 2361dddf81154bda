/* porter.h - Porter's stemmer for lower-case ASCII words, in the three forms that ROUGE needs. */
#ifndef PITH_EVAL_PORTER_H
#define PITH_EVAL_PORTER_H

#include <stddef.h>

typedef enum porter_form {
    PORTER_REVISED, /* as Porter himself revised it ("bli" for "abli", "logi") */
    PORTER_ROUGE,   /* ROUGE-1.5.5's, with another step 4 */
    PORTER_NLTK     /* NLTK's default, with its additions and a list of irregular words */
} porter_form;

/* Room that `word` must have beyond its length: a step may add an e before another takes it away.
 */
enum { PORTER_ROOM = 2 };

/* Stems the `length` bytes at `word` in place; returns the new length. Digits count as consonants.
 * Words of one or two bytes stay as they are. */
size_t porter_stem(char *word, size_t length, porter_form form);

#endif
