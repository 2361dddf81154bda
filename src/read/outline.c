/* outline.c - the format "outline": a line a block, whose first letter says what it is. Books and
 * office documents are put together in it, out of parts that say themselves what is a heading, so
 * that nothing needs to be guessed. */
#include "read/outline.h"

#include "read/format.h"

/* The letter of each role. */
static const char letters[] = {
    [PITH_ROLE_BODY] = 'b',    [PITH_ROLE_TITLE] = 't',   [PITH_ROLE_SUBHEADING] = 'h',
    [PITH_ROLE_LIST] = 'l',    [PITH_ROLE_QUOTE] = 'q',   [PITH_ROLE_DATELINE] = 'd',
    [PITH_ROLE_BYLINE] = 'y',  [PITH_ROLE_CAPTION] = 'c', [PITH_ROLE_UI] = 'u',
    [PITH_ROLE_RELATED] = 'r', [PITH_ROLE_TAIL] = 'z',
};

/* Bytes before the text of a block: its letter and a space. */
enum { PREFIX_BYTES = 2 };

/* ---- Writing ---- */

static pith_status append(outline *o, const char *bytes, size_t length) {
    if (o->length + length > o->capacity) {
        size_t wanted = o->capacity ? 2 * o->capacity : 1 << 14;
        while (wanted < o->length + length)
            wanted *= 2;
        char *data = arena_grow(o->memory, o->data, o->capacity, wanted);
        TRY_MEMORY(data);
        o->data = data;
        o->capacity = wanted;
    }
    memcpy(o->data + o->length, bytes, length);
    o->length += length;
    return PITH_OK;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

pith_status outline_text(outline *o, slice text) {
    for (size_t at = 0; at < text.length;) {
        if (is_space(text.data[at])) {
            o->space = o->length > o->start;
            at++;
            continue;
        }
        size_t end = at;
        while (end < text.length && !is_space(text.data[end]))
            end++;
        if (o->length == o->start)
            TRY(append(o, "b ", PREFIX_BYTES));
        else if (o->space)
            TRY(append(o, " ", 1));
        o->space = false;
        TRY(append(o, text.data + at, end - at));
        at = end;
    }
    return PITH_OK;
}

slice outline_block(const outline *o) {
    const size_t text = o->start + PREFIX_BYTES;
    return o->length > text ? (slice){o->data + text, o->length - text} : (slice){0};
}

pith_status outline_end(outline *o, pith_role role) {
    o->space = false;
    if (o->length == o->start)
        return PITH_OK;
    o->data[o->start] = letters[role];
    o->has_title = o->has_title || role == PITH_ROLE_TITLE;
    TRY(append(o, "\n", 1));
    o->start = o->length;
    return PITH_OK;
}

/* ---- Reading ---- */

static pith_role role_of(char letter) {
    for (unsigned role = 0; role < sizeof letters; role++)
        if (letters[role] == letter)
            return (pith_role)role;
    return PITH_ROLE_BODY;
}

static pith_status parse_outline(writer *out, span decoded, pith_error *error) {
    (void)error;
    const char *text = out->doc->decoded.data;
    for (uint32_t at = decoded.start; at < decoded.end;) {
        const char *newline = memchr(text + at, '\n', decoded.end - at);
        const uint32_t end = newline ? (uint32_t)(newline - text) : decoded.end;
        const uint32_t start = at + PREFIX_BYTES < end ? at + PREFIX_BYTES : end;
        TRY(writer_copy(out, (span){start, end}));
        TRY(writer_end_block(out, role_of(text[at])));
        at = end + 1;
    }
    return PITH_OK;
}

const format outline_format = {
    .public =
        {.name = "outline",
         .summary =
             "a line a block: 't ' title, 'h ' heading, 'l ' item, 'q ' quotation, 'b ' text"},
    .parse = parse_outline,
};
