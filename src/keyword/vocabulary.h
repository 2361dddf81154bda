/* vocabulary.h - a thesaurus: which label is preferred for a phrase. */
#ifndef PITH_KEYWORD_VOCABULARY_H
#define PITH_KEYWORD_VOCABULARY_H

#include "keyword/letters.h"

/* Of a hash table by letters. */
typedef struct vocabulary_slot {
    uint32_t fingerprint; /* 0: free */
    uint32_t concept;     /* where its line starts */
} vocabulary_slot;

/* The face of it is pith_vocabulary. */
struct pith_vocabulary {
    slice text;              /* the file */
    language_model language; /* that its labels are read in */
    uint32_t words;          /* of the longest label that a candidate may be */
    vocabulary_slot *slots;
    uint32_t mask;    /* a power of two of slots, less 1 */
    uint64_t *starts; /* bits by the letters of first words: labels start so */
};

/* Reads the lines of `text`, in out->language. PITH_ERROR_MODEL names a broken line. */
pith_status vocabulary_open(slice text, struct pith_vocabulary *out, pith_error *error);

void vocabulary_close(struct pith_vocabulary *v);

enum { VOCABULARY_NONE = UINT32_MAX };

/* False: no label starts with the word of these letters. */
bool vocabulary_starts(const struct pith_vocabulary *v, slice letters);

/* The concept that has a label of these letters, or VOCABULARY_NONE. */
uint32_t vocabulary_find(const struct pith_vocabulary *v, slice letters);

/* Is one of its labels written so, letter for letter? */
bool vocabulary_writes(const struct pith_vocabulary *v, uint32_t concept, slice text);

/* Its preferred label; bytes of the text. */
slice vocabulary_label(const struct pith_vocabulary *v, uint32_t concept);

/* The labels of its broader concepts, parted by "|", as its first line has them. */
slice vocabulary_broader(const struct pith_vocabulary *v, uint32_t concept);

#endif
