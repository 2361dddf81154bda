/* tally.c - see tally.h.
 *
 * A phrase is a row of words of one sentence with nothing but white space or a hyphen between two
 * of them, and nothing but white space in text that has none; it neither starts nor ends with a
 * stop word or a number, and a possessive ends it. What differs only in inflection or capitals is
 * one term in several forms. Words that are longer than a field, or hold control characters, are
 * data and not counted.
 *
 * The document's own map comes first, so that each distinct form costs one look-up in the great
 * table, which lies beyond the processor's caches. O(words * ngram). */
#include "corpus/tally.h"

#include "keyword/keys.h"
#include "text/plain.h"
#include "text/utf8.h"

/* Of a language, a term and a form, with their TABs and marks. */
enum { KEY_BYTES = 8 + 2 * TERM_FIELD_BYTES + 8 };

typedef struct tally {
    const document *doc;
    uint32_t ngram;
    map forms; /* keys of forms */
    uint64_t *form_counts;
    uint32_t form_room;
    map terms; /* keys of terms */
    uint64_t *term_counts;
    uint64_t words[LANGUAGES_MAX]; /* by language of the document */
    char key[KEY_BYTES];           /* the one that is being made */
} tally;

/* ---- what stands in a sentence ---- */

static bool is_edge(const document *doc, const token *t) {
    const form *f = &doc->forms[t->form];
    return f->wordlike && !f->stop;
}

/* May a phrase go on from one word to the next? */
static bool is_joined(const document *doc, const token *left, const token *right) {
    const uint32_t end = token_span(doc, left).end;
    const slice gap = slice_range(doc->text, end, right->start);
    if (looks_text_end(doc, left) != end)
        return false;
    if (gap.length == 1 && (gap.data[0] == ' ' || gap.data[0] == '-'))
        return true;
    for (size_t at = 0; at < gap.length;)
        if (!utf8_is_space(utf8_next(gap, &at)))
            return false;
    return true;
}

static bool is_field(slice s) {
    for (size_t i = 0; i < s.length; i++)
        if ((unsigned char)s.data[i] < ' ')
            return false;
    return s.length > 0 && s.length <= TERM_FIELD_BYTES;
}

/* Writes the stems of `count` tokens. 0: they do not fit. */
static size_t write_term(const document *doc, const token *tokens, uint32_t count, char *out) {
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        const slice stem = doc->terms[doc->forms[tokens[i].form].term].stem;
        if (!is_field(stem) || length + 1 + stem.length > TERM_FIELD_BYTES)
            return 0;
        if (i > 0)
            out[length++] = ' ';
        memcpy(out + length, stem.data, stem.length);
        length += stem.length;
    }
    return length;
}

static pith_status count_form(tally *t, slice key_of_form) {
    bool added;
    const uint32_t id = map_intern(&t->forms, key_of_form, &added);
    if (id == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    if (id >= t->form_room) {
        const uint32_t room = t->form_room ? 2 * t->form_room : 1024;
        uint64_t *grown = arena_grow(t->doc->arena, t->form_counts, t->form_room * sizeof *grown,
                                     room * sizeof *grown);
        TRY_MEMORY(grown);
        t->form_counts = grown;
        t->form_room = room;
    }
    t->form_counts[id] = added ? 1 : t->form_counts[id] + 1;
    return PITH_OK;
}

/* Counts the phrase of `count` tokens, whose language has been written to the key. */
static pith_status count_phrase(tally *t, const token *tokens, uint32_t count, size_t length) {
    const span where = {tokens->start, looks_text_end(t->doc, &tokens[count - 1])};
    slice text = slice_range(t->doc->text, where.start, where.end);
    if (count > 1)
        text = plain_text(t->doc, where);
    TRY_MEMORY(text.data);
    const size_t written = write_term(t->doc, tokens, count, t->key + length);
    if (written == 0 || !is_field(text))
        return PITH_OK;
    length += written;
    t->key[length++] = '\t';
    t->key[length++] = '=';
    memcpy(t->key + length, text.data, text.length);
    return count_form(t, (slice){t->key, length + text.length});
}

static pith_status count_sentence(tally *t, const sentence *s) {
    const document *doc = t->doc;
    const uint8_t language = doc->blocks[s->block].language;
    const token *tokens = doc->tokens + s->first_token;
    const slice code = slice_of(doc->languages[language].code);
    memcpy(t->key, code.data, code.length);
    t->key[code.length] = '\t';
    t->words[language] += s->token_count;
    for (uint32_t i = 0; i < s->token_count; i++) {
        TRY(count_phrase(t, &tokens[i], 1, code.length + 1));
        if (!is_edge(doc, &tokens[i]))
            continue;
        for (uint32_t n = 2; n <= t->ngram && i + n <= s->token_count &&
                             is_joined(doc, &tokens[i + n - 2], &tokens[i + n - 1]);
             n++)
            if (is_edge(doc, &tokens[i + n - 1]))
                TRY(count_phrase(t, &tokens[i], n, code.length + 1));
    }
    return PITH_OK;
}

/* ---- the terms of the forms ---- */

static pith_status sum_terms(tally *t) {
    t->terms = (map){.arena = t->doc->arena};
    if (!map_reserve(&t->terms, t->forms.count))
        return PITH_ERROR_MEMORY;
    t->term_counts = arena_alloc_zero(t->doc->arena, t->forms.count, sizeof *t->term_counts);
    TRY_MEMORY(t->term_counts);
    for (uint32_t i = 0; i < t->forms.count; i++) {
        const uint32_t id =
            map_intern_borrowed(&t->terms, term_key_start(t->forms.keys[i], 2), NULL);
        if (id == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        t->term_counts[id] += t->form_counts[i];
    }
    return PITH_OK;
}

/* ---- into the counter ---- */

/* Is there room for all, if all of it were new? */
static bool has_room(const tally *t, const struct pith_counter *c, slice group) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < t->forms.count; i++)
        bytes += t->forms.keys[i].length;
    for (uint32_t i = 0; i < t->terms.count; i++)
        bytes += 2 * t->terms.keys[i].length + group.length + 1;
    bytes += LANGUAGES_MAX * (sizeof c->totals.languages->code + group.length + 3);
    return counter_has_room(c, (size_t)t->forms.count + 2 * (size_t)t->terms.count + LANGUAGES_MAX,
                            bytes);
}

/* Adds to the record of the group with the key that starts as `start`. */
static void add_group(tally *t, struct pith_counter *c, slice start, slice group, uint64_t count) {
    memcpy(t->key, start.data, start.length);
    t->key[start.length] = '@';
    memcpy(t->key + start.length + 1, group.data, group.length);
    counter_add(c, (slice){t->key, start.length + 1 + group.length}, 1, count);
}

/* Documents and words of each language that the document has words of. */
static pith_status add_totals(tally *t, struct pith_counter *c, slice group) {
    for (uint32_t i = 0; i < t->doc->language_count; i++) {
        char start[sizeof t->doc->languages->code + 2];
        const slice code = slice_of(t->doc->languages[i].code);
        if (t->words[i] == 0)
            continue;
        term_language *language = term_header_language(&c->totals, code.data);
        if (!language)
            return PITH_ERROR_LIMIT;
        language->documents++;
        language->words += t->words[i];
        memcpy(start, code.data, code.length);
        memcpy(start + code.length, "\t\t", 2);
        if (group.length > 0)
            add_group(t, c, (slice){start, code.length + 2}, group, t->words[i]);
    }
    return PITH_OK;
}

static pith_status add_all(tally *t, struct pith_counter *c, slice group) {
    if (!has_room(t, c, group))
        return PITH_ERROR_LIMIT;
    TRY(add_totals(t, c, group));
    for (uint32_t i = 0; i < t->forms.count; i++)
        counter_add(c, t->forms.keys[i], 1, t->form_counts[i]);
    for (uint32_t i = 0; i < t->terms.count; i++) {
        counter_add(c, t->terms.keys[i], 1, t->term_counts[i]);
        if (group.length > 0)
            add_group(t, c, t->terms.keys[i], group, t->term_counts[i]);
    }
    return PITH_OK;
}

static pith_status count_all(tally *t) {
    for (uint32_t i = 0; i < t->doc->sentence_count; i++)
        if (t->doc->sentences[i].competes)
            TRY(count_sentence(t, &t->doc->sentences[i]));
    return sum_terms(t);
}

pith_status tally_document(struct pith_counter *c, const document *doc, slice group) {
    tally t = {.doc = doc, .ngram = c->totals.ngram, .forms = {.arena = doc->arena}};
    const arena_mark mark = arena_save(doc->arena);
    pith_status status = count_all(&t);
    if (status == PITH_OK)
        status = add_all(&t, c, group);
    arena_rewind(doc->arena, mark);
    return status;
}
