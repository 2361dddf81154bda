/* outline_xml.c - one way for XHTML, WordprocessingML and OpenDocument: a table says what each
 * element is, and styles say what a paragraph is that looks like a heading. Tables of a document
 * hold data more often than text: a cell of one is text only when it ends like a sentence. */
#include "read/outline_xml.h"

enum { DEPTH_MAX = 256 };

typedef struct outline_parse {
    outline *out;
    const outline_rule *rules;
    const outline_styles *styles;
    unsigned depth;
    unsigned skipped;           /* depth of the element that is skipped; 0: none is */
    pith_role roles[DEPTH_MAX]; /* of blocks, by the elements that are open */
    pith_role own;              /* of the block at hand, by its style */
} outline_parse;

/* ---- Styles ---- */

/* What the beginnings of names of styles mean, in the English of the formats. */
static bool role_of_name(slice called, pith_role *role) {
    static const struct {
        slice start;
        pith_role role;
    } names[] = {
        {{"subtitle", 8}, PITH_ROLE_SUBHEADING},
        {{"title", 5}, PITH_ROLE_TITLE},
        {{"heading", 7}, PITH_ROLE_SUBHEADING},
        {{"quot", 4}, PITH_ROLE_QUOTE},
        {{"intense quote", 13}, PITH_ROLE_QUOTE},
        {{"block text", 10}, PITH_ROLE_QUOTE},
        {{"list", 4}, PITH_ROLE_LIST},
        {{"caption", 7}, PITH_ROLE_CAPTION},
        {{"toc", 3}, PITH_ROLE_UI},
        {{"contents", 8}, PITH_ROLE_UI},
        {{"header", 6}, PITH_ROLE_UI},
        {{"footer", 6}, PITH_ROLE_UI},
        {{"footnote", 8}, PITH_ROLE_TAIL},
        {{"endnote", 7}, PITH_ROLE_TAIL},
        {{"bibliography", 12}, PITH_ROLE_TAIL},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_starts_alike(called, names[i].start)) {
            *role = names[i].role;
            return true;
        }
    }
    return false;
}

static bool role_of_style(const outline_styles *styles, slice name, pith_role *role) {
    for (uint32_t i = 0; styles && i < styles->count; i++) {
        if (slice_equal(styles->all[i].name, name)) {
            *role = styles->all[i].role;
            return true;
        }
    }
    return role_of_name(name, role);
}

pith_status outline_add_style(outline_styles *styles, arena *a, slice name, slice called) {
    enum { STYLES_MAX = 512 };
    pith_role role;
    if (!role_of_style(styles, called, &role) || styles->count == STYLES_MAX)
        return PITH_OK;
    if (styles->count == styles->capacity) {
        const uint32_t wanted = styles->capacity ? 2 * styles->capacity : 32;
        outline_style *all = arena_grow(a, styles->all, styles->capacity * sizeof(outline_style),
                                        wanted * sizeof(outline_style));
        TRY_MEMORY(all);
        styles->all = all;
        styles->capacity = wanted;
    }
    char *kept = arena_alloc(a, name.length);
    TRY_MEMORY(kept);
    memcpy(kept, name.data, name.length);
    styles->all[styles->count++] = (outline_style){{kept, name.length}, role};
    return PITH_OK;
}

/* ---- Elements ---- */

static const outline_rule *find_rule(const outline_parse *p, const char *name) {
    for (const outline_rule *rule = p->rules; rule->name; rule++)
        if (strcmp(rule->name, name) == 0)
            return rule;
    return NULL;
}

static bool ends_sentence(slice text) {
    return text.length > 0 && (strchr(".!?:\"", text.data[text.length - 1]) ||
                               (unsigned char)text.data[text.length - 1] >= 0x80);
}

static pith_status end_block(outline_parse *p) {
    pith_role role = p->own != PITH_ROLE_BODY ? p->own : p->roles[p->depth];
    if (role == PITH_ROLE_TITLE && p->out->has_title)
        role = PITH_ROLE_SUBHEADING;
    if (role == PITH_ROLE_CAPTION && p->own == PITH_ROLE_BODY &&
        ends_sentence(outline_block(p->out)))
        role = PITH_ROLE_BODY;
    p->own = PITH_ROLE_BODY;
    return outline_end(p->out, role);
}

static pith_status on_start(void *to, const xml_element *element) {
    outline_parse *p = to;
    const outline_rule *rule = find_rule(p, element->name);
    const bool is_block = rule && (rule->action == OUTLINE_BLOCK || rule->action == OUTLINE_INSIDE);
    if (p->skipped == 0 && is_block)
        TRY(end_block(p));
    if (++p->depth >= DEPTH_MAX)
        return PITH_ERROR_LIMIT;
    p->roles[p->depth] = p->roles[p->depth - 1];
    if (p->skipped > 0 || !rule)
        return PITH_OK;
    if (is_block && rule->role != PITH_ROLE_BODY)
        p->roles[p->depth] = rule->role;
    if (rule->style)
        role_of_style(p->styles, xml_attribute(element, rule->style), &p->own);
    else if (rule->action == OUTLINE_STYLE && p->own == PITH_ROLE_BODY)
        p->own = rule->role;
    if (rule->action == OUTLINE_SKIP)
        p->skipped = p->depth;
    return rule->action == OUTLINE_SPACE ? outline_text(p->out, SLICE(" ")) : PITH_OK;
}

static pith_status on_end(void *to, const char *name) {
    outline_parse *p = to;
    const outline_rule *rule = find_rule(p, name);
    if (p->skipped == 0 && rule &&
        (rule->action == OUTLINE_BLOCK || rule->action == OUTLINE_INSIDE))
        TRY(end_block(p));
    if (p->skipped == p->depth)
        p->skipped = 0;
    p->depth--;
    return PITH_OK;
}

static pith_status on_text(void *to, slice text) {
    outline_parse *p = to;
    return p->skipped > 0 ? PITH_OK : outline_text(p->out, text);
}

pith_status outline_read_xml(outline *out, slice in, const outline_rule *rules,
                             const outline_styles *styles, pith_error *error) {
    static const xml_events events = {on_start, on_end, on_text};
    outline_parse p = {.out = out, .rules = rules, .styles = styles};
    TRY(xml_parse(in, &events, &p, out->memory, error));
    p.depth = 0;
    return end_block(&p);
}
