/* json_write.c - the few kinds of JSON value that the command prints (RFC 8259).
 *
 * A string is copied in runs of plain bytes; only quotes, backslashes, control characters and
 * bytes that may not be UTF-8 (file names are any bytes) are looked at one by one. */
#include "cli/json_write.h"

#include <stdio.h>
#include <string.h>

static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

/* The length of the valid UTF-8 sequence at text[0], 0 when there is none (the table 3-7 of the
 * Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF). */
static size_t utf8_sequence(const unsigned char *text, size_t room) {
    const unsigned char lead = text[0];
    const size_t length = lead < 0x80                   ? 1
                          : lead >= 0xC2 && lead < 0xE0 ? 2
                          : lead >= 0xE0 && lead < 0xF0 ? 3
                          : lead >= 0xF0 && lead < 0xF5 ? 4
                                                        : 0;
    if (length == 0 || length > room)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    const bool overlong = (lead == 0xE0 && text[1] < 0xA0) || (lead == 0xF0 && text[1] < 0x90);
    const bool surrogate = lead == 0xED && text[1] >= 0xA0;
    const bool too_high = lead == 0xF4 && text[1] >= 0x90;
    return overlong || surrogate || too_high ? 0 : length;
}

/* Writes the one character at text[0], which is not plain. Returns its length. */
static size_t write_special(output *out, const unsigned char *text, size_t room) {
    static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* each with its escape */
    const unsigned char byte = text[0];
    for (size_t i = 0; i + 1 < sizeof letters; i += 2) {
        if (byte == (unsigned char)letters[i]) {
            output_byte(out, '\\');
            output_byte(out, letters[i + 1]);
            return 1;
        }
    }
    if (byte < 0x20 || byte == 0x7F) {
        char escape[8];
        snprintf(escape, sizeof escape, "\\u%04x", byte);
        output_string(out, escape);
        return 1;
    }
    const size_t length = utf8_sequence(text, room);
    if (length > 0)
        output_bytes(out, (const char *)text, length);
    else
        output_string(out, "\xEF\xBF\xBD");
    return length > 0 ? length : 1;
}

void json_string(output *out, pith_slice string) {
    const unsigned char *text = (const unsigned char *)string.data;
    output_byte(out, '"');
    for (size_t at = 0; at < string.length;) {
        size_t end = at;
        while (end < string.length && is_plain(text[end]))
            end++;
        output_bytes(out, string.data + at, end - at);
        at = end;
        if (at < string.length)
            at += write_special(out, text + at, string.length - at);
    }
    output_byte(out, '"');
}

void json_key(output *out, const char *key, bool first) {
    output_string(out, first ? "\"" : ",\"");
    output_string(out, key);
    output_string(out, "\":");
}

void json_member_string(output *out, const char *key, pith_slice value) {
    json_key(out, key, false);
    json_string(out, value);
}

void json_member_count(output *out, const char *key, size_t value) {
    json_key(out, key, false);
    output_count(out, value);
}

void json_member_score(output *out, const char *key, double value) {
    json_key(out, key, false);
    output_score(out, value);
}

void json_member_bool(output *out, const char *key, bool value) {
    json_key(out, key, false);
    output_string(out, value ? "true" : "false");
}
