/* keys.h - the words that key phrases are made of, in runs that a phrase never leaves. */
#ifndef PITH_KEYWORD_KEYS_H
#define PITH_KEYWORD_KEYS_H

#include "keyword/looks.h"

/* Words of the longest phrase. Mean F1@10 of `auto` (eval/keyphrases.py, part `fit`) with 3, 4 and
 * 5: 20.4, 20.6, 20.7; hardly any gold phrase of news is longer. */
enum { KEYS_OF_PHRASE = 5 };

/* A word that may stand in a key phrase. */
typedef struct key {
    uint32_t token;    /* index into the document's tokens */
    uint32_t term;     /* index into its terms */
    uint32_t sentence; /* index into its sentences */
    uint32_t left;     /* keys from here to the end of its run, this one counted */
    bool starts_whole; /* the longest phrase that the run ends with starts here */
    bool bound_left;   /* one compound with the key before it: no phrase starts here */
    bool bound_right;  /* one compound or one name with the key after it: no phrase ends here */
    float certainty;   /* ln of the odds of its class; 0 when none is known */
    bool noun;         /* as far as is known; a phrase has one */
    bool weak;         /* says nothing by itself; a phrase has a word that does */
} key;

typedef struct key_runs {
    key *keys;
    const uint8_t *looks; /* by token; looks.h */
    uint32_t count;
} key_runs;

/* The runs of `doc`: maximal sequences of keys inside one sentence that competes, with nothing but
 * white space or one hyphen between two of them; if `linked`, links are keys between others. */
pith_status keys_find(const document *doc, bool linked, arena *a, key_runs *out);

#endif
