/* slice.c - the hash behind every table in pith.
 *
 * Bytes are read eight at a time, little end first whatever the machine, and mixed by a multiply
 * and a fold of the 128-bit product (the "mum" step of wyhash; Wang Yi, public domain). The model
 * files depend on it: a change here needs a new model format version. */
#include "base/slice.h"

static uint64_t load_little_endian(const unsigned char *p, size_t count) {
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint64_t)p[i] << (8 * i);
    return value;
}

static uint64_t mix(uint64_t a, uint64_t b) {
    __extension__ typedef unsigned __int128 uint128;
    const uint128 product = (uint128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t slice_hash(slice s) {
    const uint64_t k0 = 0xa0761d6478bd642fULL;
    const uint64_t k1 = 0xe7037ed1a0b428dbULL;
    const unsigned char *p = (const unsigned char *)s.data;
    uint64_t hash = k0 ^ s.length;
    size_t left = s.length;
    for (; left >= 8; left -= 8, p += 8)
        hash = mix(hash ^ load_little_endian(p, 8), k1);
    if (left > 0)
        hash = mix(hash ^ load_little_endian(p, left), k1);
    return mix(hash ^ k1, k0);
}
