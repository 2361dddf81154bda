/* toy_document.h - documents from a few lines, for tests of ranking and selection by hand.
 *
 * Each line is a sentence; its words are separated by spaces, folded, their own stems and have idf
 * 1. A word that starts with '-' is a stop word. Printed and counted as it stands, the '-' too. */
#ifndef PITH_TESTS_TOY_DOCUMENT_H
#define PITH_TESTS_TOY_DOCUMENT_H

#include "rank/rank.h"

#include <stdio.h>

enum { TOY_MAX = 1100 };

typedef struct toy {
    arena memory;
    language_model language;
    document doc;
    map words;
    uint32_t sentences[TOY_MAX]; /* 0, 1, … */
    slice plain[TOY_MAX];        /* what is printed of each: its line */
    char *text;
    vectors rows;
    rank_input input;
} toy;

static inline void toy_add_word(toy *t, slice word, uint32_t start) {
    bool added;
    char *folded = arena_alloc(&t->memory, word.length);
    for (size_t i = 0; i < word.length; i++)
        folded[i] =
            word.data[i] >= 'A' && word.data[i] <= 'Z' ? (char)(word.data[i] + 32) : word.data[i];
    word.data = folded;
    const uint32_t id = map_intern(&t->words, word, &added);
    const bool stop = word.data[0] == '-';
    if (added) {
        t->doc.forms[id] = (form){.text = word, .term = id, .stop = stop, .wordlike = true};
        t->doc.terms[id] = (term){.stem = word, .idf = 1, .stop = stop};
    }
    t->doc.terms[id].count++;
    t->doc.tokens[t->doc.token_count++] =
        token_make((span){start, start + (uint32_t)word.length}, id);
}

static inline void toy_add_sentence(toy *t, const char *line, uint32_t source) {
    const uint32_t at = t->doc.sentence_count++;
    const uint32_t first = t->doc.token_count;
    const uint32_t start = (uint32_t)t->doc.text.length;
    const size_t length = strlen(line);
    memcpy(t->text + start, line, length);
    t->text[start + length] = '\n';
    t->doc.text.length += length + 1;
    t->plain[at] = (slice){t->text + start, length};
    for (const char *p = line; *p;) {
        const size_t bytes = strcspn(p, " ");
        if (bytes > 0)
            toy_add_word(t, (slice){p, bytes}, start + (uint32_t)(p - line));
        p += bytes + (p[bytes] == ' ');
    }
    t->doc.blocks[at] = (block){.source = source};
    t->doc.sentences[at] = (sentence){.span = {start, start + (uint32_t)length},
                                      .block = at,
                                      .first_token = first,
                                      .token_count = t->doc.token_count - first,
                                      .competes = true};
    t->sentences[at] = at;
}

/* Builds `count` lines; sources[i] is the source of line i, NULL: all of source 0. False:
 * something failed. */
static inline bool toy_build(toy *t, const char *const *lines, uint32_t count,
                             const uint32_t *sources) {
    size_t bytes = 1;
    for (uint32_t i = 0; i < count; i++)
        bytes += strlen(lines[i]) + 1;
    *t = (toy){.words = {.arena = NULL}};
    t->words.arena = &t->memory;
    t->doc = (document){.arena = &t->memory,
                        .scratch = &t->memory,
                        .model = pith_model_builtin(),
                        .language = &t->language,
                        .languages = &t->language,
                        .blocks = ARENA_ARRAY(&t->memory, block, count),
                        .sentences = ARENA_ARRAY(&t->memory, sentence, count),
                        .tokens = ARENA_ARRAY(&t->memory, token, bytes),
                        .forms = ARENA_ARRAY(&t->memory, form, bytes),
                        .terms = ARENA_ARRAY(&t->memory, term, bytes)};
    if (!model_language(t->doc.model, "en", &t->language))
        return false;
    t->doc.text.data = t->text = arena_alloc(&t->memory, bytes);
    for (uint32_t i = 0; i < count; i++)
        toy_add_sentence(t, lines[i], sources ? sources[i] : 0);
    t->doc.form_count = t->doc.term_count = t->words.count;
    t->doc.form_hashes = t->words.hashes;
    t->doc.words = t->doc.token_count;
    t->doc.source_count = sources && count > 0 ? sources[count - 1] + 1 : 1;
    t->input = (rank_input){.doc = &t->doc,
                            .sentences = t->sentences,
                            .count = count,
                            .vectors = &t->rows,
                            .limit = {PITH_SENTENCES, 3, false},
                            .arena = &t->memory};
    return vectors_build(&t->doc, t->sentences, count, NULL, 0, &t->memory, &t->rows) == PITH_OK;
}

/* The term of `word`. */
static inline uint32_t toy_term(const toy *t, const char *word) {
    return map_find(&t->words, slice_of(word));
}

static inline void toy_free(toy *t) {
    arena_free(&t->memory);
}

#endif
