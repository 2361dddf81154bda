/* keys.h - the words that key phrases are made of, in runs that a phrase never leaves. */
#ifndef PITH_KEYWORD_KEYS_H
#define PITH_KEYWORD_KEYS_H

#include "text/document.h"

enum { KEYS_OF_PHRASE = 4 }; /* the longest phrase */

/* A word that may stand in a key phrase. */
typedef struct key {
    uint32_t token;    /* index into the document's tokens */
    uint32_t term;     /* index into its terms */
    bool starts_run;   /* the key before it belongs to another run */
    bool starts_whole; /* the longest phrase that the run ends with starts here */
    bool bound_left;   /* one compound with the key before it: no phrase starts here */
    bool bound_right;  /* one compound or one name with the key after it: no phrase ends here */
} key;

typedef struct key_runs {
    key *keys;
    uint32_t count;
} key_runs;

/* The runs of `doc`: maximal sequences of keys inside one sentence that competes, with nothing but
 * white space or one hyphen between two of them. */
pith_status keys_find(const document *doc, arena *a, key_runs *out);

/* The last key of the run that holds key i, plus one. */
static inline uint32_t keys_run_end(const key_runs *runs, uint32_t i) {
    do
        i++;
    while (i < runs->count && !runs->keys[i].starts_run);
    return i;
}

/* The end of the token's text without a possessive 's. */
uint32_t keys_text_end(const document *doc, const token *t);

#endif
