/* enumeration.c - see enumeration.h. Only the marker that continues the list, of the same style and
 * with the next number or letter, starts an item: a lone "2)" or "(b)" inside running text does
 * not. */
#include "text/enumeration.h"

#include "text/utf8.h"

static bool is_bullet(uint32_t c) {
    return c == 0x2022 || c == 0x2043 || c == 0x25aa || c == 0x25cf || c == 0x25e6;
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
    while (at < s.length && at - digits < 4 && utf8_is_digit((unsigned char)s.data[at]))
        item->number = item->number * 10 + (uint32_t)(s.data[at++] - '0');
    if (at == digits && at < s.length && utf8_is_letter((unsigned char)s.data[at])) {
        item->letters = true;
        item->number = (uint32_t)(s.data[at++] | 0x20) - 'a' + 1;
    }
    for (size_t i = 0; i < 2 && at < s.length && (s.data[at] == '.' || s.data[at] == ')'); i++)
        item->close[i] = s.data[at++];
    return item->bullet || (item->number && item->close[0] && at < s.length && s.data[at] == ' ');
}

enumeration enumeration_start(slice text, size_t start) {
    enumeration item;
    return read_marker(text, start, &item) ? item : (enumeration){0};
}

bool enumeration_next(const enumeration *item, slice text, size_t at) {
    if ((item->number == 0 && item->bullet == 0) || at == 0 || text.data[at - 1] != ' ')
        return false;
    enumeration next;
    if (!read_marker(text, at, &next))
        return false;
    if (item->bullet)
        return next.bullet == item->bullet;
    return !next.bullet && next.number == item->number + 1 && next.letters == item->letters &&
           next.open == item->open && strcmp(next.close, item->close) == 0;
}
