/* source_map.c - see source_map.h. Runs are in the order of the text, so that each end of a span is
 * one binary search: O(log runs). */
#include "text/source_map.h"

/* Bytes of U+FFFD. */
enum { REPLACEMENT_BYTES = 3 };

/* The run that holds byte `at`: the last one that starts at or before it. */
static const source_run *run_of(const document *doc, uint32_t at) {
    uint32_t low = 0;
    uint32_t high = doc->run_count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return &doc->runs[low];
}

/* Where the input of the byte at `at` starts; with `after`, where it ends. */
static size_t input_offset(const source_run *run, uint32_t at, bool after) {
    const size_t within = at - run->text;
    if (run->repaired == 0)
        return run->input + within + after;
    return run->input + (within / REPLACEMENT_BYTES + after) * run->repaired;
}

pith_span source_span(const document *doc, span s) {
    const source_run *first = run_of(doc, s.start);
    const source_run *last = run_of(doc, s.end - 1);
    return (pith_span){.source = first->source,
                       .start = input_offset(first, s.start, false),
                       .end = input_offset(last, s.end - 1, true)};
}
