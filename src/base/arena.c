/* arena.c - see arena.h. Blocks form a chain from the newest to the oldest; only the newest is
 * handed out from. A new block is as large as all before it together (bounded below by
 * BLOCK_MINIMUM and above by BLOCK_MAXIMUM), so the number of heap calls stays logarithmic for
 * ordinary documents and the slack stays bounded for
 * huge ones. An array that has a block for itself grows with that block: huge ones leave no copies
 * behind. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16 };
#define BLOCK_MINIMUM ((size_t)64 * 1024)
#define BLOCK_MAXIMUM ((size_t)8 * 1024 * 1024)

struct arena_block {
    arena_block *older;
    size_t size; /* of data */
    size_t used;
    size_t last; /* offset of the newest allocation, for growing it in place */
    _Alignas(ALIGNMENT) unsigned char data[];
};

static size_t round_up(size_t size) {
    return (size + (ALIGNMENT - 1)) & ~(size_t)(ALIGNMENT - 1);
}

static arena_block *add_block(arena *a, size_t needed) {
    size_t size = a->capacity;
    if (size < BLOCK_MINIMUM)
        size = BLOCK_MINIMUM;
    if (size > BLOCK_MAXIMUM)
        size = BLOCK_MAXIMUM;
    if (size < needed)
        size = needed;
    if (size > SIZE_MAX - sizeof(arena_block))
        return NULL;
    arena_block *block = malloc(sizeof(arena_block) + size);
    if (!block)
        return NULL;
    *block = (arena_block){.older = a->current, .size = size};
    a->current = block;
    a->capacity += size;
    if (a->peak < a->capacity)
        a->peak = a->capacity;
    return block;
}

/* Hands out `size` bytes at the next multiple of `alignment`, a power of two. */
static void *take(arena *a, size_t size, size_t alignment) {
    arena_block *block = a->current;
    size_t at = block ? (block->used + (alignment - 1)) & ~(alignment - 1) : 0;
    if (!block || at > block->size || block->size - at < size) {
        block = add_block(a, size);
        if (!block)
            return NULL;
        at = 0;
    }
    block->last = at;
    block->used = at + size;
    return block->data + at;
}

void *arena_alloc(arena *a, size_t size) {
    return size > SIZE_MAX - ALIGNMENT ? NULL : take(a, round_up(size ? size : 1), ALIGNMENT);
}

char *arena_copy(arena *a, slice bytes) {
    char *const copy = take(a, bytes.length, 1);
    return copy && bytes.length > 0 ? memcpy(copy, bytes.data, bytes.length) : copy;
}

void *arena_alloc_zero(arena *a, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    void *p = arena_alloc(a, count * size);
    if (p)
        memset(p, 0, count * size);
    return p;
}

/* Makes the newest block, all of which is one array, hold `size` bytes. */
static bool enlarge_block(arena *a, size_t size) {
    const size_t old_size = a->current->size;
    if (size > SIZE_MAX - sizeof(arena_block))
        return false;
    arena_block *block = realloc(a->current, sizeof(arena_block) + size);
    if (!block)
        return false;
    block->size = size;
    block->used = size;
    a->current = block;
    a->capacity += size - old_size;
    if (a->peak < a->capacity)
        a->peak = a->capacity;
    return true;
}

void *arena_grow(arena *a, void *p, size_t old_size, size_t new_size) {
    arena_block *block = a->current;
    if (p && block && p == block->data + block->last && new_size <= SIZE_MAX - ALIGNMENT) {
        const size_t rounded = round_up(new_size ? new_size : 1);
        if (rounded <= block->size - block->last) {
            block->used = block->last + rounded;
            return p;
        }
        if (block->last == 0)
            return enlarge_block(a, rounded) ? a->current->data : NULL;
    }
    void *fresh = arena_alloc(a, new_size);
    if (fresh && old_size)
        memcpy(fresh, p, old_size < new_size ? old_size : new_size);
    return fresh;
}

arena_mark arena_save(const arena *a) {
    return a->current ? (arena_mark){a->current->older, a->current->used} : (arena_mark){NULL, 0};
}

void arena_rewind(arena *a, arena_mark mark) {
    while (a->current && a->current->older != mark.older) {
        arena_block *older = a->current->older;
        a->capacity -= a->current->size;
        free(a->current);
        a->current = older;
    }
    if (a->current) {
        a->current->used = mark.used;
        a->current->last = mark.used;
    }
}

void arena_reset(arena *a) {
    if (!a->current)
        return;
    if (a->capacity < a->peak || a->current->older) {
        const size_t peak = a->peak;
        arena_free(a);
        add_block(a, peak); /* failing here only means an empty arena */
        return;
    }
    a->current->used = 0;
    a->current->last = 0;
}

void arena_free(arena *a) {
    while (a->current) {
        arena_block *older = a->current->older;
        free(a->current);
        a->current = older;
    }
    a->capacity = 0;
    a->peak = 0;
}
