/* warc.c - the container "warc": records of web archives (ISO 28500, WARC 1.0 and 1.1). Of answers
 * of servers, those that hold a page or a text are documents, with the address and the time at
 * which they were got. An archive is mostly a gzip file of records, which is unpacked before. */
#include "read/container.h"
#include "read/content_coding.h"
#include "read/mime.h"

typedef struct warc {
    arena *memory;
    arena_mark start; /* of what is kept for one record */
    slice in;
    size_t at;
} warc;

static unsigned recognize_warc(slice head) {
    return slice_starts(head, SLICE("WARC/")) ? SURE + 2 : 0;
}

static pith_status open_warc(const pith_file *file, arena *a, void **state, pith_error *error) {
    (void)error;
    warc *w = arena_alloc_zero(a, 1, sizeof *w);
    TRY_MEMORY(w);
    w->memory = a;
    w->in = (slice){file->data, file->length};
    w->start = arena_save(a);
    *state = w;
    return PITH_OK;
}

/* A number in decimal digits; SIZE_MAX: it is none. */
static size_t read_length(slice digits) {
    size_t value = 0;
    if (digits.length == 0 || digits.length > 18)
        return SIZE_MAX;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return SIZE_MAX;
        value = value * 10 + (size_t)(digits.data[i] - '0');
    }
    return value;
}

/* ---- Bodies of HTTP ---- */

/* RFC 9112, section 7.1: chunks, each behind its length. What is cut ends where it does; what
 * starts with no length has been joined by who archived it. */
static pith_status join_chunks(slice body, arena *a, slice *out) {
    char *bytes = arena_alloc(a, body.length);
    TRY_MEMORY(bytes);
    size_t length = 0;
    *out = body;
    for (size_t at = 0; at < body.length;) {
        size_t size = 0, digits = 0;
        for (; at < body.length && digits < 8; at++, digits++) {
            const char c = ascii_lower(body.data[at]);
            const int value = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                     : -1;
            if (value < 0)
                break;
            size = size * 16 + (size_t)value;
        }
        const char *newline = memchr(body.data + at, '\n', body.length - at);
        if (digits == 0 && at == 0)
            return PITH_OK;
        if (digits == 0 || size == 0 || !newline)
            break;
        at = (size_t)(newline + 1 - body.data);
        if (size > body.length - at)
            size = body.length - at;
        memcpy(bytes + length, body.data + at, size);
        length += size;
        at += size;
        while (at < body.length && (body.data[at] == '\r' || body.data[at] == '\n'))
            at++;
    }
    *out = (slice){bytes, length};
    return PITH_OK;
}

/* The content of an answer as it was before it was sent. */
static pith_status read_content(mime_part answer, arena *a, slice *out, pith_error *error) {
    *out = answer.body;
    const slice transfer = mime_field(answer.head, SLICE("Transfer-Encoding"));
    if (slice_alike(transfer, SLICE("chunked")))
        TRY(join_chunks(answer.body, a, out));
    const slice packed = mime_field(answer.head, SLICE("Content-Encoding"));
    return content_decode(*out, packed, PITH_MAX_BYTES, a, out, error);
}

/* ---- Records ---- */

typedef struct record {
    size_t start; /* in the archive */
    slice head;
    slice body;
} record;

/* Reads the record at w->at, and moves behind it. */
static pith_status read_record(warc *w, record *out, pith_error *error) {
    const size_t start = w->at;
    const mime_part rest = mime_split(slice_range(w->in, start, w->in.length));
    const size_t length = read_length(mime_field(rest.head, SLICE("Content-Length")));
    if (recognize_warc(rest.head) == 0 || length > rest.body.length) {
        w->at = w->in.length;
        return error_set(error, PITH_ERROR_FORMAT, 0, start,
                         "the record at byte %zu is damaged or cut", start);
    }
    *out = (record){start, rest.head, slice_range(rest.body, 0, length)};
    w->at = (size_t)(rest.body.data - w->in.data) + length;
    while (w->at < w->in.length && strchr("\r\n", w->in.data[w->at]))
        w->at++;
    return PITH_OK;
}

/* Does an answer hold a document, by what it says? */
static bool is_document(slice status, slice type) {
    static const char *const types[] = {"text/html",       "application/xhtml", "text/plain",
                                        "text/markdown",   "application/rss",   "application/atom",
                                        "application/pdf", "text/xml",          "application/xml",
                                        "application/epub"};
    const char *space = status.length > 0 ? memchr(status.data, ' ', status.length) : NULL;
    if (!space || space[1] != '2')
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (slice_starts_alike(type, slice_of(types[i])))
            return true;
    return type.length == 0;
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

/* Fills what the answer in `r` holds; *found: false when that is no document. */
static pith_status take_answer(warc *w, const record *r, contained *out, bool *found,
                               pith_error *error) {
    const mime_part answer = mime_split(r->body);
    const slice type = mime_field(answer.head, SLICE("Content-Type"));
    const slice address = mime_field(r->head, SLICE("WARC-Target-URI"));
    *found = slice_starts(answer.head, SLICE("HTTP/")) && is_document(answer.head, type);
    if (!*found)
        return PITH_OK;
    slice content;
    const char *charset;
    TRY(mime_parameter(type, SLICE("charset"), w->memory, &charset));
    slice url, date;
    TRY(mime_text(address, w->memory, &url));
    TRY(mime_text(mime_field(r->head, SLICE("WARC-Date")), w->memory, &date));
    const bool page = slice_starts_alike(type, SLICE("text/html")) ||
                      slice_starts_alike(type, SLICE("application/xhtml"));
    pith_error why = {0};
    const pith_status status = read_content(answer, w->memory, &content, &why);
    if (status != PITH_OK && why.message[0])
        return error_set(error, status, 0, r->start, "%.*s: %s",
                         (int)(url.length < 150 ? url.length : 150), url.data, why.message);
    TRY(status);
    *out = (contained){.file = {.data = content.data,
                                .length = content.length,
                                .format = page ? "html" : NULL,
                                .charset = charset,
                                .url = public_slice(url)},
                       .name = url,
                       .metadata = {.url = public_slice(url), .date = public_slice(date)}};
    return PITH_OK;
}

static pith_status next_record(void *state, contained *out, bool *found, pith_error *error) {
    warc *w = state;
    *found = false;
    arena_rewind(w->memory, w->start);
    while (!*found && w->at < w->in.length) {
        record r;
        TRY(read_record(w, &r, error));
        if (slice_alike(mime_field(r.head, SLICE("WARC-Type")), SLICE("response")))
            TRY(take_answer(w, &r, out, found, error));
    }
    return PITH_OK;
}

const container warc_container = {
    .public = {.name = "warc", .summary = "the pages of a web archive", .holds_documents = true},
    .suffixes = ".warc ",
    .recognize = recognize_warc,
    .open = open_warc,
    .next = next_record,
};
