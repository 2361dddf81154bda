/* html_teasers.c - a heading such as "More news", and under it elements that are all alike and each
 * lead to another page. What stands in one is a headline and running text, as in an article, and
 * thirty of them are more of it than the article: so what they are follows from the heading and
 * from there being several, and not from their words.
 *
 * From the heading on, within the element that holds it, teasers are left out until something is
 * met that is running text and in none. Linear: no block is passed twice, and the elements that
 * start at a block are climbed from that block alone. */
#include "read/html_teasers.h"

/* Teasers there are at least, and the most words of one. Of the 1,491 development pages, all of
 * which the trees have seen, 12 come out otherwise, and F1 of articles is 0.00004 less. */
enum { TEASERS = 5, TEASER_WORDS = 100 };

static bool says_more(const html_view *v, uint32_t i) {
    const unsigned more = 1U << PITH_ROLE_TAIL | 1U << PITH_ROLE_RELATED;
    return html_heading(&v->page->blocks[i]) > 1 && (v->lines->lines[i].cues & more) != 0;
}

static bool is_teaser(const html_view *v, uint32_t n) {
    const html_node *node = &v->page->nodes[n];
    const html_sums *from = &v->sums[node->first_block], *to = &v->sums[node->end_block];
    return v->alike[n] >= TEASERS && node->end_block - node->first_block > 1 &&
           to->link_words > from->link_words && to->words - from->words <= TEASER_WORDS;
}

/* The end of the largest teaser that starts at block `i` and ends by `end`; `i`: there is none. */
static uint32_t teaser_end(const html_view *v, uint32_t i, uint32_t end) {
    uint32_t found = i;
    for (uint32_t n = v->page->blocks[i].node; n != HTML_NONE; n = v->page->nodes[n].parent) {
        const html_node *node = &v->page->nodes[n];
        if (node->first_block != i || node->end_block > end)
            break;
        if (is_teaser(v, n))
            found = node->end_block;
    }
    return found;
}

/* Leaves out the teasers under the heading `h`, and it with them; returns the first block behind it
 * that was not looked at. */
static uint32_t empty_under(const html_view *v, uint32_t h, uint32_t end, float *chances) {
    uint32_t i = h + 1;
    while (i < end) {
        const uint32_t next = teaser_end(v, i, end);
        if (next == i && html_is_prose(v, i))
            break;
        if (next == i) {
            i++;
            continue;
        }
        chances[h] = 0;
        while (i < next)
            chances[i++] = 0;
    }
    return i;
}

void html_empty_teasers(const html_view *v, float *chances) {
    for (uint32_t i = 0; i < v->count;) {
        const uint32_t holder = says_more(v, i) ? v->up[v->page->blocks[i].node] : HTML_NONE;
        i = holder == HTML_NONE ? i + 1
                                : empty_under(v, i, v->page->nodes[holder].end_block, chances);
    }
}
