/* surface.c - see surface.h. Two surface forms are equal when their printable bytes are. */
#include "keyword/surface.h"

#include "base/map.h"
#include "text/plain.h"
#include "text/utf8.h"

#include <stdlib.h>

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

/* One word of few letters, all of them capitals but for digits. */
static bool is_acronym(const candidates *all, const candidate *c, span s) {
    enum { LEAST = 2, MOST = 6 };
    const slice word = slice_range(all->doc->text, s.start, s.end);
    uint32_t letters = 0;
    if (c->words != 1)
        return false;
    for (size_t at = 0; at < word.length; letters++) {
        const uint32_t next = utf8_next(word, &at);
        if (!utf8_is_upper(next) && !(utf8_is_digit(next) && letters > 0))
            return false;
    }
    return letters >= LEAST && letters <= MOST;
}

/* All words but joints are capitalised, and not only because it starts a sentence. */
static bool is_name(const candidates *all, const candidate *c, const occurrence *o) {
    const document *doc = all->doc;
    const key *keys = &all->runs.keys[o->key];
    const bool first = keys->token == doc->sentences[keys->sentence].first_token;
    for (uint32_t k = 0; k < c->words; k++)
        if (!is_capital(all, &keys[k]) && !(keys[k].bound_left && keys[k].bound_right))
            return false;
    return c->words > 1 || !first;
}

/* What most of its occurrences look like. */
static pith_keyword_kind keyword_kind(const candidates *all, const candidate *c) {
    uint32_t names = 0;
    uint32_t acronyms = 0;
    for (uint32_t at = c->first; at != CANDIDATE_NONE; at = all->occurrences[at].next) {
        const occurrence *o = &all->occurrences[at];
        acronyms += is_acronym(all, c, occurrence_span(all, c, o));
        names += is_name(all, c, o);
    }
    if (2 * acronyms > c->count)
        return PITH_KEYWORD_ACRONYM;
    return 2 * names >= c->count && names > 0 ? PITH_KEYWORD_NAME : PITH_KEYWORD_TERM;
}

/* The surface form of a candidate. */
static pith_status find_form(const candidates *all, const candidate *c, arena *a, slice *out) {
    slice *forms = ARENA_ARRAY(a, slice, c->count);
    TRY_MEMORY(forms);
    uint32_t count = 0;
    for (uint32_t at = c->first; at != CANDIDATE_NONE; at = all->occurrences[at].next) {
        forms[count] = plain_text(all->doc, occurrence_span(all, c, &all->occurrences[at]));
        TRY_MEMORY(forms[count].data);
        count++;
    }
    return most_frequent(forms, count, a, out);
}

/* The earlier first, and of two that start together the longer. */
static int compare_spans(const void *left, const void *right) {
    const span *a = left;
    const span *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

uint32_t spans_unite(span *spans, uint32_t count) {
    uint32_t kept = 0;
    qsort(spans, count, sizeof *spans, compare_spans);
    for (uint32_t k = 0; k < count; k++)
        if (kept == 0 || spans[k].end > spans[kept - 1].end)
            spans[kept++] = spans[k];
    return kept;
}

/* The spans of all that mean the same as candidate `index`, in order, none inside another. */
static pith_status find_spans(const candidates *all, uint32_t index, arena *a,
                              keyword_phrase *out) {
    uint32_t count = 0;
    uint32_t i = index;
    do {
        count += all->items[i].count;
        i = all->items[i].same;
    } while (i != index);
    span *spans = ARENA_ARRAY(a, span, count);
    TRY_MEMORY(spans);
    count = 0;
    do {
        const candidate *c = &all->items[i];
        for (uint32_t at = c->first; at != CANDIDATE_NONE; at = all->occurrences[at].next)
            spans[count++] = occurrence_span(all, c, &all->occurrences[at]);
        i = c->same;
    } while (i != index);
    out->spans = spans;
    out->count = all->items[index].same != index ? spans_unite(spans, count) : count;
    return PITH_OK;
}

/* The sentence where one of these is first met. */
static uint32_t find_sentence(const candidates *all, uint32_t index) {
    uint32_t first = UINT32_MAX;
    uint32_t i = index;
    do {
        const key *k = candidate_keys(all, &all->items[i]);
        first = k->sentence < first ? k->sentence : first;
        i = all->items[i].same;
    } while (i != index);
    return first;
}

pith_status surface_fill(const candidates *all, uint32_t index, arena *a, keyword_phrase *out) {
    const candidate *c = &all->items[index];
    TRY(find_form(all, c, a, &out->text));
    TRY(find_spans(all, index, a, out));
    out->kind = keyword_kind(all, c);
    out->sentence = find_sentence(all, index);
    out->is_label = false;
    out->broader = (slice){"", 0};
    return PITH_OK;
}
