/* html_page.c - from the events of a parser to elements and blocks of text.
 *
 * No tree is built: an element that starts a block is one record, and its text goes straight into
 * the document. A block ends where an element of that kind starts or ends, and at two line breaks;
 * a row of a table is one block unless a cell holds more than some words. Linear in the input. */
#include "read/html.h"

#include "text/utf8.h"

/* Deepest nesting. Browsers stop at 512; real pages have up to 300. */
enum { MAX_DEPTH = 4096 };

/* Most blocks of a page. The HTML Standard on one page has some 60,000. */
enum { HTML_MAX_BLOCKS = 1 << 17 };

/* Words in a row of a table from which on its next cell starts a new block. */
enum { CELL_WORDS = 12 };

/* Elements up from a block that count as near. */
enum { NEAR = 3 };

bool html_grow(arena *a, void **array, uint32_t count, uint32_t *capacity, size_t size) {
    if (count < *capacity)
        return true;
    const uint32_t more = *capacity ? 2 * *capacity : 64;
    void *moved = arena_grow(a, *array, *capacity * size, more * size);
    if (!moved)
        return false;
    *array = moved;
    *capacity = more;
    return true;
}

const char *html_attribute(html_attributes attributes, const char *name) {
    for (; attributes && attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1] ? attributes[1] : "";
    return NULL;
}

/* ---- Blocks ---- */

static pith_status end_block(html_builder *b) {
    html_page *page = b->page;
    if (!b->open)
        return PITH_OK;
    b->open = b->broken = false;
    b->space = (span){0};
    const uint32_t before = b->out->doc->block_count;
    TRY(writer_end_block(b->out, PITH_ROLE_BODY));
    if (b->out->doc->block_count == before)
        return PITH_OK;
    if (page->block_count == HTML_MAX_BLOCKS)
        return error_set(b->error, PITH_ERROR_LIMIT, 0, 0,
                         "a web page with more than %d pieces of text", HTML_MAX_BLOCKS);
    TRY_MEMORY(html_grow(b->out->doc->arena, (void **)&page->blocks, page->block_count,
                         &page->block_capacity, sizeof *page->blocks));
    page->blocks[page->block_count++] = b->block;
    page->nodes[b->block.node].has_blocks = true;
    return PITH_OK;
}

static void start_block(html_builder *b) {
    const html_open *top = &b->stack[b->depth - 1];
    const html_page *page = b->page;
    b->block = (html_block){.node = top->node,
                            .tags = top->tags,
                            .cues = top->cues,
                            .near_cues = top->inner_cues,
                            .inner = top->inner,
                            .links = b->links > 0};
    uint32_t node = top->node;
    for (unsigned i = 0; i < NEAR && node != HTML_NONE; i++) {
        b->block.near |= 1U << page->nodes[node].tag;
        b->block.near_cues |= page->nodes[node].cues;
        node = page->nodes[node].parent;
    }
    b->open = true;
    b->broken = false;
    b->space = (span){0};
}

/* ---- Text ---- */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void count_word(html_builder *b) {
    b->block.words++;
    b->block.link_words += b->links > 0;
    b->block.strong_words += b->strong > 0;
}

/* Writes the white space that was kept back: text follows it. */
static pith_status add_space(html_builder *b) {
    if (b->space.end == 0)
        return PITH_OK;
    TRY(writer_replace(b->out, b->broken ? SLICE("\n") : SLICE(" "), b->space));
    b->space = (span){0};
    b->broken = false;
    return PITH_OK;
}

static void keep_space(html_builder *b, slice space, uint32_t offset) {
    const uint32_t end = offset + (uint32_t)space.length;
    if (!b->open)
        return;
    b->space = (span){b->space.end > 0 ? b->space.start : offset, end};
    if (b->stack[b->depth - 1].tags >> HTML_PRE & 1)
        b->broken = b->broken || memchr(space.data, '\n', space.length) != NULL;
}

/* The end of the longest stretch from `at` that is copied as it is: single blanks between words. */
static size_t stretch_end(html_builder *b, slice text, size_t at) {
    for (;; at++) {
        while (at < text.length && !is_space(text.data[at]))
            at++;
        if (at + 1 >= text.length || text.data[at] != ' ' || is_space(text.data[at + 1]))
            return at;
        count_word(b);
    }
}

/* The text of <title>: all that is dropped but kept aside. */
static pith_status add_title(html_builder *b, slice text) {
    slice *title = &b->page->title;
    if (!b->in_title || b->dropped != 1)
        return PITH_OK;
    char *grown = arena_grow(b->out->doc->arena, (void *)title->data, title->length,
                             title->length + text.length);
    TRY_MEMORY(grown);
    memcpy(grown + title->length, text.data, text.length);
    *title = (slice){grown, title->length + text.length};
    return PITH_OK;
}

pith_status html_text(html_builder *b, slice text, uint32_t offset) {
    if (b->dropped > 0)
        return add_title(b, text);
    if (b->depth == 0)
        return PITH_OK;
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && is_space(text.data[end]))
            end++;
        if (end > at)
            keep_space(b, slice_range(text, at, end), offset + (uint32_t)at);
        if (end == text.length)
            break;
        if (!b->open)
            start_block(b);
        if (b->space.end > 0 || b->block.words == 0)
            count_word(b);
        TRY(add_space(b));
        at = end;
        end = stretch_end(b, text, at);
        TRY(writer_copy(b->out, (span){offset + (uint32_t)at, offset + (uint32_t)end}));
        at = end;
    }
    return PITH_OK;
}

pith_status html_entity(html_builder *b, slice text, span decoded) {
    if (b->dropped > 0)
        return add_title(b, text);
    if (b->depth == 0 || text.length == 0)
        return PITH_OK;
    if (is_space(text.data[0])) {
        keep_space(b, text, decoded.start);
        return PITH_OK;
    }
    if (!b->open)
        start_block(b);
    if (b->space.end > 0 || b->block.words == 0)
        count_word(b);
    TRY(add_space(b));
    return writer_replace(b->out, text, decoded);
}

/* ---- Elements ---- */

/* Hash of `s` but for digits: numbered classes are alike. */
static uint32_t shape_hash(uint32_t hash, const char *s) {
    for (; *s; s++)
        if (!(*s >= '0' && *s <= '9'))
            hash = (hash ^ (unsigned char)*s) * 16777619U;
    return hash;
}

static bool hides(const char *style) {
    const char *display = strstr(style, "display");
    if (!display)
        return strstr(style, "visibility:hidden") != NULL;
    display += strlen("display");
    while (*display == ' ' || *display == ':')
        display++;
    return strncmp(display, "none", 4) == 0;
}

/* What an element is but for its cues. */
typedef struct verdict {
    uint32_t shape;
    bool apart; /* it is no part of what is read */
    bool hidden;
    bool overlay;
} verdict;

/* Is it shown only when a script opens it, or a pointer rests on something? By the name of the
 * element, or its role. */
static bool is_overlay(const char *name) {
    return strcmp(name, "dialog") == 0 || strcmp(name, "alertdialog") == 0 ||
           strcmp(name, "tooltip") == 0;
}

/* What the attributes say; classes change the shape. */
static html_cues judge_attributes(const char *element, html_attributes attributes, verdict *out) {
    html_cues cues = 0;
    for (; attributes && attributes[0]; attributes += 2) {
        const char *name = attributes[0];
        const char *value = attributes[1] ? attributes[1] : "";
        switch (name[0]) {
        case 'c':
            if (strcmp(name, "class") == 0) {
                out->shape = shape_hash(out->shape, value);
                const html_cues said = html_cues_of(value);
                cues |= said;
                out->apart = out->apart || html_stands_apart(element, value, said);
            }
            break;
        case 'i':
        case 'r':
            if (strcmp(name, "id") == 0 || strcmp(name, "itemprop") == 0 ||
                strcmp(name, "role") == 0 || strcmp(name, "rel") == 0) {
                const html_cues said = html_cues_of(value);
                cues |= said;
                out->overlay = out->overlay || (name[1] == 'o' && is_overlay(value));
                out->apart =
                    out->apart || (name[1] == 'o' && html_stands_apart(element, value, said));
            }
            break;
        case 'h':
        case 's':
            if (strcmp(name, "hidden") == 0 || (strcmp(name, "style") == 0 && hides(value)))
                out->hidden = true;
            break;
        case 'a':
            if (strcmp(name, "aria-hidden") == 0 && strcmp(value, "true") == 0)
                cues |= HTML_CUE(ARIA_HIDDEN);
            break;
        default:
            break;
        }
    }
    return out->hidden ? cues | HTML_CUE(HIDDEN) : cues;
}

static pith_status add_node(html_builder *b, html_open *top, html_node node) {
    html_page *page = b->page;
    TRY_MEMORY(html_grow(b->out->doc->arena, (void **)&page->nodes, page->node_count,
                         &page->node_capacity, sizeof node));
    top->node = page->node_count;
    top->makes_node = true;
    page->nodes[page->node_count++] = node;
    return PITH_OK;
}

/* One is a line break in the block, two end it. */
static pith_status line_break(html_builder *b, uint32_t offset) {
    if (!b->open)
        return PITH_OK;
    b->block.breaks = (uint16_t)(b->block.breaks + (b->block.breaks < UINT16_MAX));
    if (b->broken && !(b->stack[b->depth - 1].tags >> HTML_PRE & 1))
        return end_block(b);
    b->space = (span){b->space.end > 0 ? b->space.start : offset, offset};
    b->broken = true;
    return PITH_OK;
}

/* What the start or end of an element means for the text around it. */
static pith_status cut_text(html_builder *b, html_element_kind kind, uint32_t offset) {
    if (kind.flow == HTML_BLOCK)
        return end_block(b);
    if (kind.flow == HTML_CELL_FLOW && b->open) {
        if (b->block.words > CELL_WORDS)
            return end_block(b);
        b->space = (span){b->space.end > 0 ? b->space.start : offset, offset};
    }
    return PITH_OK;
}

static bool drops(html_builder *b, html_element_kind kind, const char *name) {
    if (b->dropped > 0) {
        b->dropped++;
        return true;
    }
    if (kind.flow != HTML_DROPPED)
        return false;
    b->dropped = 1;
    b->in_title = b->page->title.length == 0 && strcmp(name, "title") == 0;
    return true;
}

pith_status html_start(html_builder *b, const char *name, html_attributes attributes,
                       uint32_t offset) {
    const html_element_kind kind = html_kind(name);
    /* What <noscript> says is not of the page that its readers see. */
    if (b->depth == 0 || b->stack[b->depth - 1].kind.tag != HTML_NOSCRIPT)
        TRY(html_meta_element(&b->page->meta, b->out->doc->arena, name, attributes));
    if (drops(b, kind, name))
        return PITH_OK;
    if (b->depth == MAX_DEPTH)
        return error_set(b->error, PITH_ERROR_LIMIT, 0, offset, "elements nested more than %d deep",
                         MAX_DEPTH);
    html_open top = b->depth > 0 ? b->stack[b->depth - 1] : (html_open){.node = HTML_NONE};
    verdict what = {.shape = shape_hash(2166136261U, name)};
    /* The names of <html> and <body> tell of the site, not of its parts. */
    const html_cues cues = b->depth < 2 ? 0 : judge_attributes(name, attributes, &what);
    top.makes_node = false;
    top.kind = kind;
    TRY(cut_text(b, kind, offset));
    if (what.apart || (what.hidden && kind.flow == HTML_INLINE)) {
        b->dropped = 1;
        return PITH_OK;
    }
    if (kind.flow == HTML_BREAK)
        TRY(line_break(b, offset));
    if (kind.flow == HTML_BLOCK || kind.flow == HTML_CELL_FLOW)
        TRY(add_node(b, &top,
                     (html_node){.parent = top.node,
                                 .first_block = b->page->block_count + b->open,
                                 .shape = what.shape,
                                 .cues = cues,
                                 .is_overlay = what.overlay || is_overlay(name),
                                 .tag = kind.tag}));
    top.cues |= cues;
    top.tags |= 1U << kind.tag;
    top.inner = top.makes_node ? 0 : top.inner | 1U << kind.tag;
    top.inner_cues = top.makes_node ? 0 : top.inner_cues | cues;
    if (b->open) {
        b->block.inner |= 1U << kind.tag;
        b->block.cues |= cues;
        b->block.near_cues |= cues;
    }
    b->links += kind.tag == HTML_A || kind.tag == HTML_BUTTON;
    b->strong += kind.tag == HTML_STRONG;
    b->block.links = (uint16_t)(b->block.links + (kind.tag == HTML_A && b->block.links < 1000));
    TRY_MEMORY(html_grow(b->out->doc->arena, (void **)&b->stack, b->depth, &b->stack_capacity,
                         sizeof top));
    b->stack[b->depth++] = top;
    return PITH_OK;
}

/* An element without text is forgotten. */
static void end_node(html_builder *b, uint32_t node) {
    html_page *page = b->page;
    page->nodes[node].end_block = page->block_count + b->open;
    if (node + 1 == page->node_count && !b->open &&
        page->nodes[node].first_block == page->block_count)
        page->node_count--;
}

pith_status html_end(html_builder *b, uint32_t offset) {
    if (b->dropped > 0) {
        b->dropped--;
        return PITH_OK;
    }
    if (b->depth == 0)
        return PITH_OK;
    const html_open top = b->stack[b->depth - 1];
    TRY(cut_text(b, top.kind, offset));
    if (top.makes_node)
        end_node(b, top.node);
    b->links -= top.kind.tag == HTML_A || top.kind.tag == HTML_BUTTON;
    b->strong -= top.kind.tag == HTML_STRONG;
    b->depth--;
    return PITH_OK;
}

pith_status html_finish(html_builder *b, uint32_t offset) {
    while (b->depth > 0) {
        b->dropped = 0;
        TRY(html_end(b, offset));
    }
    html_page *page = b->page;
    for (uint32_t i = 0; i < page->node_count; i++)
        if (page->nodes[i].end_block > page->block_count)
            page->nodes[i].end_block = page->block_count;
    return end_block(b);
}
