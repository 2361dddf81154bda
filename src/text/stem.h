/* stem.h - stems, with a cache: Snowball's, or by rules of suffixes; the only user of libstemmer.
 */
#ifndef PITH_TEXT_STEM_H
#define PITH_TEXT_STEM_H

#include "base/slice.h"
#include "model/model.h"

/* The stemmers of the languages met so far; not shared between threads, and for one model. */
typedef struct stemmer stemmer;

/* One that changes nothing until a language is chosen. NULL: out of memory. */
stemmer *stemmer_new(void);
void stemmer_free(stemmer *s);

/* From now on words are stemmed as those of `language`: by Snowball, which is never asked where the
 * model has rules of suffixes; where there is neither, words stay as they are. False: out of
 * memory. Allocates when it meets a language first. */
bool stemmer_choose(stemmer *s, const language_model *language);

/* How words of `language` are stemmed: "Snowball", "suffixes" or "none". */
const char *stemmer_algorithm(const language_model *language);

/* The stem of the folded word, whose slice_hash is given. The bytes live as long as the word's, and
 * until the next call. Data NULL: out of memory. */
slice stemmer_stem(stemmer *s, slice word, uint64_t hash);

#endif
