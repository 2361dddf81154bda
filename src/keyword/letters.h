/* letters.h - what is the same phrase: the stems of its words, joined, without hyphens and accents.
 */
#ifndef PITH_KEYWORD_LETTERS_H
#define PITH_KEYWORD_LETTERS_H

#include "keyword/candidate.h"
#include "text/stem.h"

/* Of the longest phrase; what is longer has none. */
enum { LETTERS_MAX = 512 };

/* Those of a candidate; what does not fit is left out. */
typedef struct phrase_letters {
    char bytes[LETTERS_MAX];
    uint32_t ends[CANDIDATE_WORDS + 1]; /* those of words [from, to): [ends[from], ends[to]) */
} phrase_letters;

void phrase_letters_fill(const candidates *all, const candidate *c, phrase_letters *out);

/* Those of its words [from, to). */
static inline slice letters_of(const phrase_letters *l, uint32_t from, uint32_t to) {
    return (slice){l->bytes + l->ends[from], l->ends[to] - l->ends[from]};
}

/* Those of a phrase that somebody wrote down. */
typedef struct written_phrase {
    char bytes[LETTERS_MAX];
    uint32_t length; /* 0: it has no word, or is too long to be a phrase */
    uint32_t first;  /* of its first word */
    uint32_t words;
} written_phrase;

/* `stems` is of `language`. False: out of memory. */
bool written_phrase_fill(slice phrase, const language_model *language, stemmer *stems,
                         written_phrase *out);

static inline slice written_letters(const written_phrase *w) {
    return (slice){w->bytes, w->length};
}

#endif
