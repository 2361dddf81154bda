/* background.h - a file of terms (term_file.h) that is looked up where it lies, and takes the place
 * of the model's document frequencies. */
#ifndef PITH_MODEL_BACKGROUND_H
#define PITH_MODEL_BACKGROUND_H

#include "model/term_file.h"

/* The terms of one language. */
typedef struct background_terms {
    term_language totals;
    slice records;   /* its lines */
    uint64_t *slots; /* a hash table of its words: fingerprint and line; 0: free */
    size_t mask;     /* a power of two of slots, less 1 */
} background_terms;

/* The face of it is pith_background. */
struct pith_background {
    uint32_t count;
    background_terms languages[TERM_FILE_LANGUAGES];
    char codes[TERM_FILE_LANGUAGES * 10]; /* of them, for messages */
};

/* Checks the file `text` and finds its way about it; what is not there is found in it, never
 * anything beside it, whatever is in it. */
pith_status background_open(slice text, struct pith_background *out, pith_error *error);

void background_close(struct pith_background *b);

/* NULL: it has no terms of the language. */
const background_terms *background_language(const struct pith_background *b, const char *code);

/* In how many documents, and how often, the stem of a word is: 0 when it is not there. */
typedef struct background_counts {
    uint64_t documents;
    uint64_t count;
} background_counts;

background_counts background_find(const background_terms *of, slice stem);

/* ln((N + 1) / (df + 1)) + 1, as the model has it. */
float background_idf(const background_terms *of, uint64_t documents);

#endif
