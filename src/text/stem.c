/* stem.c - see stem.h.
 *
 * Stems are those of the Snowball algorithms (Porter 2001, "Snowball: a language for stemming
 * algorithms"), the ISO 639 code naming the algorithm. A language that Snowball lacks keeps its
 * words as they are.
 *
 * A Snowball call takes about 0.5 us, and a few thousand words make up most of any text, so stems
 * are remembered in a direct-mapped cache: the hash of a word names its one slot, and a newcomer
 * evicts what is there. A slot is 64 bytes, a cache line; CACHE_SLOTS of them, 512 KiB, hold nearly
 * all of the words that a batch of news keeps using. Longer words are rare and are not remembered.
 */
#include "text/stem.h"

#include "base/status.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { CACHE_SLOTS = 8192, CACHE_BYTES = 31 };

typedef struct cache_slot {
    unsigned char word_length; /* 0: empty */
    unsigned char stem_length;
    char word[CACHE_BYTES];
    char stem[CACHE_BYTES];
} cache_slot;

struct stemmer {
    struct sb_stemmer *snowball; /* NULL: words are their own stems */
    cache_slot cache[CACHE_SLOTS];
};

/* The languages of Snowball 2.2, to tell one that it lacks from a heap that is exhausted. */
static bool snowball_knows(const char *code) {
    enum { LONGEST_CODE = 2 };
    static const char codes[] = " ar ca da de el en es eu fi fr ga hi hu hy id it lt ne nl no pt ro"
                                " ru sr sv ta tr yi ";
    char padded[LONGEST_CODE + 3] = " ";
    const size_t length = strlen(code);
    if (length > LONGEST_CODE)
        return false;
    memcpy(padded + 1, code, length);
    padded[length + 1] = ' ';
    return strstr(codes, padded) != NULL;
}

stemmer *stemmer_new(const char *code) {
    stemmer *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    if (!snowball_knows(code))
        return s;
    s->snowball = sb_stemmer_new(code, NULL);
    if (!s->snowball) {
        free(s);
        return NULL;
    }
    /* Its buffer grows to the longest word now, so that it never has to later. */
    sb_symbol longest[PITH_MAX_STEM_BYTES];
    memset(longest, 'a', sizeof longest);
    if (!sb_stemmer_stem(s->snowball, longest, sizeof longest)) {
        stemmer_free(s);
        return NULL;
    }
    return s;
}

void stemmer_free(stemmer *s) {
    if (!s)
        return;
    sb_stemmer_delete(s->snowball);
    free(s);
}

static slice snowball_stem(stemmer *s, slice word) {
    const sb_symbol *stem =
        sb_stemmer_stem(s->snowball, (const sb_symbol *)word.data, (int)word.length);
    if (!stem)
        return (slice){NULL, 0};
    return (slice){(const char *)stem, (size_t)sb_stemmer_length(s->snowball)};
}

slice stemmer_stem(stemmer *s, slice word) {
    if (!s->snowball || word.length == 0 || word.length > PITH_MAX_STEM_BYTES)
        return word;
    if (word.length > CACHE_BYTES)
        return snowball_stem(s, word);
    cache_slot *slot = &s->cache[slice_hash(word) % CACHE_SLOTS];
    if (slot->word_length == word.length && memcmp(slot->word, word.data, word.length) == 0)
        return (slice){slot->stem, slot->stem_length};
    const slice stem = snowball_stem(s, word);
    if (!stem.data || stem.length > CACHE_BYTES)
        return stem;
    slot->word_length = (unsigned char)word.length;
    slot->stem_length = (unsigned char)stem.length;
    memcpy(slot->word, word.data, word.length);
    memcpy(slot->stem, stem.data, stem.length);
    return (slice){slot->stem, slot->stem_length};
}
