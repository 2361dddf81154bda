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

/* The span in the input of `s`, which may be empty only where it stands for nothing. */
static pith_span map_span(const source_map *way, span s) {
    const uint32_t last_byte = s.end > s.start ? s.end - 1 : s.start;
    const source_run *first = run_of(way, s.start);
    const source_run *last = run_of(way, last_byte);
    return (pith_span){.source = first->source,
                       .start = input_offset(first, s.start, false),
                       .end = input_offset(last, last_byte, s.end > s.start)};
}

pith_span source_span(const document *doc, span s) {
    if (doc->extraction.count > 0) {
        const pith_span decoded = map_span(&doc->extraction, s);
        s = (span){(uint32_t)decoded.start, (uint32_t)decoded.end};
    }
    return map_span(&doc->decoding, s);
}
