/* entity.c - entities of HTML 4.01 (section 24) by the table in libxml2; those of XML 1.0 (section
 * 4.6) and numbers without it. Numbers that are no characters of XML 1.0 (section 2.2) are U+FFFD,
 * so that no NUL gets into a text; 128 to 159 are what windows-1252 has there, as in HTML (WHATWG,
 * "numeric character reference end state"). */
#include "read/entity.h"

#include "base/dynlib.h"

static size_t encode(uint32_t c, char out[ENTITY_TEXT_BYTES]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    const size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)((0xf00U >> length & 0xffU) | c);
    return length;
}

/* ---- Numbers ---- */

static uint32_t windows_1252(uint32_t c) {
    static const uint16_t table[32] = {
        0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
        0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
    };
    return c >= 0x80 && c < 0xa0 ? table[c - 0x80] : c;
}

static bool is_character(uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0xd800) ||
           (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

static int digit_of(char c, uint32_t base) {
    const char small = ascii_lower(c);
    const int value = small >= '0' && small <= '9'   ? small - '0'
                      : small >= 'a' && small <= 'f' ? small - 'a' + 10
                                                     : 16;
    return value < (int)base ? value : -1;
}

static size_t decode_number(slice digits, uint32_t base, char out[ENTITY_TEXT_BYTES]) {
    uint32_t c = 0;
    if (digits.length == 0)
        return 0;
    for (size_t i = 0; i < digits.length; i++) {
        const int digit = digit_of(digits.data[i], base);
        if (digit < 0)
            return 0;
        c = c > 0x10ffff ? c : c * base + (uint32_t)digit;
    }
    return encode(is_character(c) ? windows_1252(c) : 0xfffd, out);
}

/* ---- Names ---- */

#ifdef PITH_WITHOUT_XML2

static uint32_t look_up(const char *name) {
    (void)name;
    return 0;
}

#else

#include <libxml/HTMLparser.h>

typedef struct library {
    const htmlEntityDesc *(*htmlEntityLookup)(const xmlChar *);
} library;

static uint32_t look_up(const char *name) {
    library xml;
    const dynlib_symbol symbol = DYNLIB_SYMBOL(&xml, htmlEntityLookup);
    if (dynlib_open("libxml2.so.2", &symbol, 1, NULL) != PITH_OK)
        return 0;
    const htmlEntityDesc *found = xml.htmlEntityLookup((const xmlChar *)name);
    return found ? found->value : 0;
}

#endif

static size_t decode_name(slice name, char out[ENTITY_TEXT_BYTES]) {
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = {{"amp", '&'},  {"lt", '<'},    {"gt", '>'},
                 {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xa0}};
    char string[32];
    if (name.length == 0 || name.length >= sizeof string)
        return 0;
    memcpy(string, name.data, name.length);
    string[name.length] = '\0';
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(string, known[i].name) == 0)
            return encode(known[i].c, out);
    const uint32_t c = look_up(string);
    return c > 0 ? encode(c, out) : 0;
}

size_t entity_decode(slice entity, char out[ENTITY_TEXT_BYTES]) {
    if (entity.length < 3 || entity.data[0] != '&' || entity.data[entity.length - 1] != ';')
        return 0;
    const slice name = slice_range(entity, 1, entity.length - 1);
    if (slice_starts_alike(name, SLICE("#x")))
        return decode_number(slice_range(name, 2, name.length), 16, out);
    if (slice_starts(name, SLICE("#")))
        return decode_number(slice_range(name, 1, name.length), 10, out);
    return decode_name(name, out);
}
