/* mime.c - the Internet message format (RFC 5322), its encoded words (RFC 2047), parameters
 * (RFC 2231), multiparts (RFC 2046) and transfer encodings (RFC 2045), as far as reading needs
 * them.
 *
 * The libraries that do this do more harm than good here: GMime ends the process when the heap is
 * exhausted and brings GLib along, and the headers of libetpan cannot be installed beside those of
 * the usual libcurl. Everything here is one pass over its bytes. */
#include "read/mime.h"

#include "read/charset.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Behind the newline of the line at `at`. */
static size_t line_end(slice in, size_t at) {
    const char *newline = at < in.length ? memchr(in.data + at, '\n', in.length - at) : NULL;
    return newline ? (size_t)(newline - in.data) + 1 : in.length;
}

/* ---- Fields ---- */

mime_part mime_split(slice in) {
    for (size_t at = 0; at < in.length;) {
        const size_t end = line_end(in, at);
        if (slice_trim(slice_range(in, at, end)).length == 0)
            return (mime_part){slice_range(in, 0, at), slice_range(in, end, in.length)};
        at = end;
    }
    return (mime_part){in, {in.data + in.length, 0}};
}

slice mime_field(slice head, slice name) {
    for (size_t at = 0; at < head.length;) {
        size_t end = line_end(head, at);
        while (end < head.length && (head.data[end] == ' ' || head.data[end] == '\t'))
            end = line_end(head, end);
        const slice field = slice_range(head, at, end);
        at = end;
        if (slice_starts_alike(field, name) && field.length > name.length &&
            field.data[name.length] == ':')
            return slice_trim(slice_range(field, name.length + 1, field.length));
    }
    return (slice){0};
}

/* ---- Transfer encodings ---- */

static int hex_digit(char c) {
    c = ascii_lower(c);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that the two hexadecimal digits at s[at] are, or -1. */
static int hex_byte(slice s, size_t at) {
    if (at + 2 > s.length)
        return -1;
    const int high = hex_digit(s.data[at]), low = hex_digit(s.data[at + 1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Behind the line break at in[at], when only white space stands before it; else `at`. */
static size_t skip_soft_break(slice in, size_t at) {
    size_t end = at;
    while (end < in.length && (in.data[end] == ' ' || in.data[end] == '\t' || in.data[end] == '\r'))
        end++;
    return end < in.length && in.data[end] == '\n' ? end + 1 : at;
}

static slice decode_quoted(slice in, char *out) {
    size_t length = 0;
    for (size_t at = 0; at < in.length; at++) {
        const size_t behind = in.data[at] == '=' ? skip_soft_break(in, at + 1) : at + 1;
        const int byte = in.data[at] == '=' ? hex_byte(in, at + 1) : -1;
        if (in.data[at] == '=' && behind > at + 1) {
            at = behind - 1;
        } else if (byte >= 0) {
            out[length++] = (char)byte;
            at += 2;
        } else {
            out[length++] = in.data[at];
        }
    }
    return (slice){out, length};
}

static int base64_digit(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static slice decode_base64(slice in, char *out) {
    size_t length = 0;
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t at = 0; at < in.length && in.data[at] != '='; at++) {
        const int digit = base64_digit(in.data[at]);
        if (digit < 0)
            continue;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[length++] = (char)(bits >> count & 0xff);
        }
    }
    return (slice){out, length};
}

pith_status mime_body(slice body, slice encoding, arena *a, slice *out) {
    const bool quoted = slice_alike(encoding, SLICE("quoted-printable"));
    *out = body;
    if (!quoted && !slice_alike(encoding, SLICE("base64")))
        return PITH_OK;
    char *room = arena_alloc(a, body.length);
    TRY_MEMORY(room);
    *out = quoted ? decode_quoted(body, room) : decode_base64(body, room);
    return PITH_OK;
}

/* ---- Values ---- */

/* An encoded word, "=?utf-8?Q?caf=C3=A9?=". */
typedef struct encoded_word {
    slice charset;
    char how; /* 'q' or 'b' */
    slice text;
    size_t length; /* of all of it */
} encoded_word;

static bool find_word(slice in, encoded_word *out) {
    if (!slice_starts(in, SLICE("=?")))
        return false;
    const char *end = in.data + in.length;
    const char *charset = in.data + 2;
    const char *how = memchr(charset, '?', (size_t)(end - charset));
    if (!how || end - how < 4 || how[2] != '?')
        return false;
    const char *text = how + 3;
    const char *close = memchr(text, '?', (size_t)(end - text));
    if (!close || close + 1 >= end || close[1] != '=')
        return false;
    const char *language = memchr(charset, '*', (size_t)(how - charset));
    *out = (encoded_word){.charset = {charset, (size_t)((language ? language : how) - charset)},
                          .how = ascii_lower(how[1]),
                          .text = {text, (size_t)(close - text)},
                          .length = (size_t)(close + 2 - in.data)};
    return out->how == 'q' || out->how == 'b';
}

static char *string_of(slice s, arena *a) {
    char *string = arena_alloc(a, s.length + 1);
    if (!string)
        return NULL;
    memcpy(string, s.data, s.length);
    string[s.length] = '\0';
    return string;
}

static pith_status decode_word(const encoded_word *word, arena *a, slice *out) {
    char *bytes = arena_alloc(a, word->text.length);
    TRY_MEMORY(bytes);
    slice decoded = word->how == 'b' ? decode_base64(word->text, bytes) : (slice){0};
    if (word->how == 'q') {
        char *spaced = arena_alloc(a, word->text.length);
        TRY_MEMORY(spaced);
        for (size_t i = 0; i < word->text.length; i++)
            spaced[i] = word->text.data[i] == '_' ? ' ' : word->text.data[i];
        decoded = decode_quoted((slice){spaced, word->text.length}, bytes);
    }
    const char *charset = string_of(word->charset, a);
    TRY_MEMORY(charset);
    return charset_decode(decoded, charset, false, a, out);
}

/* Appends to a text that has room for it: a character of UTF-8 has at most three times the bytes.
 */
static void append(slice *text, slice more) {
    memcpy((char *)text->data + text->length, more.data, more.length);
    text->length += more.length;
}

pith_status mime_text(slice value, arena *a, slice *out) {
    slice valid;
    TRY(charset_decode(value, NULL, false, a, &valid));
    *out = (slice){arena_alloc(a, 3 * valid.length + 1), 0};
    TRY_MEMORY(out->data);
    bool behind_word = false;
    for (size_t at = 0; at < valid.length;) {
        const slice rest = slice_range(valid, at, valid.length);
        size_t blanks = 0;
        while (blanks < rest.length && is_blank(rest.data[blanks]))
            blanks++;
        encoded_word word;
        const bool is_word = find_word(slice_range(rest, blanks, rest.length), &word);
        if (blanks > 0 && !(behind_word && is_word))
            append(out, SLICE(" "));
        at += blanks;
        if (is_word) {
            slice decoded;
            TRY(decode_word(&word, a, &decoded));
            append(out,
                   slice_range(decoded, 0, decoded.length < 3 * word.length ? decoded.length : 0));
            at += word.length;
        } else if (at < valid.length) {
            append(out, slice_range(valid, at, at + 1));
            at++;
        }
        behind_word = is_word;
    }
    *out = slice_trim(*out);
    return PITH_OK;
}

slice mime_token(slice value) {
    const char *end = value.length > 0 ? memchr(value.data, ';', value.length) : NULL;
    return slice_trim(end ? slice_range(value, 0, (size_t)(end - value.data)) : value);
}

/* Where the parameter that starts at `at` ends: at a semicolon that is not quoted. */
static size_t parameter_end(slice value, size_t at) {
    bool quoted = false;
    for (; at < value.length && (quoted || value.data[at] != ';'); at++)
        if (value.data[at] == '"')
            quoted = !quoted;
    return at;
}

/* RFC 2231: "utf-8''caf%C3%A9". */
static pith_status decode_extended(slice in, arena *a, slice *out) {
    const char *first = memchr(in.data, '\'', in.length);
    const char *second =
        first ? memchr(first + 1, '\'', in.length - (size_t)(first + 1 - in.data)) : NULL;
    *out = in;
    if (!second)
        return PITH_OK;
    const slice text = slice_range(in, (size_t)(second + 1 - in.data), in.length);
    char *bytes = arena_alloc(a, text.length);
    TRY_MEMORY(bytes);
    size_t length = 0;
    for (size_t at = 0; at < text.length; at++) {
        const int byte = text.data[at] == '%' ? hex_byte(text, at + 1) : -1;
        bytes[length++] = byte >= 0 ? (char)byte : text.data[at];
        at += byte >= 0 ? 2 : 0;
    }
    const char *charset = string_of(slice_range(in, 0, (size_t)(first - in.data)), a);
    TRY_MEMORY(charset);
    return charset_decode((slice){bytes, length}, charset, false, a, out);
}

pith_status mime_parameter(slice value, slice name, arena *a, const char **out) {
    *out = NULL;
    for (size_t at = parameter_end(value, 0); at < value.length;) {
        const size_t end = parameter_end(value, at + 1);
        const slice one = slice_trim(slice_range(value, at + 1, end));
        at = end;
        const char *equals = one.length > 0 ? memchr(one.data, '=', one.length) : NULL;
        if (!equals)
            continue;
        slice key = slice_trim(slice_range(one, 0, (size_t)(equals - one.data)));
        slice said = slice_trim(slice_range(one, (size_t)(equals + 1 - one.data), one.length));
        const bool extended = key.length > 0 && key.data[key.length - 1] == '*';
        key.length -= extended;
        if (!slice_alike(key, name))
            continue;
        if (said.length > 0 && said.data[0] == '"') {
            said = slice_range(said, 1, said.length);
            said.length -= said.length > 0 && said.data[said.length - 1] == '"';
        }
        slice text;
        TRY(extended ? decode_extended(said, a, &text) : mime_text(said, a, &text));
        *out = string_of(text, a);
        TRY_MEMORY(*out);
        return PITH_OK;
    }
    return PITH_OK;
}

/* ---- Multiparts ---- */

/* Is the line at `at` a boundary? *last: one that ends the multipart. */
static bool is_boundary(slice body, size_t at, slice boundary, bool *last) {
    const slice line = slice_range(body, at, line_end(body, at));
    if (!slice_starts(line, SLICE("--")) ||
        !slice_starts(slice_range(line, 2, line.length), boundary))
        return false;
    const slice rest = slice_trim(slice_range(line, 2 + boundary.length, line.length));
    *last = slice_equal(rest, SLICE("--"));
    return *last || rest.length == 0;
}

bool mime_next_part(slice body, slice boundary, size_t *at, slice *part) {
    bool last = false, inside = false;
    size_t start = 0;
    for (size_t here = *at; here < body.length; here = line_end(body, here)) {
        if (body.data[here] != '-' || !is_boundary(body, here, boundary, &last))
            continue;
        if (inside) {
            *part = slice_range(body, start, here);
            *at = here;
            return true;
        }
        inside = !last;
        start = line_end(body, here);
        if (last)
            break;
    }
    *at = body.length;
    *part = slice_range(body, start, body.length);
    return inside;
}
