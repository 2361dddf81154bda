/* json_layout.c - what people keep as JSON is often no line a document: an array of objects, an
 * object over many lines, one such behind another. One pass that knows strings and depth finds
 * where each value ends and writes it as a line; whether it is JSON, the parser of lines says.
 * O(n). */
#include "cli/json_layout.h"

#include "cli/json_guard.h"

#include <string.h>

/* The byte behind the value that starts at `at`: behind the bracket that closes its own, or, when
 * it starts with none, before the next comma, bracket or end of a line. */
static size_t skip_value(pith_slice text, size_t at) {
    size_t depth = 0;
    while (at < text.length) {
        const char byte = text.data[at];
        if (depth == 0 && (byte == ',' || byte == ']' || byte == '}' || byte == '\n'))
            return at;
        at = byte == '"' ? json_skip_string(text, at) : at + 1;
        depth += byte == '{' || byte == '[';
        depth -= byte == '}' || byte == ']';
        if (depth == 0 && (byte == '}' || byte == ']'))
            return at;
    }
    return at;
}

/* Copies a value as a line. Line ends can only stand between the parts of a value: in a string they
 * are escaped. Returns the bytes written. */
static size_t write_line(pith_slice value, char *out) {
    for (size_t i = 0; i < value.length; i++)
        out[i] = value.data[i] == '\n' ? ' ' : value.data[i];
    out[value.length] = '\n';
    return value.length + 1;
}

/* Where the first value starts, behind a byte-order mark and the bracket of an array (*open) or
 * not. */
static size_t first_value(pith_slice text, bool *open) {
    static const char mark[] = "\xEF\xBB\xBF"; /* U+FEFF */
    const bool marked = text.length >= 3 && memcmp(text.data, mark, 3) == 0;
    const size_t at = json_skip_space(text, marked ? 3 : 0);
    *open = at < text.length && text.data[at] == '[';
    return *open ? json_skip_space(text, at + 1) : at;
}

size_t json_layout_room(pith_slice text) {
    bool open;
    const size_t at = first_value(text, &open);
    /* Where every byte is a value, each has a newline; "[" and its own are the line too many. */
    return at < text.length && text.data[at] == '{' ? 2 * text.length + 2 : 0;
}

size_t json_layout_lines(pith_slice text, char *out) {
    bool open;
    size_t at = first_value(text, &open);
    size_t written = 0;
    while (at < text.length) {
        const size_t end = skip_value(text, at);
        /* a mark that stands where a value should is one: no JSON, but a line */
        const size_t length = end > at ? end - at : 1;
        written += write_line((pith_slice){text.data + at, length}, out + written);
        at = json_skip_space(text, at + length);
        if (open && at < text.length && text.data[at] == ',')
            at = json_skip_space(text, at + 1);
        else if (open && at < text.length && text.data[at] == ']') {
            open = false;
            at = json_skip_space(text, at + 1);
        }
    }
    if (open)
        written += write_line((pith_slice){"[", 1}, out + written);
    return written;
}
