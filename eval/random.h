/* random.h - seeded random numbers that are the same everywhere, now and later.
 *
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014): the
 * state grows by the golden ratio's 64 bits, and each value of it is mixed by two multiplications.
 * Numbers below `limit` are taken by rejection, so that none is more likely than another. */
#ifndef PITH_EVAL_RANDOM_H
#define PITH_EVAL_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t random_next(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/* 0 .. limit - 1; limit is at least 1. */
static inline size_t random_below(uint64_t *state, size_t limit) {
    const uint64_t over = UINT64_MAX % limit; /* numbers above UINT64_MAX - over are one too many */
    uint64_t number;
    do
        number = random_next(state);
    while (number >= UINT64_MAX - over);
    return (size_t)(number % limit);
}

#endif
