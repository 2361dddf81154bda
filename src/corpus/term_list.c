/* term_list.c - see term_list.h.
 *
 * A term comes with its total first, then its forms, then its groups (term_file.h), so that when a
 * group is met all that its score needs is known:
 *
 *   score = measure(count in the group, words of the group, count in the rest, words of the rest)
 *
 * of one language, the rest being all other groups. In a heap for each group the best `limit` are
 * kept: O(records * log limit) time, and memory for as many terms as are listed, not more. Words
 * that stop lists name, and numbers, are not shown. */
#include "corpus/term_list.h"

#include "text/token.h"
#include "text/utf8.h"

/* ---- the heap of a group ---- */

/* Gives `t` the form of the term at hand, in the room that it has, if it fits. */
static pith_status set_form(term_list *l, listed_term *t) {
    enum { LEAST_ROOM = 24 };
    if (l->form_length > t->room) {
        t->room = l->form_length > LEAST_ROOM ? l->form_length : LEAST_ROOM;
        t->form = arena_alloc(l->arena, t->room);
        TRY_MEMORY(t->form);
    }
    memcpy(t->form, l->form, l->form_length);
    t->length = l->form_length;
    return PITH_OK;
}

static pith_status grow_group(term_list *l, listed_group *g) {
    const size_t room = g->room ? 2 * g->room : 4;
    g->terms = arena_grow(l->arena, g->terms, g->room * sizeof *g->terms, room * sizeof *g->terms);
    g->best = arena_grow(l->arena, g->best, g->room * sizeof *g->best, room * sizeof *g->best);
    TRY_MEMORY(g->terms && g->best);
    memset(g->terms + g->room, 0, (room - g->room) * sizeof *g->terms);
    g->room = room;
    return PITH_OK;
}

/* Offers the term at hand to a group. */
static pith_status offer(term_list *l, listed_group *g, double score, uint64_t documents,
                         uint64_t count) {
    const bool full = g->count == l->limit;
    scored wanted = {score, l->term_order, full ? g->best[0].index : (uint32_t)g->count};
    if (full && !scored_is_worse(&g->best[0], &wanted))
        return PITH_OK;
    if (!full && g->count == g->room)
        TRY(grow_group(l, g));
    listed_term *t = &g->terms[wanted.index];
    TRY(set_form(l, t));
    t->documents = documents;
    t->count = count;
    t->language = (uint32_t)(l->language - l->header.languages);
    if (full)
        best_replace_worst(g->best, g->count, wanted);
    else
        best_add(g->best, g->count++, wanted);
    return PITH_OK;
}

/* ---- records ---- */

/* The group `name`; NULL: no memory. */
static listed_group *group_of(term_list *l, slice name) {
    const uint32_t id = map_intern(&l->names, name, NULL);
    if (id == MAP_ABSENT)
        return NULL;
    if (id >= l->group_room) {
        const uint32_t room = l->group_room ? 2 * l->group_room : 16;
        listed_group *grown =
            arena_grow(l->arena, l->groups, l->group_room * sizeof *grown, room * sizeof *grown);
        if (!grown)
            return NULL;
        memset(grown + l->group_room, 0, (room - l->group_room) * sizeof *grown);
        l->groups = grown;
        l->group_room = room;
    }
    return &l->groups[id];
}

/* From here on records are of another language. */
static pith_status begin_language(term_list *l, slice code) {
    char name[sizeof l->language->code];
    if (code.length >= sizeof name)
        return PITH_ERROR_MODEL;
    memcpy(name, code.data, code.length);
    name[code.length] = '\0';
    const uint32_t before = l->header.language_count;
    l->language = term_header_language(&l->header, name);
    if (!l->language || l->header.language_count != before)
        return PITH_ERROR_MODEL;
    if (!model_language(l->model, name, &l->words))
        l->words = model_no_language(l->model);
    for (uint32_t i = 0; i < l->names.count; i++)
        l->groups[i].words_here = 0;
    return PITH_OK;
}

static pith_status begin_group(term_list *l, slice name, const term_record *r) {
    listed_group *g = group_of(l, name);
    TRY_MEMORY(g);
    g->documents += r->documents;
    g->words += r->count;
    g->words_here = r->count;
    return PITH_OK;
}

/* Is a form of one or several words worth being shown? */
static bool is_shown(const term_list *l, slice form) {
    char buffer[TOKEN_FORM_BYTES];
    uint16_t unused;
    return utf8_valid_prefix(form) == form.length && utf8_has_letter(form) &&
           !table_find(&l->words.stopwords, token_form(form, buffer), &unused);
}

static pith_status offer_to_group(term_list *l, slice name, const term_record *r) {
    listed_group *g = group_of(l, name);
    TRY_MEMORY(g);
    if (!l->shown || l->documents < l->min_documents)
        return PITH_OK;
    const double score =
        l->measure((double)r->count, (double)g->words_here, (double)l->count - (double)r->count,
                   (double)l->language->words - (double)g->words_here);
    return score > 0 ? offer(l, g, score, r->documents, r->count) : PITH_OK;
}

/* Offers the term at hand, all forms of which have been seen, to the group of all. */
static pith_status end_term(term_list *l) {
    const bool shown = l->shown;
    l->form_count = 0;
    l->shown = false;
    if (!shown || l->documents < l->min_documents || l->names.count > 1)
        return PITH_OK;
    return offer(l, &l->groups[0], (double)l->documents, l->documents, l->count);
}

static void see_form(term_list *l, slice form, uint64_t count) {
    if (count < l->form_count || form.length > sizeof l->form)
        return;
    l->shown = is_shown(l, form);
    l->form_count = count;
    l->form_length = form.length;
    memcpy(l->form, form.data, form.length);
}

/* The field of `key` that ends before its byte `end`. */
static slice field_before(slice key, size_t start, size_t end) {
    return slice_range(key, start, end - 1);
}

static pith_status list_record(void *to, const term_record *r) {
    term_list *l = to;
    const size_t language_end = term_key_start(r->key, 1).length;
    const size_t field_at = term_key_start(r->key, 2).length;
    const slice code = field_before(r->key, 0, language_end);
    const slice field = slice_range(r->key, field_at, r->key.length);
    const char mark = field.length > 0 ? field.data[0] : '\0';
    const slice name = slice_range(field, mark ? 1 : 0, field.length);
    if (!l->language || !slice_equal(slice_of(l->language->code), code)) {
        TRY(end_term(l));
        TRY(begin_language(l, code));
    }
    if (mark == '=') {
        see_form(l, name, r->count);
        return PITH_OK;
    }
    if (mark == '@')
        return field_at == language_end + 1 ? begin_group(l, name, r) : offer_to_group(l, name, r);
    TRY(end_term(l));
    l->term_order++;
    l->documents = r->documents;
    l->count = r->count;
    return PITH_OK;
}

static pith_status list_header(void *to, const term_header *header) {
    term_list *l = to;
    l->header = *header;
    l->names = (map){.arena = l->arena};
    listed_group *all = group_of(l, (slice){NULL, 0});
    TRY_MEMORY(all);
    for (uint32_t i = 0; i < header->language_count; i++) {
        all->documents += header->languages[i].documents;
        all->words += header->languages[i].words;
    }
    return PITH_OK;
}

static pith_status list_end(void *to) {
    term_list *l = to;
    TRY(end_term(l));
    for (uint32_t i = 0; i < l->names.count; i++)
        best_sort(l->groups[i].best, l->groups[i].count);
    return PITH_OK;
}

const term_sink term_list_sink = {.header = list_header, .record = list_record, .end = list_end};
