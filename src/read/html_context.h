/* html_context.h - a second look at the blocks of a web page, when it is known how likely each of
 * the others is main text, and what kind of page it is. */
#ifndef PITH_READ_HTML_CONTEXT_H
#define PITH_READ_HTML_CONTEXT_H

#include "read/html_features.h"
#include "read/html_kind.h"

/* Blocks on either side that are looked at one by one; elements around a block, each with more
 * blocks than the one before; and how many of these must be of one shape for blocks to be alike. */
enum { CONTEXT_NEAR = 3, CONTEXT_LEVELS = 6, CONTEXT_SHAPES = 4 };

/* X(constant, name): of the block, and of the page. */
#define CONTEXT_FEATURES(X)                                                                        \
    X(OWN, "odds")                                                                                 \
    X(BEFORE_5, "chance-in-5-before")                                                              \
    X(BEFORE_20, "chance-in-20-before")                                                            \
    X(AFTER_5, "chance-in-5-after")                                                                \
    X(AFTER_20, "chance-in-20-after")                                                              \
    X(PROSE_BEFORE_5, "chance-of-prose-in-5-before")                                               \
    X(PROSE_BEFORE_20, "chance-of-prose-in-20-before")                                             \
    X(PROSE_AFTER_5, "chance-of-prose-in-5-after")                                                 \
    X(PROSE_AFTER_20, "chance-of-prose-in-20-after")                                               \
    X(TEXT_BEFORE, "share-of-text-before")                                                         \
    X(LOG_BEFORE, "log-text-before")                                                               \
    X(LOG_AFTER, "log-text-after")                                                                 \
    X(SINCE_TAKEN, "blocks-since-taken")                                                           \
    X(TO_TAKEN, "blocks-to-taken")                                                                 \
    X(PAGE_F1, "page-expected-f1")                                                                 \
    X(PAGE_LEAST, "page-least-chance")                                                             \
    X(PAGE_TEXT, "page-log-text")                                                                  \
    X(PAGE_SHARE, "page-share-of-text")

/* Of each of the CONTEXT_LEVELS elements around it. */
#define CONTEXT_LEVEL_FEATURES(X)                                                                  \
    X(CHANCE, "chance")                                                                            \
    X(PROSE, "chance-of-prose")                                                                    \
    X(SHARE, "share-of-text")                                                                      \
    X(OTHERS, "chance-of-others")

/* Of the blocks whose nearest 1 .. CONTEXT_SHAPES elements are of the shapes of its own. */
#define CONTEXT_SHAPE_FEATURES(X)                                                                  \
    X(CHANCE, "chance-of-others")                                                                  \
    X(COUNT, "log-blocks")

enum {
#define CONTEXT_CONSTANT(constant, name) HX_##constant,
    CONTEXT_FEATURES(CONTEXT_CONSTANT)
#undef CONTEXT_CONSTANT
        HX_NEAR,
    HX_LEVELS = HX_NEAR + 2 * CONTEXT_NEAR
};
enum {
#define CONTEXT_CONSTANT(constant, name) HX_LEVEL_##constant,
    CONTEXT_LEVEL_FEATURES(CONTEXT_CONSTANT)
#undef CONTEXT_CONSTANT
        HX_LEVEL_COUNT
};
enum {
#define CONTEXT_CONSTANT(constant, name) HX_SHAPE_##constant,
    CONTEXT_SHAPE_FEATURES(CONTEXT_CONSTANT)
#undef CONTEXT_CONSTANT
        HX_SHAPE_FEATURES
};
enum {
    HX_SHAPES = HX_LEVELS + CONTEXT_LEVELS * HX_LEVEL_COUNT,
    HX_KINDS = HX_SHAPES + CONTEXT_SHAPES * HX_SHAPE_FEATURES,
    CONTEXT_FEATURE_COUNT = HX_KINDS + KINDS
};

/* The name of feature `f`. */
void html_context_name(unsigned f, char out[HTML_NAME_BYTES]);

/* Sums over the blocks before one, of words: each times its chance, and of prose alone. */
typedef struct context_sums {
    double words;
    double text;
    double prose;
    double prose_text;
} context_sums;

/* Blocks whose elements have the same shapes. */
typedef struct context_group {
    double words;
    double text;
    uint32_t count;
} context_group;

typedef struct html_context {
    const html_view *view;
    const float *odds;  /* of each block, by the first look: logarithms */
    const float *kinds; /* [KINDS] chances of the page to be of each kind */
    context_sums *sums; /* count + 1 of them */
    context_group *groups;
    uint32_t (*group_of)[CONTEXT_SHAPES]; /* of each block */
    uint32_t *taken_before;               /* of each block: the last likely one, or HTML_NONE */
    uint32_t *taken_after;
    double expected; /* F1 of taking the likeliest */
    float least;     /* chance of one of these */
} html_context;

pith_status html_context_measure(const html_view *v, const float *odds, const float *kinds,
                                 arena *a, html_context *out);

/* A forest_row. */
void html_context_features(const void *of, uint32_t i, float *out);

#endif
