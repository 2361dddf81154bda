/* features_topic.c - what a sentence is about, beside the rest. With the rows X[i] of length 1
 * (vectors.h), n of them, m in the source of i:
 *
 *   centroid        cosine of X[i] and the sum of all rows (Radev et al., "Centroid-based
 *                   summarization of multiple documents", 2004)
 *   degree          sum over j != i of X[i] . X[j], over n
 *   before, after   the sum over the earlier, the later j in the source, over m
 *   followed        after - before (Zheng and Lapata, "Sentence centrality revisited", ACL 2019)
 *   title, query    X[i] . its row
 *   lead            the sum of X[i] . X[j] over the first LEAD of the source but i
 *   tfidf_sum       sum over its words of count * idf (tfidf.c)
 *   tfidf           mean over its words of count * idf, over the greatest
 *   rarity          mean idf of its distinct terms
 *   spread          mean share of the sentences that have its terms
 *   shared          sum over its distinct terms of the others' share, over the root of their
 *                   number: the words it shares, as TextRank has them, without the pairs
 *   fresh           share of its terms that no earlier sentence has
 *   introduces      how many other sentences have those, summed over them
 *
 * All by sums of rows, never by pairs: O(nnz + terms). */
#include "rank/sentence_features.h"

#include <math.h>

enum { LEAD = 3 };

/* Rows over all terms, so that a product with one is a look-up. */
typedef struct topic {
    const rank_input *input;
    const vectors *v;
    features *f;
    double *dense;    /* [terms] scratch, zeros between two uses */
    uint32_t *stamps; /* [terms] */
} topic;

static float *column(const topic *t, enum column c) {
    return features_column(t->f, c);
}

/* Fills column `c` with the products of all rows with `row`. */
static void fill_products(const topic *t, sparse_row row, enum column c) {
    if (row.count == 0)
        return;
    sparse_add(row, t->dense);
    for (uint32_t i = 0; i < t->v->n; i++)
        column(t, c)[i] = (float)sparse_dot_dense(vectors_row(t->v, i), t->dense);
    sparse_clear(row, t->dense);
}

static void clear_rows(const topic *t, uint32_t first, uint32_t end, double *dense) {
    for (uint32_t i = first; i < end; i++)
        sparse_clear(vectors_row(t->v, i), dense);
}

static void fill_centrality(const topic *t) {
    const vectors *v = t->v;
    const uint32_t n = v->n;
    float *centroid = column(t, COLUMN_centroid);
    float *degree = column(t, COLUMN_degree);
    for (uint32_t i = 0; i < n; i++)
        sparse_add(vectors_row(v, i), t->dense);
    double squares = 0;
    for (uint32_t i = 0; i < n; i++) {
        const sparse_row x = vectors_row(v, i);
        const double sum = sparse_dot_dense(x, t->dense);
        squares += sum;
        centroid[i] = (float)sum;
        degree[i] = (float)((sum - (x.count > 0)) / n);
    }
    const double norm = squares > 0 ? 1 / sqrt(squares) : 0;
    for (uint32_t i = 0; i < n; i++)
        centroid[i] = (float)((double)centroid[i] * norm);
    clear_rows(t, 0, n, t->dense);
}

/* What stands before and after a sentence in its source, and its beginning. */
static void fill_source(const topic *t, uint32_t first, uint32_t end) {
    const vectors *v = t->v;
    const double length = end - first;
    for (uint32_t i = first; i < end; i++) {
        const sparse_row x = vectors_row(v, i);
        column(t, COLUMN_before)[i] = (float)(sparse_dot_dense(x, t->dense) / length);
        sparse_add(x, t->dense);
    }
    for (uint32_t i = first; i < end; i++) {
        const sparse_row x = vectors_row(v, i);
        const double both = (sparse_dot_dense(x, t->dense) - (x.count > 0)) / length;
        const double before = (double)column(t, COLUMN_before)[i];
        column(t, COLUMN_after)[i] = (float)(both - before);
        column(t, COLUMN_followed)[i] = (float)(both - 2 * before);
    }
    clear_rows(t, first, end, t->dense);
    const uint32_t lead_end = end - first < LEAD ? end : first + LEAD;
    for (uint32_t i = first; i < lead_end; i++)
        sparse_add(vectors_row(v, i), t->dense);
    for (uint32_t i = first; i < end; i++) {
        const sparse_row x = vectors_row(v, i);
        column(t, COLUMN_lead)[i] =
            (float)(sparse_dot_dense(x, t->dense) - (i < lead_end ? (x.count > 0) : 0));
    }
    clear_rows(t, first, lead_end, t->dense);
}

static void fill_terms(const topic *t) {
    const vectors *v = t->v;
    float greatest = 0;
    for (uint32_t i = 0; i < v->n; i++) {
        double sum = 0, idf = 0, spread = 0;
        uint32_t words = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
            const uint32_t at = v->terms[k];
            const term *of = &t->input->doc->terms[at];
            sum += (double)v->tf[k] * of->count * (double)of->idf;
            words += v->tf[k];
            idf += (double)of->idf;
            spread += (double)v->df[at];
        }
        const uint32_t distinct = v->offsets[i + 1] - v->offsets[i];
        column(t, COLUMN_tfidf_sum)[i] = (float)sum;
        column(t, COLUMN_tfidf)[i] = words > 0 ? (float)(sum / words) : 0;
        column(t, COLUMN_rarity)[i] = distinct > 0 ? (float)(idf / distinct) : 0;
        column(t, COLUMN_spread)[i] = distinct > 0 ? (float)(spread / distinct / v->n) : 0;
        column(t, COLUMN_shared)[i] =
            distinct > 0 ? (float)((spread - distinct) / v->n / sqrt(distinct)) : 0;
        if (column(t, COLUMN_tfidf)[i] > greatest)
            greatest = column(t, COLUMN_tfidf)[i];
    }
    for (uint32_t i = 0; i < v->n && greatest > 0; i++)
        column(t, COLUMN_tfidf)[i] /= greatest;
}

/* New words, and how often those come again. */
static void fill_novelty(const topic *t) {
    const vectors *v = t->v;
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t fresh = 0, again = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
            const uint32_t at = v->terms[k];
            if (t->stamps[at])
                continue;
            t->stamps[at] = 1;
            fresh++;
            again += v->df[at] - 1;
        }
        const uint32_t distinct = v->offsets[i + 1] - v->offsets[i];
        column(t, COLUMN_fresh)[i] = distinct > 0 ? (float)fresh / (float)distinct : 0;
        column(t, COLUMN_introduces)[i] = (float)again;
    }
}

pith_status features_of_topic(const rank_input *input, features *out) {
    const arena_mark scratch = arena_save(input->arena);
    const uint32_t terms = input->vectors->term_count;
    const topic t = {.input = input,
                     .v = input->vectors,
                     .f = out,
                     .dense = arena_alloc_zero(input->arena, terms, sizeof *t.dense),
                     .stamps = arena_alloc_zero(input->arena, terms, sizeof *t.stamps)};
    TRY_MEMORY(t.dense && t.stamps);
    fill_centrality(&t);
    for (uint32_t first = 0, end = 1; end <= t.v->n; end++) {
        if (end < t.v->n && rank_source(input, end) == rank_source(input, first))
            continue;
        fill_source(&t, first, end);
        first = end;
    }
    fill_products(&t, t.v->title, COLUMN_title);
    fill_products(&t, t.v->query, COLUMN_query);
    fill_terms(&t);
    fill_novelty(&t);
    arena_rewind(input->arena, scratch);
    return PITH_OK;
}
