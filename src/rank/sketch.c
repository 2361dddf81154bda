/* sketch.c - see sketch.h.
 *
 *   likeness(A, B) = 2 |A and B| / (|A| + |B|)     (Dice), = 2 J / (1 + J) with
 *   J              = |A and B| / |A or B|
 *
 * Of each set the smallest hashes are kept: the smallest SKETCH_MOST of the union of two sets are a
 * random sample of it, and J is the share of it that both have. Broder, "On the resemblance and
 * containment of documents", 1997. A sentence has fewer words, and is compared exactly.
 *
 * That the smallest value of one hash is the same in A and B has the probability J. Of SKETCH_BANDS
 * bands of SKETCH_ROWS hashes one is the same in both with 1 - (1 - J^rows)^bands: 0.94 for J = 1/3
 * (a likeness of 1/2), 0.99 for J = 0.43 (0.6), and 0.01 for the J = 0.02 of two sentences of
 * different subjects. So of very many sets only few are compared: locality-sensitive hashing (Indyk
 * and Motwani 1998). At most COMPARISONS of them, the latest first. */
#include "rank/sketch.h"

#include <stdlib.h>

enum { COMPARISONS = 256 };

typedef struct sketch_entry {
    const sketch *of;
    uint32_t older; /* entry of the same bucket + 1, or 0 */
} sketch_entry;

/* Another hash of a hash, for each `seed` (the finalizer of splitmix64: Steele et al. 2014). */
static uint64_t mix(uint64_t hash, uint64_t seed) {
    uint64_t x = hash + (seed + 1) * 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

static int compare_hashes(const void *a, const void *b) {
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void sketch_make(uint64_t *hashes, uint32_t count, sketch *out) {
    for (uint64_t b = 0; b < SKETCH_BANDS; b++) {
        for (uint64_t r = 0; r < SKETCH_ROWS; r++) {
            uint64_t least = UINT64_MAX;
            for (uint32_t i = 0; i < count; i++) {
                const uint64_t value = mix(hashes[i], b * SKETCH_ROWS + r);
                least = value < least ? value : least;
            }
            out->bands[b][r] = least;
        }
    }
    qsort(hashes, count, sizeof *hashes, compare_hashes);
    out->hashes = hashes;
    out->count = count < SKETCH_MOST ? count : SKETCH_MOST;
}

double sketch_likeness(const sketch *a, const sketch *b) {
    uint32_t both = 0, all = 0, i = 0, j = 0;
    while (all < SKETCH_MOST && (i < a->count || j < b->count)) {
        const bool has_a = j == b->count || (i < a->count && a->hashes[i] <= b->hashes[j]);
        const bool has_b = i == a->count || (j < b->count && b->hashes[j] <= a->hashes[i]);
        i += has_a;
        j += has_b;
        both += has_a && has_b;
        all++;
    }
    return all > 0 ? 2.0 * both / (all + both) : 0;
}

/* A band as a key: its values, and its number. */
typedef struct band_key {
    uint64_t values[SKETCH_ROWS];
    uint64_t number;
} band_key;

static band_key key_of(const sketch *s, uint64_t band) {
    band_key key = {.number = band};
    memcpy(key.values, s->bands[band], sizeof key.values);
    return key;
}

void sketch_find(const sketch_index *in, const sketch *s, double least, bool *found) {
    uint32_t left = COMPARISONS;
    *found = false;
    for (uint64_t b = 0; b < SKETCH_BANDS && s->count > 0 && in->entry_count > 0; b++) {
        const band_key key = key_of(s, b);
        const uint32_t bucket = map_find(&in->buckets, (slice){(const char *)&key, sizeof key});
        if (bucket == MAP_ABSENT)
            continue;
        for (uint32_t e = in->newest[bucket]; e != 0 && left > 0 && !*found; left--) {
            *found = sketch_likeness(s, in->entries[e - 1].of) >= least;
            e = in->entries[e - 1].older;
        }
    }
}

/* Makes room for one more of `size` bytes in an array that doubles. */
static pith_status make_room(arena *a, void **array, uint32_t *room, uint32_t count, size_t size) {
    if (count < *room)
        return PITH_OK;
    const uint32_t wanted = *room ? 2 * *room : 64;
    void *grown = arena_grow(a, *array, *room * size, wanted * size);
    TRY_MEMORY(grown);
    *array = grown;
    *room = wanted;
    return PITH_OK;
}

static pith_status add_band(sketch_index *to, const sketch *kept, uint64_t band) {
    arena *a = to->buckets.arena;
    const band_key key = key_of(kept, band);
    bool added;
    void *newest = to->newest, *entries = to->entries;
    const uint32_t bucket =
        map_intern(&to->buckets, (slice){(const char *)&key, sizeof key}, &added);
    if (bucket == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    TRY(make_room(a, &newest, &to->newest_room, bucket, sizeof *to->newest));
    to->newest = newest;
    TRY(make_room(a, &entries, &to->entry_room, to->entry_count, sizeof *to->entries));
    to->entries = entries;
    to->entries[to->entry_count++] = (sketch_entry){kept, added ? 0 : to->newest[bucket]};
    to->newest[bucket] = to->entry_count;
    return PITH_OK;
}

pith_status sketch_add(sketch_index *to, const sketch *s) {
    arena *a = to->buckets.arena;
    if (s->count == 0)
        return PITH_OK;
    sketch *kept = ARENA_ARRAY(a, sketch, 1);
    uint64_t *hashes = ARENA_ARRAY(a, uint64_t, s->count);
    TRY_MEMORY(kept && hashes);
    *kept = *s;
    kept->hashes = memcpy(hashes, s->hashes, s->count * sizeof *hashes);
    for (uint64_t b = 0; b < SKETCH_BANDS; b++)
        TRY(add_band(to, kept, b));
    return PITH_OK;
}
