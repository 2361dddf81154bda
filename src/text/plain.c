/* plain.c - see plain.h. A run of white space becomes one space, at the ends none, and a line break
 * between Chinese or Japanese characters too (CSS Text Module Level 3, 4.1.3); control characters
 * go, and so do the two spaces of no width (U+200B, U+FEFF), which are white space only to a line
 * breaker. Of the controls of direction those stay that cannot reach beyond the sentence: the
 * marks, and an embedding or isolate that ends before the next starts. A line that is drawn with
 * characters ("------", the leader "......" of a table of contents) becomes white space, but where
 * nothing else stands; the page number that a leader leads to goes with it. Most sentences need
 * none of it and are returned as they stand: one pass to see that, one to copy. */
#include "text/plain.h"

#include "text/utf8.h"

/* Bytes of the longest embedding that stays. Characters of the shortest drawn line: in the texts of
 * UD English EWT and three sets of summaries runs of five to seven are ellipses and emphasis,
 * longer ones rules and leaders, all but four. Digits of the longest page number. */
enum { EMBEDDED_BYTES = 256, LINE_CHARACTERS = 8, PAGE_DIGITS = 4 };

static bool in(uint32_t c, uint32_t first, uint32_t last) {
    return c >= first && c <= last;
}

/* LRM, RLM, ALM: they stand for a letter that is not there, and change nothing beyond it. */
static bool is_direction_mark(uint32_t c) {
    return c == 0x200e || c == 0x200f || c == 0x061c;
}

static bool is_dropped(uint32_t c) {
    return c == 0x200b || c == 0xfeff || (utf8_is_control(c) && !is_direction_mark(c));
}

/* Embeddings (LRE, RLE, PDF) and isolates (LRI, RLI, FSI, PDI); not the overrides, by which text
 * shows other than it reads. */
static bool opens_direction(uint32_t c) {
    return c == 0x202a || c == 0x202b || in(c, 0x2066, 0x2068);
}

static uint32_t direction_end(uint32_t c) {
    return c == 0x202a || c == 0x202b ? 0x202c : 0x2069;
}

/* The end of the character that closes what `open`, before s[at], opens; `at` when another control
 * of direction comes first. */
static size_t embedded_end(slice s, size_t at, uint32_t open) {
    const size_t start = at;
    while (at < s.length && at - start < EMBEDDED_BYTES) {
        const uint32_t c = utf8_next(s, &at);
        if (c == direction_end(open))
            return at;
        if (in(c, 0x202a, 0x202e) || in(c, 0x2066, 0x2069))
            break;
    }
    return start;
}

/* Characters between which a line break is no space: Kana, Han, and their marks and wide forms. */
static bool is_unspaced(uint32_t c) {
    return in(c, 0x3001, 0x30ff) || in(c, 0x3400, 0x9fff) || in(c, 0xf900, 0xfaff) ||
           in(c, 0xff01, 0xff9f) || in(c, 0x20000, 0x3ffff);
}

/* The end of the line that is drawn with characters at s[at]; `at` when none is. */
static size_t drawn_end(slice s, size_t at) {
    const bool twice = at + 1 < s.length && s.data[at + 1] == s.data[at];
    if (!twice || s.data[at] == 0 || !strchr("._-=*~#/", s.data[at]))
        return at;
    size_t end = at;
    while (end < s.length && s.data[end] == s.data[at])
        end++;
    return end - at >= LINE_CHARACTERS ? end : at;
}

/* Does nothing but a page number or two ("16-17") stand between s[at] and the end? */
static bool is_page(slice s, size_t at) {
    size_t digits = 0;
    while (at < s.length && s.data[at] == ' ')
        at++;
    for (; at < s.length && digits <= PAGE_DIGITS; at++) {
        const bool part = s.data[at] == '-' && digits > 0 && at + 1 < s.length;
        if (!part && !(s.data[at] >= '0' && s.data[at] <= '9'))
            return false;
        digits = part ? 0 : digits + 1;
    }
    return at == s.length && digits > 0 && digits <= PAGE_DIGITS;
}

/* Not printable ASCII, or a space or mark behind the same? */
static unsigned char is_odd(unsigned char before, unsigned char c) {
    const unsigned letter = (unsigned char)((c | ' ') - 'a') <= 'z' - 'a';
    const unsigned digit = (unsigned char)(c - '0') <= 9;
    return (unsigned char)(((unsigned char)(c - ' ') > '~' - ' ') |
                           ((c == before) & !(letter | digit)));
}

/* Bytes that are looked at together, by vector instructions where the machine has them. */
enum { STRIDE = 32 };

/* Is `s` printable ASCII, no space or mark in it twice in a row? Without a branch in the inner
 * loop: where words end cannot be foretold. */
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
            if (drawn_end(s, here) > here)
                return here;
            after_space = false;
            continue;
        }
        if (is_dropped(c) || (utf8_is_space(c) && (c != ' ' || after_space || at == s.length)))
            return here;
        after_space = c == ' ';
    }
    return s.length;
}

/* Is nothing of `s` printed, but for lines that are drawn, where these may stand? */
static bool is_blank(slice s, bool but_lines) {
    for (size_t at = 0; at < s.length;) {
        const size_t drawn = but_lines ? drawn_end(s, at) : at;
        if (drawn > at) {
            at = drawn;
            continue;
        }
        const uint32_t c = utf8_next(s, &at);
        if (!utf8_is_space(c) && !utf8_is_control(c))
            return false;
    }
    return true;
}

bool plain_is_blank(slice s) {
    return is_blank(s, false);
}

bool plain_is_drawn(slice s) {
    return is_blank(s, true);
}

/* What is written, and what it ends with. */
typedef struct plain_writer {
    char *data;
    size_t length;
    uint32_t last; /* character */
    bool gap;      /* white space follows it */
    bool broken;   /* a line break, too */
} plain_writer;

static void write_character(plain_writer *out, slice s, size_t from, size_t to, uint32_t c) {
    if (out->gap && !(out->broken && is_unspaced(out->last) && is_unspaced(c)))
        out->data[out->length++] = ' ';
    out->gap = out->broken = false;
    out->last = c;
    memcpy(out->data + out->length, s.data + from, to - from);
    out->length += to - from;
}

/* Writes the printable form of `s` to `data`, which has room for it: its length. */
static size_t write_plain(slice s, bool with_drawn_lines, char *data) {
    plain_writer out = {.data = data};
    span embedded = {UINT32_MAX, 0}; /* the last that stays */
    for (size_t at = 0; at < s.length;) {
        const size_t here = at;
        const uint32_t c = utf8_next(s, &at);
        if (opens_direction(c) && embedded_end(s, at, c) > at)
            embedded = (span){(uint32_t)here, (uint32_t)embedded_end(s, at, c)};
        if (is_dropped(c) && here != embedded.start && at != embedded.end)
            continue;
        const size_t drawn = with_drawn_lines ? here : drawn_end(s, here);
        if (drawn > here) {
            at = c == '.' && out.length > 0 && is_page(s, drawn) ? s.length : drawn;
            out.gap = out.length > 0;
            continue;
        }
        if (utf8_is_space(c)) {
            out.gap = out.length > 0;
            out.broken |= utf8_is_newline(c);
            continue;
        }
        write_character(&out, s, here, at, c);
    }
    return out.length;
}

slice plain_text(const document *doc, span range) {
    const slice s = slice_range(doc->text, range.start, range.end);
    if (is_plain_ascii(s) || plain_prefix(s) == s.length)
        return s;
    char *data = arena_alloc(doc->arena, s.length);
    if (!data)
        return (slice){NULL, 0};
    size_t length = write_plain(s, false, data);
    if (length == 0)
        length = write_plain(s, true, data);
    return (slice){data, length};
}
