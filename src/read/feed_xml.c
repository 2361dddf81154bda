/* feed_xml.c - RSS 0.9x and 2.0 (rssboard.org), RSS 1.0 and its modules "content" and "dc",
 * Atom 1.0 (RFC 4287), by the names of elements alone: a feed that mixes them is read too.
 *
 * The text of an element is collected while it is open. Elements inside it, which only the XHTML of
 * Atom has, are written down again as tags without attributes. */
#include "read/feed.h"
#include "read/xml.h"

typedef struct feed_parse {
    feed *out;
    feed_entry *entry; /* that is open, or NULL */
    unsigned depth;
    unsigned entry_depth;
    unsigned taken_depth; /* of the element whose text is collected; 0: none is */
    slice *taken;         /* where it goes */
    char *text;
    size_t length, capacity;
    bool in_author;
    pith_error *error;
} feed_parse;

static pith_status collect(feed_parse *p, slice more) {
    if (p->length + more.length > p->capacity) {
        size_t wanted = p->capacity ? 2 * p->capacity : 256;
        while (wanted < p->length + more.length)
            wanted *= 2;
        char *text = arena_grow(p->out->memory, p->text, p->capacity, wanted);
        TRY_MEMORY(text);
        p->text = text;
        p->capacity = wanted;
    }
    memcpy(p->text + p->length, more.data, more.length);
    p->length += more.length;
    return PITH_OK;
}

static bool is_entry(const char *name) {
    return strcmp(name, "item") == 0 || strcmp(name, "entry") == 0;
}

/* The member of an entry that `name`, a child of it, fills; NULL: none. */
static slice *member_of(feed_entry *e, const char *name) {
    const struct {
        const char *name;
        slice *member;
    } members[] = {
        {"title", &e->title},
        {"dc:title", &e->title},
        {"content:encoded", &e->content},
        {"content", &e->content},
        {"description", &e->summary},
        {"summary", &e->summary},
        {"dc:description", &e->summary},
        {"author", &e->author},
        {"dc:creator", &e->author},
        {"pubDate", &e->date},
        {"published", &e->date},
        {"dc:date", &e->date},
        {"updated", &e->date},
        {"link", &e->link},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(name, members[i].name) == 0)
            return members[i].member;
    return NULL;
}

static pith_status copy(feed_parse *p, slice from, slice *to) {
    char *bytes = arena_alloc(p->out->memory, from.length);
    TRY_MEMORY(bytes);
    memcpy(bytes, from.data, from.length);
    *to = (slice){bytes, from.length};
    return PITH_OK;
}

/* What stands in attributes: the links of Atom, pictures. */
static pith_status take_attributes(feed_parse *p, const xml_element *element) {
    feed_entry *e = p->entry;
    const slice link = xml_attribute(element, "href"), rel = xml_attribute(element, "rel");
    const bool main_link = rel.length == 0 || slice_equal(rel, SLICE("alternate"));
    if (strcmp(element->name, "link") == 0 && link.length > 0 && main_link && e->link.length == 0)
        return copy(p, link, &e->link);
    const bool picture = strcmp(element->name, "media:thumbnail") == 0 ||
                         slice_starts(xml_attribute(element, "type"), SLICE("image/"));
    const slice address = xml_attribute(element, "url");
    if (picture && address.length > 0 && e->image.length == 0)
        return copy(p, address, &e->image);
    return PITH_OK;
}

/* Begins to collect the text of the element at hand. */
static void take(feed_parse *p, slice *where) {
    p->taken = where;
    p->taken_depth = p->depth;
    p->text = NULL;
    p->length = p->capacity = 0;
}

static pith_status write_tag(feed_parse *p, slice before, const char *name) {
    TRY(collect(p, before));
    TRY(collect(p, slice_of(name)));
    return collect(p, SLICE(">"));
}

static pith_status on_start(void *to, const xml_element *element) {
    feed_parse *p = to;
    p->depth++;
    if (p->taken_depth > 0) {
        if (p->in_author && strcmp(element->name, "name") == 0)
            take(p, &p->entry->author);
        return p->in_author ? PITH_OK : write_tag(p, SLICE("<"), element->name);
    }
    if (!p->entry && is_entry(element->name)) {
        if (p->out->count == FEED_MAX_ENTRIES)
            return error_set(p->error, PITH_ERROR_LIMIT, 0, 0, "a feed of more than %d entries",
                             FEED_MAX_ENTRIES);
        p->entry = feed_add(p->out);
        p->entry_depth = p->depth;
        TRY_MEMORY(p->entry);
        return PITH_OK;
    }
    if (!p->entry && p->depth <= 3 && strcmp(element->name, "title") == 0 &&
        p->out->title.length == 0)
        take(p, &p->out->title);
    if (!p->entry || p->depth != p->entry_depth + 1)
        return PITH_OK;
    TRY(take_attributes(p, element));
    slice *member = member_of(p->entry, element->name);
    p->in_author = strcmp(element->name, "author") == 0;
    if (member && member->length == 0)
        take(p, member);
    return PITH_OK;
}

static pith_status on_end(void *to, const char *name) {
    feed_parse *p = to;
    if (p->taken_depth == p->depth) {
        /* What an author's element says beside the name is its address. */
        if (p->taken->length == 0)
            *p->taken = (slice){p->text, p->length};
        p->taken_depth = 0;
    } else if (p->taken_depth > 0 && !p->in_author) {
        TRY(write_tag(p, SLICE("</"), name));
    }
    if (p->entry && p->depth == p->entry_depth)
        p->entry = NULL;
    p->depth--;
    return PITH_OK;
}

/* Text between tags that were written down again must not be taken for tags. */
static pith_status collect_escaped(feed_parse *p, slice text) {
    for (size_t i = 0; i < text.length; i++) {
        const char c = text.data[i];
        TRY(collect(p, c == '<'   ? SLICE("&lt;")
                       : c == '&' ? SLICE("&amp;")
                                  : (slice){&text.data[i], 1}));
    }
    return PITH_OK;
}

static pith_status on_text(void *to, slice text) {
    feed_parse *p = to;
    if (p->taken_depth == 0)
        return PITH_OK;
    return p->depth > p->taken_depth && !p->in_author ? collect_escaped(p, text) : collect(p, text);
}

pith_status feed_read_xml(slice in, feed *out, pith_error *error) {
    static const xml_events events = {on_start, on_end, on_text};
    feed_parse p = {.out = out, .error = error};
    TRY(xml_parse(in, &events, &p, out->memory, error));
    for (uint32_t i = 0; i < out->count; i++) {
        feed_entry *e = &out->entries[i];
        slice *all[] = {&e->title, &e->content, &e->summary, &e->author, &e->date, &e->link};
        for (size_t m = 0; m < sizeof all / sizeof *all; m++)
            *all[m] = slice_trim(*all[m]);
    }
    out->is_cut = p.depth > 0;
    return PITH_OK;
}
