/* counter.h - a table of term records in a given piece of memory, which it never leaves: when it is
 * full, its records are written out, sorted, and it starts again. It holds no pointer to anything
 * else, so that processes can share it. */
#ifndef PITH_CORPUS_COUNTER_H
#define PITH_CORPUS_COUNTER_H

#include "model/term_file.h"

typedef struct counter_record {
    uint64_t count;
    uint32_t hash; /* low half of the slice_hash of the key */
    uint32_t documents;
    uint32_t length; /* of the key */
    char key[];      /* as in term_file.h */
} counter_record;

/* The face of it is pith_counter. */
struct pith_counter {
    term_header totals;
    char *records;      /* one behind the other, aligned */
    size_t room;        /* bytes of records */
    size_t used;        /* of them */
    uint32_t *slots;    /* hash table: place of a record in COUNTER_UNITs, from 1; 0: free */
    uint32_t slot_mask; /* a power of two of them, less 1 */
    uint32_t count;     /* of records */
};

enum { COUNTER_UNIT = 8 };

/* Of memory. */
#define COUNTER_LEAST ((size_t)1 << 20)
#define COUNTER_MOST ((size_t)16 << 30)

/* Makes an empty one in `memory`, COUNTER_LEAST to COUNTER_MOST bytes aligned to COUNTER_UNIT. */
struct pith_counter *counter_make(void *memory, size_t size, uint32_t ngram);

/* Is there room for `count` new records, whose keys have `bytes` together? */
bool counter_has_room(const struct pith_counter *c, size_t count, size_t bytes);

/* Adds to the record of `key`. There is room. */
void counter_add(struct pith_counter *c, slice key, uint32_t documents, uint64_t count);

/* The records in the order of their keys, as places; c->count of them. Nothing can be added any
 * more, until it is cleared. */
const uint32_t *counter_sort(struct pith_counter *c);

void counter_clear(struct pith_counter *c);

static inline counter_record *counter_at(const struct pith_counter *c, uint32_t place) {
    return (counter_record *)(void *)(c->records + (size_t)(place - 1) * COUNTER_UNIT);
}

#endif
