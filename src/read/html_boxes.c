/* html_boxes.c - what the trees know too little of to be sure, and the page says by itself: an
 * element that is called a list of related pages and is mostly links; one that is called after a
 * subscription, is short, and has a link to follow; the card of who asked or answered, and its
 * votes; a dialog or tooltip, which is shown only when asked for. One pass over the elements.
 *
 * What `hidden` or `display: none` hides is left to the trees: on the development pages much of it
 * is what tabs show, and to leave it out cost 1.9 of F1 on products, 1.5 on services. */
#include "read/html_boxes.h"

/* Boxes by their names, with the most words that they have, and the least share of links, in
 * percent. On the development pages the rules together cost 0.04 of F1: of the types 0.35 on
 * collections, 0.18 on services, nothing on articles. */
static const struct box {
    html_cues names;
    uint32_t words;
    uint32_t links;
} boxes[] = {
    {HTML_CUE(RELATED), 40, 50},
    {HTML_CUE(SUBSCRIBE), 40, 1},
    {HTML_CUE(USER) | HTML_CUE(VOTE), 15, 1},
};

static bool is_box(const html_node *node, uint32_t words, uint32_t link_words) {
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (node->cues & boxes[i].names && words <= boxes[i].words &&
            100 * link_words >= boxes[i].links * words)
            return true;
    return false;
}

void html_empty_boxes(const html_view *v, float *chances) {
    for (uint32_t n = 0; n < v->page->node_count; n++) {
        const html_node *node = &v->page->nodes[n];
        const html_sums *from = &v->sums[node->first_block], *to = &v->sums[node->end_block];
        if (node->is_overlay ||
            is_box(node, to->words - from->words, to->link_words - from->link_words))
            for (uint32_t i = node->first_block; i < node->end_block; i++)
                chances[i] = 0;
    }
}
