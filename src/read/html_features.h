/* html_features.h - the measures of a block of a web page and of what is around it, with names. */
#ifndef PITH_READ_HTML_FEATURES_H
#define PITH_READ_HTML_FEATURES_H

#include "read/html.h"
#include "read/page.h"

/* Elements around a block that are looked at, each with more blocks than the one before. */
enum { HTML_LEVELS = 4 };

/* Blocks on either side that are looked at one by one. */
enum { HTML_NEIGHBOURS = 2 };

/* X(constant, name): of the block itself, and of its place on the page. */
#define HTML_FEATURES(X)                                                                           \
    X(LOG_WORDS, "log-words")                                                                      \
    X(ENDS_STOP, "ends-stop")                                                                      \
    X(ENDS_QUESTION, "ends-question")                                                              \
    X(ENDS_COLON, "ends-colon")                                                                    \
    X(STARTS_LOWER, "starts-lower")                                                                \
    X(STARTS_DIGIT, "starts-digit")                                                                \
    X(STARTS_QUOTE, "starts-quote")                                                                \
    X(ALL_CAPITALS, "all-capitals")                                                                \
    X(SIGN, "menu-sign")                                                                           \
    X(DATE, "date")                                                                                \
    X(DOUBLED, "doubled")                                                                          \
    X(SENTENCE, "sentence")                                                                        \
    X(STOPS, "inner-stops")                                                                        \
    X(COMMAS, "commas")                                                                            \
    X(CAPITALS, "capitals")                                                                        \
    X(STOPWORDS, "stopwords")                                                                      \
    X(DIGITS, "digits")                                                                            \
    X(RECURRING, "recurring")                                                                      \
    X(COMMON, "common")                                                                            \
    X(FAMILIAR, "familiar")                                                                        \
    X(PECULIAR, "peculiar")                                                                        \
    X(SHAPES, "shapes")                                                                            \
    X(SYMBOLS, "symbols")                                                                          \
    X(COPIES, "copies")                                                                            \
    X(CUE_UI_LINE, "says-ui-line")                                                                 \
    X(CUE_UI, "says-ui")                                                                           \
    X(CUE_RELATED, "says-related")                                                                 \
    X(CUE_TAIL, "says-tail")                                                                       \
    X(CUE_CAPTION, "says-caption")                                                                 \
    X(CUE_BYLINE, "says-byline")                                                                   \
    X(CUE_DATELINE, "says-dateline")                                                               \
    X(LINK_SHARE, "link-share")                                                                    \
    X(LINKS, "links")                                                                              \
    X(STRONG_SHARE, "strong-share")                                                                \
    X(BREAKS, "breaks")                                                                            \
    X(HEADING, "heading")                                                                          \
    X(OWN_TAG, "own-tag")                                                                          \
    X(DEPTH, "depth")                                                                              \
    X(PAGE_WORDS, "page-words")                                                                    \
    X(PAGE_BLOCKS, "page-blocks")                                                                  \
    X(PAGE_PROSE, "page-prose")                                                                    \
    X(PAGE_LINKS, "page-link-share")                                                               \
    X(PAGE_KIND, "page-kind")                                                                      \
    X(BLOCKS_BEFORE, "share-of-blocks-before")                                                     \
    X(WORDS_BEFORE, "share-of-words-before")                                                       \
    X(PROSE_BEFORE, "share-of-prose-before")                                                       \
    X(PROSE_AFTER, "log-prose-after")                                                              \
    X(LOG_PROSE_BEFORE, "log-prose-before")                                                        \
    X(LOOSE, "place-to-main-loose")                                                                \
    X(STRICT, "place-to-main-strict")                                                              \
    X(BEST, "levels-to-best")                                                                      \
    X(HALF, "levels-to-half-of-prose")                                                             \
    X(MOST, "levels-to-most-of-prose")                                                             \
    X(SINCE_TITLE, "blocks-since-title")                                                           \
    X(TITLE_MATCH, "title-match")                                                                  \
    X(SINCE_HEADING, "blocks-since-heading")                                                       \
    X(LAST_HEADING, "last-heading")                                                                \
    X(HEADING_LINKS, "last-heading-link-share")                                                    \
    X(HEADING_CUE, "last-heading-says-tail")                                                       \
    X(PROSE_NEAR, "prose-in-5")                                                                    \
    X(PROSE_BEFORE_4, "prose-in-4-before")                                                         \
    X(PROSE_AFTER_4, "prose-in-4-after")                                                           \
    X(PROSE_WIDE, "prose-in-21")                                                                   \
    X(LINKS_NEAR, "link-share-in-5")                                                               \
    X(LINKS_WIDE, "link-share-in-21")                                                              \
    X(RECURRING_NEAR, "recurring-in-5")

/* Of each of the HTML_LEVELS elements around it. */
#define HTML_LEVEL_FEATURES(X)                                                                     \
    X(WORDS, "log-words")                                                                          \
    X(LINKS, "link-share")                                                                         \
    X(PROSE, "prose-share")                                                                        \
    X(BLOCKS, "log-blocks")                                                                        \
    X(LENGTH, "words-a-block")                                                                     \
    X(ALIKE, "alike")

/* Of each of the 2 HTML_NEIGHBOURS. */
#define HTML_NEIGHBOUR_FEATURES(X)                                                                 \
    X(WORDS, "log-words")                                                                          \
    X(LINKS, "link-share")                                                                         \
    X(SENTENCE, "sentence")                                                                        \
    X(HEADING, "heading")                                                                          \
    X(SHARES, "in-levels")

enum {
#define HTML_CONSTANT(constant, name) HF_##constant,
    HTML_FEATURES(HTML_CONSTANT)
#undef HTML_CONSTANT
        HF_LEVELS
};
enum {
#define HTML_CONSTANT(constant, name) HL_##constant,
    HTML_LEVEL_FEATURES(HTML_CONSTANT)
#undef HTML_CONSTANT
        HL_COUNT
};
enum {
#define HTML_CONSTANT(constant, name) HN_##constant,
    HTML_NEIGHBOUR_FEATURES(HTML_CONSTANT)
#undef HTML_CONSTANT
        HN_COUNT
};
enum {
    HF_NEIGHBOURS = HF_LEVELS + HTML_LEVELS * HL_COUNT,
    HF_TAGS = HF_NEIGHBOURS + 2 * HTML_NEIGHBOURS * HN_COUNT,
    HF_CUES = HF_TAGS + HTML_TAG_COUNT,
    HTML_FEATURE_COUNT = HF_CUES + HTML_CUE_COUNT
};

enum { HTML_NAME_BYTES = 48 };

/* The name of feature `f`. */
void html_feature_name(unsigned f, char out[HTML_NAME_BYTES]);

/* Sums over the blocks before one. */
typedef struct html_sums {
    uint32_t words;
    uint32_t link_words;
    uint32_t prose;
    float recurring;
} html_sums;

typedef struct html_view {
    const html_page *page;
    const struct page *lines;
    uint32_t count;     /* of blocks */
    html_sums *sums;    /* count + 1 of them */
    uint32_t *up;       /* of each node: the nearest one around it with more blocks, or HTML_NONE */
    uint16_t *alike;    /* of each node: how many of its shape its parent holds */
    float *title_match; /* of each block */
    uint32_t title;     /* the block that is the title, or HTML_NONE */
    uint32_t *heading;  /* of each block: the last heading before it, or HTML_NONE */
    uint32_t best;      /* node: the best by the measure of Readability */
    uint32_t half;      /* node: the smallest with half of the prose */
    uint32_t most;      /* node: the smallest with nine tenths of it */
} html_view;

/* Measures a page whose blocks are [first, first + count) of the document. */
pith_status html_measure(const document *doc, uint32_t first, const html_page *source,
                         const page *lines, arena *a, html_view *out);

void html_features(const html_view *v, uint32_t i, float out[HTML_FEATURE_COUNT]);

/* Is the block running text that is not mostly links? */
bool html_is_prose(const html_view *v, uint32_t i);

/* 1 .. 4 for a block in a heading, else 0. */
unsigned html_heading(const html_block *b);

#endif
