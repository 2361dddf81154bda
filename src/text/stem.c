/* stem.c - see stem.h.
 *
 * Stems are those of the Snowball algorithms (Porter 2001, "Snowball: a language for stemming
 * algorithms"), the ISO 639 code naming the algorithm, or made by rules of suffixes (suffix.h). A
 * language that has neither keeps its words as they are.
 *
 * A Snowball call takes about 0.5 us, and a few thousand words make up most of any text, so stems
 * are remembered in a cache: the hash of a word names its pair of slots, and a newcomer evicts the
 * one that was asked for longer ago; all languages share it. With pairs 7 % of the distinct words
 * of a news article are not there, with single slots 12 %, of which 4 % have never been met. A stem
 * is mostly the start of its word, so a slot holds how much of the word stays and what takes the
 * place of the rest; of the word itself its 64-bit hash and length, for another word with both has
 * a chance of 2^-64: 16 bytes. CACHE_SLOTS of them, 512 KiB, hold nearly all of the words that a
 * batch of news keeps using.
 *
 * Stems that lose their word's start (Arabic, Indonesian), or are in another script (Serbian), are
 * remembered whole in slots of their own, and a mark in the slot of the word leads there: without
 * them the text stage is a third slower in Arabic, and half in Serbian. */
#include "text/stem.h"

#include "base/status.h"
#include "text/suffix.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdlib.h>

enum { CACHE_SLOTS = 32768, CACHE_TAIL_BYTES = 4, WHOLE_SLOTS = 8192, WHOLE_BYTES = 24 };

/* In the place of `kept`: the stem is in a slot for whole ones. */
enum { KEPT_ELSEWHERE = UCHAR_MAX };

typedef struct cache_slot {
    uint64_t hash;
    unsigned char language; /* as in the stemmer; 0: empty */
    unsigned char word_length;
    unsigned char kept;        /* bytes of the word that start the stem */
    unsigned char tail_length; /* bytes of the stem behind them */
    char tail[CACHE_TAIL_BYTES];
} cache_slot;

/* A whole stem; the rest that tells it is in the cache_slot of the same word. */
typedef struct whole_slot {
    uint64_t tag; /* the hash of the word plus the number of its language */
    char stem[WHOLE_BYTES];
} whole_slot;

_Static_assert(sizeof(cache_slot) == 16, "four slots are a cache line");
_Static_assert(PITH_MAX_STEM_BYTES <= UCHAR_MAX, "lengths are bytes");

/* The languages of Snowball 2.2, to tell one that it lacks from a heap that is exhausted. */
static const char *const SNOWBALL[] = {
    "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
};
/* Languages with rules of suffixes that the cache tells apart at once. */
enum { LANGUAGES = sizeof SNOWBALL / sizeof *SNOWBALL, RULED_LANGUAGES = 64 };

_Static_assert(1 + LANGUAGES + RULED_LANGUAGES <= UCHAR_MAX, "languages are bytes in the cache");

struct stemmer {
    unsigned language; /* 1 + its place in the list, with those of rules behind it; 0: none */
    word_table rules;  /* of the language, or empty */
    char ruled[RULED_LANGUAGES][sizeof((language_model *)0)->code]; /* codes met */
    unsigned ruled_count;
    struct sb_stemmer *algorithms[LANGUAGES]; /* NULL: not met yet */
    cache_slot cache[CACHE_SLOTS];
    whole_slot whole[WHOLE_SLOTS];
    char stem[PITH_MAX_STEM_BYTES + CACHE_TAIL_BYTES]; /* put together from a slot */
};

/* 1 + the place of `code` in the list, or 0. */
static unsigned place_of(const char *code) {
    for (unsigned i = 0; i < LANGUAGES; i++)
        if (strcmp(SNOWBALL[i], code) == 0)
            return i + 1;
    return 0;
}

stemmer *stemmer_new(void) {
    return calloc(1, sizeof(stemmer));
}

void stemmer_free(stemmer *s) {
    if (!s)
        return;
    for (unsigned i = 0; i < LANGUAGES; i++)
        sb_stemmer_delete(s->algorithms[i]);
    free(s);
}

/* A Snowball stemmer whose buffer has grown to the longest word, so that it never has to later. */
static struct sb_stemmer *snowball_new(const char *code) {
    struct sb_stemmer *made = sb_stemmer_new(code, NULL);
    if (!made)
        return NULL;
    sb_symbol longest[PITH_MAX_STEM_BYTES];
    memset(longest, 'a', sizeof longest);
    if (sb_stemmer_stem(made, longest, sizeof longest))
        return made;
    sb_stemmer_delete(made);
    return NULL;
}

/* The number by which the cache knows a language with rules. When they run out it starts anew. */
static unsigned ruled_language(stemmer *s, const char *code) {
    unsigned i = 0;
    while (i < s->ruled_count && strcmp(s->ruled[i], code) != 0)
        i++;
    if (i == RULED_LANGUAGES) {
        memset(s->cache, 0, sizeof s->cache);
        i = s->ruled_count = 0;
    }
    if (i == s->ruled_count)
        memcpy(s->ruled[s->ruled_count++], code, sizeof *s->ruled);
    return 1 + LANGUAGES + i;
}

bool stemmer_choose(stemmer *s, const language_model *language) {
    s->rules = language->suffixes;
    if (s->rules.count > 0) {
        s->language = ruled_language(s, language->code);
        return true;
    }
    const unsigned place = place_of(language->code);
    if (place && !s->algorithms[place - 1]) {
        s->algorithms[place - 1] = snowball_new(language->code);
        if (!s->algorithms[place - 1])
            return false;
    }
    s->language = place;
    return true;
}

const char *stemmer_algorithm(const language_model *language) {
    if (language->suffixes.count > 0)
        return "suffixes";
    return place_of(language->code) ? "Snowball" : "none";
}

static slice snowball_stem(stemmer *s, slice word) {
    struct sb_stemmer *algorithm = s->algorithms[s->language - 1];
    const sb_symbol *stem =
        sb_stemmer_stem(algorithm, (const sb_symbol *)word.data, (int)word.length);
    if (!stem)
        return (slice){NULL, 0};
    return (slice){(const char *)stem, (size_t)sb_stemmer_length(algorithm)};
}

/* The slot for the whole stem of the word, in the language of the stemmer, and its tag there. */
static whole_slot *whole_slot_of(stemmer *s, uint64_t hash, uint64_t *tag) {
    *tag = hash + s->language;
    return &s->whole[hash / CACHE_SLOTS % WHOLE_SLOTS];
}

/* Does the slot remember the stem of `word`? */
static bool is_for(stemmer *s, const cache_slot *slot, slice word, uint64_t hash) {
    uint64_t tag;
    return slot->hash == hash && slot->language == s->language &&
           slot->word_length == word.length &&
           (slot->kept != KEPT_ELSEWHERE || whole_slot_of(s, hash, &tag)->tag == tag);
}

/* The stem of `word`, which the slot remembers. */
static slice stem_in(stemmer *s, const cache_slot *slot, slice word) {
    uint64_t tag;
    if (slot->kept == KEPT_ELSEWHERE)
        return (slice){whole_slot_of(s, slot->hash, &tag)->stem, slot->tail_length};
    if (slot->tail_length == 0)
        return slice_range(word, 0, slot->kept);
    memcpy(s->stem, word.data, slot->kept);
    memcpy(s->stem + slot->kept, slot->tail, slot->tail_length);
    return (slice){s->stem, (size_t)slot->kept + slot->tail_length};
}

static void remember(stemmer *s, cache_slot *slot, uint64_t hash, slice word, slice stem) {
    size_t kept = 0;
    while (kept < word.length && kept < stem.length && word.data[kept] == stem.data[kept])
        kept++;
    const bool whole = stem.length - kept > CACHE_TAIL_BYTES;
    if (whole && stem.length > WHOLE_BYTES)
        return;
    *slot = (cache_slot){.hash = hash,
                         .language = (unsigned char)s->language,
                         .word_length = (unsigned char)word.length,
                         .kept = (unsigned char)(whole ? KEPT_ELSEWHERE : kept),
                         .tail_length = (unsigned char)(stem.length - (whole ? 0 : kept))};
    if (!whole) {
        memcpy(slot->tail, stem.data + kept, stem.length - kept);
        return;
    }
    uint64_t tag;
    whole_slot *other = whole_slot_of(s, hash, &tag);
    other->tag = tag;
    memcpy(other->stem, stem.data, stem.length);
}

slice stemmer_stem(stemmer *s, slice word, uint64_t hash) {
    if (!s->language || word.length == 0 || word.length > PITH_MAX_STEM_BYTES)
        return word;
    cache_slot *pair = &s->cache[2 * (hash % (CACHE_SLOTS / 2))];
    if (!is_for(s, &pair[0], word, hash)) {
        const cache_slot older = pair[1];
        pair[1] = pair[0];
        pair[0] = older;
    }
    if (is_for(s, &pair[0], word, hash))
        return stem_in(s, &pair[0], word);
    const slice stem =
        s->rules.count > 0 ? suffix_stem(&s->rules, word, s->stem) : snowball_stem(s, word);
    if (stem.data)
        remember(s, &pair[0], hash, word, stem);
    return stem;
}
