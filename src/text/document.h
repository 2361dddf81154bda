/* document.h - what the stages hand on: arrays in the document's arena, each filled by one stage
 * and never changed by a later one.
 *
 *   read   fills  text, map, sources, blocks, title
 *   text   fills  sentences, tokens, forms, terms
 *   rank, keyword and select only read.
 *
 * All offsets here are bytes into `text`, the repaired UTF-8 of all sources one after another;
 * source_map.h leads them back to the caller's bytes. */
#ifndef PITH_TEXT_DOCUMENT_H
#define PITH_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"
#include "base/status.h"
#include "model/model.h"

/* One stretch of `text` and where it came from. Ends where the next run starts. */
typedef struct source_run {
    uint32_t text;     /* first byte in the document's text */
    uint32_t input;    /* first byte in the source */
    uint32_t source;   /* index of the source */
    uint32_t repaired; /* 0: byte for byte; else U+FFFDs here: each 3 bytes stand for `repaired`
                          bytes of the input */
} source_run;

typedef struct text_source {
    span text;   /* where its text stands in the document's */
    slice title; /* given apart from the text, repaired; may be empty */
    bool split;  /* was given as sentences: each block is one sentence, kept as it is */
} text_source;

typedef struct block {
    span span; /* without white space at either end; never empty; may hold newlines (wrapped) */
    uint32_t source;
    pith_role role;
} block;

/* A word. */
typedef struct token {
    span span;
    uint32_t form; /* index into forms */
} token;

typedef struct sentence {
    span span; /* without white space at either end */
    uint32_t block;
    uint32_t first_token;
    uint32_t token_count;
    bool competes; /* may be chosen */
} sentence;

/* What a folded surface form is. */
typedef struct form {
    slice text;    /* NFKC, case-folded */
    uint32_t term; /* index into terms */
    bool stop;     /* stop word of the language */
    bool wordlike; /* holds a letter; else a number or symbol */
} form;

/* All forms of one stem. */
typedef struct term {
    slice stem;
    float idf; /* the smallest of its forms'; ln((N + 1) / (df + 1)) + 1 over the model's corpus */
    uint32_t count; /* occurrences in sentences that compete */
    bool stop;      /* all its forms are stop words, or none is wordlike */
} term;

typedef struct document {
    arena *arena;
    const pith_model *model;
    const language_model *language;
    slice text;
    source_run *runs;
    uint32_t run_count;
    text_source *sources;
    uint32_t source_count;
    uint32_t repaired;
    slice title; /* of the first source that has one: given, or the text of its title block */
    block *blocks;
    uint32_t block_count;
    sentence *sentences;
    uint32_t sentence_count;
    token *tokens;
    uint32_t token_count;
    form *forms;
    uint32_t form_count;
    term *terms;
    uint32_t term_count;
    uint32_t *title_terms; /* distinct non-stop terms of the titles of all sources, ascending */
    uint32_t title_term_count;
    uint32_t words; /* tokens in sentences that compete */
} document;

/* May sentences of a block of this role be chosen? */
static inline bool role_competes(pith_role role) {
    return role == PITH_ROLE_BODY || role == PITH_ROLE_LIST || role == PITH_ROLE_QUOTE;
}

#endif
