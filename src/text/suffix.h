/* suffix.h - light stems by rules of suffixes, for languages that Snowball lacks. */
#ifndef PITH_TEXT_SUFFIX_H
#define PITH_TEXT_SUFFIX_H

#include "base/slice.h"
#include "model/model.h"

/* The stem of the folded `word` by the `rules` of its language (SUFFIX_* in model.h), written to
 * `out`, which has room for the word and a letter more, or the word itself. */
slice suffix_stem(const word_table *rules, slice word, char *out);

#endif
