/* stem.h - Snowball stems by libstemmer, with a cache; the only user of libstemmer. */
#ifndef PITH_TEXT_STEM_H
#define PITH_TEXT_STEM_H

#include "base/slice.h"

/* The stemmers of the languages met so far; not shared between threads. */
typedef struct stemmer stemmer;

/* One that changes nothing until a language is chosen. NULL: out of memory. */
stemmer *stemmer_new(void);
void stemmer_free(stemmer *s);

/* From now on words are stemmed as those of the language `code` ("en"); one that Snowball lacks
 * keeps its words as they are. False: out of memory. Allocates when it meets a language first. */
bool stemmer_choose(stemmer *s, const char *code);

/* The algorithm for the language `code`: "Snowball", or "none". */
const char *stemmer_algorithm(const char *code);

/* The stem of the folded word, whose slice_hash is given. The bytes live as long as the word's, and
 * until the next call. Data NULL: out of memory. */
slice stemmer_stem(stemmer *s, slice word, uint64_t hash);

#endif
