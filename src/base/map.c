/* map.c - see map.h. Linear probing at a load of at most one half. */
#include "base/map.h"

static uint64_t load8(const char *p) {
    uint64_t value;
    memcpy(&value, p, sizeof value);
    return value;
}

static uint32_t load4(const char *p) {
    uint32_t value;
    memcpy(&value, p, sizeof value);
    return value;
}

/* Most keys are words: those of 4 to 16 bytes are two loads that may overlap, and those of fewer
 * their first, middle and last byte, without a loop whose end cannot be foretold. */
static inline bool same_key(slice a, slice b) {
    if (a.length != b.length || a.length > 16)
        return slice_equal(a, b);
    if (a.length >= 8)
        return load8(a.data) == load8(b.data) &&
               load8(a.data + a.length - 8) == load8(b.data + a.length - 8);
    if (a.length >= 4)
        return load4(a.data) == load4(b.data) &&
               load4(a.data + a.length - 4) == load4(b.data + a.length - 4);
    if (a.length == 0)
        return true;
    const size_t middle = a.length / 2, last = a.length - 1;
    return a.data[0] == b.data[0] && a.data[middle] == b.data[middle] &&
           a.data[last] == b.data[last];
}

static uint32_t slot_of(const map *m, slice key, uint64_t hash) {
    const uint32_t mask = m->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    for (; m->slots[slot].next_id != 0; slot = (slot + 1) & mask)
        if (m->slots[slot].hash == hash >> 32 && same_key(m->keys[m->slots[slot].next_id - 1], key))
            break;
    return slot;
}

static arena *tables_of(const map *m) {
    return m->tables ? m->tables : m->arena;
}

static bool grow_keys(map *m, uint32_t capacity) {
    const size_t old = m->capacity;
    arena *a = tables_of(m);
    slice *keys = arena_grow(a, m->keys, old * sizeof *keys, capacity * sizeof *keys);
    if (!keys)
        return false;
    m->keys = keys;
    uint64_t *hashes = arena_grow(a, m->hashes, old * sizeof *hashes, capacity * sizeof *hashes);
    if (!hashes)
        return false;
    m->hashes = hashes;
    m->capacity = capacity;
    return true;
}

static bool grow_slots(map *m, uint32_t slot_count) {
    map_slot *slots = arena_alloc_zero(tables_of(m), slot_count, sizeof *slots);
    if (!slots)
        return false;
    m->slots = slots;
    m->slot_count = slot_count;
    for (uint32_t id = 0; id < m->count; id++) {
        uint32_t slot = (uint32_t)m->hashes[id] & (slot_count - 1);
        while (slots[slot].next_id != 0)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = (map_slot){(uint32_t)(m->hashes[id] >> 32), id + 1};
    }
    return true;
}

bool map_reserve_keys(map *m, uint32_t count) {
    return count <= m->capacity || grow_keys(m, count);
}

bool map_reserve(map *m, uint32_t count) {
    if (count > UINT32_MAX / 4)
        return false;
    uint32_t slot_count = m->slot_count ? m->slot_count : 64;
    while (slot_count < 2 * count)
        slot_count *= 2;
    /* The keys come last: while they lack room, the next key asks for all of it again. */
    if (slot_count > m->slot_count && !grow_slots(m, slot_count))
        return false;
    return map_reserve_keys(m, count);
}

static bool has_room(map *m) {
    if (m->count == m->capacity)
        return map_reserve(m, m->capacity ? 2 * m->capacity : 32);
    return m->count < m->slot_count / 2 || map_reserve(m, m->count + 1);
}

/* Inlined, so that its callers cost no more than they need. */
static inline uint32_t intern(map *m, slice key, slice owner, bool *added) {
    if (added)
        *added = false;
    if (!has_room(m))
        return MAP_ABSENT;
    const uint64_t hash = slice_hash(key);
    const uint32_t slot = slot_of(m, key, hash);
    if (m->slots[slot].next_id != 0)
        return m->slots[slot].next_id - 1;
    if (slice_starts(owner, key)) {
        key.data = owner.data;
    } else {
        key.data = arena_copy(m->arena, key);
        if (!key.data)
            return MAP_ABSENT;
    }
    const uint32_t id = m->count++;
    m->keys[id] = key;
    m->hashes[id] = hash;
    m->slots[slot] = (map_slot){(uint32_t)(hash >> 32), id + 1};
    if (added)
        *added = true;
    return id;
}

uint32_t map_intern(map *m, slice key, bool *added) {
    return intern(m, key, (slice){0}, added);
}

uint32_t map_intern_borrowed(map *m, slice key, bool *added) {
    return intern(m, key, key, added);
}

uint32_t map_intern_part(map *m, slice key, slice owner, bool *added) {
    return intern(m, key, owner, added);
}

uint32_t map_find(const map *m, slice key) {
    if (m->slot_count == 0)
        return MAP_ABSENT;
    const uint32_t slot = slot_of(m, key, slice_hash(key));
    return m->slots[slot].next_id ? m->slots[slot].next_id - 1 : MAP_ABSENT;
}
