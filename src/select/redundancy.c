/* redundancy.c - near-duplicates among the chosen sentences.
 *
 * A candidate x repeats a chosen sentence y when they have the same words in the same order, or
 *
 *   cosine(x, y) >= REDUNDANCY_COSINE    of their TF-IDF vectors (rank/vectors.h), and
 *   terms in both >= REDUNDANCY_TERMS    distinct ones without stop words, and
 *   overlap(x, y) >= REDUNDANCY_OVERLAP  (words of x that y has + words of y that x has)
 *                                        / words of both; all words, stop words and numbers too
 *
 * The cosine says that they are about the same. Alone it is too little: one rare name outweighs all
 * else, and of some sentences ("A first thing is here", "The last thing is here") one word is all
 * that is no stop word.
 *
 * Not every y is compared: only those that share a term with x in both their prefixes (Bayardo, Ma
 * and Srikant, "Scaling up all pairs similarity search", WWW 2007). Terms are ordered by rarity,
 * rarity = floor(log2 df[t]), and by number among equals. The prefix of x is the fewest first
 * terms such that the weights of all others have a norm below the threshold. If x and y share no
 * term within both prefixes, take the first that they share: it is outside one of the prefixes, say
 * that of x, and so are all others; hence x.y <= |rest of x| * |y| < threshold.
 *
 * The prefix holds rare terms, so the lists are short: in summaries of 40 % of news few candidates
 * meet more than COMPARISONS chosen sentences before they hold 20,000. From there on the last
 * chosen ones are compared, so that the time stays linear: 5, 10 and 20 MB take 0.46, 1.0 and 2.5 s
 * in all. Up to COMPARISONS sentences a summary misses nothing, and the same words are always
 * found, by their hash.
 *
 * The same index tells, of several documents, which others say what a chosen sentence says. MinHash
 * (Broder 1997) and SimHash (Charikar 2002) find near-duplicates in linear time too, but not all,
 * and need signatures of every sentence; here only the chosen ones are indexed. */
#include "select/redundancy.h"

enum { RARITIES = 32, COMPARISONS = 64 };

/* Rounding may leave the cosine of equal rows a little below 1, and norms a little off. */
#define ROUNDING 1e-9

static int rarity_of(uint32_t df) {
    int rarity = 0;
    while (df >>= 1)
        rarity++;
    return rarity;
}

/* The last term of a prefix, by (rarity, number). */
typedef struct prefix_end {
    int rarity;
    uint32_t term;
} prefix_end;

static prefix_end find_prefix_end(const vectors *v, sparse_row row) {
    const double threshold = REDUNDANCY_COSINE * REDUNDANCY_COSINE - ROUNDING;
    double squares[RARITIES] = {0};
    for (uint32_t k = 0; k < row.count; k++)
        squares[rarity_of(v->df[row.terms[k]])] += row.weights[k] * row.weights[k];
    double rest = 0;
    int rarity = RARITIES - 1;
    while (rarity > 0 && rest + squares[rarity] < threshold)
        rest += squares[rarity--];
    for (uint32_t k = row.count; k-- > 0;) {
        if (rarity_of(v->df[row.terms[k]]) != rarity)
            continue;
        rest += row.weights[k] * row.weights[k];
        if (rest >= threshold)
            return (prefix_end){rarity, row.terms[k]};
    }
    return (prefix_end){rarity, 0};
}

static bool in_prefix(const vectors *v, prefix_end end, uint32_t t) {
    const int rarity = rarity_of(v->df[t]);
    return rarity < end.rarity || (rarity == end.rarity && t <= end.term);
}

pith_status redundancy_init(redundancy *r, const rank_input *input) {
    const vectors *v = input->vectors;
    *r = (redundancy){.input = input, .wordings = {.arena = input->arena}};
    r->newest = arena_alloc_zero(input->arena, v->term_count, sizeof *r->newest);
    r->compared = arena_alloc_zero(input->arena, v->n, sizeof *r->compared);
    r->added = ARENA_ARRAY(input->arena, uint32_t, v->n);
    r->marks = arena_alloc_zero(input->arena, input->doc->form_count, sizeof *r->marks);
    TRY_MEMORY(r->newest);
    TRY_MEMORY(r->compared);
    TRY_MEMORY(r->added);
    TRY_MEMORY(r->marks);
    return PITH_OK;
}

/* ---- all words ---- */

static const sentence *sentence_at(const redundancy *r, uint32_t position) {
    return &r->input->doc->sentences[r->input->sentences[position]];
}

static uint32_t form_at(const redundancy *r, const sentence *s, uint32_t k) {
    return r->input->doc->tokens[s->first_token + k].form;
}

/* The words of a sentence as a key: their form numbers. */
static pith_status wording_of(redundancy *r, uint32_t position, slice *key) {
    const sentence *s = sentence_at(r, position);
    if (s->token_count > r->wording_capacity) {
        r->wording = ARENA_ARRAY(r->input->arena, uint32_t, s->token_count);
        TRY_MEMORY(r->wording);
        r->wording_capacity = s->token_count;
    }
    for (uint32_t k = 0; k < s->token_count; k++)
        r->wording[k] = form_at(r, s, k);
    *key = (slice){(const char *)r->wording, s->token_count * sizeof *r->wording};
    return PITH_OK;
}

/* How many words of `a` does `b` have? */
static uint32_t words_shared(redundancy *r, const sentence *a, const sentence *b) {
    r->mark++;
    for (uint32_t k = 0; k < b->token_count; k++)
        r->marks[form_at(r, b, k)] = r->mark;
    uint32_t shared = 0;
    for (uint32_t k = 0; k < a->token_count; k++)
        shared += r->marks[form_at(r, a, k)] == r->mark;
    return shared;
}

static bool overlaps(redundancy *r, uint32_t x, uint32_t y) {
    const sentence *a = sentence_at(r, x);
    const sentence *b = sentence_at(r, y);
    const double shared = (double)words_shared(r, a, b) + words_shared(r, b, a);
    return shared >= REDUNDANCY_OVERLAP * ((double)a->token_count + b->token_count);
}

/* ---- comparing ---- */

static uint32_t terms_shared(sparse_row a, sparse_row b) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a.count && j < b.count;) {
        const uint32_t t = a.terms[i];
        const uint32_t u = b.terms[j];
        shared += t == u;
        i += t <= u;
        j += u <= t;
    }
    return shared;
}

static bool is_repeat(redundancy *r, uint32_t x, uint32_t y) {
    const sparse_row a = vectors_row(r->input->vectors, x);
    const sparse_row b = vectors_row(r->input->vectors, y);
    return sparse_dot(a, b) >= REDUNDANCY_COSINE - ROUNDING &&
           terms_shared(a, b) >= REDUNDANCY_TERMS && overlaps(r, x, y);
}

/* Compares x with the chosen sentences that have term `t` in their prefix, to find the one that it
 * repeats; *left: as many as may still be compared. */
static uint32_t repeated_by_term(redundancy *r, uint32_t x, uint32_t t, uint32_t *left) {
    for (uint32_t e = r->newest[t]; e != 0 && *left > 0; e = r->entries[e - 1].older) {
        const uint32_t y = r->entries[e - 1].position;
        if (r->compared[y] == x + 1)
            continue;
        r->compared[y] = x + 1;
        --*left;
        if (is_repeat(r, x, y))
            return y;
    }
    return REDUNDANCY_NONE;
}

pith_status redundancy_find(redundancy *r, uint32_t position, uint32_t *of) {
    const vectors *v = r->input->vectors;
    const sparse_row row = vectors_row(v, position);
    slice key;
    TRY(wording_of(r, position, &key));
    const uint32_t wording = map_find(&r->wordings, key);
    *of = wording != MAP_ABSENT ? r->added[wording] : REDUNDANCY_NONE;
    const prefix_end end = find_prefix_end(v, row);
    uint32_t left = COMPARISONS;
    for (uint32_t k = 0; k < row.count && *of == REDUNDANCY_NONE; k++)
        if (in_prefix(v, end, row.terms[k]))
            *of = repeated_by_term(r, position, row.terms[k], &left);
    return PITH_OK;
}

static pith_status add_entry(redundancy *r, uint32_t t, uint32_t position) {
    if (r->entry_count == r->entry_capacity) {
        const uint32_t capacity = r->entry_capacity ? 2 * r->entry_capacity : 64;
        redundancy_entry *grown =
            arena_grow(r->input->arena, r->entries, r->entry_capacity * sizeof *grown,
                       capacity * sizeof *grown);
        TRY_MEMORY(grown);
        r->entries = grown;
        r->entry_capacity = capacity;
    }
    r->entries[r->entry_count++] = (redundancy_entry){position, r->newest[t]};
    r->newest[t] = r->entry_count;
    return PITH_OK;
}

pith_status redundancy_add(redundancy *r, uint32_t position) {
    const vectors *v = r->input->vectors;
    const sparse_row row = vectors_row(v, position);
    slice key;
    TRY(wording_of(r, position, &key));
    const uint32_t wording = map_intern(&r->wordings, key, NULL);
    if (wording == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    r->added[wording] = position;
    const prefix_end end = find_prefix_end(v, row);
    for (uint32_t k = 0; k < row.count; k++)
        if (in_prefix(v, end, row.terms[k]))
            TRY(add_entry(r, row.terms[k], position));
    return PITH_OK;
}
