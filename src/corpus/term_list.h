/* term_list.h - the terms of a corpus that a person wants to see: those of the most documents, or
 * those that distinguish each group from the rest. A sink of records, as term_merge.h has them. */
#ifndef PITH_CORPUS_TERM_LIST_H
#define PITH_CORPUS_TERM_LIST_H

#include "base/arena.h"
#include "base/best.h"
#include "base/map.h"
#include "corpus/term_merge.h"
#include "keyword/keyness.h"
#include "model/model.h"

typedef struct listed_term {
    uint64_t documents;
    uint64_t count;
    char *form;
    size_t length; /* of form */
    size_t room;   /* for it */
    uint32_t language;
} listed_term;

typedef struct listed_group {
    uint64_t documents;
    uint64_t words;
    uint64_t words_here; /* in the language at hand */
    listed_term *terms;
    scored *best; /* of each term, by its index; a heap (base/best.h), in the end best first */
    size_t count;
    size_t room;
} listed_group;

typedef struct term_list {
    arena *arena;
    const pith_model *model;
    keyness_measure *measure;
    size_t limit;           /* terms of a group, at most */
    uint64_t min_documents; /* of a term, at least */
    map names;              /* of groups */
    listed_group *groups;   /* by name; group 0 is all, and has the empty name */
    uint32_t group_room;
    term_header header;

    /* Where the records stand. */
    term_language *language;
    language_model words; /* of that language */
    uint32_t term_order;  /* decides between equal scores */
    uint64_t documents;   /* of the term at hand */
    uint64_t count;
    uint64_t form_count; /* of its best form so far */
    bool shown;          /* that is no stop word, and no number */
    size_t form_length;
    char form[TERM_FIELD_BYTES];
} term_list;

/* Zero the list but for its first five members. The sink's `to` is the list. */
extern const term_sink term_list_sink;

#endif
