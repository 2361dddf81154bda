/* submodular.c - a summary near every sentence (coverage) and with something of every kind
 * (diversity).
 *
 *   w(i,j)  = cosine(i, j), w(i,i) = 1                          the graph of pairs.c
 *   L(S)    = sum over all i of min(sum over j in S of w(i,j), ALPHA * degree(i))
 *   R(S)    = sum over the clusters P of sqrt(sum over j in S and P of degree(j) / n)
 *   gain(i) = (L(S with i) - L(S) + LAMBDA * (R(S with i) - R(S))) / cost(i)^SCALE
 *
 * degree(i) = sum of w(i,j), ALPHA = 5 / n: a sentence is covered once it is as near the summary as
 * it would be to five average sentences. The square root makes a second sentence of a cluster worth
 * less than the first. Both are submodular, so gains only fall. Measuring and choosing cost the
 * edges of the sentence.
 *
 * The clusters are those of k-means on the rows by cosine, K = n / 5, begun with every fifth
 * sentence; it needs the graph only, because the product of X[i] with the centre of a cluster is
 * the sum of the w(i,j) over its members over the length of their sum (kernel k-means: Dhillon,
 * Guan and Kulis, KDD 2004). O(edges) a round, and edges are linear in long texts (pairs.c).
 *
 * Lin and Bilmes, "A class of submodular functions for document summarization", ACL 2011, section
 * 4; a = 5, LAMBDA = 6, K = 0.2 n and the scaling of costs by 0.3 as in their section 5. */
#include "rank/methods.h"

#include "rank/graph.h"

#include <math.h>

#define COVERED 5.0
#define LAMBDA 6.0
#define SCALE 0.3
enum { PER_CLUSTER = 5, ROUNDS = 8 };

enum { PART_COVERAGE, PART_DIVERSITY, PART_COUNT };

static const char *const part_names[] = {"coverage", "diversity"};

typedef struct submodular {
    const rank_input *input;
    graph graph;
    double *degree;    /* [n] */
    double *covered;   /* [n] sum of w(i,j) over the chosen j */
    uint32_t *cluster; /* [n] */
    double *mass;      /* [clusters] sum of degree(j) / n over the chosen j in it */
    uint32_t clusters;
} submodular;

/* ---- clusters ---- */

/* Scratch of k-means. */
typedef struct means {
    double *norm2; /* [clusters] squared length of the sum of the members' rows */
    double *sum; /* [clusters] of one sentence: sum of its edges into the cluster; zeros between */
    uint32_t *touched; /* [clusters] */
} means;

static double cosine(uint32_t c, const means *m) {
    return m->norm2[c] > 0 ? m->sum[c] / sqrt(m->norm2[c]) : 0;
}

/* Adds up the edges of sentence i by cluster; the number of clusters touched. */
static uint32_t sum_edges(const submodular *s, const means *m, uint32_t i) {
    const graph_edges edges = graph_row(&s->graph, i);
    uint32_t touched = 0;
    for (uint32_t k = 0; k < edges.count; k++) {
        const uint32_t c = s->cluster[edges.columns ? edges.columns[k] : k];
        if (c >= s->clusters || edges.weights[k] <= 0)
            continue;
        if (m->sum[c] == 0)
            m->touched[touched++] = c;
        m->sum[c] += edges.weights[k];
    }
    return touched;
}

static void measure_clusters(const submodular *s, const means *m) {
    memset(m->norm2, 0, s->clusters * sizeof *m->norm2);
    for (uint32_t i = 0; i < s->graph.n; i++) {
        const uint32_t touched = sum_edges(s, m, i);
        if (s->cluster[i] < s->clusters)
            m->norm2[s->cluster[i]] += m->sum[s->cluster[i]];
        for (uint32_t k = 0; k < touched; k++)
            m->sum[m->touched[k]] = 0;
    }
}

/* Moves each sentence to the cluster of the nearest centre, the first of equals; whether any moved.
 */
static bool reassign(const submodular *s, const means *m, uint32_t *next) {
    bool moved = false;
    for (uint32_t i = 0; i < s->graph.n; i++) {
        const uint32_t touched = sum_edges(s, m, i);
        uint32_t best = s->cluster[i] < s->clusters ? s->cluster[i] : i % s->clusters;
        double nearest = cosine(best, m);
        for (uint32_t k = 0; k < touched; k++) {
            const uint32_t c = m->touched[k];
            if (cosine(c, m) > nearest || (cosine(c, m) >= nearest && c < best)) {
                nearest = cosine(c, m);
                best = c;
            }
        }
        for (uint32_t k = 0; k < touched; k++)
            m->sum[m->touched[k]] = 0;
        moved |= best != s->cluster[i];
        next[i] = best;
    }
    return moved;
}

/* Sentences are at first in the cluster of none, but every fifth. */
static pith_status find_clusters(submodular *s, arena *a) {
    const uint32_t n = s->graph.n;
    s->clusters = (n + PER_CLUSTER - 1) / PER_CLUSTER;
    s->cluster = ARENA_ARRAY(a, uint32_t, n);
    uint32_t *next = ARENA_ARRAY(a, uint32_t, n);
    means m = {ARENA_ARRAY(a, double, s->clusters),
               arena_alloc_zero(a, s->clusters, sizeof(double)),
               ARENA_ARRAY(a, uint32_t, s->clusters)};
    if (!s->cluster || !next || !m.norm2 || !m.sum || !m.touched)
        return PITH_ERROR_MEMORY;
    for (uint32_t i = 0; i < n; i++)
        s->cluster[i] = i % PER_CLUSTER == 0 ? i / PER_CLUSTER : s->clusters;
    for (int round = 0; round < ROUNDS; round++) {
        measure_clusters(s, &m);
        const bool moved = reassign(s, &m, next);
        memcpy(s->cluster, next, n * sizeof *next);
        if (!moved)
            break;
    }
    return PITH_OK;
}

/* ---- gains ---- */

static double mass_of(const submodular *s, uint32_t i) {
    return s->degree[i] / s->graph.n;
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    const submodular *s = state;
    const graph_edges edges = graph_row(&s->graph, i);
    const double alpha = COVERED / s->graph.n;
    double coverage = 0;
    for (uint32_t k = 0; k < edges.count; k++) {
        const uint32_t j = edges.columns ? edges.columns[k] : k;
        const double most = alpha * s->degree[j];
        coverage += fmin(s->covered[j] + edges.weights[k], most) - fmin(s->covered[j], most);
    }
    const double mass = s->mass[s->cluster[i]];
    const double diversity = sqrt(mass + mass_of(s, i)) - sqrt(mass);
    const double cost = pow(fmax((double)rank_cost(s->input, i), 1), SCALE);
    parts[PART_COVERAGE] = coverage / cost;
    parts[PART_DIVERSITY] = LAMBDA * diversity / cost;
    return edges.count + 1;
}

static uint32_t add(void *state, uint32_t i) {
    submodular *s = state;
    const graph_edges edges = graph_row(&s->graph, i);
    for (uint32_t k = 0; k < edges.count; k++)
        s->covered[edges.columns ? edges.columns[k] : k] += edges.weights[k];
    s->mass[s->cluster[i]] += mass_of(s, i);
    return edges.count + 1;
}

static double shared_cosine(const void *context, uint32_t i, uint32_t j, double shared) {
    (void)context, (void)i, (void)j;
    return shared;
}

pith_status submodular_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "submodular", part_names, PART_COUNT, out));
    arena *a = input->arena;
    submodular *s = ARENA_ARRAY(a, submodular, 1);
    TRY_MEMORY(s);
    *s = (submodular){.input = input};
    TRY(graph_of_pairs(input->vectors, input->vectors->weights, shared_cosine, NULL, true, a,
                       &s->graph));
    TRY(find_clusters(s, a));
    s->degree = ARENA_ARRAY(a, double, input->count);
    s->covered = arena_alloc_zero(a, input->count, sizeof *s->covered);
    s->mass = arena_alloc_zero(a, s->clusters, sizeof *s->mass);
    if (!s->degree || !s->covered || !s->mass)
        return PITH_ERROR_MEMORY;
    for (uint32_t i = 0; i < input->count; i++)
        s->covered[i] = 1;
    graph_multiply(&s->graph, s->covered, s->degree);
    memset(s->covered, 0, input->count * sizeof *s->covered);
    return rank_set_gains(input, (rank_gains){s, measure, add, false}, out);
}
