/* html_context.c - a second look: what a block is, given what its surroundings seem to be.
 *
 * The chances that a first judge gave to the blocks near by, in the elements around, and on the
 * whole page are measures for a second one (Tu and Bai, Auto-context, PAMI 2010): one that holds
 * comments is seen as a whole, and a short line between two paragraphs is what they are. Linear. */
#include "read/html_features.h"

#include <math.h>

static const char *const names[] = {
#define HTML_NAME(constant, name) name,
    HTML_CONTEXT_FEATURES(HTML_NAME)
#undef HTML_NAME
};

static void number(char out[HTML_NAME_BYTES], const char *name, unsigned n) {
    const size_t length = strlen(name);
    memcpy(out, name, length);
    out[length] = (char)('1' + n);
    out[length + 1] = '\0';
}

void html_context_name(unsigned f, char out[HTML_NAME_BYTES]) {
    if (f < HC_BEFORE_1)
        strcpy(out, names[f]);
    else if (f < HC_AFTER_1)
        number(out, "chance-before", f - HC_BEFORE_1);
    else if (f < HC_LEVELS)
        number(out, "chance-after", f - HC_AFTER_1);
    else if (f < HC_LEVEL_WORDS)
        number(out, "chance-in-level", f - HC_LEVELS);
    else
        number(out, "log-chance-in-level", f - HC_LEVEL_WORDS);
}

/* A block is likely of the text from this chance on. */
#define LIKELY_MAIN 0.5F

pith_status html_context_start(const html_view *v, const float *chances, arena *a,
                               html_context *out) {
    *out = (html_context){.view = v, .chances = chances};
    out->sums = arena_alloc_zero(a, (size_t)v->count + 1, sizeof *out->sums);
    out->since = ARENA_ARRAY(a, uint32_t, (size_t)v->count + 1);
    out->until = ARENA_ARRAY(a, uint32_t, (size_t)v->count + 1);
    TRY_MEMORY(out->sums && out->since && out->until);
    uint32_t words = 1 << 20;
    for (uint32_t i = 0; i < v->count; i++) {
        const uint32_t own = v->lines->lines[i].words;
        out->sums[i + 1] = out->sums[i] + own * (double)chances[i];
        out->since[i] = words;
        words = chances[i] > LIKELY_MAIN ? 0 : words + own;
    }
    words = 1 << 20;
    for (uint32_t i = v->count; i-- > 0;) {
        out->until[i] = words;
        words = chances[i] > LIKELY_MAIN ? 0 : words + v->lines->lines[i].words;
    }
    return PITH_OK;
}

static double words_of(const html_context *c, uint32_t from, uint32_t to) {
    return (double)c->view->sums[to].words - (double)c->view->sums[from].words;
}

static float mean(const html_context *c, uint32_t from, uint32_t to) {
    const double words = words_of(c, from, to);
    return words > 0 ? (float)((c->sums[to] - c->sums[from]) / words) : 0;
}

static float mean_around(const html_context *c, uint32_t i, uint32_t distance) {
    const uint32_t count = c->view->count;
    return mean(c, i > distance ? i - distance : 0,
                count - i > distance ? i + distance + 1 : count);
}

static float chance_at(const html_context *c, int64_t i) {
    return i >= 0 && i < c->view->count ? c->chances[i] : -1;
}

void html_context_features(const html_context *c, uint32_t i, float out[HTML_CONTEXT_COUNT]) {
    const html_view *v = c->view;
    const double all = c->sums[v->count];
    out[HC_OWN] = c->chances[i];
    out[HC_MEAN_5] = mean_around(c, i, 2);
    out[HC_MEAN_11] = mean_around(c, i, 5);
    out[HC_MEAN_31] = mean_around(c, i, 15);
    out[HC_BEFORE] = all > 0 ? (float)(c->sums[i] / all) : 0;
    out[HC_LOG_BEFORE] = (float)log1p(c->sums[i]);
    out[HC_AFTER] = (float)log1p(all - c->sums[i + 1]);
    out[HC_PAGE] = mean(c, 0, v->count);
    out[HC_PAGE_WORDS] = (float)log1p(all);
    out[HC_SINCE] = (float)log1p(c->since[i]);
    out[HC_UNTIL] = (float)log1p(c->until[i]);
    for (unsigned k = 0; k < HTML_CONTEXT_NEIGHBOURS; k++) {
        out[HC_BEFORE_1 + k] = chance_at(c, (int64_t)i - 1 - k);
        out[HC_AFTER_1 + k] = chance_at(c, (int64_t)i + 1 + k);
    }
    uint32_t node = v->page->blocks[i].node;
    for (unsigned level = 0; level < HTML_CONTEXT_LEVELS; level++) {
        const html_node *n = &v->page->nodes[node];
        out[HC_LEVELS + level] = mean(c, n->first_block, n->end_block);
        out[HC_LEVEL_WORDS + level] = (float)log1p(c->sums[n->end_block] - c->sums[n->first_block]);
        if (v->up[node] != HTML_NONE)
            node = v->up[node];
    }
}
