/* feed.c - the container "feed": RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom and JSON Feed; each entry is a
 * document. Its text is its content, or its summary when that says more; it is read as a page of
 * the web when it holds markup, which RSS does not tell. */
#include "read/feed.h"

#include "base/dynlib.h"
#include "read/container.h"
#include "read/date.h"
#include "read/entity.h"
#include "read/xml.h"

#include <stdio.h>

/* Where `wanted` stands in `in`, from `at` on; in.length: nowhere. */
static size_t find(slice in, size_t at, slice wanted) {
    while (at < in.length && !slice_starts(slice_range(in, at, in.length), wanted))
        at++;
    return at;
}

/* Behind the declaration or comment at `at`. */
static size_t skip_declaration(slice head, size_t at) {
    const slice rest = slice_range(head, at, head.length);
    if (slice_starts(rest, SLICE("<!--")))
        return find(head, at, SLICE("-->"));
    const size_t end = find(head, at, SLICE(">"));
    return find(head, at, SLICE("[")) < end ? find(head, at, SLICE("]>")) : end;
}

/* The first element of `head`, behind declarations and comments. */
static slice first_element(slice head) {
    size_t at = find(head, 0, SLICE("<"));
    while (at + 1 < head.length && strchr("?!", head.data[at + 1]))
        at = find(head, skip_declaration(head, at), SLICE("<"));
    return slice_range(head, at, head.length);
}

static bool is_json(slice in) {
    size_t at = 0;
    while (at < in.length && strchr(" \t\r\n", in.data[at]))
        at++;
    return at < in.length && in.data[at] == '{';
}

static unsigned recognize_feed(slice head) {
    if (is_json(head))
        return find(head, 0, SLICE("jsonfeed.org/version/")) < head.length ? SURE : 0;
    const slice first = first_element(head);
    const bool rss = slice_starts(first, SLICE("<rss")) || slice_starts(first, SLICE("<rdf:RDF"));
    const bool atom =
        slice_starts(first, SLICE("<feed")) || slice_starts(first, SLICE("<atom:feed"));
    return rss || atom ? SURE + 6 : 0;
}

feed_entry *feed_add(feed *f) {
    if (f->count == f->capacity) {
        const uint32_t wanted = f->capacity ? 2 * f->capacity : 16;
        feed_entry *entries = arena_grow(f->memory, f->entries, f->capacity * sizeof(feed_entry),
                                         wanted * sizeof(feed_entry));
        if (!entries)
            return NULL;
        f->entries = entries;
        f->capacity = wanted;
    }
    f->entries[f->count] = (feed_entry){0};
    return &f->entries[f->count++];
}

/* ---- Markup ---- */

/* Is there a tag or an entity in `text`? */
static bool has_markup(slice text) {
    for (size_t at = 0; at + 1 < text.length; at++) {
        const char next = ascii_lower(text.data[at + 1]);
        const bool letter = next >= 'a' && next <= 'z';
        if (text.data[at] == '<' && (letter || next == '/' || next == '!'))
            return true;
        if (text.data[at] == '&' && (letter || next == '#'))
            return true;
    }
    return false;
}

/* `text` without its tags, and with the characters of its entities. Data NULL: no memory. */
static slice without_markup(slice text, arena *a) {
    enum { LONGEST = 40 };
    if (!has_markup(text))
        return text;
    char *out = arena_alloc(a, text.length);
    size_t length = 0;
    bool tags = true; /* some may follow */
    for (size_t at = 0; out && at < text.length; at++) {
        const slice rest = slice_range(text, at, text.length);
        const bool opens = tags && text.data[at] == '<';
        const char *tag_end = opens ? memchr(rest.data, '>', rest.length) : NULL;
        tags = tags && (!opens || tag_end);
        const size_t near = rest.length < LONGEST ? rest.length : LONGEST;
        const char *end = text.data[at] == '&' ? memchr(rest.data, ';', near) : NULL;
        char character[ENTITY_TEXT_BYTES];
        const size_t bytes =
            end ? entity_decode(slice_range(rest, 0, (size_t)(end + 1 - rest.data)), character) : 0;
        if (tag_end) {
            at = (size_t)(tag_end - text.data);
        } else if (bytes > 0) {
            memcpy(out + length, character, bytes);
            length += bytes;
            at = (size_t)(end - text.data);
        } else {
            out[length++] = text.data[at];
        }
    }
    return (slice){out, length};
}

/* ---- Handing out ---- */

typedef struct feed_state {
    feed all;
    uint32_t next;
    char name[16];
} feed_state;

static pith_status open_feed(const pith_file *file, arena *a, void **state, pith_error *error) {
    feed_state *s = arena_alloc_zero(a, 1, sizeof *s);
    TRY_MEMORY(s);
    s->all.memory = a;
    const slice in = {file->data, file->length};
    *state = s;
    return is_json(in) ? feed_read_json(in, &s->all, error) : feed_read_xml(in, &s->all, error);
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

/* Behind the last entry. */
static pith_status end_feed(feed_state *s, pith_error *error) {
    if (!s->all.is_cut)
        return PITH_OK;
    s->all.is_cut = false;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "cut behind the start of entry %u",
                     s->all.count);
}

static pith_status next_entry(void *state, contained *out, bool *found, pith_error *error) {
    feed_state *s = state;
    arena *a = s->all.memory;
    *found = s->next < s->all.count;
    if (!*found)
        return end_feed(s, error);
    const feed_entry *e = &s->all.entries[s->next++];
    const slice text = e->summary.length > e->content.length ? e->summary : e->content;
    const slice title = without_markup(e->title, a), site = without_markup(s->all.title, a);
    const slice about = text.data == e->content.data ? without_markup(e->summary, a) : (slice){0};
    slice date;
    TRY(date_to_iso(e->date, a, &date));
    snprintf(s->name, sizeof s->name, "%u", s->next);
    *out = (contained){.file = {.data = text.data,
                                .length = text.length,
                                .format = has_markup(text) ? "html" : "text",
                                .charset = "utf-8"},
                       .name = slice_of(s->name),
                       .title = title,
                       .metadata = {.author = public_slice(e->author),
                                    .date = public_slice(date),
                                    .site = public_slice(site),
                                    .url = public_slice(e->link),
                                    .image = public_slice(e->image),
                                    .description = public_slice(about)}};
    return PITH_OK;
}

const container feed_container = {
    .public = {.name = "feed",
               .summary = "the entries of RSS, Atom and JSON Feed",
               .library = XML_LIBRARY,
               .holds_documents = true},
    .suffixes = ".rss .atom .rdf ",
    .recognize = recognize_feed,
    .open = open_feed,
    .next = next_entry,
};
