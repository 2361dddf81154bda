/* counter.c - see counter.h. Open addressing with linear probing, at a load of at most 3/4; an
 * eighth of the memory is for slots, which fits records of 24 bytes and more.
 *
 * The places of the records are sorted where the slots were, by multikey quicksort (Bentley &
 * Sedgewick, "Fast algorithms for sorting and searching strings", SODA 1997), with eight bytes of
 * the key taken for a character: O(n log n) such characters on average, and the order of hashes
 * that they start in is as good as any random one. */
#include "corpus/counter.h"

#include <stddef.h>

struct pith_counter *counter_make(void *memory, size_t size, uint32_t ngram) {
    struct pith_counter *c = memory;
    size_t slots = 1;
    while (2 * slots * sizeof *c->slots <= size / 8)
        slots *= 2;
    const size_t head = (sizeof *c + COUNTER_UNIT - 1) / COUNTER_UNIT * COUNTER_UNIT;
    *c = (struct pith_counter){.slots = (uint32_t *)(void *)((char *)memory + head),
                               .slot_mask = (uint32_t)(slots - 1)};
    c->records = (char *)(c->slots + slots);
    c->room = (size_t)((char *)memory + size - c->records);
    c->totals.ngram = ngram;
    counter_clear(c);
    return c;
}

void counter_clear(struct pith_counter *c) {
    memset(c->slots, 0, ((size_t)c->slot_mask + 1) * sizeof *c->slots);
    c->totals = (term_header){.ngram = c->totals.ngram};
    c->used = 0;
    c->count = 0;
}

static size_t record_bytes(size_t key) {
    return (offsetof(counter_record, key) + key + COUNTER_UNIT - 1) / COUNTER_UNIT * COUNTER_UNIT;
}

bool counter_has_room(const struct pith_counter *c, size_t count, size_t bytes) {
    const size_t slots = (size_t)c->slot_mask + 1;
    return c->count + count <= slots - slots / 4 &&
           c->used + bytes + count * record_bytes(COUNTER_UNIT) <= c->room;
}

void counter_add(struct pith_counter *c, slice key, uint32_t documents, uint64_t count) {
    const uint32_t hash = (uint32_t)slice_hash(key);
    uint32_t slot = hash & c->slot_mask;
    for (; c->slots[slot] != 0; slot = (slot + 1) & c->slot_mask) {
        counter_record *r = counter_at(c, c->slots[slot]);
        if (r->hash == hash && slice_equal((slice){r->key, r->length}, key)) {
            r->documents += documents;
            r->count += count;
            return;
        }
    }
    const uint32_t place = (uint32_t)(c->used / COUNTER_UNIT) + 1;
    counter_record *r = counter_at(c, place);
    r->count = count;
    r->hash = hash;
    r->documents = documents;
    r->length = (uint32_t)key.length;
    memcpy(r->key, key.data, key.length);
    c->used += record_bytes(key.length);
    c->slots[slot] = place;
    c->count++;
}

/* ---- sorting ---- */

enum { CHUNK = 8, FEW = 12 };

/* The bytes of a key from `depth` on as one number; what is behind its end counts as 0, which no
 * key holds. */
static uint64_t chunk_at(const struct pith_counter *c, uint32_t place, size_t depth) {
    const counter_record *r = counter_at(c, place);
    uint64_t chunk = 0;
    if (depth + CHUNK <= r->length) {
        memcpy(&chunk, r->key + depth, CHUNK);
        return __builtin_bswap64(chunk);
    }
    for (size_t i = depth; i < depth + CHUNK; i++)
        chunk = chunk << 8 | (i < r->length ? (unsigned char)r->key[i] : 0);
    return chunk;
}

static bool is_before(const struct pith_counter *c, uint32_t a, uint32_t b) {
    const counter_record *x = counter_at(c, a);
    const counter_record *y = counter_at(c, b);
    const int order = memcmp(x->key, y->key, x->length < y->length ? x->length : y->length);
    return order != 0 ? order < 0 : x->length < y->length;
}

static void sort_few(const struct pith_counter *c, uint32_t *places, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const uint32_t moved = places[i];
        size_t at = i;
        for (; at > 0 && is_before(c, moved, places[at - 1]); at--)
            places[at] = places[at - 1];
        places[at] = moved;
    }
}

static uint64_t median(uint64_t a, uint64_t b, uint64_t c) {
    const uint64_t low = a < b ? a : b;
    const uint64_t high = a < b ? b : a;
    return c < low ? low : c > high ? high : c;
}

static void swap(uint32_t *a, uint32_t *b) {
    const uint32_t kept = *a;
    *a = *b;
    *b = kept;
}

/* Sorts places whose keys agree before `depth`. The greatest of the three parts is sorted in the
 * loop, so that the calls are at most log2(count) deep. */
static void sort_places(const struct pith_counter *c, uint32_t *places, size_t count,
                        size_t depth) {
    while (count > FEW) {
        const uint64_t pivot =
            median(chunk_at(c, places[0], depth), chunk_at(c, places[count / 2], depth),
                   chunk_at(c, places[count - 1], depth));
        size_t less = 0;
        size_t more = count;
        for (size_t i = 0; i < more;) {
            const uint64_t chunk = chunk_at(c, places[i], depth);
            if (chunk < pivot)
                swap(&places[less++], &places[i++]);
            else if (chunk > pivot)
                swap(&places[--more], &places[i]);
            else
                i++;
        }
        const struct {
            size_t from, to, depth;
        } parts[] = {{0, less, depth}, {less, more, depth + CHUNK}, {more, count, depth}};
        size_t greatest = 0;
        for (size_t p = 1; p < 3; p++)
            if (parts[p].to - parts[p].from > parts[greatest].to - parts[greatest].from)
                greatest = p;
        for (size_t p = 0; p < 3; p++)
            if (p != greatest)
                sort_places(c, places + parts[p].from, parts[p].to - parts[p].from, parts[p].depth);
        places += parts[greatest].from;
        count = parts[greatest].to - parts[greatest].from;
        depth = parts[greatest].depth;
    }
    sort_few(c, places, count);
}

const uint32_t *counter_sort(struct pith_counter *c) {
    size_t count = 0;
    for (size_t slot = 0; slot <= c->slot_mask; slot++)
        if (c->slots[slot] != 0)
            c->slots[count++] = c->slots[slot];
    sort_places(c, c->slots, count, 0);
    return c->slots;
}
