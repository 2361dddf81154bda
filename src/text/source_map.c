/* source_map.c - see source_map.h. A text goes two steps back: to the decoded sources, from which
 * markup was taken, and to the caller's bytes. Runs are in the order of the text, so that each end
 * of a span is one binary search in each step: O(log runs). */
#include "text/source_map.h"

/* The run that holds byte `at`: the last one that starts at or before it. */
static const source_run *run_of(const source_map *way, uint32_t at) {
    uint32_t low = 0;
    uint32_t high = way->count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (way->runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return &way->runs[low];
}

/* Where the input of the byte at `at` starts; with `after`, where it ends. */
static size_t input_offset(const source_run *run, uint32_t at, bool after) {
    const size_t unit = (at - run->text) / run->text_unit;
    return run->input + (unit + after) * run->input_unit;
}

/* The span in the input of `s`, which may be empty only where it stands for nothing. The text may
 * stand in another order than the input: the columns of a page. */
static pith_span map_span(const source_map *way, span s) {
    const uint32_t last_byte = s.end > s.start ? s.end - 1 : s.start;
    const source_run *first = run_of(way, s.start);
    const source_run *last = run_of(way, last_byte);
    size_t start = input_offset(first, s.start, false);
    size_t end = input_offset(last, last_byte, s.end > s.start);
    if (start >= end && s.end > s.start) {
        const size_t first_end = input_offset(first, s.start, true);
        start = input_offset(last, last_byte, false);
        end = first_end;
    }
    return (pith_span){.source = first->source, .start = start, .end = end};
}

pith_span source_span(const document *doc, span s) {
    if (doc->extraction.count > 0) {
        const pith_span decoded = map_span(&doc->extraction, s);
        s = (span){(uint32_t)decoded.start, (uint32_t)decoded.end};
    }
    return map_span(&doc->decoding, s);
}

/* Does a unit that starts at byte `text`, for byte `input`, go on where `last` would? */
static bool extends(const source_run *last, source_run next) {
    if (last->source != next.source || last->text_unit != next.text_unit ||
        last->input_unit != next.input_unit || (next.text - last->text) % last->text_unit != 0)
        return false;
    const uint32_t units = (next.text - last->text) / last->text_unit;
    return last->input + units * last->input_unit == next.input;
}

/* There is room for the next power of two, so that room is made whenever one is reached. */
pith_status source_map_add(source_map *way, arena *a, source_run next) {
    enum { FIRST_RUNS = 64 };
    if (way->count > 0 && extends(&way->runs[way->count - 1], next))
        return PITH_OK;
    const bool full = way->count >= FIRST_RUNS && (way->count & (way->count - 1)) == 0;
    if (way->count == 0 || full) {
        const size_t wanted = full ? 2 * (size_t)way->count : FIRST_RUNS;
        source_run *runs =
            arena_grow(a, way->runs, way->count * sizeof(source_run), wanted * sizeof(source_run));
        TRY_MEMORY(runs);
        way->runs = runs;
    }
    way->runs[way->count++] = next;
    return PITH_OK;
}
