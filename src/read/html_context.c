/* html_context.c - what a block is judged by when all have been judged once: how likely are its
 * neighbours to be text, the elements that hold it, and the blocks of the page that are built as it
 * is? The chance of a stretch of blocks is that of its words,
 *
 *     chance(from, to) = sum of words * chance / sum of words
 *
 * Learning from the outcome of a first look is stacked sequential learning (Cohen & Carvalho, IJCAI
 * 2005); that blocks of the same path through the elements are mostly all text or all not is what
 * wrappers of sites are learned from (Kushmerick, 1997). And it is here that the trees are told the
 * kind of the page: teasers are the text of an index, and no text behind an article.
 *
 * Sums are differences of running sums; groups of blocks of one shape are found by a map. Linear in
 * the blocks. */
#include "read/html_context.h"

#include "base/map.h"
#include "read/likeliest.h"

#include <math.h>

static const char *const names[] = {
#define CONTEXT_NAME(constant, name) name,
    CONTEXT_FEATURES(CONTEXT_NAME)};
static const char *const level_names[] = {CONTEXT_LEVEL_FEATURES(CONTEXT_NAME)};
static const char *const shape_names[] = {CONTEXT_SHAPE_FEATURES(CONTEXT_NAME)};
#undef CONTEXT_NAME

/* Stands for a chance where there is nothing, and for the odds of a block that is not there. */
static const float NOTHING = -1, NO_BLOCK = -9, NO_TAKEN = 9;

static void join(char out[HTML_NAME_BYTES], const char *kind, unsigned number, const char *name) {
    size_t n = strlen(kind);
    memcpy(out, kind, n);
    out[n++] = (char)('0' + number);
    out[n++] = ':';
    strcpy(out + n, name);
}

void html_context_name(unsigned f, char out[HTML_NAME_BYTES]) {
    if (f < HX_NEAR) {
        strcpy(out, names[f]);
    } else if (f < HX_LEVELS) {
        const unsigned k = f - HX_NEAR;
        join(out, k < CONTEXT_NEAR ? "before" : "after", 1 + k % CONTEXT_NEAR, "odds");
    } else if (f < HX_SHAPES) {
        const unsigned k = f - HX_LEVELS;
        join(out, "level", 1 + k / HX_LEVEL_COUNT, level_names[k % HX_LEVEL_COUNT]);
    } else if (f < HX_KINDS) {
        const unsigned k = f - HX_SHAPES;
        join(out, "shapes", 1 + k / HX_SHAPE_FEATURES, shape_names[k % HX_SHAPE_FEATURES]);
    } else {
        join(out, "kind", f - HX_KINDS, "chance");
    }
}

/* ---- The page ---- */

static void sum_blocks(html_context *c, const float *chances) {
    for (uint32_t i = 0; i < c->view->count; i++) {
        const double words = c->view->lines->lines[i].words;
        const double text = words * (double)chances[i];
        context_sums s = c->sums[i];
        s.words += words;
        s.text += text;
        if (html_is_prose(c->view, i)) {
            s.prose += words;
            s.prose_text += text;
        }
        c->sums[i + 1] = s;
    }
}

static void find_taken(html_context *c, const float *chances) {
    const uint32_t n = c->view->count;
    uint32_t last = HTML_NONE;
    for (uint32_t i = 0; i < n; i++) {
        c->taken_before[i] = last;
        last = chances[i] >= c->least ? i : last;
    }
    last = HTML_NONE;
    for (uint32_t i = n; i-- > 0;) {
        c->taken_after[i] = last;
        last = chances[i] >= c->least ? i : last;
    }
}

/* The group of a block by so many of its elements is told by that by one less and a shape. */
typedef struct group_key {
    uint32_t fewer, shape;
} group_key;

static pith_status group_blocks(html_context *c, arena *a) {
    const html_view *v = c->view;
    map groups = {.arena = a};
    for (uint32_t i = 0; i < v->count; i++) {
        group_key key = {HTML_NONE, 0};
        uint32_t node = v->page->blocks[i].node;
        for (unsigned k = 0; k < CONTEXT_SHAPES; k++) {
            key.shape = v->page->nodes[node].shape;
            key.fewer = map_intern(&groups, (slice){(const char *)&key, sizeof key}, NULL);
            TRY_MEMORY(key.fewer != MAP_ABSENT);
            c->group_of[i][k] = key.fewer;
            node = v->up[node] != HTML_NONE ? v->up[node] : node;
        }
    }
    c->groups = arena_alloc_zero(a, (size_t)groups.count + 1, sizeof *c->groups);
    TRY_MEMORY(c->groups);
    for (uint32_t i = 0; i < v->count; i++)
        for (unsigned k = 0; k < CONTEXT_SHAPES; k++) {
            context_group *g = &c->groups[c->group_of[i][k]];
            g->words += c->sums[i + 1].words - c->sums[i].words;
            g->text += c->sums[i + 1].text - c->sums[i].text;
            g->count++;
        }
    return PITH_OK;
}

pith_status html_context_measure(const html_view *v, const float *odds, const float *kinds,
                                 arena *a, html_context *out) {
    *out = (html_context){.view = v, .odds = odds, .kinds = kinds};
    float *chances = ARENA_ARRAY(a, float, (size_t)v->count + 1);
    out->sums = arena_alloc_zero(a, (size_t)v->count + 1, sizeof *out->sums);
    out->group_of = arena_alloc_zero(a, (size_t)v->count + 1, sizeof *out->group_of);
    out->taken_before = ARENA_ARRAY(a, uint32_t, (size_t)v->count + 1);
    out->taken_after = ARENA_ARRAY(a, uint32_t, (size_t)v->count + 1);
    TRY_MEMORY(chances && out->sums && out->group_of && out->taken_before && out->taken_after);
    for (uint32_t i = 0; i < v->count; i++)
        chances[i] = (float)(1 / (1 + exp(-(double)odds[i])));
    sum_blocks(out, chances);
    out->least = likeliest_chance(v->lines, chances, &out->expected);
    find_taken(out, chances);
    return group_blocks(out, a);
}

/* ---- One block ---- */

static float ratio(double part, double whole) {
    return whole > 0 ? (float)(part / whole) : NOTHING;
}

static float log_of(double x) {
    return (float)log1p(x);
}

/* The sums over the blocks [from, to), cut to the page. */
static context_sums between(const html_context *c, int64_t from, int64_t to) {
    const int64_t n = c->view->count;
    const context_sums *a = &c->sums[from < 0 ? 0 : from];
    const context_sums *b = &c->sums[to > n ? n : to];
    return (context_sums){.words = b->words - a->words,
                          .text = b->text - a->text,
                          .prose = b->prose - a->prose,
                          .prose_text = b->prose_text - a->prose_text};
}

static float chance(context_sums s) {
    return ratio(s.text, s.words);
}

static float chance_of_prose(context_sums s) {
    return ratio(s.prose_text, s.prose);
}

static void place_features(const html_context *c, uint32_t i, float *f) {
    const int64_t at = i;
    const context_sums all = c->sums[c->view->count];
    const context_sums before_5 = between(c, at - 5, at), before_20 = between(c, at - 20, at);
    const context_sums after_5 = between(c, at + 1, at + 6), after_20 = between(c, at + 1, at + 21);
    f[HX_BEFORE_5] = chance(before_5);
    f[HX_BEFORE_20] = chance(before_20);
    f[HX_AFTER_5] = chance(after_5);
    f[HX_AFTER_20] = chance(after_20);
    f[HX_PROSE_BEFORE_5] = chance_of_prose(before_5);
    f[HX_PROSE_BEFORE_20] = chance_of_prose(before_20);
    f[HX_PROSE_AFTER_5] = chance_of_prose(after_5);
    f[HX_PROSE_AFTER_20] = chance_of_prose(after_20);
    f[HX_TEXT_BEFORE] = ratio(c->sums[i].text, all.text);
    f[HX_LOG_BEFORE] = log_of(c->sums[i].text);
    f[HX_LOG_AFTER] = log_of(all.text - c->sums[i + 1].text);
    const uint32_t before = c->taken_before[i], after = c->taken_after[i];
    f[HX_SINCE_TAKEN] = before == HTML_NONE ? NO_TAKEN : log_of(i - before);
    f[HX_TO_TAKEN] = after == HTML_NONE ? NO_TAKEN : log_of(after - i);
    f[HX_PAGE_F1] = (float)c->expected;
    f[HX_PAGE_LEAST] = c->least;
    f[HX_PAGE_TEXT] = log_of(all.text);
    f[HX_PAGE_SHARE] = chance(all);
}

static void near_features(const html_context *c, uint32_t i, float *f) {
    for (uint32_t d = 1; d <= CONTEXT_NEAR; d++) {
        f[d - 1] = i >= d ? c->odds[i - d] : NO_BLOCK;
        f[CONTEXT_NEAR + d - 1] = c->view->count - i > d ? c->odds[i + d] : NO_BLOCK;
    }
}

static void level_features(const html_context *c, uint32_t i, float *f) {
    const context_sums own = between(c, i, (int64_t)i + 1);
    const double all = c->sums[c->view->count].text;
    uint32_t node = c->view->page->blocks[i].node;
    for (unsigned level = 0; level < CONTEXT_LEVELS; level++, f += HX_LEVEL_COUNT) {
        const html_node *n = &c->view->page->nodes[node];
        const context_sums s = between(c, n->first_block, n->end_block);
        f[HX_LEVEL_CHANCE] = chance(s);
        f[HX_LEVEL_PROSE] = chance_of_prose(s);
        f[HX_LEVEL_SHARE] = ratio(s.text, all);
        f[HX_LEVEL_OTHERS] = ratio(s.text - own.text, s.words - own.words);
        node = c->view->up[node] != HTML_NONE ? c->view->up[node] : node;
    }
}

static void shape_features(const html_context *c, uint32_t i, float *f) {
    const context_sums own = between(c, i, (int64_t)i + 1);
    for (unsigned k = 0; k < CONTEXT_SHAPES; k++, f += HX_SHAPE_FEATURES) {
        const context_group *g = &c->groups[c->group_of[i][k]];
        f[HX_SHAPE_CHANCE] = ratio(g->text - own.text, g->words - own.words);
        f[HX_SHAPE_COUNT] = log_of(g->count);
    }
}

void html_context_features(const void *of, uint32_t i, float *out) {
    const html_context *c = of;
    out[HX_OWN] = c->odds[i];
    place_features(c, i, out);
    near_features(c, i, out + HX_NEAR);
    level_features(c, i, out + HX_LEVELS);
    shape_features(c, i, out + HX_SHAPES);
    for (unsigned k = 0; k < KINDS; k++)
        out[HX_KINDS + k] = c->kinds[k];
}
