/* charset.c - repair, so that every later stage may trust the text to be valid UTF-8.
 *
 * A source that is in another encoding (encoding.c) is converted (convert.c). One of UTF-8 is cut
 * into pieces: stretches that are valid, and stretches of broken sequences that all have the same
 * length. Each broken sequence ("maximal subpart", The Unicode Standard, chapter 3, "U+FFFD
 * Substitution of Maximal Subparts") and each NUL becomes one U+FFFD. A piece is one source_run,
 * which is at once the plan for the copy and the map back to the caller's bytes. The bytes are
 * validated twice, to count the pieces and to note them, and copied once, in linear time.
 *
 * Sentences are first joined, each with its newline, to one text; a newline inside a sentence
 * becomes a space (as which it would be printed anyway), so that newlines part sentences. */
#include "read/charset.h"

#include "read/convert.h"
#include "read/format.h"
#include "read/signature.h"
#include "text/utf8.h"

/* U+FFFD, the replacement character, in UTF-8. */
#define REPLACEMENT "\xef\xbf\xbd"
enum { REPLACEMENT_BYTES = 3 };

/* ---- What is no text ---- */

/* Bytes at the start of a source that are judged. */
enum { SAMPLE_BYTES = 4096 };

/* Is `c` a control character that no text holds? Tabs, line ends, BS (overstruck manual pages) and
 * ESC (ISO-2022, terminal colours) may stand in one. */
static byte_answers is_binary_control(byte_lanes c) {
    return (c < 0x20) & ((c < '\b') | (c > '\r')) & (c != 0x1b);
}

/* Programs, pictures and archives are no text. Random bytes hold 25 such controls in 256; of the
 * sample of a PNG or gzip file 12 % are controls, of a program 42 to 90 %, of text none. */
static pith_status refuse_controls(slice in, size_t source, pith_error *error) {
    enum { LEAST = 32, SHARE = 20 };
    const size_t n = in.length < SAMPLE_BYTES ? in.length : SAMPLE_BYTES;
    size_t controls = 0;
    const slice sample = slice_range(in, 0, n);
    for (size_t at = 0; (at = slice_skip(sample, at, is_binary_control)) < n; at++)
        controls++;
    if (controls < LEAST || controls < n / SHARE)
        return PITH_OK;
    return error_set(error, PITH_ERROR_ENCODING, source, 0,
                     "this is no text: %zu of the first %zu bytes are control characters", controls,
                     n);
}

static pith_status refuse_signature(slice in, size_t source, pith_error *error) {
    const char *name = signature_name(in);
    if (!name)
        return PITH_OK;
    return error_set(error, PITH_ERROR_ENCODING, source, 0, "this is no text but %s", name);
}

/* ---- Pieces ---- */

/* A stretch of input: valid (broken = 0), or sequences of `broken` bytes each to be replaced. */
typedef struct piece {
    size_t length; /* of the input; at least 1 */
    size_t broken;
} piece;

/* The piece that the non-empty `in` starts with. */
static piece next_piece(slice in) {
    const size_t valid = utf8_valid_prefix(in);
    if (valid > 0)
        return (piece){valid, 0};
    const size_t broken = utf8_invalid_length(in);
    size_t length = broken;
    while (length < in.length) {
        const slice rest = slice_range(in, length, in.length);
        if (utf8_valid_prefix(rest) > 0 || utf8_invalid_length(rest) != broken)
            break;
        length += broken;
    }
    return (piece){length, broken};
}

static size_t repaired_length(piece p) {
    return p.broken ? p.length / p.broken * REPLACEMENT_BYTES : p.length;
}

/* Writes the piece at `in` repaired to `out`; the end of what was written. */
static char *write_piece(char *out, const char *in, piece p) {
    if (p.broken == 0) {
        memcpy(out, in, p.length);
        return out + p.length;
    }
    for (size_t i = 0; i < p.length / p.broken; i++, out += REPLACEMENT_BYTES)
        memcpy(out, REPLACEMENT, REPLACEMENT_BYTES);
    return out;
}

/* ---- Sources ---- */

/* Takes `length` from `room`; false when there is less. */
static bool take(size_t *room, size_t length) {
    if (length > *room)
        return false;
    *room -= length;
    return true;
}

static pith_status check_limits(const pith_source *sources, size_t count, pith_error *error) {
    if (count > PITH_MAX_SOURCES)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "more than %zu sources",
                         (size_t)PITH_MAX_SOURCES);
    size_t room = PITH_MAX_BYTES;
    for (size_t i = 0; i < count; i++) {
        const pith_source *s = &sources[i];
        bool fits = take(&room, s->title.length) && (s->sentences || take(&room, s->length));
        for (size_t k = 0; fits && s->sentences && k < s->sentence_count; k++)
            fits = take(&room, s->sentences[k].length) && take(&room, 1);
        if (!fits)
            return error_set(error, PITH_ERROR_LIMIT, i, 0, "more than %zu bytes of text",
                             (size_t)PITH_MAX_BYTES);
    }
    return PITH_OK;
}

/* The sentences of `source` as one text, each with a newline behind it. Data NULL: no memory. */
static slice join_sentences(const pith_source *source, arena *a) {
    size_t length = 0;
    for (size_t k = 0; k < source->sentence_count; k++)
        length += source->sentences[k].length + 1;
    char *const joined = arena_alloc(a, length);
    if (!joined)
        return (slice){0};
    char *out = joined;
    for (size_t k = 0; k < source->sentence_count; k++) {
        const pith_slice in = source->sentences[k];
        for (size_t i = 0; i < in.length; i++)
            *out++ = in.data[i] == '\n' ? ' ' : in.data[i];
        *out++ = '\n';
    }
    return (slice){joined, length};
}

/* A source on its way to be decoded. */
typedef struct incoming {
    slice bytes;       /* as they were given, or converted to UTF-8 */
    source_map way;    /* from the converted bytes to those given; no runs: they are the same */
    size_t mark;       /* bytes at the start that are skipped */
    size_t pieces;     /* of the rest; 0: not counted yet */
    uint32_t repaired; /* when it was converted */
} incoming;

/* Does its format say in which encoding a file is? */
static bool declares_charset(const pith_source *source) {
    const format *how = source->format ? format_find(source->format) : NULL;
    return how && how->declares_charset;
}

/* Takes over `source` as `how` says. *known: false when iconv does not know the encoding. */
static pith_status decode(const decoding_plan *how, size_t valid, size_t index, arena *a,
                          incoming *out, bool *known, pith_error *error) {
    *known = true;
    if (how->from.unit == 1)
        TRY(refuse_controls(out->bytes, index, error));
    if (!how->from.iconv) {
        out->mark = how->mark;
        out->pieces = valid == out->bytes.length && valid > how->mark ? 1 : 0;
        return PITH_OK;
    }
    converted done;
    TRY(convert_text(out->bytes, how, a, &done, known));
    if (*known)
        *out = (incoming){.bytes = done.text, .way = done.way, .repaired = done.repaired};
    return PITH_OK;
}

/* Takes over the bytes of `source`, when they are text; *name: of their encoding. */
static pith_status take_bytes(const pith_source *source, bool markup, size_t index, arena *a,
                              incoming *out, const char **name, pith_error *error) {
    *out = (incoming){.bytes = {source->text, source->length}};
    *name = encoding_utf8.name;
    if (source->sentences) {
        out->bytes = join_sentences(source, a);
        TRY_MEMORY(out->bytes.data);
        return PITH_OK;
    }
    TRY(refuse_signature(out->bytes, index, error));
    const size_t valid = utf8_valid_prefix(out->bytes);
    decoding_plan how;
    bool known;
    TRY(encoding_choose(out->bytes, valid, source->charset, markup, a, &how));
    TRY(decode(&how, valid, index, a, out, &known, error));
    if (!known) {
        TRY(encoding_choose(out->bytes, valid, NULL, markup, a, &how));
        TRY(decode(&how, valid, index, a, out, &known, error));
    }
    *name = how.from.name;
    return PITH_OK;
}

pith_status charset_repair(document *doc, slice in, slice *out) {
    size_t length = 0;
    for (size_t at = 0; at < in.length;) {
        const piece p = next_piece(slice_range(in, at, in.length));
        length += repaired_length(p);
        doc->repaired += p.broken ? (uint32_t)(p.length / p.broken) : 0;
        at += p.length;
    }
    char *const repaired = arena_alloc(doc->arena, length);
    TRY_MEMORY(repaired);
    char *end = repaired;
    for (size_t at = 0; at < in.length;) {
        const piece p = next_piece(slice_range(in, at, in.length));
        end = write_piece(end, in.data + at, p);
        at += p.length;
    }
    *out = (slice){repaired, length};
    return PITH_OK;
}

pith_status charset_decode(slice in, const char *said, bool markup, arena *a, slice *out) {
    const pith_source source = {.text = in.data, .length = in.length, .charset = said};
    document view = {.arena = a};
    incoming decoded;
    const char *name;
    const pith_status status = take_bytes(&source, markup, 0, a, &decoded, &name, NULL);
    if (status == PITH_ERROR_ENCODING)
        return charset_repair(&view, in, out);
    TRY(status);
    *out = decoded.bytes;
    if (decoded.way.count > 0 || in.length == 0)
        return PITH_OK;
    return charset_repair(&view, slice_range(in, decoded.mark, in.length), out);
}

/* ---- The plan: one run for each piece ---- */

static size_t count_pieces(const incoming *in) {
    if (in->way.count > 0 || in->pieces > 0)
        return in->way.count + in->pieces;
    size_t count = 0;
    for (size_t at = in->mark; at < in->bytes.length; count++)
        at += next_piece(slice_range(in->bytes, at, in->bytes.length)).length;
    return count;
}

/* Room for all runs at once: a text of broken bytes has as many as bytes. */
static pith_status make_runs(document *doc, const incoming *sources) {
    size_t count = 0;
    for (uint32_t i = 0; i < doc->source_count; i++)
        count += count_pieces(&sources[i]);
    doc->decoding.runs = ARENA_ARRAY(doc->arena, source_run, count);
    TRY_MEMORY(doc->decoding.runs);
    return PITH_OK;
}

/* Plans the text of a source that has been converted. */
static void plan_converted(document *doc, uint32_t index, const incoming *in, size_t *text) {
    source_map *way = &doc->decoding;
    for (uint32_t r = 0; r < in->way.count; r++) {
        source_run run = in->way.runs[r];
        run.text += (uint32_t)*text;
        run.source = index;
        way->runs[way->count++] = run;
    }
    doc->repaired += in->repaired;
    *text += in->bytes.length;
}

/* Plans the text of a source of UTF-8. */
static void plan_pieces(document *doc, uint32_t index, const incoming *in, size_t *text) {
    for (size_t at = in->mark; at < in->bytes.length;) {
        const piece next = next_piece(slice_range(in->bytes, at, in->bytes.length));
        doc->decoding.runs[doc->decoding.count++] =
            (source_run){.text = (uint32_t)*text,
                         .input = (uint32_t)at,
                         .source = index,
                         .text_unit = next.broken ? REPLACEMENT_BYTES : 1,
                         .input_unit = next.broken ? (uint16_t)next.broken : 1};
        doc->repaired += next.broken ? (uint32_t)(next.length / next.broken) : 0;
        *text += repaired_length(next);
        at += next.length;
    }
}

/* Plans the text of source `index`; *text: bytes planned so far. */
static void plan_source(document *doc, uint32_t index, const incoming *in, size_t *text) {
    const uint32_t start = (uint32_t)*text;
    if (in->way.count > 0)
        plan_converted(doc, index, in, text);
    else
        plan_pieces(doc, index, in, text);
    doc->sources[index].decoded = (span){start, (uint32_t)*text};
}

/* Writes the pieces of `in`, whose runs are those from *r on, of source `index`. */
static void copy_pieces(const document *doc, uint32_t index, slice in, uint32_t *r, char *text) {
    const source_map *way = &doc->decoding;
    for (; *r < way->count && way->runs[*r].source == index; ++*r) {
        const source_run *run = &way->runs[*r];
        const bool last = *r + 1 == way->count || run[1].source != index;
        const size_t end = last ? in.length : run[1].input;
        const size_t broken = run->text_unit == REPLACEMENT_BYTES ? run->input_unit : 0;
        write_piece(text + run->text, in.data + run->input, (piece){end - run->input, broken});
    }
}

/* Carries the plan out. */
static pith_status copy_sources(document *doc, const incoming *sources, size_t length) {
    char *const text = arena_alloc(doc->arena, length);
    TRY_MEMORY(text);
    uint32_t r = 0;
    for (uint32_t i = 0; i < doc->source_count; i++) {
        const incoming *in = &sources[i];
        if (in->way.count == 0) {
            copy_pieces(doc, i, in->bytes, &r, text);
            continue;
        }
        memcpy(text + doc->sources[i].decoded.start, in->bytes.data, in->bytes.length);
        r += in->way.count;
    }
    doc->decoded = (slice){text, length};
    return PITH_OK;
}

pith_status charset_read(document *doc, const pith_source *sources, size_t count,
                         pith_error *error) {
    TRY(check_limits(sources, count, error));
    incoming *in = ARENA_ARRAY(doc->arena, incoming, count);
    TRY_MEMORY(in);
    doc->sources = arena_alloc_zero(doc->arena, count, sizeof(text_source));
    TRY_MEMORY(doc->sources);
    doc->source_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        TRY(take_bytes(&sources[i], declares_charset(&sources[i]), i, doc->arena, &in[i],
                       &doc->sources[i].charset, error));
    TRY(make_runs(doc, in));
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        plan_source(doc, i, &in[i], &length);
        const pith_slice title = sources[i].title;
        TRY(charset_repair(doc, (slice){title.data, title.length}, &doc->sources[i].title));
        doc->sources[i].split = sources[i].sentences != NULL;
        doc->sources[i].known = sources[i].known;
        doc->known_count += sources[i].known;
    }
    return copy_sources(doc, in, length);
}
