/* html_sections.c - what stands around an article and says so in the words of its language, where
 * no class or id does: an element that begins with a heading such as "Comments" or "Latest news"; a
 * short box that ends with something to press, such as "Subscribe"; what is pressed; and a line of
 * its own that leads elsewhere, such as "Read more: ...".
 *
 * A heading such as "Share" or "Contents" may also begin the element that holds the article, and
 * "Questions" a part of it: so the element must not hold half of the prose, and the trees must
 * doubt it. Of the 793 articles of the development pages, held out, the F1 is the same to 0.0002
 * with these rules, which were made for pages in languages that the trees have not met. On other
 * kinds of pages they would take text: 1.4 points of F1 on services, where "Learn more" ends what
 * is offered. One pass over the elements, and one over the blocks of those sections. */
#include "read/html_sections.h"

/* A section of whose words the trees expect more to be text is left to them. */
#define SECTION_CHANCE 0.75

static bool names_furniture(const html_view *v, uint32_t i) {
    const unsigned furniture = 1U << PITH_ROLE_UI | 1U << PITH_ROLE_RELATED | 1U << PITH_ROLE_TAIL;
    return (v->lines->lines[i].line_cues & furniture) != 0;
}

static bool holds_most(const html_view *v, const html_node *node) {
    if (v->half == HTML_NONE)
        return false;
    const html_node *half = &v->page->nodes[v->half];
    return node->first_block <= half->first_block && node->end_block >= half->end_block;
}

/* Would the trees rather take than leave the blocks of an element? */
static bool is_likely(const html_view *v, const html_node *node, const float *chances) {
    double words = 0, text = 0;
    for (uint32_t i = node->first_block; i < node->end_block; i++) {
        words += v->lines->lines[i].words;
        text += (double)chances[i] * v->lines->lines[i].words;
    }
    return text > SECTION_CHANCE * words;
}

/* An element behind the headline that begins with a heading such as "Comments". */
static bool is_section(const html_view *v, const html_node *node, const float *chances) {
    const uint32_t i = node->first_block;
    return node->end_block > i && v->title != HTML_NONE && i > v->title &&
           html_heading(&v->page->blocks[i]) > 1 && names_furniture(v, i) && !holds_most(v, node) &&
           !is_likely(v, node, chances);
}

/* Most words of a line that leads to another story. */
enum { POINTER_WORDS = 40 };

/* "Read more: the harbour closes", with a link and no full stop. */
static bool is_pointer(const html_view *v, uint32_t i) {
    const page_line *line = &v->lines->lines[i];
    return v->page->blocks[i].links > 0 && line->words <= POINTER_WORDS &&
           (line->cues >> PITH_ROLE_RELATED & 1) != 0 && !(line->marks & LINE_ENDS_STOP);
}

static bool is_button(const html_view *v, uint32_t i) {
    const html_block *b = &v->page->blocks[i];
    return b->link_words >= b->words && names_furniture(v, i);
}

/* Most words, and elements of its shape, of a box that ends with something to press. */
enum { CALL_WORDS = 40, CALL_ALIKE = 3 };

/* "The news of the day in your mail", and below it "Subscribe". */
static bool is_call(const html_view *v, uint32_t n) {
    const html_node *node = &v->page->nodes[n];
    const uint32_t words = v->sums[node->end_block].words - v->sums[node->first_block].words;
    return node->end_block > node->first_block + 1 && words <= CALL_WORDS &&
           v->alike[n] < CALL_ALIKE && is_button(v, node->end_block - 1);
}

static void empty(const html_node *node, float *chances) {
    for (uint32_t i = node->first_block; i < node->end_block; i++)
        chances[i] = 0;
}

void html_empty_sections(const html_view *v, float *chances) {
    for (uint32_t n = 0; n < v->page->node_count; n++)
        if (is_section(v, &v->page->nodes[n], chances) || is_call(v, n))
            empty(&v->page->nodes[n], chances);
    for (uint32_t i = 0; i < v->count; i++)
        if (is_button(v, i) || is_pointer(v, i))
            chances[i] = 0;
}
