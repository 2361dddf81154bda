/* json_guard.c - two things that get lost between a line of JSON and its values in C.
 *
 * A NUL ends a C string early, so that the rest of a text would silently be missing. A number
 * becomes a double, which spoils an identifier of more than 15 digits. Both are looked up in the
 * line itself, in one pass that knows strings and depth but trusts a parser for the rest. */
#include "cli/json_guard.h"

#include <string.h>

bool json_holds_nul(pith_slice line, size_t *at) {
    const char *nul = line.length ? memchr(line.data, '\0', line.length) : NULL;
    for (size_t i = 0; !nul && i < line.length; i += 2) {
        const char *escape = memchr(line.data + i, '\\', line.length - i);
        if (!escape)
            return false;
        i = (size_t)(escape - line.data);
        if (line.length - i >= 6 && memcmp(escape, "\\u0000", 6) == 0)
            nul = escape;
    }
    *at = nul ? (size_t)(nul - line.data) : 0;
    return nul != NULL;
}

static bool is_digit(pith_slice text, size_t at) {
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool is_one_of(pith_slice text, size_t at, char a, char b) {
    return at < text.length && (text.data[at] == a || text.data[at] == b);
}

/* The end of the digits from `at` on. */
static size_t skip_digits(pith_slice text, size_t at) {
    while (is_digit(text, at))
        at++;
    return at;
}

/* The end of the number that starts at `at`; `at` itself when none does. Parsers are often more
 * lenient: 01, 1. and 1.e5 are no numbers. */
static size_t skip_number(pith_slice text, size_t at) {
    const size_t start = at;
    at += is_one_of(text, at, '-', '-');
    if (!is_digit(text, at) || (text.data[at] == '0' && is_digit(text, at + 1)))
        return start;
    at = skip_digits(text, at);
    if (is_one_of(text, at, '.', '.')) {
        if (!is_digit(text, at + 1))
            return start;
        at = skip_digits(text, at + 1);
    }
    if (is_one_of(text, at, 'e', 'E')) {
        at += is_one_of(text, at + 1, '+', '-') ? 2 : 1;
        if (!is_digit(text, at))
            return start;
        at = skip_digits(text, at);
    }
    return at;
}

size_t json_skip_space(pith_slice text, size_t at) {
    while (is_one_of(text, at, ' ', '\t') || is_one_of(text, at, '\r', '\n'))
        at++;
    return at;
}

size_t json_skip_string(pith_slice text, size_t at) {
    for (at++; at < text.length && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    return at < text.length ? at + 1 : text.length;
}

pith_slice json_id_digits(pith_slice line) {
    static const char key[] = "\"id\"";
    size_t depth = 0;
    for (size_t at = 0; at < line.length;) {
        const char byte = line.data[at];
        const size_t start = at;
        at = byte == '"' ? json_skip_string(line, at) : at + 1;
        depth += byte == '{' || byte == '[';
        depth -= byte == '}' || byte == ']';
        if (depth != 1 || at - start != sizeof key - 1 ||
            memcmp(line.data + start, key, sizeof key - 1) != 0)
            continue;
        const size_t colon = json_skip_space(line, at);
        if (!is_one_of(line, colon, ':', ':'))
            continue;
        const size_t number = json_skip_space(line, colon + 1);
        const size_t end = skip_number(line, number);
        const size_t next = json_skip_space(line, end);
        if (is_one_of(line, next, ',', '}'))
            return (pith_slice){line.data + number, end - number};
    }
    return (pith_slice){NULL, 0};
}
