/* message.c - the format "message": the text of a mail, without what is not its sender's.
 *
 * Lines between blank lines are a paragraph, however they were wrapped. What is quoted never
 * competes: lines that start with ">", the lines above them that say who wrote that (they end with
 * a colon), and everything from the headers of a mail below an answer on (three lines "Word:
 * value", one with an address), whatever the language. So does the signature: what stands behind
 * "-- ", and a last paragraph of short lines that end no sentence ("Best regards," and a name). */
#include "read/format.h"

#include "text/utf8.h"

/* Longest line of a signature, and most lines of one. */
enum { SHORT_BYTES = 40, SIGNATURE_LINES = 4 };

typedef struct line {
    span all;  /* with its newline */
    span text; /* without white space at its ends; may be empty */
} line;

typedef struct message {
    writer *out;
    slice text; /* the decoded text of the document */
    span rest;  /* that has not been read */
    bool over;  /* nothing of the sender's follows */
    line paragraph[SIGNATURE_LINES + 1];
    uint32_t lines; /* of the paragraph, of which the first are kept */
    span whole;     /* of the paragraph */
} message;

static slice text_of(const message *m, span s) {
    return slice_range(m->text, s.start, s.end);
}

static bool next_line(message *m, line *out) {
    if (m->rest.start == m->rest.end)
        return false;
    const slice rest = text_of(m, m->rest);
    const char *newline = memchr(rest.data, '\n', rest.length);
    const uint32_t length = (uint32_t)(newline ? (size_t)(newline - rest.data) + 1 : rest.length);
    out->all = (span){m->rest.start, m->rest.start + length};
    out->text = utf8_trim(m->text, out->all);
    m->rest.start += length;
    return true;
}

/* The next line that is not blank; false when there is none. */
static bool peek_line(const message *m, slice *out) {
    message ahead = *m;
    line l;
    while (next_line(&ahead, &l)) {
        *out = text_of(m, l.text);
        if (out->length > 0)
            return true;
    }
    return false;
}

/* ---- What lines are ---- */

static bool is_quoted(slice text) {
    return text.length > 0 && text.data[0] == '>';
}

/* "-----Original Message-----", in any language: nothing but dashes at both ends. */
static bool is_divider(slice text) {
    enum { DASHES = 4 };
    return text.length > 2 * DASHES && slice_starts(text, SLICE("----")) &&
           slice_equal(slice_range(text, text.length - DASHES, text.length), SLICE("----"));
}

/* "Word: value" or "*Two words:* value", as the headers of a mail below an answer. */
static bool is_header(slice text) {
    enum { NAME_BYTES = 24 };
    const char *colon = text.length > 0 ? memchr(text.data, ':', text.length) : NULL;
    const size_t name = colon ? (size_t)(colon - text.data) : 0;
    if (name == 0 || name > NAME_BYTES || name + 1 == text.length)
        return false;
    return text.data[name + 1] == ' ' || text.data[name + 1] == '\t' || text.data[name + 1] == '*';
}

/* Do headers of a mail start at `first`, which has been read? */
static bool starts_headers(const message *m, line first) {
    enum { LEAST = 3, MOST = 12 };
    message ahead = *m;
    unsigned count = 0;
    bool address = false;
    line l = first;
    do {
        const slice text = text_of(m, l.text);
        if (!is_header(text))
            break;
        address = address || memchr(text.data, '@', text.length);
        count++;
    } while (count < MOST && next_line(&ahead, &l));
    return count >= LEAST && address;
}

/* Is `l` an item of a list? */
static bool is_item(slice text) {
    size_t digits = 0;
    while (digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    if (digits > 0 && digits < 3 && digits + 1 < text.length)
        return strchr(".)", text.data[digits]) && text.data[digits + 1] == ' ';
    return slice_starts(text, SLICE("- ")) || slice_starts(text, SLICE("* ")) ||
           slice_starts(text, SLICE("• "));
}

/* ---- Paragraphs ---- */

/* Does the paragraph look like a signature: short lines, and no end of a sentence? */
static bool is_signature(const message *m) {
    if (m->lines > SIGNATURE_LINES)
        return false;
    for (uint32_t i = 0; i < m->lines; i++)
        if (m->paragraph[i].text.end - m->paragraph[i].text.start > SHORT_BYTES)
            return false;
    return !strchr(".!?:;\"", m->text.data[m->whole.end - 1]) &&
           (unsigned char)m->text.data[m->whole.end - 1] < 0xe2;
}

/* Ends the paragraph at hand, before what has been read up to `rest`. */
static pith_status end_paragraph(message *m, bool attribution) {
    if (m->lines == 0)
        return PITH_OK;
    slice next;
    const bool last = m->over || !peek_line(m, &next) || slice_equal(next, SLICE("--"));
    const bool foreign = attribution || (last && m->out->doc->block_count > 0 && is_signature(m));
    const pith_role role = is_item(text_of(m, m->whole)) ? PITH_ROLE_LIST
                           : foreign                     ? PITH_ROLE_TAIL
                                                         : PITH_ROLE_BODY;
    m->lines = 0;
    TRY(writer_copy(m->out, m->whole));
    return writer_end_block(m->out, role);
}

static void add_to_paragraph(message *m, line l) {
    if (m->lines == 0)
        m->whole = l.text;
    m->whole.end = l.text.end;
    if (m->lines < SIGNATURE_LINES)
        m->paragraph[m->lines] = l;
    m->lines++;
}

/* A line that is not the sender's. */
static pith_status add_foreign(message *m, span text) {
    TRY(writer_copy(m->out, text));
    return writer_end_block(m->out, PITH_ROLE_TAIL);
}

/* Does the paragraph at hand say who wrote what is quoted behind it? */
static bool is_attribution(const message *m) {
    return m->lines > 0 && m->lines <= 3 && m->text.data[m->whole.end - 1] == ':';
}

static pith_status take_line(message *m, line l) {
    const slice text = text_of(m, l.text);
    if (is_quoted(text)) {
        TRY(end_paragraph(m, is_attribution(m)));
        return add_foreign(m, l.text);
    }
    if (text.length == 0) {
        slice next;
        const bool quoted = m->lines > 0 && peek_line(m, &next) && is_quoted(next);
        return end_paragraph(m, quoted && is_attribution(m));
    }
    if (slice_equal(text, SLICE("--")) || is_divider(text) || starts_headers(m, l)) {
        m->over = true;
        TRY(end_paragraph(m, false));
        m->rest.start = l.all.start;
        return PITH_OK;
    }
    if (is_item(text))
        TRY(end_paragraph(m, false));
    add_to_paragraph(m, l);
    return PITH_OK;
}

static pith_status parse_message(writer *out, span decoded, pith_error *error) {
    (void)error;
    message m = {.out = out, .text = out->doc->decoded, .rest = decoded};
    line l;
    while (!m.over && next_line(&m, &l))
        TRY(take_line(&m, l));
    TRY(end_paragraph(&m, false));
    while (next_line(&m, &l))
        TRY(add_foreign(&m, l.text));
    return PITH_OK;
}

const format message_format = {
    .public = {.name = "message",
               .summary = "the text of a mail, without quotations and signature"},
    .parse = parse_message,
};
