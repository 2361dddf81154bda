/* trail.c - the trail of links that leads to a headline: "Home > Garden > Beds without digging".
 *
 * It has all words of the headline, stands above it, and is often taken for it. What tells it is
 * that a line below is its end; of one word that would be chance. Linear in the lines between. */
#include "read/trail.h"

static slice block_text(slice text, const block *b) {
    return slice_range(text, b->span.start, b->span.end);
}

uint32_t trail_end(slice text, const block *blocks, uint32_t trail, uint32_t last) {
    if (trail >= last)
        return trail;
    const slice whole = block_text(text, &blocks[trail]);
    for (uint32_t i = trail + 1; i <= last; i++) {
        const slice end = block_text(text, &blocks[i]);
        if (end.length >= whole.length || !memchr(end.data, ' ', end.length))
            continue;
        const size_t start = whole.length - end.length;
        if (memchr(" >/|", whole.data[start - 1], 4) &&
            slice_equal(slice_range(whole, start, whole.length), end))
            return i;
    }
    return trail;
}
