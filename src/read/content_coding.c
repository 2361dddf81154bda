/* content_coding.c - gzip and deflate (RFC 1950 to 1952) by zlib, br (RFC 7932) by libbrotlidec,
 * which are opened when the first body needs them; zstd and what else the reader of archives knows
 * by it. Each is one pass over the body into a buffer that doubles: linear, bounded by `limit`.
 *
 * "deflate" should be deflate inside zlib's frame; some servers send it bare. Its first two bytes
 * tell: those of a frame are a multiple of 31 and say "deflated". */
#include "read/content_coding.h"

#include "base/dynlib.h"
#include "read/archive_reader.h"

#include <zlib.h>
#ifndef PITH_WITHOUT_BROTLI
#include <brotli/decode.h>
#endif

enum { FIRST_BYTES = 1 << 16 };

/* Codings of one body: a pack that unpacks to itself must not be unpacked for ever. */
enum { CODINGS_MAX = 6 };

static const slice GZIP_MAGIC = {"\x1f\x8b", 2};

/* What has been unpacked so far. */
typedef struct unpacked {
    arena *memory;
    char *bytes;
    size_t length;
    size_t capacity;
    size_t limit;
} unpacked;

typedef pith_status decoder(slice in, unpacked *out, pith_error *error);

static pith_status make_room(unpacked *out, const char *coding, pith_error *error) {
    if (out->length > out->limit)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "%s: unpacks to more than %zu bytes",
                         coding, out->limit);
    if (out->length < out->capacity)
        return PITH_OK;
    const size_t doubled = out->capacity ? 2 * out->capacity : FIRST_BYTES;
    const size_t wanted = doubled > out->limit ? out->limit + 1 : doubled;
    char *bytes = arena_grow(out->memory, out->bytes, out->capacity, wanted);
    TRY_MEMORY(bytes);
    out->bytes = bytes;
    out->capacity = wanted;
    return PITH_OK;
}

static pith_status fail(const char *coding, size_t at, const char *why, pith_error *error) {
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%s: damaged at byte %zu: %s", coding, at,
                     why);
}

/* ---- zlib ---- */

typedef struct zlib_library {
    int (*inflateInit2_)(z_stream *, int, const char *, int);
    int (*inflate)(z_stream *, int);
    int (*inflateEnd)(z_stream *);
} zlib_library;

/* zlib's windowBits: 16 is added for gzip's frame; less than 0 stands for none. */
static int window_bits(slice in) {
    const unsigned char *head = (const unsigned char *)in.data;
    if (slice_starts(in, GZIP_MAGIC))
        return MAX_WBITS + 16;
    const bool framed =
        in.length >= 2 && (head[0] & 15) == Z_DEFLATED && (head[0] << 8 | head[1]) % 31 == 0;
    return framed ? MAX_WBITS : -MAX_WBITS;
}

static pith_status run_zlib(const zlib_library *lib, z_stream *z, unpacked *out,
                            pith_error *error) {
    for (;;) {
        TRY(make_room(out, "deflate", error));
        const size_t room = out->capacity - out->length;
        z->next_out = (Bytef *)out->bytes + out->length;
        z->avail_out = room < UINT32_MAX ? (uInt)room : UINT32_MAX;
        const uInt offered = z->avail_out;
        const int got = lib->inflate(z, Z_NO_FLUSH);
        out->length += offered - z->avail_out;
        if (got == Z_STREAM_END)
            return PITH_OK;
        if (got == Z_MEM_ERROR)
            return PITH_ERROR_MEMORY;
        if (got != Z_OK && !(got == Z_BUF_ERROR && z->avail_out == 0))
            return fail("deflate", z->total_in, z->msg ? z->msg : "it ends too early", error);
    }
}

static pith_status decode_zlib(slice in, unpacked *out, pith_error *error) {
    zlib_library lib;
    const dynlib_symbol symbols[] = {DYNLIB_SYMBOL(&lib, inflateInit2_),
                                     DYNLIB_SYMBOL(&lib, inflate), DYNLIB_SYMBOL(&lib, inflateEnd)};
    TRY(dynlib_open("libz.so.1", symbols, sizeof symbols / sizeof *symbols, error));
    z_stream z = {.next_in = (z_const Bytef *)in.data, .avail_in = (uInt)in.length};
    const int begun = lib.inflateInit2_(&z, window_bits(in), ZLIB_VERSION, (int)sizeof z);
    if (begun == Z_MEM_ERROR)
        return PITH_ERROR_MEMORY;
    if (begun != Z_OK)
        return fail("deflate", 0, "libz.so.1 is of another version", error);
    const pith_status status = run_zlib(&lib, &z, out, error);
    lib.inflateEnd(&z);
    return status;
}

/* Who archives a page may have unpacked it and have left the word. */
static pith_status decode_gzip(slice in, unpacked *out, pith_error *error) {
    if (slice_starts(in, GZIP_MAGIC))
        return decode_zlib(in, out, error);
    *out = (unpacked){.bytes = (char *)in.data, .length = in.length};
    return PITH_OK;
}

/* The number of four bytes at `at`, the least one first. */
static uint32_t little_endian(slice bytes, size_t at) {
    const unsigned char *b = (const unsigned char *)bytes.data + at;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* May another member follow the first one? Then the numbers at the end are those of the last. */
static bool may_have_members(slice packed) {
    for (size_t at = 1; at + 3 <= packed.length; at++)
        if (packed.data[at] == '\x1f' &&
            slice_starts(slice_range(packed, at, packed.length), SLICE("\x1f\x8b\x08")))
            return true;
    return false;
}

bool content_gzip_holds(slice packed, slice inflated) {
    enum { HEADER_BYTES = 10, TRAILER_BYTES = 8 };
    struct {
        uLong (*crc32_z)(uLong, const Bytef *, z_size_t);
    } lib;
    const dynlib_symbol symbols[] = {DYNLIB_SYMBOL(&lib, crc32_z)};
    pith_error ignored;
    if (packed.length < HEADER_BYTES + TRAILER_BYTES || may_have_members(packed) ||
        dynlib_open("libz.so.1", symbols, 1, &ignored) != PITH_OK)
        return true;
    const uint32_t checksum = little_endian(packed, packed.length - TRAILER_BYTES);
    const uint32_t length = little_endian(packed, packed.length - TRAILER_BYTES / 2);
    return length == (uint32_t)inflated.length &&
           checksum == lib.crc32_z(0, (const Bytef *)inflated.data, inflated.length);
}

/* ---- brotli ---- */

#ifdef PITH_WITHOUT_BROTLI

static pith_status decode_brotli(slice in, unpacked *out, pith_error *error) {
    (void)in;
    (void)out;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read brotli");
}

#else

typedef struct brotli_library {
    BrotliDecoderState *(*BrotliDecoderCreateInstance)(brotli_alloc_func, brotli_free_func, void *);
    BrotliDecoderResult (*BrotliDecoderDecompressStream)(BrotliDecoderState *, size_t *,
                                                         const uint8_t **, size_t *, uint8_t **,
                                                         size_t *);
    BrotliDecoderErrorCode (*BrotliDecoderGetErrorCode)(const BrotliDecoderState *);
    const char *(*BrotliDecoderErrorString)(BrotliDecoderErrorCode);
    void (*BrotliDecoderDestroyInstance)(BrotliDecoderState *);
} brotli_library;

/* Of the codes of errors, which are negative: those that say that the heap is exhausted. */
static bool is_heap_error(BrotliDecoderErrorCode code) {
    return code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES &&
           code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES;
}

static pith_status run_brotli(const brotli_library *lib, BrotliDecoderState *state, slice in,
                              unpacked *out, pith_error *error) {
    const uint8_t *from = (const uint8_t *)in.data;
    size_t left = in.length;
    for (;;) {
        TRY(make_room(out, "br", error));
        size_t room = out->capacity - out->length;
        uint8_t *to = (uint8_t *)out->bytes + out->length;
        const BrotliDecoderResult got =
            lib->BrotliDecoderDecompressStream(state, &left, &from, &room, &to, NULL);
        out->length = out->capacity - room;
        if (got == BROTLI_DECODER_RESULT_SUCCESS)
            return PITH_OK;
        if (got == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            return fail("br", in.length, "it ends too early", error);
        const BrotliDecoderErrorCode code = lib->BrotliDecoderGetErrorCode(state);
        if (got == BROTLI_DECODER_RESULT_ERROR && is_heap_error(code))
            return PITH_ERROR_MEMORY;
        if (got == BROTLI_DECODER_RESULT_ERROR)
            return fail("br", in.length - left, lib->BrotliDecoderErrorString(code), error);
    }
}

static pith_status decode_brotli(slice in, unpacked *out, pith_error *error) {
    brotli_library lib;
    const dynlib_symbol symbols[] = {DYNLIB_SYMBOL(&lib, BrotliDecoderCreateInstance),
                                     DYNLIB_SYMBOL(&lib, BrotliDecoderDecompressStream),
                                     DYNLIB_SYMBOL(&lib, BrotliDecoderGetErrorCode),
                                     DYNLIB_SYMBOL(&lib, BrotliDecoderErrorString),
                                     DYNLIB_SYMBOL(&lib, BrotliDecoderDestroyInstance)};
    TRY(dynlib_open("libbrotlidec.so.1", symbols, sizeof symbols / sizeof *symbols, error));
    BrotliDecoderState *state = lib.BrotliDecoderCreateInstance(NULL, NULL, NULL);
    TRY_MEMORY(state);
    const pith_status status = run_brotli(&lib, state, in, out, error);
    lib.BrotliDecoderDestroyInstance(state);
    return status;
}

#endif

/* ---- What archives are packed by ---- */

static pith_status decode_packed(slice in, unpacked *out, pith_error *error) {
    archive_reader *from;
    slice bytes = {0};
    const char *name;
    TRY(archive_reader_open(in, out->memory, &from, error));
    pith_status status = archive_reader_next(from, out->memory, &name, error);
    if (status == PITH_OK && name)
        status = archive_reader_inflate(from, "zstd", out->limit, out->memory, &bytes, error);
    archive_reader_close(from);
    *out = (unpacked){.bytes = (char *)bytes.data, .length = bytes.length};
    return status;
}

/* ---- All ---- */

static decoder *find_decoder(slice name) {
    static const struct {
        const char *name;
        decoder *decode;
    } codings[] = {{"gzip", decode_gzip},
                   {"x-gzip", decode_gzip},
                   {"deflate", decode_zlib},
                   {"br", decode_brotli},
                   {"zstd", decode_packed}};
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
        if (slice_alike(name, slice_of(codings[i].name)))
            return codings[i].decode;
    return NULL;
}

/* The last name of a list, without the blanks around it, which is taken off the list. */
static slice take_last(slice *names) {
    size_t start = names->length;
    while (start > 0 && names->data[start - 1] != ',')
        start--;
    const slice last = slice_trim(slice_range(*names, start, names->length));
    names->length = start > 0 ? start - 1 : 0;
    return last;
}

pith_status content_decode(slice body, slice names, size_t limit, arena *a, slice *out,
                           pith_error *error) {
    *out = body;
    for (int count = 0; names.length > 0; count++) {
        if (count == CODINGS_MAX)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "more than %d content codings",
                             CODINGS_MAX);
        const slice name = take_last(&names);
        if (name.length == 0 || slice_alike(name, SLICE("identity")))
            continue;
        decoder *const decode = find_decoder(name);
        if (!decode)
            return error_set(error, PITH_ERROR_FORMAT, 0, 0, "packed by '%.*s'",
                             (int)(name.length < 20 ? name.length : 20), name.data);
        unpacked to = {.memory = a, .limit = limit};
        TRY(decode(*out, &to, error));
        *out = (slice){to.bytes, to.length};
    }
    return PITH_OK;
}
