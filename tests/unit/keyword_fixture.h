/* keyword_fixture.h - documents that are made by hand, so that only the keyword room is tested. */
#ifndef PITH_TESTS_KEYWORD_FIXTURE_H
#define PITH_TESTS_KEYWORD_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/best.h"
#include "keyword/keyword.h"
#include "keyword/keyword_methods.h"
#include "model/packed.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TABLE_SLOTS = 64, MAX_TOKENS = 70000 };

static inline void assert_near(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", found, expected);
}

/* A document of one block: sentences end at "." or "|"; those between "|" and "|" do not compete.
 * Words are folded to lower case; the stem is the word without a final "s". */
typedef struct fixture {
    arena memory;
    unsigned char slots[SLOT_BYTES * TABLE_SLOTS];
    language_model language;
    document doc;
    block block; /* of the only source */
    text_source source;
    map forms;
    map terms;
} fixture;

static const char *const STOP_WORDS[] = {"the", "of", "to", "and", "in", "a", "is", "face"};

static inline void add_kind(fixture *f, const char *word, uint16_t kind) {
    assert_true(table_add(f->slots, TABLE_SLOTS, slice_hash(slice_of(word)), kind));
}

static inline bool is_stop(slice word) {
    for (size_t i = 0; i < sizeof STOP_WORDS / sizeof *STOP_WORDS; i++)
        if (slice_equal(word, slice_of(STOP_WORDS[i])))
            return true;
    return false;
}

static inline uint32_t add_form(fixture *f, slice word) {
    char folded[64];
    assert_true(word.length < sizeof folded);
    for (size_t i = 0; i < word.length; i++)
        folded[i] = (char)tolower((unsigned char)word.data[i]);
    bool added;
    const uint32_t id = map_intern(&f->forms, (slice){folded, word.length}, &added);
    if (!added)
        return id;
    slice text = f->forms.keys[id];
    slice stem = text;
    if (stem.length > 2 && memcmp(stem.data + stem.length - 2, "'s", 2) == 0)
        stem.length -= 2;
    else if (stem.length > 3 && stem.data[stem.length - 1] == 's')
        stem.length--;
    form *made = &f->doc.forms[id];
    *made = (form){.text = text, .stop = is_stop(text)};
    for (size_t i = 0; i < text.length; i++)
        made->wordlike |= isalpha((unsigned char)text.data[i]) != 0;
    made->term = map_intern(&f->terms, stem, &added);
    if (added)
        f->doc.terms[made->term] =
            (term){.stem = stem, .idf = 2, .stop = made->stop || !made->wordlike};
    f->doc.form_count = f->forms.count;
    f->doc.form_hashes = f->forms.hashes;
    f->doc.term_count = f->terms.count;
    return id;
}

static inline void set_idf(fixture *f, const char *stem, float idf) {
    const uint32_t id = map_find(&f->terms, slice_of(stem));
    assert_int_not_equal(id, MAP_ABSENT);
    f->doc.terms[id].idf = idf;
}

static inline void add_words(fixture *f, uint32_t start, uint32_t end) {
    const char *text = f->doc.text.data;
    uint32_t at = start;
    while (at < end) {
        if (!isalnum((unsigned char)text[at])) {
            at++;
            continue;
        }
        const uint32_t first = at;
        while (at < end && (isalnum((unsigned char)text[at]) || strchr("'/@", text[at])))
            at++;
        const uint32_t id = add_form(f, (slice){text + first, at - first});
        assert_true(f->doc.token_count < MAX_TOKENS);
        f->doc.tokens[f->doc.token_count++] = token_make((span){first, at}, id);
        f->doc.terms[f->doc.forms[id].term].count++;
    }
}

static inline void read_text(fixture *f, const char *text) {
    document *d = &f->doc;
    d->text = slice_of(text);
    bool competes = true;
    uint32_t start = 0;
    for (uint32_t at = 0; at <= d->text.length; at++) {
        if (at < d->text.length && text[at] != '.' && text[at] != '|')
            continue;
        const uint32_t first = d->token_count;
        add_words(f, start, at);
        if (d->token_count > first)
            d->sentences[d->sentence_count++] = (sentence){.span = {start, at},
                                                           .first_token = first,
                                                           .token_count = d->token_count - first,
                                                           .competes = competes};
        if (at < d->text.length && text[at] == '|')
            competes = !competes;
        start = at + 1;
    }
}

static inline fixture *make(const char *text) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->forms.arena = f->terms.arena = f->doc.arena = &f->memory;
    f->language.words = (word_table){f->slots, TABLE_SLOTS};
    f->doc.language = &f->language;
    f->doc.languages = &f->language;
    f->doc.model = pith_model_builtin();
    f->doc.forms = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(form));
    f->doc.terms = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(term));
    f->doc.tokens = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(token));
    f->doc.sentences = arena_alloc_zero(&f->memory, MAX_TOKENS, sizeof(sentence));
    add_kind(f, "said", WORD_NOT_KEY);
    add_kind(f, "tuesday", WORD_NOT_KEY);
    add_kind(f, "latest", WORD_INNER);
    add_kind(f, "of", WORD_JOINT);
    f->doc.blocks = &f->block;
    f->doc.sources = &f->source;
    f->doc.block_count = f->doc.source_count = 1;
    read_text(f, text);
    f->doc.words = f->doc.token_count;
    f->language.idf_unknown = 4;
    return f;
}

static inline void free_fixture(fixture *f) {
    arena_free(&f->memory);
    free(f);
}

static inline keyword_result extract(fixture *f, const char *method, size_t limit) {
    keyword_result result = {0};
    const choice_rules rules = {.limit = limit, .words = KEYS_OF_PHRASE};
    assert_int_equal(keyword_extract(&f->doc, method, &rules, &f->memory, &result), PITH_OK);
    return result;
}

static inline const keyword_phrase *find(const keyword_result *result, const char *text) {
    for (uint32_t i = 0; i < result->count; i++)
        if (slice_equal(result->phrases[i].text, slice_of(text)))
            return &result->phrases[i];
    return NULL;
}

#endif
