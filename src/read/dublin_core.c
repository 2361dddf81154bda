/* dublin_core.c - the elements of the Dublin Core (ISO 15836) that EPUB, OpenDocument and Office
 * Open XML share, and what the last two call creator and date beside them. */
#include "read/dublin_core.h"

#include "read/xml.h"

typedef struct core_parse {
    dublin_core *out;
    arena *memory;
    slice *taken; /* member that is being filled, or NULL */
    size_t capacity;
} core_parse;

static slice *member_of(dublin_core *core, const char *name) {
    const struct {
        const char *name;
        slice *member;
    } members[] = {
        {"dc:title", &core->title},
        {"dc:creator", &core->creator},
        {"meta:initial-creator", &core->creator},
        {"dc:date", &core->date},
        {"dcterms:created", &core->date},
        {"meta:creation-date", &core->date},
        {"dc:description", &core->description},
        {"dc:publisher", &core->publisher},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(name, members[i].name) == 0)
            return members[i].member;
    return NULL;
}

static pith_status on_start(void *to, const xml_element *element) {
    core_parse *p = to;
    slice *member = member_of(p->out, element->name);
    p->taken = member && member->length == 0 ? member : NULL;
    p->capacity = 0;
    return PITH_OK;
}

static pith_status on_end(void *to, const char *name) {
    (void)name;
    ((core_parse *)to)->taken = NULL;
    return PITH_OK;
}

static pith_status on_text(void *to, slice text) {
    core_parse *p = to;
    if (!p->taken)
        return PITH_OK;
    const size_t wanted = p->taken->length + text.length;
    if (wanted > p->capacity) {
        char *grown = arena_grow(p->memory, (void *)p->taken->data, p->capacity, 2 * wanted);
        TRY_MEMORY(grown);
        p->taken->data = grown;
        p->capacity = 2 * wanted;
    }
    memcpy((char *)p->taken->data + p->taken->length, text.data, text.length);
    p->taken->length = wanted;
    return PITH_OK;
}

pith_status dublin_core_read(slice in, arena *a, dublin_core *out, pith_error *error) {
    static const xml_events events = {on_start, on_end, on_text};
    core_parse p = {.out = out, .memory = a};
    return xml_parse(in, &events, &p, a, error);
}
