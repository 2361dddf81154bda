/* html_meta.h - what a page says of itself: in <meta>, <link>, <time>, microdata and JSON-LD. */
#ifndef PITH_READ_HTML_META_H
#define PITH_READ_HTML_META_H

#include "read/writer.h"

/* An attribute list: name, value, name, value, ..., NULL; a value may be NULL. */
typedef const char *const *html_attributes;

/* What can be said; html_meta keeps the best of each. */
typedef enum html_fact {
    HTML_HEADLINE,
    HTML_AUTHOR,
    HTML_DATE,
    HTML_SITE,
    HTML_URL,
    HTML_IMAGE,
    HTML_IMAGE_TEXT,
    HTML_DESCRIPTION,
    HTML_LANGUAGE,
    HTML_ONWARD, /* where it leads to before anybody can have read it */
    HTML_FACT_COUNT
} html_fact;

/* Kinds of pages that JSON-LD and Open Graph name: what the model knows as the page's kind. */
typedef enum html_kind_of_page {
    HTML_PAGE_UNNAMED,
    HTML_PAGE_ARTICLE,
    HTML_PAGE_PRODUCT,
    HTML_PAGE_FORUM,
    HTML_PAGE_LIST,
    HTML_PAGE_OTHER
} html_kind_of_page;

typedef struct html_meta {
    slice facts[HTML_FACT_COUNT];
    uint8_t ranks[HTML_FACT_COUNT]; /* of what said it: 0 nothing, else the greater the better */
    uint8_t kind;                   /* html_kind_of_page */
    uint8_t kind_rank;
    bool is_video; /* by Open Graph; JSON-LD names one on pages with a film beside the text, too */
} html_meta;

/* How far what says a fact is trusted: the greatest wins, of equals the first. */
enum {
    HTML_RANK_TIME = 1,
    HTML_RANK_NAME,
    HTML_RANK_MICRODATA,
    HTML_RANK_TWITTER,
    HTML_RANK_OPEN_GRAPH,
    HTML_RANK_JSON
};

/* Takes over a copy of `said`, valid UTF-8, unless something better is known. */
pith_status html_meta_offer(html_meta *m, arena *a, html_fact fact, unsigned rank, slice said);

/* Looks at an element: any that can say something by its attributes. */
pith_status html_meta_element(html_meta *m, arena *a, const char *name, html_attributes attributes);

/* Takes over the kind that a type of schema.org ("NewsArticle") names. */
void html_meta_type(html_meta *m, const char *type, unsigned rank);

/* Reads a script of JSON-LD (html_jsonld.c); one that is broken says nothing. */
pith_status html_meta_json(html_meta *m, arena *a, slice script);

#endif
