/* rank.h - scores for the sentences that compete; the table of methods. */
#ifndef PITH_RANK_RANK_H
#define PITH_RANK_RANK_H

#include "rank/vectors.h"
#include "text/document.h"

enum { RANK_MAX_PARTS = 32 };

/* What a method is given. */
typedef struct rank_input {
    const document *doc;
    const uint32_t *sentences; /* indices of the sentences that compete, ascending */
    uint32_t count;            /* of them: n */
    const vectors *vectors;    /* of those n sentences, in that order; title and query too */
    arena *arena;              /* for results and scratch */
} rank_input;

/* What it gives back. The parts of a sentence add up to its score. */
typedef struct rank_result {
    double *scores;                /* [n], finite */
    double *parts;                 /* [n * part_count], row i belongs to sentence i */
    const char *const *part_names; /* [part_count], static */
    uint32_t part_count;           /* 1 .. RANK_MAX_PARTS */
    const char *method;            /* that was used, static */
    const char *note;              /* why another than the one asked for, or NULL; static */
    bool keeps_order;              /* the order is the method's point: nothing is demoted */
} rank_result;

typedef struct rank_method {
    pith_method about;
    pith_status (*score)(const rank_input *input, rank_result *out);
} rank_method;

/* Index of the source that the i-th of the sentences comes from. */
static inline uint32_t rank_source(const rank_input *input, uint32_t i) {
    const document *doc = input->doc;
    return doc->blocks[doc->sentences[input->sentences[i]].block].source;
}

/* The method called `name`, or NULL. */
const rank_method *rank_find(const char *name);

/* All of them, for pith_methods. */
const pith_method *rank_methods(size_t *count);

#endif
