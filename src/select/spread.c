/* spread.c - see spread.h.
 *
 *   parts = min(sentences that the budget is for, n / PART_SENTENCES)
 *   room of a part = budget / parts, rounded down
 *
 * for a document of one source with n >= LONG_SENTENCES and no query. The parts are equally long in
 * sentences, but that each begins at the nearest heading (a chapter's, a section's) within a
 * quarter of a part, where there is one. The selector takes from each part until its room is used
 * up, the last sentence of a part whole; then, with what the whole budget still holds, from all.
 *
 * So a summary of a book does not stay with the pages that say most alike: parts as equal shares of
 * a budget are the segment-wise extraction of Hearst, "TextTiling", Computational Linguistics
 * 23(1), 1997, section 1, and of Mihalcea and Ceylan, "Explorations in automatic book
 * summarization", EMNLP-CoNLL 2007, section 5.2, without their search for the borders of topics.
 * O(n). */
#include "select/spread.h"

/* Sentences from which a document is long, and of a part at least. ROUGE-1 / -2 from 100, 300, 500,
 * 1000 sentences on: stories (SQuALITY, 250 words) 33.9/5.3, 34.0/5.3, 33.8/5.3, 33.7/5.3 with
 * auto, 34.4/5.6, 34.3/5.6, 34.3/5.6, 34.2/5.6 with mmr; papers (150 words) 45.5/17.2, 46.0/18.2,
 * 46.6/19.3, 47.6/21.0 with auto. What opens a paper tells it all; only a book has no such place.
 */
enum { LONG_SENTENCES = 1000, PART_SENTENCES = 50 };

/* Does a heading stand right before the sentence at `position`? */
static bool follows_heading(const rank_input *input, uint32_t position) {
    const document *doc = input->doc;
    if (position == 0 || input->sentences[position] == 0)
        return false;
    const sentence *before = &doc->sentences[input->sentences[position] - 1];
    const pith_role role = doc->blocks[before->block].role;
    return role == PITH_ROLE_SUBHEADING || role == PITH_ROLE_TITLE;
}

/* The nearest position to `at` that follows a heading, within `reach`; else `at`. */
static uint32_t move_to_heading(const rank_input *input, uint32_t at, uint32_t reach) {
    for (uint32_t step = 0; step <= reach; step++) {
        if (step <= at && follows_heading(input, at - step))
            return at - step;
        if (at + step < input->count && follows_heading(input, at + step))
            return at + step;
    }
    return at;
}

/* How many sentences of mean length the budget is for. */
static size_t sentences_wanted(const rank_input *input) {
    size_t cost = 0;
    for (uint32_t i = 0; i < input->count; i++)
        cost += rank_cost(input, i);
    const size_t mean = cost / input->count;
    return rank_room(input) / (mean > 0 ? mean : 1);
}

static uint32_t count_parts(const rank_input *input, const rank_result *ranked) {
    const uint32_t n = input->count;
    if (n < LONG_SENTENCES || input->asked || ranked->keeps_order || rank_source_count(input) > 1)
        return 0;
    const size_t wanted = sentences_wanted(input);
    const uint32_t most = n / PART_SENTENCES;
    return wanted < most ? (uint32_t)wanted : most;
}

pith_status spread_plan(const rank_input *input, const rank_result *ranked, spread *out) {
    *out = (spread){.count = count_parts(input, ranked)};
    if (out->count < 2) {
        out->count = 0;
        return PITH_OK;
    }
    const uint32_t n = input->count;
    out->part_of = ARENA_ARRAY(input->arena, uint32_t, n);
    out->room = ARENA_ARRAY(input->arena, size_t, out->count);
    TRY_MEMORY(out->part_of);
    TRY_MEMORY(out->room);
    for (uint32_t p = 0, at = 0; p < out->count; p++) {
        const uint32_t end = (uint32_t)((uint64_t)n * (p + 1) / out->count);
        const uint32_t moved =
            p + 1 < out->count ? move_to_heading(input, end, n / out->count / 4) : n;
        out->room[p] = rank_room(input) / out->count;
        for (; at < moved; at++)
            out->part_of[at] = p;
    }
    return PITH_OK;
}
