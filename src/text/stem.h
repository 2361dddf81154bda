/* stem.h - Snowball stems by libstemmer, with a cache; the only user of libstemmer. */
#ifndef PITH_TEXT_STEM_H
#define PITH_TEXT_STEM_H

#include "base/slice.h"

/* One language's stemmer; not shared between threads. */
typedef struct stemmer stemmer;

/* A stemmer for the language `code` ("en"); one that changes nothing for a language that Snowball
 * lacks. NULL: out of memory. */
stemmer *stemmer_new(const char *code);
void stemmer_free(stemmer *s);

/* The stem of the folded word. The bytes live until the next call. Data NULL: out of
 * memory. */
slice stemmer_stem(stemmer *s, slice word);

#endif
