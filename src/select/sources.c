/* sources.c - see sources.h.
 *
 * The order in which sentences of several sources are told, by the first that differs:
 *
 *   time(s)   when the earliest source that says it was published, where all that were chosen from
 *             have a date: Chronological Ordering
 *   place(s)  its number in its source over the sentences there, 0 for the first: what begins the
 *             sources comes first, and each source keeps its own order
 *   position
 *
 * A sentence that leans on the chosen one before it (dangling.h) stays behind that.
 *
 * Barzilay, Elhadad and McKeown, "Inferring strategies for sentence ordering in multidocument news
 * summarization", JAIR 17, 2002, sections 3 and 4. Their Majority Ordering lets the sources vote on
 * each pair of sentences. That takes sources that say both, and those that were chosen here are of
 * different sources mostly, and say different things: so each has one vote, its place in its own.
 * O(n + k log k) for k chosen. */
#include "select/sources.h"

#include "rank/dangling.h"
#include "select/redundancy.h"

/* A chosen sentence, and those behind it that lean on one another. */
typedef struct stretch {
    int64_t time;
    double place;
    uint32_t first; /* position */
    uint32_t count;
} stretch;

static int64_t published(const rank_input *input, uint32_t position) {
    const text_source *sources = input->doc->sources;
    return sources ? sources[rank_source(input, position)].published : DATE_UNKNOWN;
}

/* Are the sources of all chosen sentences dated? */
static bool all_dated(const rank_input *input, const selection *chosen) {
    for (uint32_t c = 0; c < chosen->count; c++)
        if (published(input, chosen->chosen[c]) == DATE_UNKNOWN)
            return false;
    return true;
}

/* earliest[i] of a chosen sentence: when it was first said. */
static pith_status find_times(const rank_input *input, const uint32_t *of, int64_t **earliest) {
    *earliest = ARENA_ARRAY(input->arena, int64_t, input->count);
    TRY_MEMORY(*earliest);
    for (uint32_t i = 0; i < input->count; i++)
        (*earliest)[i] = published(input, i);
    for (uint32_t i = 0; i < input->count; i++) {
        const int64_t time = published(input, i);
        if (of[i] != REDUNDANCY_NONE && time != DATE_UNKNOWN && time < (*earliest)[of[i]])
            (*earliest)[of[i]] = time;
    }
    return PITH_OK;
}

/* Does the chosen sentence lean on the one that was chosen before it? */
static pith_status leans_back(const rank_input *input, const selection *chosen, uint32_t c,
                              bool *leans) {
    const uint32_t position = chosen->chosen[c];
    *leans = false;
    if (c == 0)
        return PITH_OK;
    const slice plain = rank_plain(input, position);
    TRY_MEMORY(plain.data);
    *leans = dangling_find(input, position, plain).on == chosen->chosen[c - 1];
    return PITH_OK;
}

/* Gathers the chosen sentences, which ascend, into stretches. */
static pith_status find_stretches(const rank_input *input, const selection *chosen,
                                  const int64_t *earliest, stretch *out, uint32_t *found) {
    uint32_t count = 0, first = 0, end = 0; /* of the source */
    for (uint32_t c = 0; c < chosen->count; c++) {
        const uint32_t i = chosen->chosen[c];
        bool leans;
        TRY(leans_back(input, chosen, c, &leans));
        if (leans) {
            out[count - 1].count++;
            continue;
        }
        while (i >= end) {
            first = end;
            end = rank_source_end(input, first);
        }
        out[count] = (stretch){.time = earliest ? earliest[i] : 0,
                               .place = (double)(i - first) / (end - first),
                               .first = i,
                               .count = 1};
        count++;
    }
    *found = count;
    return PITH_OK;
}

static bool is_before(const stretch *a, const stretch *b) {
    if (a->time != b->time)
        return a->time < b->time;
    return a->place != b->place ? a->place < b->place : a->first < b->first;
}

/* Sorts by merging, from stretches of one on; `spare` is as long. */
static stretch *sort(stretch *from, stretch *spare, uint32_t count) {
    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t start = 0; start < count; start += 2 * width) {
            const uint32_t middle = start + width < count ? start + width : count;
            const uint32_t end = middle + width < count ? middle + width : count;
            for (uint32_t at = start, a = start, b = middle; at < end; at++) {
                const bool second = a == middle || (b < end && is_before(&from[b], &from[a]));
                spare[at] = second ? from[b++] : from[a++];
            }
        }
        stretch *sorted = spare;
        spare = from;
        from = sorted;
    }
    return from;
}

pith_status sources_order(const rank_input *input, const uint32_t *of, selection *out) {
    stretch *found = ARENA_ARRAY(input->arena, stretch, 2 * (size_t)out->count);
    TRY_MEMORY(found);
    int64_t *earliest = NULL;
    if (all_dated(input, out))
        TRY(find_times(input, of, &earliest));
    uint32_t count;
    TRY(find_stretches(input, out, earliest, found, &count));
    const stretch *sorted = sort(found, found + out->count, count);
    uint32_t at = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t k = 0; k < sorted[s].count; k++)
            out->chosen[at++] = sorted[s].first + k;
    return PITH_OK;
}

/* Two rounds over the sentences, whose sources ascend: to count, and to store. */
pith_status sources_list_also(const rank_input *input, const uint32_t *of, selection *out) {
    arena *a = input->arena;
    const uint32_t n = input->count;
    uint32_t *place = ARENA_ARRAY(a, uint32_t, n);         /* of a chosen sentence among them */
    uint32_t *last = ARENA_ARRAY(a, uint32_t, out->count); /* source that was listed last */
    out->also_ends = arena_alloc_zero(a, out->count, sizeof *out->also_ends);
    out->also = ARENA_ARRAY(a, size_t, n);
    if (!place || !last || !out->also_ends || !out->also)
        return PITH_ERROR_MEMORY;
    for (uint32_t c = 0; c < out->count; c++)
        place[out->chosen[c]] = c;
    for (int storing = 0; storing < 2; storing++) {
        memset(last, 0xff, out->count * sizeof *last);
        for (uint32_t c = 0, sum = 0; storing && c < out->count; c++) {
            sum += out->also_ends[c];
            out->also_ends[c] = sum - out->also_ends[c];
        }
        for (uint32_t i = 0; i < n; i++) {
            const uint32_t source = rank_source(input, i);
            if (of[i] == REDUNDANCY_NONE || last[place[of[i]]] == source)
                continue;
            last[place[of[i]]] = source;
            if (storing)
                out->also[out->also_ends[place[of[i]]]] = source;
            out->also_ends[place[of[i]]]++;
        }
    }
    return PITH_OK;
}
