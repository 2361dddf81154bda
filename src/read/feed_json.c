/* feed_json.c - JSON Feed 1.1 (jsonfeed.org), through cJSON, which is opened when the first one is
 * met. What is not a string where one should be is passed over. */
#include "base/dynlib.h"
#include "read/feed.h"

#ifdef PITH_WITHOUT_CJSON

pith_status feed_read_json(slice in, feed *out, pith_error *error) {
    (void)in;
    (void)out;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read JSON Feed");
}

#else

#include "read/charset.h"

#include <cjson/cJSON.h>

typedef struct library {
    cJSON *(*cJSON_ParseWithLength)(const char *, size_t);
    void (*cJSON_Delete)(cJSON *);
} library;

static const cJSON *member(const cJSON *object, const char *name) {
    for (const cJSON *at = object ? object->child : NULL; at; at = at->next)
        if (at->string && strcmp(at->string, name) == 0)
            return at;
    return NULL;
}

/* Copies the string `name` of `object` to *to, unless it is set already. */
static pith_status take(const cJSON *object, const char *name, arena *a, slice *to) {
    const cJSON *string = member(object, name);
    if (to->length > 0 || !string || (string->type & 0xff) != cJSON_String)
        return PITH_OK;
    document view = {.arena = a};
    return charset_repair(&view, slice_of(string->valuestring), to);
}

static pith_status take_author(const cJSON *object, arena *a, slice *to) {
    const cJSON *authors = member(object, "authors");
    TRY(take(authors ? authors->child : NULL, "name", a, to));
    return take(member(object, "author"), "name", a, to);
}

static pith_status take_entry(feed *out, const cJSON *item) {
    arena *a = out->memory;
    feed_entry *e = feed_add(out);
    TRY_MEMORY(e);
    TRY(take(item, "title", a, &e->title));
    TRY(take(item, "content_html", a, &e->content));
    TRY(take(item, "content_text", a, &e->content));
    TRY(take(item, "summary", a, &e->summary));
    TRY(take(item, "date_published", a, &e->date));
    TRY(take(item, "url", a, &e->link));
    TRY(take(item, "image", a, &e->image));
    return take_author(item, a, &e->author);
}

static pith_status take_feed(feed *out, const cJSON *root, pith_error *error) {
    TRY(take(root, "title", out->memory, &out->title));
    const cJSON *items = member(root, "items");
    for (const cJSON *item = items ? items->child : NULL; item; item = item->next) {
        if (out->count == FEED_MAX_ENTRIES)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "a feed of more than %d entries",
                             FEED_MAX_ENTRIES);
        TRY(take_entry(out, item));
    }
    return PITH_OK;
}

pith_status feed_read_json(slice in, feed *out, pith_error *error) {
    library json;
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(&json, cJSON_ParseWithLength),
        DYNLIB_SYMBOL(&json, cJSON_Delete),
    };
    TRY(dynlib_open("libcjson.so.1", symbols, sizeof symbols / sizeof *symbols, error));
    cJSON *root = json.cJSON_ParseWithLength(in.data, in.length);
    if (!root)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "no JSON, or too deep");
    const pith_status status = take_feed(out, root, error);
    json.cJSON_Delete(root);
    return status;
}

#endif
