/* told.c - see told.h. A sentence is the set of its words without stop words, by their stems, a
 * document the set of those of all its sentences that compete (sketch.c).
 *
 *   a sentence has been told   likeness >= SENTENCE_LIKENESS with one that has, and WORDS_LEAST
 *                              words
 *   a document has been told   likeness >= DOCUMENT_LIKENESS with one that has
 *
 * Half of the words, as near-duplicates of two writers (likeness.h), but without rows of weights,
 * which differ from document to document. Reports of one event by several papers share a third to a
 * half of their words, copies of one report by an agency, shortened and reworded, more than that:
 * the first are told of what is new in them, the latter are not told again. */
#include "rank/told.h"

#include "rank/sketch.h"

#include <stdlib.h>

#define SENTENCE_LIKENESS 0.5
#define DOCUMENT_LIKENESS 0.6
enum { WORDS_LEAST = 2 };

struct pith_told {
    arena memory;
    sketch_index sentences;
    sketch_index documents;
};

pith_status told_new(pith_told **out) {
    pith_told *t = calloc(1, sizeof *t);
    TRY_MEMORY(t);
    t->sentences.buckets.arena = t->documents.buckets.arena = &t->memory;
    *out = t;
    return PITH_OK;
}

void told_free(pith_told *t) {
    if (!t)
        return;
    arena_free(&t->memory);
    free(t);
}

static uint64_t hash_at(const rank_input *input, uint32_t number) {
    return slice_hash(input->doc->terms[number].stem);
}

static pith_status sketch_of_sentence(const rank_input *input, uint32_t i, sketch *out) {
    const sparse_row row = vectors_row(input->vectors, i);
    uint64_t *hashes = ARENA_ARRAY(input->arena, uint64_t, row.count);
    TRY_MEMORY(hashes);
    for (uint32_t k = 0; k < row.count; k++)
        hashes[k] = hash_at(input, row.terms[k]);
    sketch_make(hashes, row.count, out);
    if (out->count < WORDS_LEAST)
        out->count = 0; /* like nothing */
    return PITH_OK;
}

static pith_status sketch_of_document(const rank_input *input, sketch *out) {
    const vectors *v = input->vectors;
    uint64_t *hashes = ARENA_ARRAY(input->arena, uint64_t, v->term_count);
    TRY_MEMORY(hashes);
    uint32_t count = 0;
    for (uint32_t t = 0; t < v->term_count; t++)
        if (v->df[t] > 0)
            hashes[count++] = hash_at(input, t);
    sketch_make(hashes, count, out);
    return PITH_OK;
}

pith_status told_has_document(const pith_told *t, const rank_input *input, bool *found) {
    sketch s;
    TRY(sketch_of_document(input, &s));
    sketch_find(&t->documents, &s, DOCUMENT_LIKENESS, found);
    return PITH_OK;
}

pith_status told_has_sentence(const pith_told *t, const rank_input *input, uint32_t i,
                              bool *found) {
    sketch s;
    TRY(sketch_of_sentence(input, i, &s));
    sketch_find(&t->sentences, &s, SENTENCE_LIKENESS, found);
    return PITH_OK;
}

pith_status told_add(pith_told *t, const rank_input *input, const uint32_t *chosen,
                     uint32_t count) {
    sketch s;
    for (uint32_t c = 0; c < count; c++) {
        TRY(sketch_of_sentence(input, chosen[c], &s));
        TRY(sketch_add(&t->sentences, &s));
    }
    if (count == 0)
        return PITH_OK;
    TRY(sketch_of_document(input, &s));
    return sketch_add(&t->documents, &s);
}
