/* topics.c - see topics.h. Bougouin, Boudin & Daille, "TopicRank: graph-based topic ranking for
 * keyphrase extraction", IJCNLP 2013, sections 3.2 and 3.3: candidates are clustered by average
 * linkage of
 *
 *   likeness(c, d) = words that both have / words that either has   (stems, Jaccard)
 *
 * as long as two clusters are at least LIKENESS alike, and two stand as near as
 *
 *   nearness(c, d) = sum over their occurrences p and q of 1 / |p - q|
 *
 * Average linkage by the formula of Lance & Williams, the best pair found anew for each merge among
 * the best of each row: O(count^2) for most texts, count^3 at worst, with count <=
 * TOPIC_CANDIDATES. Of a candidate the first MOST_OCCURRENCES are looked at. */
#include "keyword/topics.h"

#include "base/best.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_OCCURRENCES = 32, MAX_ROUNDS = 100 };
#define LIKENESS 0.25F
#define DAMPING 0.85
#define TOLERANCE 1e-4

static pith_status find_members(const candidates *all, arena *a, topics *out) {
    scored *ranked = ARENA_ARRAY(a, scored, all->count);
    TRY_MEMORY(ranked);
    size_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->whole > 0)
            ranked[count++] = (scored){c->count, all->occurrences[c->first].key, i};
    }
    count = best_first(ranked, count, TOPIC_CANDIDATES);
    /* By place: the latest is the worst. */
    for (size_t i = 0; i < count; i++)
        ranked[i].score = -(double)ranked[i].order;
    count = best_first(ranked, count, count);
    out->members = ARENA_ARRAY(a, uint32_t, count);
    TRY_MEMORY(out->members);
    for (size_t i = 0; i < count; i++)
        out->members[i] = ranked[i].index;
    out->count = (uint32_t)count;
    return PITH_OK;
}

static float likeness(const candidates *all, const candidate *c, const candidate *d) {
    const key *x = candidate_keys(all, c);
    const key *y = candidate_keys(all, d);
    uint32_t both = 0;
    for (uint32_t i = 0; i < c->words; i++) {
        uint32_t j = 0;
        while (j < d->words && y[j].term != x[i].term)
            j++;
        both += j < d->words;
    }
    return (float)both / (float)(c->words + d->words - both);
}

/* The active cluster that is most like cluster i, behind it. */
static uint32_t nearest(const float *like, const uint32_t *sizes, uint32_t n, uint32_t i) {
    uint32_t best = i;
    for (uint32_t j = i + 1; j < n; j++)
        if (sizes[j] > 0 && (best == i || like[(size_t)i * n + j] > like[(size_t)i * n + best]))
            best = j;
    return best;
}

static pith_status cluster(const candidates *all, arena *a, topics *out) {
    const uint32_t n = out->count;
    float *like = ARENA_ARRAY(a, float, (size_t)n *n);
    uint32_t *sizes = ARENA_ARRAY(a, uint32_t, n);
    out->topic = ARENA_ARRAY(a, uint32_t, n);
    TRY_MEMORY(like && sizes && out->topic);
    for (uint32_t i = 0; i < n; i++) {
        sizes[i] = 1;
        out->topic[i] = i;
        for (uint32_t j = 0; j < n; j++)
            like[(size_t)i * n + j] =
                likeness(all, &all->items[out->members[i]], &all->items[out->members[j]]);
    }
    for (;;) {
        uint32_t x = 0, y = 0;
        float best = LIKENESS;
        for (uint32_t i = 0; i < n; i++) {
            const uint32_t j = sizes[i] > 0 ? nearest(like, sizes, n, i) : i;
            if (j != i && like[(size_t)i * n + j] >= best &&
                (x == y || like[(size_t)i * n + j] > best)) {
                best = like[(size_t)i * n + j];
                x = i;
                y = j;
            }
        }
        if (x == y)
            return PITH_OK;
        for (uint32_t k = 0; k < n; k++) {
            const float joint = ((float)sizes[x] * like[(size_t)x * n + k] +
                                 (float)sizes[y] * like[(size_t)y * n + k]) /
                                (float)(sizes[x] + sizes[y]);
            like[(size_t)x * n + k] = like[(size_t)k * n + x] = joint;
            if (out->topic[k] == y)
                out->topic[k] = x;
        }
        sizes[x] += sizes[y];
        sizes[y] = 0;
    }
}

static float nearness(const candidates *all, const candidate *c, const candidate *d) {
    float sum = 0;
    uint32_t p = c->first;
    for (int i = 0; p != CANDIDATE_NONE && i < MOST_OCCURRENCES; i++) {
        uint32_t q = d->first;
        for (int j = 0; q != CANDIDATE_NONE && j < MOST_OCCURRENCES; j++) {
            const uint32_t x = all->runs.keys[all->occurrences[p].key].token;
            const uint32_t y = all->runs.keys[all->occurrences[q].key].token;
            sum += x == y ? 0 : 1 / (float)(x > y ? x - y : y - x);
            q = all->occurrences[q].next;
        }
        p = all->occurrences[p].next;
    }
    return sum;
}

pith_status topics_find(const candidates *all, arena *a, topics *out) {
    TRY(find_members(all, a, out));
    TRY(cluster(all, a, out));
    const uint32_t n = out->count;
    out->nearness = arena_alloc_zero(a, (size_t)n * n, sizeof *out->nearness);
    TRY_MEMORY(out->nearness);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (out->topic[i] != out->topic[j])
                out->nearness[(size_t)i * n + j] = out->nearness[(size_t)j * n + i] =
                    nearness(all, &all->items[out->members[i]], &all->items[out->members[j]]);
    return PITH_OK;
}

pith_status topics_walk(uint32_t count, const float *edges, arena *a, double *rank) {
    double *strength = arena_alloc_zero(a, count, sizeof *strength);
    double *next = ARENA_ARRAY(a, double, count);
    TRY_MEMORY(strength && next);
    for (uint32_t i = 0; i < count; i++) {
        rank[i] = 1;
        for (uint32_t j = 0; j < count; j++)
            strength[i] += (double)edges[(size_t)i * count + j];
    }
    double change = 1;
    for (int round = 0; round < MAX_ROUNDS && change > TOLERANCE; round++) {
        for (uint32_t j = 0; j < count; j++)
            next[j] = 1 - DAMPING;
        for (uint32_t i = 0; i < count; i++) {
            const double share = strength[i] > 0 ? DAMPING * rank[i] / strength[i] : 0;
            for (uint32_t j = 0; j < count; j++)
                next[j] += share * (double)edges[(size_t)i * count + j];
        }
        change = 0;
        for (uint32_t j = 0; j < count; j++) {
            change = fmax(change, fabs(next[j] - rank[j]));
            rank[j] = next[j];
        }
    }
    return PITH_OK;
}
