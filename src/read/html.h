/* html.h - a web page as the reader of HTML sees it: elements, and the blocks of text in them.
 *
 *   html_strip.c     leaves out scripts, styles, drawings and comments before the parser runs
 *   html_parse.c     the parser's events -> html_page (the one user of libxml2)
 *   html_names.c     what the names of elements, classes and ids tell
 *   html_meta.c      what the page says of itself in attributes
 *   html_jsonld.c    ... and in JSON-LD (the one user of cJSON here)
 *   html_features.c  measures of each block and its surroundings
 *   html_boxes.c     small boxes that are named for what they are
 *   html_sections.c  sections that a heading or a button names
 *   html_notice.c    what a site sends in place of a page
 *   html_teasers.c   other news below an article
 *   html_stories.c   other articles behind it
 *   html_main.c      which blocks are the main text, and the role of each
 *
 * Elements stand in document order, parents before children, and hold the blocks
 * [first_block, end_block): so everything about an element is a difference of two running sums. */
#ifndef PITH_READ_HTML_H
#define PITH_READ_HTML_H

#include "read/html_meta.h"
#include "read/writer.h"
#include "read/xml.h"

/* ---- Names (html_names.c) ---- */

/* Kinds of elements; each is a bit of html_block.tags. */
#define HTML_TAGS(X)                                                                               \
    X(ARTICLE, "article")                                                                          \
    X(MAIN, "main")                                                                                \
    X(SECTION, "section")                                                                          \
    X(NAV, "nav")                                                                                  \
    X(ASIDE, "aside")                                                                              \
    X(HEADER, "header")                                                                            \
    X(FOOTER, "footer")                                                                            \
    X(FORM, "form")                                                                                \
    X(TABLE, "table")                                                                              \
    X(ROW, "tr")                                                                                   \
    X(CELL, "td")                                                                                  \
    X(UL, "ul")                                                                                    \
    X(OL, "ol")                                                                                    \
    X(LI, "li")                                                                                    \
    X(DL, "dl")                                                                                    \
    X(FIGURE, "figure")                                                                            \
    X(FIGCAPTION, "figcaption")                                                                    \
    X(BLOCKQUOTE, "blockquote")                                                                    \
    X(P, "p")                                                                                      \
    X(PRE, "pre")                                                                                  \
    X(H1, "h1")                                                                                    \
    X(H2, "h2")                                                                                    \
    X(H3, "h3")                                                                                    \
    X(H4, "h4")                                                                                    \
    X(DETAILS, "details")                                                                          \
    X(BUTTON, "button")                                                                            \
    X(A, "a")                                                                                      \
    X(STRONG, "strong")                                                                            \
    X(NOSCRIPT, "noscript")                                                                        \
    X(TIME, "time")                                                                                \
    X(DIV, "div")                                                                                  \
    X(OTHER, "other")

enum html_tag {
#define HTML_TAG_CONSTANT(constant, name) HTML_##constant,
    HTML_TAGS(HTML_TAG_CONSTANT)
#undef HTML_TAG_CONSTANT
        HTML_TAG_COUNT
};

/* How the text of an element flows. */
enum html_flow {
    HTML_INLINE, /* in the line of its parent */
    HTML_BLOCK,  /* starts and ends a block */
    HTML_CELL_FLOW,
    HTML_BREAK,
    HTML_DROPPED /* its text is never shown, or is no text */
};

typedef struct html_element_kind {
    uint8_t tag;  /* html_tag */
    uint8_t flow; /* html_flow */
} html_element_kind;

html_element_kind html_kind(const char *name);

/* What classes, ids and the like say an element is; each is a bit of a set. X(constant, name). */
#define HTML_CUES(X)                                                                               \
    X(MAIN, "main")                                                                                \
    X(ARTICLE, "article")                                                                          \
    X(BODY, "body")                                                                                \
    X(CONTENT, "content")                                                                          \
    X(ENTRY, "entry")                                                                              \
    X(POST, "post")                                                                                \
    X(STORY, "story")                                                                              \
    X(TEXT, "text")                                                                                \
    X(BLOG, "blog")                                                                                \
    X(PAGE, "page")                                                                                \
    X(TITLE, "title")                                                                              \
    X(SUMMARY, "summary")                                                                          \
    X(AUTHOR, "author")                                                                            \
    X(DATE, "date")                                                                                \
    X(CAPTION, "caption")                                                                          \
    X(IMAGE, "image")                                                                              \
    X(QUOTE, "quote")                                                                              \
    X(LIST, "list")                                                                                \
    X(QUESTION, "question")                                                                        \
    X(REVIEW, "review")                                                                            \
    X(PRODUCT, "product")                                                                          \
    X(SHOP, "shop")                                                                                \
    X(SPEC, "spec")                                                                                \
    X(COMMENT, "comment")                                                                          \
    X(THREAD, "thread")                                                                            \
    X(USER, "user")                                                                                \
    X(VOTE, "vote")                                                                                \
    X(NAV, "nav")                                                                                  \
    X(HEADER, "header")                                                                            \
    X(FOOTER, "footer")                                                                            \
    X(SIDEBAR, "sidebar")                                                                          \
    X(WIDGET, "widget")                                                                            \
    X(RELATED, "related")                                                                          \
    X(POPULAR, "popular")                                                                          \
    X(MORE, "more")                                                                                \
    X(SHARE, "share")                                                                              \
    X(AD, "ad")                                                                                    \
    X(SUBSCRIBE, "subscribe")                                                                      \
    X(COOKIE, "cookie")                                                                            \
    X(MODAL, "modal")                                                                              \
    X(LOGIN, "login")                                                                              \
    X(FORM, "form")                                                                                \
    X(META, "meta")                                                                                \
    X(TAGS, "tags")                                                                                \
    X(TOC, "toc")                                                                                  \
    X(PAGER, "pager")                                                                              \
    X(CARD, "card")                                                                                \
    X(ITEM, "item")                                                                                \
    X(CAROUSEL, "carousel")                                                                        \
    X(HIDDEN, "hidden")                                                                            \
    X(READER, "reader-only")                                                                       \
    X(ARIA_HIDDEN, "aria-hidden")                                                                  \
    X(NOTE, "note")                                                                                \
    X(VIDEO, "video")                                                                              \
    X(BUTTON, "button")                                                                            \
    X(CONTACT, "contact")                                                                          \
    X(HERO, "hero")                                                                                \
    X(SECTION, "section")                                                                          \
    X(EVENT, "event")                                                                              \
    X(RECIPE, "recipe")                                                                            \
    X(PROMO, "promo")                                                                              \
    X(TAB, "tab")                                                                                  \
    X(NOTICE, "notice")                                                                            \
    X(MARKUP, "markup")

enum html_cue {
#define HTML_CUE_CONSTANT(constant, name) CUE_##constant,
    HTML_CUES(HTML_CUE_CONSTANT)
#undef HTML_CUE_CONSTANT
        HTML_CUE_COUNT
};

typedef uint64_t html_cues;
#define HTML_CUE(name) ((html_cues)1 << CUE_##name)

/* The cues in the words of `names`, the value of a class, id or the like. */
html_cues html_cues_of(const char *names);

/* Do the `names` of an element `tag`, whose cues are `cues`, say that it is no part of what is
 * read: marks of references and their list, the box of facts beside an article of an encyclopedia?
 */
bool html_stands_apart(const char *tag, const char *names, html_cues cues);

/* ---- The page (html_page.c) ---- */

enum { HTML_NONE = UINT32_MAX };

/* An element that starts a block. */
typedef struct html_node {
    uint32_t parent;      /* HTML_NONE for the first */
    uint32_t first_block; /* of all blocks inside */
    uint32_t end_block;
    uint32_t shape;  /* hash of its name and classes */
    html_cues cues;  /* its own */
    uint8_t tag;     /* html_tag */
    bool has_blocks; /* some are its own */
    bool is_overlay;
} html_node;

/* What the markup says of a block of the document. */
typedef struct html_block {
    uint32_t node;  /* the element that holds it */
    uint32_t words; /* parted by white space */
    uint32_t link_words;
    uint32_t strong_words;
    uint16_t links;
    uint16_t breaks; /* of lines */
    uint32_t inner;  /* kinds of elements inside the block */
    uint32_t near;   /* of its element and the two around that */
    uint32_t tags;   /* of all around it */
    html_cues near_cues;
    html_cues cues;
} html_block;

typedef struct html_page {
    html_node *nodes;
    uint32_t node_count, node_capacity;
    html_block *blocks; /* as many as the source has in the document, in the same order */
    uint32_t block_count, block_capacity;
    slice title; /* <title> */
    html_meta meta;
} html_page;

typedef struct html_open {
    uint32_t node; /* the innermost that starts a block */
    uint32_t tags; /* of it and all around it */
    html_cues cues;
    uint32_t inner; /* of those inside that element */
    html_cues inner_cues;
    html_element_kind kind;
    bool makes_node;
} html_open;

/* A page while it is read. Zero it but for `page`, `out` and `error`. */
typedef struct html_builder {
    html_page *page;
    writer *out;
    pith_error *error;
    html_open *stack; /* of open elements */
    uint32_t depth, stack_capacity;
    uint32_t dropped;       /* elements open from one on whose text is dropped */
    bool in_title;          /* ... which is <title> */
    uint32_t links, strong; /* open elements of these kinds */
    html_block block;       /* at hand */
    bool open;              /* there is one */
    bool broken;            /* its text goes on behind a line break */
    span space;             /* white space behind its text, in the decoded text; empty: none */
} html_builder;

/* The events of a page. PITH_ERROR_LIMIT: nested too deep, or too many blocks. */
pith_status html_start(html_builder *b, const char *name, html_attributes attributes,
                       uint32_t offset);
pith_status html_end(html_builder *b, uint32_t offset);
/* Text that stands in the decoded text as it is, from `offset` on. */
pith_status html_text(html_builder *b, slice text, uint32_t offset);
/* A character that stands for the bytes `decoded`. */
pith_status html_entity(html_builder *b, slice text, span decoded);
/* The end of the page. */
pith_status html_finish(html_builder *b, uint32_t offset);

/* The value of the attribute `name`, or NULL. */
const char *html_attribute(html_attributes attributes, const char *name);

/* ---- Before the parser (html_strip.c) ---- */

/* A stretch of the stripped page that stands in the page as one. */
typedef struct html_piece {
    uint32_t start; /* in the stripped page */
    uint32_t input; /* in the page */
} html_piece;

typedef struct html_stripped {
    char *data; /* NUL-terminated */
    uint32_t length;
    html_piece *pieces;
    uint32_t piece_count;
    span *scripts; /* JSON-LD, in the page */
    uint32_t script_count;
} html_stripped;

pith_status html_strip(slice in, arena *a, html_stripped *out, pith_error *error);

/* ---- The parser (html_parse.c) ---- */

pith_status html_parse(html_builder *b, const html_stripped *in, uint32_t base, pith_error *error);

/* Makes room for one more in an array of the arena. */
bool html_grow(arena *a, void **array, uint32_t count, uint32_t *capacity, size_t size);

#endif
