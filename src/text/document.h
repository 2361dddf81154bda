/* document.h - what the stages hand on: arrays in the document's arena, each filled by one stage
 * and never changed by a later one.
 *
 *   read   fills  decoded, text, maps, sources, blocks, title, metadata
 *   text   fills  languages, sentences, tokens, forms, terms
 *   rank, keyword and select only read.
 *
 * All offsets here are bytes into `text`, what is to be read of all sources one after another, in
 * valid UTF-8; source_map.h leads them back to the caller's bytes. */
#ifndef PITH_TEXT_DOCUMENT_H
#define PITH_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"
#include "base/status.h"
#include "model/model.h"
#include "text/token.h"

/* A stretch of text and where it came from: each `text_unit` bytes of it stand for `input_unit`
 * bytes of the input. 1 and 1: byte for byte; 3 and 2: U+FFFDs, each for two bytes; 2 and 8: an
 * e with an acute for "&eacute;". Ends where the next run starts. */
typedef struct source_run {
    uint32_t text;       /* first byte */
    uint32_t input;      /* first byte of what it came from */
    uint32_t source;     /* index of the source */
    uint16_t text_unit;  /* at least 1 */
    uint16_t input_unit; /* 0: it stands for nothing, and between things */
} source_run;

/* The runs of a text, in its order. No runs: it came from where it stands, byte for byte. */
typedef struct source_map {
    source_run *runs;
    uint32_t count;
} source_map;

/* When a source was published is not known. */
#define DATE_UNKNOWN INT64_MIN

typedef struct text_source {
    const struct format *format; /* what it is read as */
    const char *charset;         /* that it was decoded from: "utf-8", "windows-1252" */
    void *parsed; /* what the format's parser found beside text, for its judge of roles */
    span decoded; /* where it stands in the decoded text of all sources */
    span text;    /* where its text stands in the document's */
    slice title;  /* given apart from the text, repaired; may be empty */
    pith_metadata metadata;
    int64_t published; /* its date, in seconds since 1970; DATE_UNKNOWN */
    bool known;        /* the reader has read it: nothing of it competes */
    bool split;        /* was given as sentences: each block is one sentence, kept as it is */
} text_source;

typedef struct block {
    span span; /* without white space at either end; never empty; may hold newlines (wrapped) */
    uint32_t source;
    pith_role role;
    uint8_t language;    /* index into the document's languages */
    uint8_t first_words; /* of its first words so many were looked at, */
    uint8_t stop_words;  /* and so many of these are stop words of the document's language */
    bool spare;          /* for a brief only where there is nothing else */
    float doubt;         /* the chance that it is not of the text; 0 where nobody doubts it */
} block;

/* Languages that the blocks of one document may be in. */
enum { LANGUAGES_MAX = 8 };

/* A word: as small as it can be, for there are more of them than of anything else. */
typedef struct token {
    uint32_t start;      /* its first byte */
    uint32_t form : 24;  /* index into forms */
    uint32_t length : 8; /* in bytes; TOKEN_LONG: those of its form */
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
    slice text;       /* NFKC, case-folded */
    uint32_t term;    /* index into terms */
    bool stop;        /* stop word of the language, or found to be one (function_words.h) */
    bool wordlike;    /* holds a letter; else a number or symbol */
    uint8_t language; /* of the block where it stands first: index into the document's languages */
} form;

/* All forms of one stem. */
typedef struct term {
    slice stem;
    float idf; /* ln((N + 1) / (df + 1)) + 1 over the model's corpus, the smallest of its forms', or
                  over the background's */
    uint32_t count; /* occurrences in sentences that compete */
    bool stop;      /* all its forms are stop words, or none is wordlike */
} term;

typedef struct document {
    arena *arena;
    arena *scratch; /* another, for what a stage needs only while it runs: empty when the next
                       begins */
    const pith_model *model;
    const language_model *language;
    bool language_given;       /* by the caller: every block is in it */
    language_model *languages; /* those of the blocks; the first is the document's */
    uint32_t language_count;
    slice decoded;         /* the sources one after another, as valid UTF-8 */
    source_map decoding;   /* from these to the caller's bytes */
    slice text;            /* of all blocks; the decoded sources themselves when all are plain */
    source_map extraction; /* from the text to the decoded sources */
    text_source *sources;
    uint32_t source_count;
    uint32_t known_count; /* of them, those that the reader knows */
    uint32_t repaired;
    slice title; /* of the first source that has one: given, or the text of its title block */
    pith_metadata metadata; /* of the first source that has any of each */
    const char *kind;       /* of web page that the first of them is; or NULL */
    char declared[16];      /* tag of the language that the first web page says it is in, or "" */
    const char *note;       /* what a reader should know of how the sources were read, or NULL */
    block *blocks;
    uint32_t block_count;
    sentence *sentences;
    uint32_t sentence_count;
    token *tokens;
    uint32_t token_count;
    form *forms;
    const uint64_t *form_hashes; /* slice_hash of the text of each */
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

static inline token token_make(span where, uint32_t index) {
    const uint32_t length = where.end - where.start;
    return (token){.start = where.start,
                   .form = index & (uint32_t)(PITH_MAX_FORMS - 1),
                   .length = (length < TOKEN_LONG ? length : TOKEN_LONG) & TOKEN_LONG};
}

/* Where a word stands. */
static inline span token_span(const document *doc, const token *t) {
    const uint32_t length =
        t->length < TOKEN_LONG ? t->length : (uint32_t)doc->forms[t->form].text.length;
    return (span){t->start, t->start + length};
}

/* As it is written. */
static inline slice token_text(const document *doc, const token *t) {
    const span s = token_span(doc, t);
    return slice_range(doc->text, s.start, s.end);
}

/* What `table` has for the text of a form. */
static inline bool form_find(const document *doc, uint32_t index, const word_table *table,
                             uint16_t *value) {
    return table_find_hash(table, doc->form_hashes[index], value);
}

/* Where one form after another is looked up: asks the machine for what a later one will need. */
static inline void form_expect(const document *doc, uint32_t index, const word_table *table) {
    enum { AHEAD = 8 };
    if (index + AHEAD < doc->form_count)
        table_expect(table, doc->form_hashes[index + AHEAD]);
}

/* The language of the blocks that `f` was first met in. */
static inline const language_model *form_language(const document *doc, const form *f) {
    return &doc->languages[f->language];
}

/* Do key phrases come from it? The title says what a text is about, though no summary takes it. */
static inline bool has_phrases(const document *doc, uint32_t sentence_index) {
    const sentence *s = &doc->sentences[sentence_index];
    const block *of = &doc->blocks[s->block];
    return s->competes || (of->role == PITH_ROLE_TITLE && !doc->sources[of->source].known);
}

#endif
