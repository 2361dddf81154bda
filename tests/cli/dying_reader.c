/* A stemmer that kills its process when it meets the word "deadly", the fault that no parser of
 * ours is known to have, and ends it at "finish", as libraries do on an exhausted heap. Preloaded
 * by death_test.py. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <libstemmer.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

const sb_symbol *sb_stemmer_stem(struct sb_stemmer *stemmer, const sb_symbol *word, int size) {
    const sb_symbol *(*next)(struct sb_stemmer *, const sb_symbol *, int);
    void *found = dlsym(RTLD_NEXT, "sb_stemmer_stem");
    memcpy(&next, &found, sizeof next);
    if (size == 6 && memcmp(word, "deadly", 6) == 0)
        raise(SIGSEGV);
    if (size == 6 && memcmp(word, "finish", 6) == 0)
        exit(0);
    return next(stemmer, word, size);
}
