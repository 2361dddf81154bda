/* html_jsonld.c - JSON-LD with the types of schema.org, as pages carry it for search engines: the
 * objects anywhere in it that are an article, or the page itself. cJSON reads it, opened when the
 * first page has some; what it cannot read says nothing. Linear in the script. */
#include "read/html_meta.h"

#include "base/dynlib.h"
#include "read/entity.h"

#ifdef PITH_WITHOUT_CJSON

pith_status html_meta_json(html_meta *m, arena *a, slice script) {
    (void)m;
    (void)a;
    (void)script;
    return PITH_OK;
}

#else

#include <cjson/cJSON.h>

typedef struct library {
    cJSON *(*cJSON_ParseWithLength)(const char *, size_t);
    void (*cJSON_Delete)(cJSON *);
} library;

/* Objects within objects that are looked into. */
enum { DEPTH_MAX = 12 };

/* Bytes of the longest entity: "&CounterClockwiseContourIntegral;" has 33. */
enum { ENTITY_BYTES = 40 };

static const cJSON *member(const cJSON *object, const char *name) {
    for (const cJSON *item = object ? object->child : NULL; item; item = item->next)
        if (item->string && strcmp(item->string, name) == 0)
            return item;
    return NULL;
}

/* The string that `item` is, or that its member `name` or first item is; NULL for none. */
static const char *string_of(const cJSON *item, const char *name) {
    for (unsigned depth = 0; item && depth < DEPTH_MAX; depth++) {
        if (cJSON_String & item->type)
            return item->valuestring;
        item = cJSON_Array & item->type ? item->child : member(item, name);
    }
    return NULL;
}

/* `said` with the characters that "&amp;" and the like stand for: they mean nothing in a script,
 * but many pages write them. */
static pith_status decode(arena *a, slice said, slice *out) {
    char *copy = arena_alloc(a, said.length + ENTITY_TEXT_BYTES); /* none is longer than its name */
    TRY_MEMORY(copy);
    *out = (slice){copy, 0};
    for (size_t at = 0; at < said.length;) {
        const size_t left = said.length - at;
        const slice rest = {said.data + at, left < ENTITY_BYTES ? left : ENTITY_BYTES};
        const char *end = rest.data[0] == '&' ? memchr(rest.data, ';', rest.length) : NULL;
        const slice entity = {rest.data, end ? (size_t)(end + 1 - rest.data) : 0};
        const size_t length = end ? entity_decode(entity, copy + out->length) : 0;
        if (length == 0)
            copy[out->length] = rest.data[0];
        out->length += length > 0 ? length : 1;
        at += length > 0 ? entity.length : 1;
    }
    return PITH_OK;
}

static pith_status offer(html_meta *m, arena *a, html_fact fact, const char *said) {
    slice text = slice_of(said);
    if (text.length > 0 && memchr(text.data, '&', text.length))
        TRY(decode(a, text, &text));
    return html_meta_offer(m, a, fact, HTML_RANK_JSON, text);
}

static pith_status look_at_article(html_meta *m, arena *a, const cJSON *object) {
    TRY(offer(m, a, HTML_HEADLINE, string_of(member(object, "headline"), "@value")));
    TRY(offer(m, a, HTML_AUTHOR, string_of(member(object, "author"), "name")));
    TRY(offer(m, a, HTML_DATE, string_of(member(object, "datePublished"), "@value")));
    TRY(offer(m, a, HTML_SITE, string_of(member(object, "publisher"), "name")));
    TRY(offer(m, a, HTML_IMAGE, string_of(member(object, "image"), "url")));
    TRY(offer(m, a, HTML_IMAGE_TEXT, string_of(member(member(object, "image"), "caption"), "")));
    return offer(m, a, HTML_DESCRIPTION, string_of(member(object, "description"), "@value"));
}

static pith_status look_into(html_meta *m, arena *a, const cJSON *item, unsigned depth) {
    const char *type = string_of(member(item, "@type"), "");
    if (type) {
        html_meta_type(m, type, HTML_RANK_JSON);
        if (strstr(type, "Article") || strstr(type, "Posting") || strstr(type, "Report"))
            TRY(look_at_article(m, a, item));
        else if (strcmp(type, "WebSite") == 0)
            TRY(html_meta_offer(m, a, HTML_SITE, HTML_RANK_TWITTER,
                                slice_of(string_of(member(item, "name"), "@value"))));
    }
    for (const cJSON *child = item->child; child && depth < DEPTH_MAX; child = child->next)
        TRY(look_into(m, a, child, depth + 1));
    return PITH_OK;
}

pith_status html_meta_json(html_meta *m, arena *a, slice script) {
    library json;
    const dynlib_symbol symbols[] = {DYNLIB_SYMBOL(&json, cJSON_ParseWithLength),
                                     DYNLIB_SYMBOL(&json, cJSON_Delete)};
    /* Without the library a page is read as if it had none of these scripts. */
    if (dynlib_open("libcjson.so.1", symbols, sizeof symbols / sizeof *symbols, NULL) != PITH_OK)
        return PITH_OK;
    cJSON *root = json.cJSON_ParseWithLength(script.data, script.length);
    if (!root)
        return PITH_OK;
    const pith_status status = look_into(m, a, root, 0);
    json.cJSON_Delete(root);
    return status;
}

#endif
