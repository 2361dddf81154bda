/* charset.c - repair, so that every later stage may trust the text to be valid UTF-8.
 *
 * A source is cut into pieces: stretches that are valid, and stretches of broken sequences that all
 * have the same length. Each broken sequence ("maximal subpart", The Unicode Standard, chapter 3,
 * "U+FFFD Substitution of Maximal Subparts") and each NUL becomes one U+FFFD. A piece is one
 * source_run, which is at once the plan for the copy and the map back to the caller's bytes. The
 * bytes are validated twice, to count the pieces and to note them, and copied once, in linear time.
 *
 * Sentences are first joined, each with its newline, to one text; a newline inside a sentence
 * becomes a space (as which it would be printed anyway), so that newlines part sentences. */
#include "read/charset.h"

#include "text/utf8.h"

/* U+FFFD, the replacement character, in UTF-8. */
#define REPLACEMENT "\xef\xbf\xbd"
enum { REPLACEMENT_BYTES = 3 };

/* ---- Encodings that are not read ---- */

/* Bytes at the start of a source that the encoding is judged by. */
enum { SAMPLE_BYTES = 4096 };

/* Shortest source that is judged without a mark: less says too little. */
enum { SAMPLE_MIN = 8 };

/* The encoding that a byte-order mark names, or NULL. That of UTF-32LE starts with UTF-16LE's. */
static const char *marked_encoding(slice in) {
    static const struct {
        const char *name;
        slice mark;
    } marks[] = {
        {"UTF-32LE", {"\xff\xfe\0\0", 4}},
        {"UTF-32BE", {"\0\0\xfe\xff", 4}},
        {"UTF-16LE", {"\xff\xfe", 2}},
        {"UTF-16BE", {"\xfe\xff", 2}},
    };
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (in.length >= marks[i].mark.length &&
            memcmp(in.data, marks[i].mark.data, marks[i].mark.length) == 0)
            return marks[i].name;
    return NULL;
}

/* The encoding that control characters betray, or NULL. The alphabets of Europe and the Middle East
 * stand at U+0000 .. U+08FF, so that each unit of 2 or 4 bytes has bytes below 9, which no text has
 * elsewhere, at the same places: at least two in five units must have them there, and where the
 * other byte stands hardly any may be (one in twenty). */
static const char *unmarked_encoding(slice in) {
    const size_t n = in.length < SAMPLE_BYTES ? in.length : SAMPLE_BYTES;
    if (n < SAMPLE_MIN)
        return NULL;
    size_t low[4] = {0};
    for (size_t i = 0; i < n; i++)
        low[i % 4] += (unsigned char)in.data[i] < 9;
    const size_t units = n / 4; /* of four bytes */
    const size_t many = units * 2 / 5;
    const size_t few = units / 20;
    const bool high0 = low[0] > many, high1 = low[1] > many;
    const bool high2 = low[2] > many, high3 = low[3] > many;
    if (low[0] <= few && high1 && high2 && high3)
        return "UTF-32LE";
    if (high0 && high1 && high2 && low[3] <= few)
        return "UTF-32BE";
    if (low[0] <= few && high1 && low[2] <= few && high3)
        return "UTF-16LE";
    if (high0 && low[1] <= few && high2 && low[3] <= few)
        return "UTF-16BE";
    return NULL;
}

static pith_status refuse_wide(slice in, size_t source, pith_error *error) {
    const char *name = marked_encoding(in);
    const char *how = "byte-order mark";
    if (!name) {
        name = unmarked_encoding(in);
        how = "pattern of bytes";
    }
    if (!name)
        return PITH_OK;
    return error_set(error, PITH_ERROR_ENCODING, source, 0,
                     "the text is %s by its %s; only UTF-8 is read", name, how);
}

/* Is `c` a control character that no text holds? Tabs, line ends, BS (overstruck manual pages) and
 * ESC (ISO-2022, terminal colours) may stand in one. */
static bool is_binary_control(unsigned char c) {
    return c < 0x20 && !(c >= '\b' && c <= '\r') && c != 0x1b;
}

/* Programs, pictures and archives are no text. Random bytes hold 25 such controls in 256; of the
 * sample of a PNG or gzip file 12 % are controls, of a program 42 to 90 %, of text none. */
static pith_status refuse_binary(slice in, size_t source, pith_error *error) {
    enum { LEAST = 32, SHARE = 20 };
    const size_t n = in.length < SAMPLE_BYTES ? in.length : SAMPLE_BYTES;
    size_t controls = 0;
    for (size_t i = 0; i < n; i++)
        controls += is_binary_control((unsigned char)in.data[i]);
    if (controls < LEAST || controls < n / SHARE)
        return PITH_OK;
    return error_set(error, PITH_ERROR_ENCODING, source, 0,
                     "this is no text: %zu of the first %zu bytes are control characters", controls,
                     n);
}

static slice without_mark(slice in) {
    const bool marked = in.length >= 3 && memcmp(in.data, "\xef\xbb\xbf", 3) == 0;
    return marked ? slice_range(in, 3, in.length) : in;
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

/* The bytes of `source` as one text, when they can be read. */
static pith_status source_input(const pith_source *source, size_t index, arena *a, slice *out,
                                pith_error *error) {
    *out = (slice){source->text, source->length};
    if (source->sentences) {
        *out = join_sentences(source, a);
        TRY_MEMORY(out->data);
    }
    TRY(refuse_wide(*out, index, error));
    return refuse_binary(*out, index, error);
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

/* ---- The plan: one run for each piece ---- */

static size_t count_pieces(slice in) {
    size_t count = 0;
    for (size_t at = in.length - without_mark(in).length; at < in.length; count++)
        at += next_piece(slice_range(in, at, in.length)).length;
    return count;
}

/* Room for all runs at once: a text of broken bytes has as many as bytes. */
static pith_status make_runs(document *doc, const slice *inputs) {
    size_t count = 0;
    for (uint32_t i = 0; i < doc->source_count; i++)
        count += count_pieces(inputs[i]);
    doc->decoding.runs = ARENA_ARRAY(doc->arena, source_run, count);
    TRY_MEMORY(doc->decoding.runs);
    return PITH_OK;
}

/* Plans the text of source `index`, whose bytes are `in`; *text: bytes planned so far. */
static void plan_source(document *doc, uint32_t index, slice in, size_t *text) {
    const uint32_t start = (uint32_t)*text;
    for (size_t at = in.length - without_mark(in).length; at < in.length;) {
        const piece next = next_piece(slice_range(in, at, in.length));
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
    doc->sources[index].decoded = (span){start, (uint32_t)*text};
}

/* Carries the plan out: `inputs` are the bytes of the sources. */
static pith_status copy_runs(document *doc, const slice *inputs, size_t length) {
    char *const text = arena_alloc(doc->arena, length);
    TRY_MEMORY(text);
    const source_map *way = &doc->decoding;
    for (uint32_t r = 0; r < way->count; r++) {
        const source_run run = way->runs[r];
        const slice in = inputs[run.source];
        const bool last = r + 1 == way->count || way->runs[r + 1].source != run.source;
        const size_t end = last ? in.length : way->runs[r + 1].input;
        const size_t broken = run.text_unit == REPLACEMENT_BYTES ? run.input_unit : 0;
        write_piece(text + run.text, in.data + run.input, (piece){end - run.input, broken});
    }
    doc->decoded = (slice){text, length};
    return PITH_OK;
}

pith_status charset_read(document *doc, const pith_source *sources, size_t count,
                         pith_error *error) {
    TRY(check_limits(sources, count, error));
    slice *inputs = ARENA_ARRAY(doc->arena, slice, count);
    TRY_MEMORY(inputs);
    doc->sources = arena_alloc_zero(doc->arena, count, sizeof(text_source));
    TRY_MEMORY(doc->sources);
    doc->source_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        TRY(source_input(&sources[i], i, doc->arena, &inputs[i], error));
    TRY(make_runs(doc, inputs));
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        plan_source(doc, i, inputs[i], &length);
        const pith_slice title = sources[i].title;
        TRY(charset_repair(doc, (slice){title.data, title.length}, &doc->sources[i].title));
        doc->sources[i].split = sources[i].sentences != NULL;
    }
    return copy_runs(doc, inputs, length);
}
