/* enumeration.c - see enumeration.h. Only the marker that continues the list, of the same style and
 * with the next number or letter, starts an item, or the first marker of another list, whose second
 * follows: a lone "2)" or "(b)" inside running text does not. */
#include "text/enumeration.h"

#include "text/utf8.h"

/* "2024", "xxxviii": the longest numbers of items. Bytes of an item behind which the next one is
 * looked for, a long sentence. */
enum { NUMBER_BYTES = 4, ROMAN_BYTES = 7, ITEM_BYTES = 300 };

static bool is_bullet(uint32_t c) {
    return c == 0x2022 || c == 0x2043 || c == 0x25aa || c == 0x25cf || c == 0x25e6;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool continues(uint32_t number, uint32_t next) {
    return number > 0 && next == number + 1;
}

static uint32_t roman_digit(char c) {
    switch (c | 0x20) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    default:
        return 0;
    }
}

/* The value of a Roman number below 40, or 0. */
static uint32_t roman_value(slice s) {
    uint32_t value = 0;
    for (size_t i = 0; i < s.length; i++) {
        const uint32_t digit = roman_digit(s.data[i]);
        if (digit == 0)
            return 0;
        const uint32_t behind = i + 1 < s.length ? roman_digit(s.data[i + 1]) : 0;
        value += digit < behind ? -digit : digit;
    }
    return value;
}

/* Reads a marker at `at`. */
static bool read_marker(slice s, size_t at, enumeration *item) {
    *item = (enumeration){0};
    size_t next = at;
    const uint32_t first = utf8_next(s, &next);
    if (is_bullet(first)) {
        item->bullet = first;
        at = next;
        while (at < s.length && s.data[at] == ' ')
            at++;
    }
    if (at < s.length && s.data[at] == '(')
        item->open = s.data[at++];
    const size_t digits = at;
    while (at < s.length && at - digits < NUMBER_BYTES && is_digit(s.data[at]))
        item->number = item->number * 10 + (uint32_t)(s.data[at++] - '0');
    if (at == digits) {
        while (at < s.length && at - digits < ROMAN_BYTES && is_letter(s.data[at]))
            at++;
        item->roman = roman_value(slice_range(s, digits, at));
        if (at - digits == 1)
            item->letter = (uint32_t)(s.data[digits] | 0x20) - 'a' + 1;
    }
    for (size_t i = 0; i < 2 && at < s.length && (s.data[at] == '.' || s.data[at] == ')'); i++)
        item->close[i] = s.data[at++];
    item->end = at;
    if (item->bullet)
        return true;
    return (item->number || item->letter || item->roman) && item->close[0] && at < s.length &&
           is_space(s.data[at]);
}

enumeration enumeration_start(slice text, size_t start) {
    enumeration item;
    return read_marker(text, start, &item) ? item : (enumeration){0};
}

static bool is_successor(const enumeration *next, const enumeration *item) {
    if (item->bullet)
        return next->bullet == item->bullet;
    return !next->bullet && next->open == item->open && strcmp(next->close, item->close) == 0 &&
           (continues(item->number, next->number) || continues(item->letter, next->letter) ||
            continues(item->roman, next->roman));
}

/* Is `item` the first of a list, so that its successor follows before long? What starts with a
 * small letter is a part of a sentence. */
static bool starts_list(const enumeration *item, slice text) {
    if (!item->bullet && item->number != 1 && item->letter != 1 && item->roman != 1)
        return false;
    size_t first = item->end;
    while (first < text.length && is_space(text.data[first]))
        first++;
    if (first == text.length || utf8_is_lower(utf8_next(text, &first)))
        return false;
    enumeration next;
    for (size_t at = item->end + 1; at < text.length && at - item->end < ITEM_BYTES; at++)
        if (is_space(text.data[at - 1]) && read_marker(text, at, &next) &&
            is_successor(&next, item))
            return true;
    return false;
}

bool enumeration_next(const enumeration *item, slice text, size_t at) {
    enumeration next;
    return (item->bullet || item->close[0]) && is_space(text.data[at - 1]) &&
           read_marker(text, at, &next) && (is_successor(&next, item) || starts_list(&next, text));
}
