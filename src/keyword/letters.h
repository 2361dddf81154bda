/* letters.h - what is the same phrase: the stems of its words, joined, without hyphens and accents.
 */
#ifndef PITH_KEYWORD_LETTERS_H
#define PITH_KEYWORD_LETTERS_H

#include "keyword/candidate.h"
#include "text/stem.h"

/* Of the longest phrase; what is longer has none. */
enum { LETTERS_MAX = 512 };

/* Those of the words [from, to) of a candidate. */
slice letters_of_candidate(const candidates *all, const candidate *of, uint32_t from, uint32_t to,
                           char room[LETTERS_MAX]);

/* Those of a phrase that somebody wrote down; `stems` is of `language`. Empty: it has no word, or
 * is too long to be a phrase. False: out of memory. */
bool letters_of_phrase(slice phrase, const language_model *language, stemmer *stems,
                       char room[LETTERS_MAX], slice *out);

#endif
