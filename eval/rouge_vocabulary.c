/* rouge_vocabulary.c - see rouge_vocabulary.h. What a form becomes:
 *
 *   ROUGE_155     4 letters or more: the base of an irregular form as it stands, else ROUGE's
 * Porter ROUGE_GOOGLE  4 letters or more: NLTK's Porter ROUGE_OWN     the base of an irregular
 * form, or the form itself, by Porter as he revised it
 *
 * So `geese` and `goose` meet in our own mode (both are `goos`) and do not in the script, which
 * never stems the base. Stop words are compared as written, before stemming. */
#include "eval/rouge_vocabulary.h"

#include "base/status.h"
#include "eval/porter.h"
#include "eval/rouge_tables.h"

#include <string.h>

enum { SHORTEST_STEMMED = 4 }; /* of the two programs */

/* Room for as many is made at once: a thousand pairs of news summaries have 9,148
 * stems, the built-in table 5,930 forms. Filling the tables while they grow took 8 % of the time of
 * such a run. */
enum { USUAL_TERMS = 8192 };

/* Cuts the next line off `text`; false at the end. */
static bool next_line(slice *text, slice *line) {
    if (text->length == 0)
        return false;
    const char *end = memchr(text->data, '\n', text->length);
    const size_t length = end ? (size_t)(end - text->data) : text->length;
    *line = slice_range(*text, 0, length);
    *text = slice_range(*text, end ? length + 1 : length, text->length);
    return true;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Cuts the next word off `line`; false when only blanks are left. */
static bool next_word(slice *line, slice *word) {
    size_t start = 0;
    while (start < line->length && is_blank(line->data[start]))
        start++;
    size_t end = start;
    while (end < line->length && !is_blank(line->data[end]))
        end++;
    *word = slice_range(*line, start, end);
    *line = slice_range(*line, end, line->length);
    return end > start;
}

/* Lines of "form base"; a later line replaces an earlier one; # starts a comment. A form is found
 * by its key, which lies in the text with its base behind it. */
static pith_status read_irregular(rouge_lexicon *lexicon, slice text) {
    enum { SHORTEST_LINE = 4 }; /* such as "a b" and its end */
    lexicon->irregular.arena = &lexicon->memory;
    const size_t most = text.length / SHORTEST_LINE + 1;
    TRY_MEMORY(map_reserve(&lexicon->irregular, most < USUAL_TERMS ? (uint32_t)most : USUAL_TERMS));
    lexicon->end = text.data + text.length;
    slice line, form, word;
    while (next_line(&text, &line)) {
        if (!next_word(&line, &form) || form.data[0] == '#' || !next_word(&line, &word))
            continue;
        const uint32_t id = map_intern_borrowed(&lexicon->irregular, form, NULL);
        TRY_MEMORY(id != MAP_ABSENT);
        lexicon->irregular.keys[id] = form;
    }
    return PITH_OK;
}

/* The base of the irregular form with that id. */
static slice base_of(const rouge_lexicon *lexicon, uint32_t id) {
    const slice form = lexicon->irregular.keys[id];
    const char *behind = form.data + form.length;
    slice rest = {behind, (size_t)(lexicon->end - behind)};
    slice base = {0};
    next_word(&rest, &base);
    return base;
}

static pith_status read_stop_words(rouge_lexicon *lexicon, slice text) {
    lexicon->stop_words.arena = &lexicon->memory;
    slice line, word;
    while (next_line(&text, &line))
        if (next_word(&line, &word) && word.data[0] != '#')
            TRY_MEMORY(map_intern_borrowed(&lexicon->stop_words, word, NULL) != MAP_ABSENT);
    return PITH_OK;
}

pith_status rouge_lexicon_open(rouge_lexicon *lexicon, const rouge_options *options) {
    *lexicon = (rouge_lexicon){0};
    if (options->language)
        return PITH_OK; /* words, stems and stop words are pith's */
    if (options->stem && options->mode != ROUGE_GOOGLE) {
        const slice own = {options->exceptions, options->exceptions_length};
        TRY(read_irregular(lexicon, own.data ? own : rouge_table_irregular()));
    }
    if (options->drop_stop_words) {
        const slice own = {options->stop_words, options->stop_words_length};
        TRY(read_stop_words(lexicon, own.data ? own : rouge_table_stop_words()));
    }
    return PITH_OK;
}

void rouge_lexicon_close(rouge_lexicon *lexicon) {
    arena_free(&lexicon->memory);
}

void rouge_vocabulary_open(rouge_vocabulary *v, const rouge_lexicon *lexicon,
                           const rouge_options *options) {
    *v = (rouge_vocabulary){.lexicon = lexicon, .options = options};
    v->long_forms.arena = &v->memory;
    v->terms.arena = &v->memory;
    map_reserve(&v->terms, USUAL_TERMS); /* if not now, then when the first term needs it */
}

void rouge_vocabulary_close(rouge_vocabulary *v) {
    arena_free(&v->memory);
}

/* A copy of `form` to stem in, or NULL. */
static char *copy_to_stem(rouge_vocabulary *v, slice form) {
    const size_t needed = form.length + 2 * PORTER_ROOM;
    if (needed > v->buffer_size) {
        char *buffer = arena_grow(&v->memory, v->buffer, v->buffer_size, 2 * needed);
        if (!buffer)
            return NULL;
        v->buffer = buffer;
        v->buffer_size = 2 * needed;
    }
    return memcpy(v->buffer, form.data, form.length);
}

static uint32_t stem_term(rouge_vocabulary *v, slice form) {
    const rouge_mode mode = v->options->mode;
    if (mode != ROUGE_OWN && form.length < SHORTEST_STEMMED)
        return map_intern(&v->terms, form, NULL);
    const uint32_t irregular = map_find(&v->lexicon->irregular, form);
    if (irregular != MAP_ABSENT) {
        form = base_of(v->lexicon, irregular);
        if (mode == ROUGE_155)
            return map_intern(&v->terms, form, NULL);
    }
    const porter_form porter = mode == ROUGE_155      ? PORTER_ROUGE
                               : mode == ROUGE_GOOGLE ? PORTER_NLTK
                                                      : PORTER_REVISED;
    char *bytes = copy_to_stem(v, form);
    if (!bytes)
        return MAP_ABSENT;
    return map_intern(&v->terms, (slice){bytes, porter_stem(bytes, form.length, porter)}, NULL);
}

/* The term of a form that is met for the first time. */
static uint32_t find_term(rouge_vocabulary *v, slice form) {
    if (map_find(&v->lexicon->stop_words, form) != MAP_ABSENT)
        return ROUGE_TERM_STOP;
    const uint32_t term = v->options->stem ? stem_term(v, form) : map_intern(&v->terms, form, NULL);
    return term == MAP_ABSENT ? ROUGE_TERM_FAILED : term;
}

static uint32_t long_term(rouge_vocabulary *v, slice form) {
    bool added;
    const uint32_t id = map_intern(&v->long_forms, form, &added);
    if (id == MAP_ABSENT)
        return ROUGE_TERM_FAILED;
    if (id >= v->capacity) {
        const uint32_t capacity = v->capacity ? 2 * v->capacity : 64;
        uint32_t *term_of = arena_grow(&v->memory, v->term_of, v->capacity * sizeof *term_of,
                                       capacity * sizeof *term_of);
        if (!term_of)
            return ROUGE_TERM_FAILED;
        v->term_of = term_of;
        v->capacity = capacity;
    }
    if (added)
        v->term_of[id] = find_term(v, form);
    return v->term_of[id];
}

static rouge_short_form *short_slot(const rouge_vocabulary *v, const uint64_t bytes[2]) {
    const size_t mask = v->short_slots - 1;
    const uint64_t hash = (bytes[0] ^ (bytes[1] * 0x9E3779B97F4A7C15ULL)) * 0xE7037ED1A0B428DBULL;
    size_t slot = (size_t)(hash >> 32) & mask;
    while (v->short_forms[slot].bytes[0] != 0 &&
           (v->short_forms[slot].bytes[0] != bytes[0] || v->short_forms[slot].bytes[1] != bytes[1]))
        slot = (slot + 1) & mask;
    return &v->short_forms[slot];
}

static bool grow_short_forms(rouge_vocabulary *v) {
    enum { FIRST_SLOTS = 16384 };
    const rouge_short_form *old = v->short_forms;
    const size_t old_slots = v->short_slots;
    v->short_slots = old_slots ? 2 * old_slots : FIRST_SLOTS;
    v->short_forms = arena_alloc_zero(&v->memory, v->short_slots, sizeof *v->short_forms);
    for (size_t i = 0; v->short_forms && i < old_slots; i++)
        if (old[i].bytes[0] != 0)
            *short_slot(v, old[i].bytes) = old[i];
    return v->short_forms != NULL;
}

/* The first `length` of the bytes at `data`, padded with zeros. */
static void pack(const char *data, size_t length, uint64_t bytes[2]) {
    static const unsigned char ones[2 * ROUGE_SHORT_BYTES] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                              0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                              0xFF, 0xFF, 0xFF, 0xFF};
    uint64_t mask[2];
    memcpy(mask, ones + ROUGE_SHORT_BYTES - length, sizeof mask);
    memcpy(bytes, data, sizeof mask);
    bytes[0] &= mask[0];
    bytes[1] &= mask[1];
}

uint32_t rouge_vocabulary_term(rouge_vocabulary *v, slice form) {
    if (form.length > ROUGE_SHORT_BYTES)
        return long_term(v, form);
    if (4 * v->short_count >= 3 * v->short_slots && !grow_short_forms(v))
        return ROUGE_TERM_FAILED;
    uint64_t bytes[2];
    pack(form.data, form.length, bytes);
    rouge_short_form *slot = short_slot(v, bytes);
    if (slot->bytes[0] == 0) {
        *slot = (rouge_short_form){{bytes[0], bytes[1]}, find_term(v, form)};
        v->short_count++;
    }
    return slot->term;
}

uint32_t rouge_vocabulary_plain(rouge_vocabulary *v, slice word) {
    const uint32_t term = map_intern(&v->terms, word, NULL);
    return term == MAP_ABSENT ? ROUGE_TERM_FAILED : term;
}
