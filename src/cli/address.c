/* address.c - the registries of special addresses (RFC 6890 and its IANA tables), so that nobody
 * can make pith read the page of a printer, a router or a cloud's metadata service for him.
 *
 * IPv4: what is listed is not public. IPv6: only global unicast (2000::/3) is public, and of it not
 * the tunnels and examples listed; an IPv4 address in an IPv6 one (mapped, or NAT64) is judged as
 * what it is. */
#include "cli/address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct block {
    uint32_t network;
    unsigned bits; /* that are the same in all its addresses */
} block;

static bool is_in(uint32_t address, block b) {
    return (address ^ b.network) >> (32 - b.bits) == 0;
}

static bool is_public_4(uint32_t address) {
    static const block special[] = {
        {0x00000000, 8},  /* 0.0.0.0: this machine */
        {0x0a000000, 8},  /* 10: private */
        {0x64400000, 10}, /* 100.64: behind a provider's translation */
        {0x7f000000, 8},  /* 127: loopback */
        {0xa9fe0000, 16}, /* 169.254: link-local, metadata services */
        {0xac100000, 12}, /* 172.16: private */
        {0xc0000000, 24}, /* 192.0.0: protocol assignments */
        {0xc0000200, 24}, /* 192.0.2: examples */
        {0xc0586300, 24}, /* 192.88.99: 6to4 relays */
        {0xc0a80000, 16}, /* 192.168: private */
        {0xc6120000, 15}, /* 198.18: benchmarks */
        {0xc6336400, 24}, /* 198.51.100: examples */
        {0xcb007100, 24}, /* 203.0.113: examples */
        {0xe0000000, 3},  /* 224 and above: multicast, reserved, broadcast */
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (is_in(address, special[i]))
            return false;
    return true;
}

static uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool is_public_6(const unsigned char address[16]) {
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    static const unsigned char translated[12] = {0, 0x64, 0xff, 0x9b};
    if (memcmp(address, mapped, 12) == 0 || memcmp(address, translated, 12) == 0)
        return is_public_4(big_endian(address + 12));
    static const block special[] = {
        {0x20010000, 23}, /* 2001::/23: Teredo, benchmarks, overlays */
        {0x20010db8, 32}, /* examples */
        {0x20020000, 16}, /* 6to4 */
        {0x3fff0000, 20}, /* examples */
    };
    const uint32_t start = big_endian(address);
    bool is_public = is_in(start, (block){0x20000000, 3});
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        is_public = is_public && !is_in(start, special[i]);
    return is_public;
}

bool address_is_public(const struct sockaddr *address) {
    if (address->sa_family == AF_INET) {
        struct sockaddr_in four;
        memcpy(&four, address, sizeof four);
        return is_public_4(ntohl(four.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 six;
        memcpy(&six, address, sizeof six);
        return is_public_6(six.sin6_addr.s6_addr);
    }
    return false;
}
