/* html_strip.c - what can be left out of a page before it is parsed.
 *
 * Half of the bytes of an average page are in scripts, styles, drawings and comments, which end at
 * the first closing mark whatever stands before it (HTML Standard, 13.2.5). They are left out, so
 * that the parser need not go through them; JSON-LD, which is in scripts, is noted. Every tag is
 * walked through to its end on the way, which is where a tag with too many attributes is found: the
 * parser compares each with all before it. Of the rest, two fifths are attributes that nobody
 * reads; they are left out too, up to the first of a tag that is not as the standard has it, about
 * which the parser has its own mind. Linear in the input. */
#include "read/html.h"

/* Most attributes of one tag. Pages have up to 90; 256 take the parser 0.1 ms. */
enum { MAX_ATTRIBUTES = 256 };

typedef struct strip {
    slice in;
    arena *arena;
    html_stripped *out;
    uint32_t piece_capacity, script_capacity;
    size_t at;         /* the next byte to look at */
    size_t kept;       /* the first byte not yet copied or left out */
    bool drawing_open; /* no drawing ends from here on */
} strip;

/* Copies what is to be kept up to `end` and goes on at `next`. */
static pith_status keep(strip *s, size_t end, size_t next) {
    html_stripped *out = s->out;
    if (end > s->kept) {
        TRY_MEMORY(html_grow(s->arena, (void **)&out->pieces, out->piece_count, &s->piece_capacity,
                             sizeof *out->pieces));
        out->pieces[out->piece_count++] = (html_piece){out->length, (uint32_t)s->kept};
        memcpy(out->data + out->length, s->in.data + s->kept, end - s->kept);
        out->length += (uint32_t)(end - s->kept);
    }
    s->at = s->kept = next;
    return PITH_OK;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Does `name` stand at `at`, in any case, and end there? */
static bool names(slice in, size_t at, slice name) {
    if (in.length - at < name.length)
        return false;
    for (size_t i = 0; i < name.length; i++)
        if (lower(in.data[at + i]) != name.data[i])
            return false;
    const char after = at + name.length < in.length ? in.data[at + name.length] : '>';
    return is_space(after) || after == '/' || after == '>';
}

/* The end of the tag at `at`, behind its ">"; *attributes counted. */
static size_t tag_end(slice in, size_t at, size_t *attributes) {
    *attributes = 0;
    while (at < in.length && in.data[at] != '>') {
        const char c = in.data[at++];
        if (is_space(c) || c == '/') {
            *attributes += at < in.length && !is_space(in.data[at]) && in.data[at] != '/' &&
                           in.data[at] != '>';
        } else if (c == '=') {
            while (at < in.length && is_space(in.data[at]))
                at++;
            if (at == in.length || (in.data[at] != '"' && in.data[at] != '\''))
                continue;
            const char *end = memchr(in.data + at + 1, in.data[at], in.length - at - 1);
            at = end ? (size_t)(end - in.data) + 1 : in.length;
            *attributes += at < in.length && in.data[at] != '>' && in.data[at] != '/' &&
                           !is_space(in.data[at]);
        }
    }
    return at < in.length ? at + 1 : at;
}

/* Where the closing tag of `name` starts, at or after `at`; the end when there is none. */
static size_t closing_tag(slice in, size_t at, slice name) {
    while (at < in.length) {
        const char *found = memchr(in.data + at, '<', in.length - at);
        if (!found)
            break;
        at = (size_t)(found - in.data);
        if (at + 1 < in.length && in.data[at + 1] == '/' && names(in, at + 2, name))
            return at;
        at++;
    }
    return in.length;
}

/* ---- Attributes ---- */

/* Is the attribute `name` asked for (html_page.c, html_meta.c)? An address only in <link>. */
static bool is_read(slice name, bool in_link) {
    static const slice read[] = {
        {"class", 5},    {"id", 2},       {"rel", 3},     {"role", 4},       {"style", 5},
        {"hidden", 6},   {"name", 4},     {"content", 7}, {"itemprop", 8},   {"aria-hidden", 11},
        {"property", 8}, {"datetime", 8}, {"lang", 4},    {"http-equiv", 10}};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (read[i].length == name.length && names(name, 0, read[i]))
            return true;
    return in_link && name.length == 4 && names(name, 0, SLICE("href"));
}

static bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

/* Longer names the parser cuts in two. */
enum { NAME_BYTES = 64 };

static size_t name_end(slice in, size_t at) {
    const size_t start = at;
    while (at < in.length && at - start < NAME_BYTES && is_name_character(in.data[at]))
        at++;
    return at;
}

static size_t skip_space(slice in, size_t at) {
    while (at < in.length && is_space(in.data[at]))
        at++;
    return at;
}

/* The end of the value at `at`, or `at` when it is not one as the standard has it. */
static size_t value_end(slice in, size_t at) {
    if (at < in.length && (in.data[at] == '"' || in.data[at] == '\'')) {
        const char *end = memchr(in.data + at + 1, in.data[at], in.length - at - 1);
        return end ? (size_t)(end - in.data) + 1 : at;
    }
    while (at < in.length && in.data[at] > ' ' && !strchr("\"'<=>`", in.data[at]))
        at++;
    return at;
}

/* The end of the attribute whose name is in[at..name_end), or `at`: it is none. */
static size_t attribute_end(slice in, size_t at, size_t name_end) {
    if (name_end == at || !is_letter(in.data[at]))
        return at;
    const size_t equals = skip_space(in, name_end);
    size_t end = name_end;
    if (equals < in.length && in.data[equals] == '=') {
        const size_t value = skip_space(in, equals + 1);
        end = value_end(in, value);
        if (end == value)
            return at;
    }
    const char after = end < in.length ? in.data[end] : '\0';
    return is_space(after) || after == '/' || after == '>' ? end : at;
}

/* Leaves attributes out of the tag `tag`, at "<" and a letter. */
static pith_status strip_attributes(strip *s, span tag) {
    const slice in = slice_range(s->in, 0, tag.end);
    size_t at = name_end(in, tag.start + 1);
    const bool in_link = names(in, tag.start + 1, SLICE("link"));
    while (at < in.length && is_space(in.data[at])) {
        const size_t name = skip_space(in, at);
        const size_t behind_name = name_end(in, name);
        const size_t end = attribute_end(in, name, behind_name);
        if (end == name)
            break;
        if (!is_read(slice_range(in, name, behind_name), in_link))
            TRY(keep(s, at, end));
        at = end;
    }
    s->at = tag.end;
    return PITH_OK;
}

static bool contains(slice in, slice what) {
    for (size_t i = 0; i + what.length <= in.length; i++)
        if (memcmp(in.data + i, what.data, what.length) == 0)
            return true;
    return false;
}

/* A comment, at "<!--". */
static pith_status strip_comment(strip *s) {
    size_t at = s->at + 4;
    while (at < s->in.length) {
        const char *found = memchr(s->in.data + at, '>', s->in.length - at);
        at = found ? (size_t)(found - s->in.data) + 1 : s->in.length;
        if (!found || memcmp(found - 2, "--", 2) == 0)
            break;
    }
    return keep(s, s->at, at);
}

static pith_status note_script(strip *s, size_t start, size_t end) {
    html_stripped *out = s->out;
    TRY_MEMORY(html_grow(s->arena, (void **)&out->scripts, out->script_count, &s->script_capacity,
                         sizeof *out->scripts));
    out->scripts[out->script_count++] = (span){(uint32_t)start, (uint32_t)end};
    return PITH_OK;
}

/* A tag, at "<" and a letter. What stands in some elements is left out; their tags stay. */
static pith_status strip_tag(strip *s, pith_error *error) {
    enum { SCRIPT, STYLE, DRAWING, KINDS };
    static const slice opaque[KINDS] = {{"script", 6}, {"style", 5}, {"svg", 3}};
    size_t attributes;
    const size_t start = s->at;
    s->at = tag_end(s->in, start + 1, &attributes);
    if (attributes > MAX_ATTRIBUTES)
        return error_set(error, PITH_ERROR_LIMIT, 0, start, "a tag with more than %d attributes",
                         MAX_ATTRIBUTES);
    TRY(strip_attributes(s, (span){(uint32_t)start, (uint32_t)s->at}));
    if (lower(s->in.data[start + 1]) != 's' || s->in.data[s->at - 2] == '/')
        return PITH_OK;
    for (size_t i = 0; i < KINDS; i++) {
        if (!names(s->in, start + 1, opaque[i]) || (i == DRAWING && s->drawing_open))
            continue;
        const size_t end = closing_tag(s->in, s->at, opaque[i]);
        if (i == DRAWING && end == s->in.length) {
            s->drawing_open = true;
            return PITH_OK;
        }
        if (i == SCRIPT && contains(slice_range(s->in, start, s->at), SLICE("ld+json")))
            TRY(note_script(s, s->at, end));
        return keep(s, s->at, end);
    }
    return PITH_OK;
}

pith_status html_strip(slice in, arena *a, html_stripped *out, pith_error *error) {
    *out = (html_stripped){.data = arena_alloc(a, in.length + 1)};
    TRY_MEMORY(out->data);
    strip s = {.in = in, .arena = a, .out = out};
    while (s.at < in.length) {
        const char *found = memchr(in.data + s.at, '<', in.length - s.at);
        s.at = found ? (size_t)(found - in.data) : in.length;
        if (s.at + 4 > in.length)
            break;
        if (is_letter(found[1]))
            TRY(strip_tag(&s, error));
        else if (memcmp(found, "<!--", 4) == 0)
            TRY(strip_comment(&s));
        else
            s.at++;
    }
    TRY(keep(&s, in.length, in.length));
    out->data[out->length] = '\0';
    return PITH_OK;
}
