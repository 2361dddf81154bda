/* convert.c - character by character through iconv, so that for each it is known which bytes it
 * stood for; runs of characters of the same lengths are one run of the map.
 *
 * The converter is first asked about each of the 256 bytes alone. In a set of single bytes that is
 * the whole answer. In one of several bytes (Shift_JIS, GB18030) the bytes that are characters by
 * themselves are taken from that table too, and the others are given to iconv one more at a time
 * until they are a character. Where even ASCII is not alone what it is in a text (UTF-16, or
 * ISO-2022-JP, whose escape sequences switch sets), all go that way. A character costs 2 to 100 ns;
 * text, runs and time are linear in the input. */
#include "read/convert.h"

#include "text/source_map.h"

#include <errno.h>
#include <iconv.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Bytes of the longest character or escape sequence of any set. */
enum { UNIT_BYTES = 8 };

/* Room for the characters of one unit. */
enum { CHARACTER_BYTES = 16 };

/* What a byte is when it stands alone. */
typedef struct alone {
    char text[7];
    unsigned char length; /* 0: it is no character */
} alone;

typedef struct converter {
    iconv_t by;
    size_t unit;
    alone bytes[256];
    bool single; /* each byte is a character, or none */
    bool plain;  /* what a byte of ASCII is does not depend on what stands before it */
    arena *memory;
    converted *out;
    size_t capacity;
} converter;

/* ---- The table of bytes ---- */

/* Fills what the byte `b` is alone. False when it is the start of something longer. */
static bool probe(converter *c, unsigned b) {
    char in = (char)b;
    char text[CHARACTER_BYTES];
    char *from = &in, *to = text;
    size_t in_left = 1, room = sizeof text;
    iconv(c->by, NULL, NULL, NULL, NULL);
    const bool refused = iconv(c->by, &from, &in_left, &to, &room) == (size_t)-1;
    const bool broken = refused && errno == EILSEQ;
    /* Some keep a letter back, for the mark that may follow. */
    iconv(c->by, NULL, NULL, &to, &room);
    const size_t length = (size_t)(to - text);
    alone *entry = &c->bytes[b];
    entry->length = length <= sizeof entry->text && b != 0 ? (unsigned char)length : 0;
    memcpy(entry->text, text, entry->length);
    return broken || (!refused && length > 0);
}

static void probe_all(converter *c) {
    c->single = c->plain = true;
    for (unsigned b = 0; b < 256; b++) {
        if (probe(c, b))
            continue;
        c->single = false;
        if (b < 0x80)
            c->plain = false;
    }
    iconv(c->by, NULL, NULL, NULL, NULL);
}

/* ---- Text and its way back ---- */

/* Appends `text`, or U+FFFD when it is empty, for the bytes [from, to) of the input. */
static pith_status emit(converter *c, slice text, size_t from, size_t to) {
    converted *out = c->out;
    if (text.length == 0) {
        text = SLICE(REPLACEMENT);
        out->repaired++;
    }
    if (out->text.length + text.length > c->capacity) {
        char *grown = arena_grow(c->memory, (void *)out->text.data, c->capacity, 2 * c->capacity);
        TRY_MEMORY(grown);
        out->text.data = grown;
        c->capacity *= 2;
    }
    TRY(source_map_add(&out->way, c->memory,
                       (source_run){.text = (uint32_t)out->text.length,
                                    .input = (uint32_t)from,
                                    .text_unit = (uint16_t)text.length,
                                    .input_unit = (uint16_t)(to - from)}));
    memcpy((char *)out->text.data + out->text.length, text.data, text.length);
    out->text.length += text.length;
    return PITH_OK;
}

static slice slice_of_byte(const converter *c, char byte) {
    const alone *entry = &c->bytes[(unsigned char)byte];
    return (slice){entry->text, entry->length};
}

/* ---- Several bytes a character ---- */

/* Bytes of a unit of `length` that is no character which are taken to be it: all, but for a byte of
 * ASCII behind a lead byte, which may start the next tag. WHATWG, Encoding Standard, "decoder". */
static size_t broken_length(const converter *c, const char *unit, size_t length) {
    if (c->unit > 1)
        return c->unit < length ? c->unit : length;
    return length > 1 && (unsigned char)unit[length - 1] < 0x80 ? length - 1 : length;
}

/* Converts the character at in[*at], and moves past it. */
static pith_status convert_unit(converter *c, slice in, size_t *at) {
    const size_t from = *at;
    const size_t most = in.length - from < UNIT_BYTES ? in.length - from : UNIT_BYTES;
    char text[CHARACTER_BYTES];
    for (size_t n = c->unit < most ? c->unit : most; n <= most; n++) {
        char *next = (char *)in.data + from;
        char *to = text;
        size_t left = n, room = sizeof text;
        const bool done = iconv(c->by, &next, &left, &to, &room) != (size_t)-1;
        if (!done && errno == EINVAL && n < most)
            continue;
        const size_t length = (size_t)(to - text);
        *at = from + (done ? n : broken_length(c, in.data + from, n));
        if (done && length == 0)
            return PITH_OK; /* an escape sequence */
        const bool character = done && memchr(text, '\0', length) == NULL;
        return emit(c, (slice){text, character ? length : 0}, from, *at);
    }
    return PITH_OK;
}

/* ---- All ---- */

static pith_status convert_all(converter *c, slice in, size_t at) {
    while (at < in.length) {
        const unsigned char byte = (unsigned char)in.data[at];
        if (c->single || (c->plain && c->bytes[byte].length > 0)) {
            TRY(emit(c, slice_of_byte(c, in.data[at]), at, at + 1));
            at++;
        } else {
            TRY(convert_unit(c, in, &at));
        }
    }
    return PITH_OK;
}

pith_status convert_text(slice in, const decoding_plan *how, arena *a, converted *out,
                         bool *known) {
    converter c = {.unit = how->from.unit, .memory = a, .out = out};
    c.by = iconv_open("UTF-8", how->from.iconv);
    *known = c.by != (iconv_t)-1;
    if (!*known)
        return errno == ENOMEM ? PITH_ERROR_MEMORY : PITH_OK;
    *out = (converted){0};
    c.capacity = in.length + in.length / 2 + 2 * CHARACTER_BYTES;
    out->text.data = arena_alloc(a, c.capacity);
    pith_status status = out->text.data ? PITH_OK : PITH_ERROR_MEMORY;
    if (status == PITH_OK) {
        probe_all(&c);
        status = convert_all(&c, in, how->mark);
    }
    iconv_close(c.by);
    return status;
}
