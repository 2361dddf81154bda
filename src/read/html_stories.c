/* html_stories.c - a page that never ends: behind the article stands the next one, and is no part
 * of it. It is an <article> beside the one that holds the headline, with a headline of its own and
 * running text. (Other elements are no sign: of the 1,491 development pages one has a part with a
 * first heading for each piece of its article.) One pass over the elements. */
#include "read/html_stories.h"

/* Blocks at the start of a story among which its headline stands: before it there may be a
 * section's name, a date and a picture's caption. */
enum { HEADLINE_BLOCKS = 6 };

/* The least of the headings that are headlines: <h2>. */
enum { HEADLINE_LEVEL = 2 };

static bool has_headline(const html_view *v, const html_node *node) {
    const uint32_t start = node->first_block;
    for (uint32_t i = start; i < node->end_block && i < start + HEADLINE_BLOCKS; i++) {
        const unsigned level = html_heading(&v->page->blocks[i]);
        if (level > 0)
            return level <= HEADLINE_LEVEL;
    }
    return false;
}

static bool has_prose(const html_view *v, const html_node *node) {
    return v->sums[node->end_block].prose > v->sums[node->first_block].prose;
}

/* Is `other`, behind the element `own` that holds the headline, a story of its own? */
static bool is_story(const html_view *v, const html_node *own, const html_node *other) {
    return other->tag == HTML_ARTICLE && other->parent == own->parent && has_headline(v, other) &&
           has_prose(v, own) && has_prose(v, other);
}

/* The <article> that holds the headline, or HTML_NONE. */
static uint32_t article_of(const html_view *v) {
    uint32_t own = v->title == HTML_NONE ? HTML_NONE : v->page->blocks[v->title].node;
    while (own != HTML_NONE && v->page->nodes[own].tag != HTML_ARTICLE)
        own = v->page->nodes[own].parent;
    return own;
}

void html_empty_stories(const html_view *v, float *chances) {
    const uint32_t own = article_of(v);
    if (own == HTML_NONE)
        return;
    for (uint32_t n = own + 1; n < v->page->node_count; n++) {
        const html_node *other = &v->page->nodes[n];
        if (is_story(v, &v->page->nodes[own], other))
            for (uint32_t i = other->first_block; i < other->end_block; i++)
                chances[i] = 0;
    }
}
