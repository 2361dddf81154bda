/* map.h - interns byte strings: each distinct key gets the next id 0, 1, 2, … */
#ifndef PITH_BASE_MAP_H
#define PITH_BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

enum { MAP_ABSENT = UINT32_MAX };

typedef struct map_slot {
    uint32_t hash;    /* the upper half, which tells nearly all other keys apart at once */
    uint32_t next_id; /* 1 + the id; 0: free */
} map_slot;

/* Lives in an arena and dies with it. Zero it, then set `arena`. */
typedef struct map {
    arena *arena;      /* of the bytes of keys that are copied, */
    arena *tables;     /* and of all else, where that is to die earlier; NULL: the same */
    slice *keys;       /* by id; bytes are owned by the arena when map_intern copied them */
    uint64_t *hashes;  /* by id: slice_hash of the key */
    map_slot *slots;   /* open addressing; a power of two of them */
    uint32_t count;    /* of keys */
    uint32_t capacity; /* of keys and hashes */
    uint32_t slot_count;
} map;

/* Makes room for `count` keys at once, so that filling it never moves. False: out of memory. */
bool map_reserve(map *m, uint32_t count);

/* The same but for the slots, which are touched as soon as there are any: what nobody touches of
 * the rest is no memory. */
bool map_reserve_keys(map *m, uint32_t count);

/* The id of `key`, added with a copy of its bytes when it is new (*added tells; may be NULL).
 * MAP_ABSENT when memory ran out. */
uint32_t map_intern(map *m, slice key, bool *added);

/* The same without a copy: the caller promises that the bytes outlive the map. */
uint32_t map_intern_borrowed(map *m, slice key, bool *added);

/* The same, where the bytes are borrowed if `owner`, which outlives the map, starts with them. */
uint32_t map_intern_part(map *m, slice key, slice owner, bool *added);

/* The id of `key`, or MAP_ABSENT. */
uint32_t map_find(const map *m, slice key);

#endif
