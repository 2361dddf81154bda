/* mail.c - the container "mail": a message of RFC 5322, its text and the documents attached to it;
 * also a page saved as one (MHTML, RFC 2557). And "mbox": messages one after another (RFC 4155).
 *
 * The tree of parts is walked without recursion, to a fixed depth. The text is the first part of
 * plain text, or that of HTML, when plain text is missing or only says so. The body of a page, or
 * of a mail in HTML, ends where the mail that it answers is quoted. */
#include "read/container.h"

#include "read/date.h"
#include "read/mime.h"

#include <stdio.h>

/* Multiparts in one another, and parts of a message. */
enum { DEPTH_MAX = 32, PARTS_MAX = 1000 };

typedef struct leaf {
    slice body; /* as it was transferred */
    slice encoding;
    slice type;
    const char *charset;
    const char *name; /* of a file */
    slice location;
    bool attached;
} leaf;

typedef struct mail {
    arena *memory;
    slice head; /* of the message */
    leaf *leaves;
    uint32_t count, capacity;
    uint32_t body; /* the leaf that is the text; count: there is none */
    uint32_t next; /* leaf to be handed out; the text is the first */
    bool begun;
    bool cut; /* a multipart has no last boundary */
} mail;

/* ---- Recognition ---- */

/* Counts the fields of mails at the start of `head`; SIZE_MAX when there is something else. */
static size_t count_fields(slice head) {
    static const char *const fields[] = {
        "from",         "to",          "subject",      "date",         "message-id", "received",
        "mime-version", "return-path", "delivered-to", "content-type", "reply-to",   "sender"};
    size_t found = 0;
    for (size_t at = 0; at < head.length;) {
        const char *newline = memchr(head.data + at, '\n', head.length - at);
        const slice line =
            slice_range(head, at, newline ? (size_t)(newline - head.data) : head.length);
        at += line.length + 1;
        if (line.length == 0 || line.data[0] == '\r')
            return found;
        if (line.data[0] == ' ' || line.data[0] == '\t' || !newline)
            continue;
        const char *colon = memchr(line.data, ':', line.length);
        const slice name = {line.data, colon ? (size_t)(colon - line.data) : 0};
        if (name.length == 0 || memchr(name.data, ' ', name.length))
            return SIZE_MAX;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            found += slice_alike(name, slice_of(fields[i]));
    }
    return found;
}

/* RFC 5322, 2.2: the name of a field is of printable ASCII without blanks. A mail may have none,
 * but then starts with a blank line. */
static bool starts_with_field(slice in) {
    size_t at = 0;
    while (at < in.length && in.data[at] > ' ' && in.data[at] < 127 && in.data[at] != ':')
        at++;
    return at < in.length && ((at > 0 && in.data[at] == ':') ||
                              (at == 0 && (in.data[0] == '\n' || in.data[0] == '\r')));
}

static unsigned recognize_mail(slice head) {
    const size_t found = count_fields(head);
    return found == SIZE_MAX || found < 2 ? 0 : found > 2 ? SURE : LIKELY + 10;
}

/* ---- Parts ---- */

static pith_status add_leaf(mail *m, leaf one) {
    if (m->count == m->capacity) {
        const uint32_t wanted = m->capacity ? 2 * m->capacity : 8;
        leaf *leaves =
            arena_grow(m->memory, m->leaves, m->capacity * sizeof(leaf), wanted * sizeof(leaf));
        TRY_MEMORY(leaves);
        m->leaves = leaves;
        m->capacity = wanted;
    }
    m->leaves[m->count++] = one;
    return PITH_OK;
}

static pith_status read_leaf(mail *m, mime_part part) {
    const slice type = mime_field(part.head, SLICE("Content-Type"));
    const slice disposition = mime_field(part.head, SLICE("Content-Disposition"));
    leaf one = {.body = part.body,
                .encoding = mime_token(mime_field(part.head, SLICE("Content-Transfer-Encoding"))),
                .type = type.length > 0 ? mime_token(type) : SLICE("text/plain"),
                .location = mime_field(part.head, SLICE("Content-Location")),
                .attached = slice_alike(mime_token(disposition), SLICE("attachment"))};
    TRY(mime_parameter(type, SLICE("charset"), m->memory, &one.charset));
    TRY(mime_parameter(disposition, SLICE("filename"), m->memory, &one.name));
    if (!one.name)
        TRY(mime_parameter(type, SLICE("name"), m->memory, &one.name));
    return add_leaf(m, one);
}

/* A multipart that is being read. */
typedef struct level {
    slice body;
    slice boundary;
    size_t at;
} level;

/* Reads `part`: as a leaf, or as a new level. */
static pith_status read_part(mail *m, slice in, level *levels, uint32_t *depth, pith_error *error) {
    const mime_part part = mime_split(in);
    const slice type = mime_field(part.head, SLICE("Content-Type"));
    const char *boundary = NULL;
    if (slice_starts_alike(type, SLICE("multipart/")))
        TRY(mime_parameter(type, SLICE("boundary"), m->memory, &boundary));
    if (!boundary || !*boundary)
        return read_leaf(m, part);
    if (*depth == DEPTH_MAX)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0,
                         "parts of the mail nested more than %d deep", DEPTH_MAX);
    levels[(*depth)++] = (level){.body = part.body, .boundary = slice_of(boundary)};
    return PITH_OK;
}

static pith_status read_parts(mail *m, slice in, pith_error *error) {
    level levels[DEPTH_MAX];
    uint32_t depth = 0;
    TRY(read_part(m, in, levels, &depth, error));
    while (depth > 0) {
        level *top = &levels[depth - 1];
        slice part;
        if (m->count >= PARTS_MAX)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "a mail of more than %d parts",
                             PARTS_MAX);
        if (!mime_next_part(top->body, top->boundary, &top->at, &part)) {
            depth--;
            continue;
        }
        m->cut |= depth == 1 && part.data + part.length == top->body.data + top->body.length;
        TRY(read_part(m, part, levels, &depth, error));
    }
    return PITH_OK;
}

/* ---- The text ---- */

static uint32_t find_leaf(const mail *m, slice type) {
    uint32_t i = 0;
    while (i < m->count && (m->leaves[i].attached || !slice_alike(m->leaves[i].type, type)))
        i++;
    return i;
}

/* Bytes of `s` that are no white space and, of HTML, in no tag. */
static size_t visible_bytes(slice s, bool html) {
    size_t count = 0;
    bool tag = false;
    for (size_t i = 0; i < s.length; i++) {
        tag = html && (tag ? s.data[i] != '>' : s.data[i] == '<');
        count += !tag && (unsigned char)s.data[i] > ' ';
    }
    return count;
}

/* Plain text that stands for less than this share of the HTML only says that there is HTML. */
enum { STUB_SHARE = 4 };

static pith_status choose_body(mail *m) {
    const uint32_t plain = find_leaf(m, SLICE("text/plain"));
    const uint32_t html = find_leaf(m, SLICE("text/html"));
    m->body = plain < m->count ? plain : html;
    if (plain == m->count || html == m->count)
        return PITH_OK;
    const leaf *p = &m->leaves[plain], *h = &m->leaves[html];
    slice text, page;
    TRY(mime_body(p->body, p->encoding, m->memory, &text));
    TRY(mime_body(h->body, h->encoding, m->memory, &page));
    if (visible_bytes(text, false) < visible_bytes(page, true) / STUB_SHARE)
        m->body = html;
    return PITH_OK;
}

/* `page` up to where mail programs put the mail that is answered. */
static slice without_quoted(slice page) {
    static const char *const marks[] = {"gmail_quote",     "divRplyFwdMsg", "type=\"cite\"",
                                        "moz-cite-prefix", "yahoo_quoted",  "OutlookMessageHeader"};
    size_t tag = 0;
    for (size_t at = 0; at < page.length; at++) {
        if (page.data[at] == '<')
            tag = at;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (page.data[at] == marks[i][0] &&
                slice_starts(slice_range(page, at, page.length), slice_of(marks[i])) && tag > 0)
                return slice_range(page, 0, tag);
    }
    return page;
}

/* ---- Handing out ---- */

/* "Name <address>" without the address, or the address. */
static slice name_of(slice from) {
    const char *bracket = from.length > 0 ? memchr(from.data, '<', from.length) : NULL;
    slice name = bracket ? slice_range(from, 0, (size_t)(bracket - from.data)) : from;
    while (name.length > 0 && strchr(" \"", name.data[name.length - 1]))
        name.length--;
    while (name.length > 0 && strchr(" \"", name.data[0]))
        name = slice_range(name, 1, name.length);
    if (name.length == 0 && bracket) {
        name = slice_range(from, (size_t)(bracket + 1 - from.data), from.length);
        const char *close = memchr(name.data, '>', name.length);
        name.length = close ? (size_t)(close - name.data) : name.length;
    }
    return name;
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

static pith_status describe(mail *m, contained *out) {
    slice subject, from, date;
    TRY(mime_text(mime_field(m->head, SLICE("Subject")), m->memory, &subject));
    TRY(mime_text(mime_field(m->head, SLICE("From")), m->memory, &from));
    TRY(date_to_iso(mime_field(m->head, SLICE("Date")), m->memory, &date));
    out->title = subject;
    out->metadata =
        (pith_metadata){.author = public_slice(name_of(from)), .date = public_slice(date)};
    return PITH_OK;
}

/* Is the leaf a document beside the text? */
static bool is_document(const leaf *one) {
    static const char *const others[] = {"image/",
                                         "audio/",
                                         "video/",
                                         "font/",
                                         "text/css",
                                         "application/pgp-",
                                         "application/pkcs7",
                                         "text/calendar",
                                         "text/vcard",
                                         "application/javascript"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (slice_starts_alike(one->type, slice_of(others[i])))
            return false;
    return one->attached || slice_alike(one->type, SLICE("message/rfc822")) ||
           (one->name && one->location.length == 0);
}

/* The next document beside the text, from leaf `i` on; m->count: there is none. */
static uint32_t find_attachment(const mail *m, uint32_t i) {
    while (i < m->count && (i == m->body || !is_document(&m->leaves[i])))
        i++;
    return i;
}

static pith_status hand_out_body(mail *m, contained *out) {
    const leaf *one = &m->leaves[m->body];
    const bool html = slice_alike(one->type, SLICE("text/html"));
    slice bytes;
    TRY(mime_body(one->body, one->encoding, m->memory, &bytes));
    if (html && one->location.length == 0)
        bytes = without_quoted(bytes);
    TRY(describe(m, out));
    out->metadata.url = public_slice(one->location);
    if (find_attachment(m, 0) < m->count)
        out->name = SLICE("body");
    out->file = (pith_file){.data = bytes.data,
                            .length = bytes.length,
                            .format = html ? "html" : "message",
                            .charset = one->charset};
    return PITH_OK;
}

static pith_status hand_out_attachment(mail *m, const leaf *one, contained *out) {
    slice bytes;
    TRY(mime_body(one->body, one->encoding, m->memory, &bytes));
    const bool mail_inside = slice_alike(one->type, SLICE("message/rfc822"));
    out->file = (pith_file){.data = bytes.data,
                            .length = bytes.length,
                            .name = one->name,
                            .format = mail_inside ? "mail" : NULL,
                            .charset = one->charset};
    out->name = one->name ? slice_of(one->name) : SLICE("a mail inside");
    return PITH_OK;
}

static pith_status next_of_mail(void *state, contained *out, bool *found, pith_error *error) {
    mail *m = state;
    *out = (contained){0};
    *found = true;
    if (!m->begun) {
        m->begun = true;
        if (m->body < m->count)
            return hand_out_body(m, out);
    }
    m->next = find_attachment(m, m->next);
    if (m->next < m->count)
        return hand_out_attachment(m, &m->leaves[m->next++], out);
    *found = false;
    const bool empty = m->body == m->count && m->count > 0;
    const bool cut = m->cut;
    m->body = m->count = 0;
    m->cut = false;
    if (empty)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "it has no part that is text");
    if (cut)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "cut: its last part does not end");
    return PITH_OK;
}

static pith_status open_mail(const pith_file *file, arena *a, void **state, pith_error *error) {
    mail *m = arena_alloc_zero(a, 1, sizeof *m);
    TRY_MEMORY(m);
    m->memory = a;
    const slice in = {file->data, file->length};
    if (!starts_with_field(in))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "no mail: its first line is no field, as 'From: ...' is one");
    m->head = mime_split(in).head;
    TRY(read_parts(m, in, error));
    *state = m;
    return choose_body(m);
}

const container mail_container = {
    .public = {.name = "mail",
               .summary = "a mail with what is attached to it; a page saved as MHTML",
               .holds_documents = true},
    .suffixes = ".eml .mht .mhtml ",
    .recognize = recognize_mail,
    .open = open_mail,
    .next = next_of_mail,
};
