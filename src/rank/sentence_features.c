/* sentence_features.c - see sentence_features.h. For the i-th of n sentences, with rows X[i] of
 * length 1 (vectors.h):
 *
 *   position    1 - ln(1 + place) / ln(1 + m), place = 0, 1, … among the m sentences of its source
 *   centrality  sum over j != i of cosine(i, j), over the greatest such sum
 *   followed    (sum over j > i - sum over j < i of cosine(i, j)), over the greatest sum as above;
 *               j in the same source (pacsum.c)
 *   centroid    cosine of X[i] and the sum of all rows (Radev et al., "Centroid-based summarization
 *               of multiple documents", 2004)
 *   title       cosine with the words of the title
 *   words       mean over its words of count * idf (tfidf.c), over the greatest such mean
 *   length      ln(1 + its words without stop words), over the greatest
 *   query       cosine with the words of the query
 *
 * All in [0, 1] but followed, in [-1, 1]; 0 where there is nothing to measure. O(nnz + terms). */
#include "rank/sentence_features.h"

#include <math.h>

const char *const feature_names[FEATURE_COUNT] = {
    [FEATURE_POSITION] = "position", [FEATURE_CENTRALITY] = "centrality",
    [FEATURE_FOLLOWED] = "followed", [FEATURE_CENTROID] = "centroid",
    [FEATURE_TITLE] = "title",       [FEATURE_WORDS] = "words",
    [FEATURE_LENGTH] = "length",     [FEATURE_QUERY] = "query",
};

static double *row_at(double *rows, uint32_t i) {
    return rows + (size_t)i * FEATURE_COUNT;
}

/* Sum over the rows [first, end) of their products with `dense`: that of their sum with it. */
static double dot_sum(const vectors *v, uint32_t first, uint32_t end, const double *dense) {
    double sum = 0;
    for (uint32_t i = first; i < end; i++)
        sum += sparse_dot_dense(vectors_row(v, i), dense);
    return sum;
}

/* Position and direction in the source that is the sentences [first, end). `whole` and `before`:
 * [terms] sums of its rows, all of them and the earlier ones; zeros between two sources. */
static void fill_source(const vectors *v, uint32_t first, uint32_t end, double *whole,
                        double *before, double *rows) {
    for (uint32_t i = first; i < end; i++)
        sparse_add(vectors_row(v, i), whole);
    const double log_length = log(1 + (double)(end - first));
    for (uint32_t i = first; i < end; i++) {
        const sparse_row x = vectors_row(v, i);
        double *row = row_at(rows, i);
        const double both = sparse_dot_dense(x, whole) - sparse_dot(x, x);
        row[FEATURE_POSITION] = 1 - log(1 + (double)(i - first)) / log_length;
        row[FEATURE_FOLLOWED] = both - 2 * sparse_dot_dense(x, before);
        sparse_add(x, before);
    }
    for (uint32_t i = first; i < end; i++) {
        sparse_clear(vectors_row(v, i), whole);
        sparse_clear(vectors_row(v, i), before);
    }
}

static pith_status fill_sources(const rank_input *input, double *rows) {
    const vectors *v = input->vectors;
    double *whole = arena_alloc_zero(input->arena, v->term_count, sizeof *whole);
    double *before = arena_alloc_zero(input->arena, v->term_count, sizeof *before);
    TRY_MEMORY(whole);
    TRY_MEMORY(before);
    for (uint32_t first = 0, end = 1; end <= input->count; end++) {
        if (end < input->count && rank_source(input, end) == rank_source(input, first))
            continue;
        fill_source(v, first, end, whole, before, rows);
        first = end;
    }
    return PITH_OK;
}

/* A row over all terms, so that a product with it is a look-up. */
static pith_status spread(sparse_row row, uint32_t terms, arena *a, double **out) {
    *out = arena_alloc_zero(a, terms, sizeof **out);
    TRY_MEMORY(*out);
    sparse_add(row, *out);
    return PITH_OK;
}

/* What a sentence shares with the whole, the title and the query. */
static pith_status fill_topics(const rank_input *input, double *rows) {
    const vectors *v = input->vectors;
    double *all;
    double *title;
    double *query;
    TRY(spread((sparse_row){0}, v->term_count, input->arena, &all));
    TRY(spread(v->title, v->term_count, input->arena, &title));
    TRY(spread(v->query, v->term_count, input->arena, &query));
    for (uint32_t i = 0; i < v->n; i++)
        sparse_add(vectors_row(v, i), all);
    const double norm = sqrt(dot_sum(v, 0, v->n, all));
    for (uint32_t i = 0; i < v->n; i++) {
        const sparse_row x = vectors_row(v, i);
        double *row = row_at(rows, i);
        const double sum = sparse_dot_dense(x, all);
        row[FEATURE_CENTRALITY] = sum - sparse_dot(x, x);
        row[FEATURE_CENTROID] = norm > 0 ? sum / norm : 0;
        row[FEATURE_TITLE] = sparse_dot_dense(x, title);
        row[FEATURE_QUERY] = sparse_dot_dense(x, query);
    }
    return PITH_OK;
}

static void fill_words(const rank_input *input, double *rows) {
    const vectors *v = input->vectors;
    for (uint32_t i = 0; i < v->n; i++) {
        double sum = 0;
        uint32_t words = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
            const term *t = &input->doc->terms[v->terms[k]];
            sum += (double)v->tf[k] * t->count * (double)t->idf;
            words += v->tf[k];
        }
        row_at(rows, i)[FEATURE_WORDS] = words > 0 ? sum / words : 0;
        row_at(rows, i)[FEATURE_LENGTH] = log(1 + (double)words);
    }
}

/* Divides a column by the greatest value of another (perhaps itself). */
static void scale_column(uint32_t n, enum feature column, double greatest, double *rows) {
    if (greatest <= 0)
        return;
    for (uint32_t i = 0; i < n; i++)
        row_at(rows, i)[column] /= greatest;
}

static double greatest_of(uint32_t n, enum feature column, double *rows) {
    double greatest = 0;
    for (uint32_t i = 0; i < n; i++)
        if (row_at(rows, i)[column] > greatest)
            greatest = row_at(rows, i)[column];
    return greatest;
}

pith_status features_fill(const rank_input *input, double *rows) {
    const uint32_t n = input->count;
    TRY(fill_sources(input, rows));
    TRY(fill_topics(input, rows));
    fill_words(input, rows);
    const double most_central = greatest_of(n, FEATURE_CENTRALITY, rows);
    scale_column(n, FEATURE_FOLLOWED, most_central, rows);
    scale_column(n, FEATURE_CENTRALITY, most_central, rows);
    scale_column(n, FEATURE_WORDS, greatest_of(n, FEATURE_WORDS, rows), rows);
    scale_column(n, FEATURE_LENGTH, greatest_of(n, FEATURE_LENGTH, rows), rows);
    return PITH_OK;
}
