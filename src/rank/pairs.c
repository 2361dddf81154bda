/* pairs.c - graphs whose edges must be looked at one by one, because a weight is no product.
 *
 * All pairs that share a term are found through the inverted index (the columns of the rows): for
 * each sentence i, the lists of its terms are added up in `shared`, one cell per sentence j. The
 * cost is the sum over the terms of df[t]^2. Beyond PAIRS_EXACT, or PAIRS_PER_SENTENCE * n when
 * that is more, terms of the highest df are left out, as few as bring it down to that: time and
 * memory (12 bytes an edge) stay linear, and what is lost are the ties through the commonest words,
 * which TF-IDF weighs least. On news that begins at about 500 sentences.
 *
 * Up to GRAPH_DENSE_MAX sentences the matrix is dense. Measured with the walk (TextRank, news): 60
 * sentences take 53 us dense and 115 us sparse, 125 take 314 us and 175 us. */
#include "rank/graph.h"

enum { PAIRS_EXACT = 1 << 18, PAIRS_PER_SENTENCE = 16 };

typedef struct pair_finder {
    const vectors *v;
    const double *entries;
    edge_weight weight;
    const void *context;
    bool loops;
    uint32_t df_max;     /* terms in more sentences are left out */
    uint32_t *starts;    /* [terms + 1] the inverted index: term t is in */
    uint32_t *sentences; /*   sentences[starts[t] .. starts[t + 1]), ascending, */
    double *factors;     /*   with these entries */
    double *shared;      /* [n] zeros between two sentences */
    uint32_t *touched;   /* [n] cells of `shared` in use */
    uint32_t touched_count;
} pair_finder;

/* The greatest df such that all terms up to it stay within the bound. `by_df`: [n + 1] scratch. */
static uint32_t choose_df_max(const vectors *v, uint32_t *by_df) {
    uint64_t limit = (uint64_t)PAIRS_PER_SENTENCE * v->n;
    if (limit < PAIRS_EXACT)
        limit = PAIRS_EXACT;
    memset(by_df, 0, ((size_t)v->n + 1) * sizeof *by_df);
    for (uint32_t t = 0; t < v->term_count; t++)
        by_df[v->df[t]]++;
    uint64_t pairs = 0;
    for (uint32_t df = 1; df <= v->n; df++) {
        pairs += (uint64_t)by_df[df] * df * df;
        if (pairs > limit)
            return df - 1;
    }
    return v->n;
}

static void invert(pair_finder *f) {
    const vectors *v = f->v;
    f->starts[0] = 0;
    for (uint32_t t = 0; t < v->term_count; t++)
        f->starts[t + 1] = f->starts[t] + v->df[t];
    /* Fill from the end of each list, sentences descending, so that starts end where they began. */
    for (uint32_t t = 0; t < v->term_count; t++)
        f->starts[t] += v->df[t];
    for (uint32_t i = v->n; i-- > 0;) {
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
            const uint32_t to = --f->starts[v->terms[k]];
            f->sentences[to] = i;
            f->factors[to] = f->entries[k];
        }
    }
}

static pith_status finder_init(pair_finder *f, arena *a) {
    const vectors *v = f->v;
    const uint32_t nnz = v->offsets[v->n];
    f->starts = ARENA_ARRAY(a, uint32_t, (size_t)v->term_count + 1);
    f->sentences = ARENA_ARRAY(a, uint32_t, nnz);
    f->factors = ARENA_ARRAY(a, double, nnz);
    f->shared = arena_alloc_zero(a, v->n, sizeof *f->shared);
    f->touched = ARENA_ARRAY(a, uint32_t, (size_t)v->n + 1);
    if (!f->starts || !f->sentences || !f->factors || !f->shared || !f->touched)
        return PITH_ERROR_MEMORY;
    f->df_max = choose_df_max(v, f->touched);
    invert(f);
    return PITH_OK;
}

/* Adds up what sentence i shares with every other one. */
static void share(pair_finder *f, uint32_t i) {
    const vectors *v = f->v;
    f->touched_count = 0;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
        const uint32_t t = v->terms[k];
        if (v->df[t] > f->df_max)
            continue;
        for (uint32_t at = f->starts[t]; at < f->starts[t + 1]; at++) {
            const uint32_t j = f->sentences[at];
            if (f->shared[j] == 0)
                f->touched[f->touched_count++] = j;
            f->shared[j] += f->entries[k] * f->factors[at];
        }
    }
}

/* The weight of the edge from i to j; clears the cell. */
static double take_edge(pair_finder *f, uint32_t i, uint32_t j) {
    const double shared = f->shared[j];
    f->shared[j] = 0;
    return j == i ? 0 : f->weight(f->context, i, j, shared);
}

static void form_dense(pair_finder *f, double *dense) {
    const uint32_t n = f->v->n;
    for (uint32_t i = 0; i < n; i++) {
        double *row = dense + (size_t)i * n;
        share(f, i);
        for (uint32_t k = 0; k < f->touched_count; k++)
            row[f->touched[k]] = take_edge(f, i, f->touched[k]);
        if (f->loops)
            row[i] = 1;
    }
}

/* The edges of sentence i, in the order in which they were found; no product minds. Their number;
 * stored unless `columns` is NULL. */
static uint32_t form_row(pair_finder *f, uint32_t i, uint32_t *columns, double *edges) {
    uint32_t count = 0;
    share(f, i);
    for (uint32_t k = 0; k < f->touched_count; k++) {
        const uint32_t j = f->touched[k];
        const double edge = j == i && f->loops ? 1 : take_edge(f, i, j);
        f->shared[j] = 0;
        if (edge <= 0)
            continue;
        if (columns) {
            columns[count] = j;
            edges[count] = edge;
        }
        count++;
    }
    return count;
}

/* Twice over the pairs, to count and to store: no room is wasted on growing. */
static pith_status form_sparse(pair_finder *f, arena *a, uint32_t *offsets, graph *out) {
    const uint32_t n = f->v->n;
    offsets[0] = 0;
    for (uint32_t i = 0; i < n; i++)
        offsets[i + 1] = offsets[i] + form_row(f, i, NULL, NULL);
    uint32_t *columns = ARENA_ARRAY(a, uint32_t, offsets[n]);
    double *edges = ARENA_ARRAY(a, double, offsets[n]);
    TRY_MEMORY(columns);
    TRY_MEMORY(edges);
    for (uint32_t i = 0; i < n; i++)
        form_row(f, i, columns + offsets[i], edges + offsets[i]);
    out->rows = (csr_matrix){n, n, offsets, columns, edges};
    return PITH_OK;
}

pith_status graph_of_pairs(const vectors *v, const double *entries, edge_weight weight,
                           const void *context, bool loops, arena *a, graph *out) {
    *out = (graph){.n = v->n};
    pair_finder f = {
        .v = v, .entries = entries, .weight = weight, .context = context, .loops = loops};
    if (v->n <= GRAPH_DENSE_MAX) {
        double *dense = arena_alloc_zero(a, (size_t)v->n * v->n, sizeof *dense);
        TRY_MEMORY(dense);
        TRY(finder_init(&f, a));
        form_dense(&f, dense);
        out->form = GRAPH_DENSE;
        out->dense = dense;
        return PITH_OK;
    }
    uint32_t *offsets = ARENA_ARRAY(a, uint32_t, (size_t)v->n + 1);
    TRY_MEMORY(offsets);
    TRY(finder_init(&f, a));
    out->form = GRAPH_SPARSE;
    return form_sparse(&f, a, offsets, out);
}
