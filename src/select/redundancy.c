/* redundancy.c - near-duplicates among the chosen sentences.
 *
 * A candidate x repeats a chosen sentence y when they have the same words in the same order, or
 * when they say all but the same (rank/likeness.h), for which their cosine must reach a threshold.
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

static prefix_end find_prefix_end(const redundancy *r, sparse_row row) {
    const vectors *v = r->input->vectors;
    const double cosine =
        rank_source_count(r->input) > 1 ? LIKENESS_COSINE_ACROSS : LIKENESS_COSINE;
    const double threshold = cosine * cosine - LIKENESS_ROUNDING;
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
    TRY_MEMORY(r->newest);
    TRY_MEMORY(r->compared);
    TRY_MEMORY(r->added);
    return likeness_init(&r->likeness, input->doc, input->arena);
}

/* ---- the same words ---- */

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

pith_status redundancy_first_said(redundancy *r, uint32_t **first) {
    const uint32_t n = r->input->count;
    map wordings = {.arena = r->input->arena};
    uint32_t *of_wording = ARENA_ARRAY(r->input->arena, uint32_t, n);
    *first = ARENA_ARRAY(r->input->arena, uint32_t, n);
    TRY_MEMORY(of_wording);
    TRY_MEMORY(*first);
    for (uint32_t i = 0; i < n; i++) {
        slice key;
        bool added;
        TRY(wording_of(r, i, &key));
        const uint32_t wording = map_intern(&wordings, key, &added);
        if (wording == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        if (added)
            of_wording[wording] = i;
        (*first)[i] = of_wording[wording];
    }
    return PITH_OK;
}

/* ---- comparing ---- */

static bool is_repeat(redundancy *r, uint32_t x, uint32_t y) {
    const sparse_row a = vectors_row(r->input->vectors, x);
    const sparse_row b = vectors_row(r->input->vectors, y);
    return likeness_holds(&r->likeness, (likeness_side){r->input->sentences[x], a},
                          (likeness_side){r->input->sentences[y], b}, sparse_dot(a, b));
}

/* Compares x with the chosen sentences that have term `t` in their prefix, to find the one that it
 * repeats; *left: as many as may still be compared. */
static uint32_t repeated_by_term(redundancy *r, uint32_t x, uint32_t t, uint32_t *left) {
    for (uint32_t e = r->newest[t]; e != 0 && *left > 0; e = r->entries[e - 1].older) {
        const uint32_t y = r->entries[e - 1].position;
        if (r->compared[y] == r->search)
            continue;
        r->compared[y] = r->search;
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
    const prefix_end end = find_prefix_end(r, row);
    uint32_t left = COMPARISONS;
    r->search++;
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
    const prefix_end end = find_prefix_end(r, row);
    for (uint32_t k = 0; k < row.count; k++)
        if (in_prefix(v, end, row.terms[k]))
            TRY(add_entry(r, row.terms[k], position));
    return PITH_OK;
}
