/* plain.c - see plain.h. A run of white space becomes one space, at the ends none; control
 * characters go, and so do the two spaces of no width (U+200B, U+FEFF), which are white space only
 * to a line breaker. Most sentences need none of it and are returned as they stand: one pass to see
 * that, one to copy. */
#include "text/plain.h"

#include "text/utf8.h"

static bool is_dropped(uint32_t c) {
    return c == 0x200b || c == 0xfeff || utf8_is_control(c);
}

/* Not printable ASCII, or a space behind a space? */
static unsigned char is_odd(unsigned char before, unsigned char c) {
    return (unsigned char)(((unsigned char)(c - ' ') > '~' - ' ') | ((c == ' ') & (before == ' ')));
}

/* Bytes that are looked at together, by vector instructions where the machine has them. */
enum { STRIDE = 32 };

/* Is `s` printable ASCII with single spaces between words? Without a branch in the inner loop:
 * where words end cannot be foretold. */
static bool is_plain_ascii(slice s) {
    const unsigned char *p = (const unsigned char *)s.data;
    if (s.length == 0 || p[s.length - 1] == ' ')
        return false;
    unsigned char odd = is_odd(' ', p[0]);
    size_t i = 1;
    for (; i + STRIDE <= s.length; i += STRIDE)
        for (size_t k = 0; k < STRIDE; k++)
            odd |= is_odd(p[i + k - 1], p[i + k]);
    for (; i < s.length; i++)
        odd |= is_odd(p[i - 1], p[i]);
    return !odd;
}

/* Length of the prefix of `s` that stays as it is. */
static size_t plain_prefix(slice s) {
    bool after_space = true;
    for (size_t at = 0; at < s.length;) {
        const size_t here = at;
        const uint32_t c = utf8_next(s, &at);
        if (c > ' ' && c < 0x7f) {
            after_space = false;
            continue;
        }
        if (is_dropped(c) || (utf8_is_space(c) && (c != ' ' || after_space || at == s.length)))
            return here;
        after_space = c == ' ';
    }
    return s.length;
}

bool plain_is_blank(slice s) {
    for (size_t at = 0; at < s.length;) {
        const uint32_t c = utf8_next(s, &at);
        if (!utf8_is_space(c) && !is_dropped(c))
            return false;
    }
    return true;
}

slice plain_text(const document *doc, span range) {
    const slice s = slice_range(doc->text, range.start, range.end);
    if (is_plain_ascii(s))
        return s;
    const size_t prefix = plain_prefix(s);
    if (prefix == s.length)
        return s;
    char *out = arena_alloc(doc->arena, s.length);
    if (!out)
        return (slice){NULL, 0};
    memcpy(out, s.data, prefix);
    size_t length = prefix;
    bool gap = prefix > 0 && out[prefix - 1] == ' ';
    length -= gap;
    for (size_t at = prefix; at < s.length;) {
        const size_t here = at;
        const uint32_t c = utf8_next(s, &at);
        if (is_dropped(c))
            continue;
        if (utf8_is_space(c)) {
            gap = length > 0;
            continue;
        }
        if (gap)
            out[length++] = ' ';
        gap = false;
        memcpy(out + length, s.data + here, at - here);
        length += at - here;
    }
    return (slice){out, length};
}
