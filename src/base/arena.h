/* arena.h - memory that is handed out in order and given back all at once.
 *
 * Everything that belongs to a document lives in one arena. After arena_reset the memory is kept as
 * a single block, so that a second document of the same size allocates nothing from the heap. */
#ifndef PITH_BASE_ARENA_H
#define PITH_BASE_ARENA_H

#include "base/slice.h"

#include <stddef.h>
#include <stdint.h>

typedef struct arena_block arena_block;

/* All zero is an empty, usable arena. */
typedef struct arena {
    arena_block *current; /* newest block; older ones hang behind it */
    size_t capacity;      /* bytes of all blocks */
    size_t peak;          /* the largest capacity so far: what a reset keeps */
} arena;

/* A position to rewind to: everything handed out after it is given back. */
typedef struct arena_mark {
    arena_block *older; /* behind the block that was the newest; names it even if that moves */
    size_t used;
} arena_mark;

/* `size` bytes aligned for any object, not initialised; NULL when the heap is exhausted. */
void *arena_alloc(arena *a, size_t size);

/* A copy of the bytes, close behind what was handed out last, at any address; NULL likewise. */
char *arena_copy(arena *a, slice bytes);

/* The same as arena_alloc, zeroed, for `count` objects of `size` bytes; NULL also when the product
 * overflows. */
void *arena_alloc_zero(arena *a, size_t count, size_t size);

/* Enlarges the piece `p` of `old_size` bytes (NULL, 0 for a new one) to `new_size` bytes: in place
 * or by moving it when it was the last one handed out, else as a copy that leaves `p` behind. NULL
 * when the heap is exhausted; `p` stays. */
void *arena_grow(arena *a, void *p, size_t old_size, size_t new_size);

/* Uninitialised room for `count` objects of `size` bytes, or NULL, also when the product overflows.
 */
static inline void *arena_array(arena *a, size_t count, size_t size) {
    return size != 0 && count > SIZE_MAX / size ? NULL : arena_alloc(a, count * size);
}

/* The same for objects of `type`. */
#define ARENA_ARRAY(a, type, count) ((type *)arena_array((a), (count), sizeof(type)))

arena_mark arena_save(const arena *a);
void arena_rewind(arena *a, arena_mark mark);

/* Forgets everything handed out, and keeps the memory. */
void arena_reset(arena *a);

/* Gives the memory back to the heap; the arena is empty and usable again. */
void arena_free(arena *a);

#endif
