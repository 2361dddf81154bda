/* rouge_ngrams.c - n-grams of any n, by naming (Karp, Miller, Rosenberg 1972).
 *
 * An n-gram is the name of its first n-1 words and its last word, so two numbers of 32 bits make
 * the key of a hash table that gives the next free name: n-grams of every order are again small
 * numbers, compared in one step. Time and memory are linear in the words of the row, per order. */
#include "eval/rouge_overlap.h"

#include "base/status.h"

#include <string.h>

static pith_status enlarge(rouge_workspace *w, size_t needed) {
    arena_reset(&w->lasting);
    w->capacity = 2 * needed;
    w->in_reference = arena_alloc_zero(&w->lasting, w->capacity, sizeof *w->in_reference);
    w->in_system = arena_alloc_zero(&w->lasting, w->capacity, sizeof *w->in_system);
    w->counts = arena_alloc_zero(&w->lasting, w->capacity, sizeof *w->counts);
    TRY_MEMORY(w->in_reference && w->in_system && w->counts);
    return PITH_OK;
}

pith_status rouge_workspace_open(rouge_workspace *w, arena *row, size_t terms, size_t words) {
    const size_t needed = terms > words ? terms : words;
    if (needed > w->capacity)
        TRY(enlarge(w, needed));
    w->row = row;
    w->table_size = 64;
    while (w->table_size < 2 * words)
        w->table_size *= 2;
    w->table_keys = ARENA_ARRAY(row, uint64_t, w->table_size);
    w->table_names = ARENA_ARRAY(row, uint32_t, w->table_size);
    TRY_MEMORY(w->table_keys && w->table_names);
    return PITH_OK;
}

void rouge_workspace_close(rouge_workspace *w) {
    arena_free(&w->lasting);
}

size_t rouge_shared(rouge_workspace *w, const uint32_t *reference, size_t reference_count,
                    const uint32_t *system, size_t system_count) {
    uint32_t *left = w->in_reference;
    size_t hits = 0;
    for (size_t i = 0; i < reference_count; i++)
        left[reference[i]]++;
    for (size_t i = 0; i < system_count; i++) {
        const bool hit = left[system[i]] > 0;
        left[system[i]] -= hit;
        hits += hit;
    }
    for (size_t i = 0; i < reference_count; i++)
        left[reference[i]] = 0;
    return hits;
}

void rouge_ngrams_start(rouge_workspace *w) {
    memset(w->table_names, 0xFF, w->table_size * sizeof *w->table_names);
}

/* The name of `key`; the next one, *used, when it is new. */
static uint32_t name_of(rouge_workspace *w, uint64_t key, uint32_t *used) {
    const size_t mask = w->table_size - 1;
    size_t slot = (size_t)((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask; /* Fibonacci hashing */
    while (w->table_names[slot] != UINT32_MAX && w->table_keys[slot] != key)
        slot = (slot + 1) & mask;
    if (w->table_names[slot] == UINT32_MAX) {
        w->table_keys[slot] = key;
        w->table_names[slot] = (*used)++;
    }
    return w->table_names[slot];
}

size_t rouge_ngrams_extend(rouge_workspace *w, uint32_t *names, size_t count, size_t n,
                           const rouge_words *text, uint32_t *used) {
    if (count < 2)
        return 0;
    for (size_t i = 0; i + 1 < count; i++)
        names[i] = name_of(w, (uint64_t)names[i] << 32 | text->terms[i + n - 1], used);
    return count - 1;
}

void rouge_tally(uint32_t *counts, const rouge_words *text) {
    for (size_t i = 0; i < text->count; i++)
        counts[text->terms[i]]++;
}

void rouge_untally(uint32_t *counts, const rouge_words *text) {
    for (size_t i = 0; i < text->count; i++)
        counts[text->terms[i]] = 0;
}
