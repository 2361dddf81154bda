/* slice.c - the hash behind every table in pith.
 *
 * Bytes are read eight at a time and mixed by a multiply and a fold of the 128-bit product (the
 * "mum" step of wyhash; Wang Yi, public domain); the last one to eight are read as words that may
 * overlap. Model files depend on it: a change here needs a new model format version. */
#include "base/slice.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the hash reads words as they lie");

static uint64_t load8(const unsigned char *p) {
    uint64_t value;
    memcpy(&value, p, sizeof value);
    return value;
}

static uint64_t load4(const unsigned char *p) {
    uint32_t value;
    memcpy(&value, p, sizeof value);
    return value;
}

/* All of the 1 to 8 bytes at `p`. */
static uint64_t load_tail(const unsigned char *p, size_t length) {
    if (length >= 4)
        return load4(p) << 32 | load4(p + length - 4);
    return (uint64_t)p[0] << 16 | (uint64_t)p[length / 2] << 8 | p[length - 1];
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
    uint64_t hash = k0;
    size_t left = s.length;
    for (; left > 8; left -= 8, p += 8)
        hash = mix(hash ^ load8(p), k1);
    if (left > 0)
        hash = mix(hash ^ load_tail(p, left), k1);
    /* The length comes in where no byte can undo it: "ab" and "abc" have tails that differ by 1. */
    return mix(hash ^ k1, k0 ^ s.length);
}

uint64_t slice_checksum(slice s) {
    enum { LANES = 4, STRIDE = 8 * LANES };
    static const uint64_t keys[LANES] = {0xa0761d6478bd642fULL, 0xe7037ed1a0b428dbULL,
                                         0x8ebc6af09c88c6e3ULL, 0x589965cc75374cc3ULL};
    uint64_t lanes[LANES] = {keys[3], keys[2], keys[1], keys[0]};
    const unsigned char *p = (const unsigned char *)s.data;
    size_t left = s.length;
    for (; left >= STRIDE; left -= STRIDE, p += STRIDE)
        for (size_t i = 0; i < LANES; i++)
            lanes[i] = mix(lanes[i] ^ load8(p + 8 * i), keys[i]);
    uint64_t hash = slice_hash((slice){(const char *)p, left}) ^ s.length;
    for (size_t i = 0; i < LANES; i++)
        hash = mix(hash ^ lanes[i], keys[i]);
    return hash;
}
