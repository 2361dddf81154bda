/* vectors.c - see vectors.h.
 *
 * The rows are filled by way of their transpose: reading the sentences in order fills the column
 * of each term with ascending sentences, and reading the columns in order fills the row of each
 * sentence with ascending terms. So everything comes out sorted without a comparison, in
 * O(tokens + terms) even when the whole document is one sentence.
 *
 * Weighting: w = tf * idf with the idf of the model's corpus, scaled to length 1: Salton and
 * Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing and
 * Management 24(5), 1988. */
#include "rank/vectors.h"

#include <math.h>

/* Occurrences by term, then by sentence; scratch of the build. */
typedef struct columns {
    uint32_t *next; /* [terms] where the next sentence of a term goes; at the end, where it ends */
    uint32_t *rows; /* [nnz] */
    uint16_t *tf;   /* [nnz] */
} columns;

static uint32_t term_of(const document *doc, uint32_t at) {
    return doc->forms[doc->tokens[at].form].term;
}

/* Counts the distinct terms of each sentence into offsets[i + 1], and of each term the sentences
 * that hold it into df. */
static void count_entries(const document *doc, const uint32_t *sentences, uint32_t n,
                          uint32_t *seen, vectors *out) {
    for (uint32_t i = 0; i < n; i++) {
        const sentence *s = &doc->sentences[sentences[i]];
        uint32_t distinct = 0;
        for (uint32_t k = 0; k < s->token_count; k++) {
            const uint32_t t = term_of(doc, s->first_token + k);
            if (doc->terms[t].stop || seen[t] == i + 1)
                continue;
            seen[t] = i + 1;
            out->df[t]++;
            distinct++;
        }
        out->offsets[i + 1] = out->offsets[i] + distinct;
    }
}

/* Because sentences come in order, the entry of a term in the current sentence is its last one. */
static void fill_columns(const document *doc, const uint32_t *sentences, const vectors *v,
                         columns *c, uint32_t *seen) {
    for (uint32_t t = 0, at = 0; t < v->term_count; t++) {
        c->next[t] = at;
        at += v->df[t];
        seen[t] = 0;
    }
    for (uint32_t i = 0; i < v->n; i++) {
        const sentence *s = &doc->sentences[sentences[i]];
        for (uint32_t k = 0; k < s->token_count; k++) {
            const uint32_t t = term_of(doc, s->first_token + k);
            if (doc->terms[t].stop)
                continue;
            if (seen[t] != i + 1) {
                seen[t] = i + 1;
                c->rows[c->next[t]] = i;
                c->tf[c->next[t]++] = 0;
            }
            uint16_t *tf = &c->tf[c->next[t] - 1];
            *tf = (uint16_t)(*tf + (*tf < UINT16_MAX));
        }
    }
}

/* `next`: [n] scratch. */
static void fill_rows(const document *doc, const columns *c, uint32_t *next, vectors *out) {
    memcpy(next, out->offsets, out->n * sizeof *next);
    for (uint32_t t = 0, at = 0; t < out->term_count; t++) {
        for (; at < c->next[t]; at++) {
            const uint32_t to = next[c->rows[at]]++;
            out->terms[to] = t;
            out->tf[to] = c->tf[at];
            out->weights[to] = c->tf[at] * (double)doc->terms[t].idf;
        }
    }
}

static void scale_to_unit(double *w, uint32_t count) {
    double squares = 0;
    for (uint32_t k = 0; k < count; k++)
        squares += w[k] * w[k];
    if (squares <= 0)
        return;
    const double scale = 1 / sqrt(squares);
    for (uint32_t k = 0; k < count; k++)
        w[k] *= scale;
}

/* A row of distinct `terms`, each once. */
static pith_status row_of_terms(const document *doc, const uint32_t *terms, uint32_t count,
                                arena *a, sparse_row *out) {
    double *w = ARENA_ARRAY(a, double, count);
    TRY_MEMORY(w);
    for (uint32_t k = 0; k < count; k++)
        w[k] = (double)doc->terms[terms[k]].idf;
    scale_to_unit(w, count);
    *out = (sparse_row){terms, w, count};
    return PITH_OK;
}

static pith_status build_rows(const document *doc, const uint32_t *sentences, uint32_t *seen,
                              arena *a, vectors *out) {
    const uint32_t nnz = out->offsets[out->n];
    columns c = {ARENA_ARRAY(a, uint32_t, out->term_count), ARENA_ARRAY(a, uint32_t, nnz),
                 ARENA_ARRAY(a, uint16_t, nnz)};
    uint32_t *next = ARENA_ARRAY(a, uint32_t, out->n);
    if (!c.next || !c.rows || !c.tf || !next)
        return PITH_ERROR_MEMORY;
    fill_columns(doc, sentences, out, &c, seen);
    fill_rows(doc, &c, next, out);
    for (uint32_t i = 0; i < out->n; i++)
        scale_to_unit(out->weights + out->offsets[i], out->offsets[i + 1] - out->offsets[i]);
    return PITH_OK;
}

pith_status vectors_build(const document *doc, const uint32_t *sentences, uint32_t n,
                          const uint32_t *query_terms, uint32_t query_count, arena *a,
                          vectors *out) {
    *out = (vectors){.n = n, .term_count = doc->term_count};
    out->offsets = ARENA_ARRAY(a, uint32_t, (size_t)n + 1);
    out->df = arena_alloc_zero(a, doc->term_count, sizeof *out->df);
    uint32_t *seen = arena_alloc_zero(a, doc->term_count, sizeof *seen);
    if (!out->offsets || !out->df || !seen)
        return PITH_ERROR_MEMORY;
    out->offsets[0] = 0;
    count_entries(doc, sentences, n, seen, out);

    const uint32_t nnz = out->offsets[n];
    out->terms = ARENA_ARRAY(a, uint32_t, nnz);
    out->weights = ARENA_ARRAY(a, double, nnz);
    out->tf = ARENA_ARRAY(a, uint16_t, nnz);
    if (!out->terms || !out->weights || !out->tf)
        return PITH_ERROR_MEMORY;
    TRY(row_of_terms(doc, doc->title_terms, doc->title_term_count, a, &out->title));
    TRY(row_of_terms(doc, query_terms, query_count, a, &out->query));

    const arena_mark scratch = arena_save(a);
    const pith_status status = build_rows(doc, sentences, seen, a, out);
    arena_rewind(a, scratch);
    return status;
}

pith_status vectors_probabilities(const vectors *v, arena *a, double **p) {
    *p = arena_alloc_zero(a, v->term_count, sizeof **p);
    TRY_MEMORY(*p);
    double all = 0;
    for (uint32_t k = 0; k < v->offsets[v->n]; k++) {
        (*p)[v->terms[k]] += v->tf[k];
        all += v->tf[k];
    }
    for (uint32_t t = 0; t < v->term_count && all > 0; t++)
        (*p)[t] /= all;
    return PITH_OK;
}

double sparse_dot(sparse_row a, sparse_row b) {
    double sum = 0;
    for (uint32_t i = 0, j = 0; i < a.count && j < b.count;) {
        if (a.terms[i] == b.terms[j])
            sum += a.weights[i++] * b.weights[j++];
        else if (a.terms[i] < b.terms[j])
            i++;
        else
            j++;
    }
    return sum;
}

double sparse_dot_dense(sparse_row row, const double *dense) {
    double sum = 0;
    for (uint32_t k = 0; k < row.count; k++)
        sum += row.weights[k] * dense[row.terms[k]];
    return sum;
}

void sparse_add(sparse_row row, double *dense) {
    for (uint32_t k = 0; k < row.count; k++)
        dense[row.terms[k]] += row.weights[k];
}

void sparse_clear(sparse_row row, double *dense) {
    for (uint32_t k = 0; k < row.count; k++)
        dense[row.terms[k]] = 0;
}
