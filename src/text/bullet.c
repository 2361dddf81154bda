/* bullet.c - see bullet.h. */
#include "text/bullet.h"

#include "text/utf8.h"

bool is_bullet(uint32_t c) {
    return c == '-' || c == '*' || c == '+' || c == 0xb7 || c == 0x2022 || c == 0x2023 ||
           c == 0x2043 || c == 0x25aa || c == 0x25cf || c == 0x25e6 || c == 0x25a0 || c == 0x2713;
}

span bullet_without(slice text, span item) {
    size_t at = item.start;
    const slice upto = slice_range(text, 0, item.end);
    if (!is_bullet(utf8_next(upto, &at)))
        return item;
    const span rest = utf8_trim(text, (span){(uint32_t)at, item.end});
    return rest.start > at && rest.start < rest.end ? rest : item;
}
