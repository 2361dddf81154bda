/* surface.c - see surface.h. Two surface forms are equal when their printable bytes are. */
#include "keyword/surface.h"

#include "base/map.h"
#include "text/plain.h"

/* The most frequent of the forms; the earlier one when two tie. */
static pith_status most_frequent(const slice *forms, uint32_t count, arena *a, slice *out) {
    if (count == 1) {
        *out = forms[0];
        return PITH_OK;
    }
    map seen = {.arena = a};
    uint32_t *counts = arena_alloc_zero(a, count, sizeof *counts);
    TRY_MEMORY(counts);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t id = map_intern_borrowed(&seen, forms[i], NULL);
        if (id == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        counts[id]++;
    }
    uint32_t best = 0;
    for (uint32_t id = 1; id < seen.count; id++)
        if (counts[id] > counts[best])
            best = id;
    *out = seen.keys[best];
    return PITH_OK;
}

pith_status surface_fill(const candidates *all, const candidate *c, arena *a, keyword_phrase *out) {
    span *spans = ARENA_ARRAY(a, span, c->count);
    TRY_MEMORY(spans);
    slice *forms = ARENA_ARRAY(a, slice, c->count);
    TRY_MEMORY(forms);
    uint32_t count = 0;
    for (uint32_t at = c->first; at != CANDIDATE_NONE; at = all->occurrences[at].next) {
        spans[count] = occurrence_span(all, c, &all->occurrences[at]);
        forms[count] = plain_text(all->doc, spans[count]);
        TRY_MEMORY(forms[count].data);
        count++;
    }
    TRY(most_frequent(forms, count, a, &out->text));
    out->spans = spans;
    out->count = count;
    return PITH_OK;
}
