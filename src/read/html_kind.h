/* html_kind.h - what kind of page a web page is: an article, a forum, a shop's, an index, ... */
#ifndef PITH_READ_HTML_KIND_H
#define PITH_READ_HTML_KIND_H

#include "read/html_features.h"

/* Of the whole page, in the order of the names. */
enum {
    KIND_ONE,
    KIND_WORDS,
    KIND_BLOCKS,
    KIND_PROSE,
    KIND_LINKS,
    KIND_DECLARED,
    KIND_TAGS = KIND_DECLARED + HTML_PAGE_OTHER,
    KIND_CUES = KIND_TAGS + HTML_TAG_COUNT,
    KIND_FEATURES = KIND_CUES + HTML_CUE_COUNT
};

void html_kind_name(unsigned feature, char out[HTML_NAME_BYTES]);
void html_kind_features(const html_view *v, float out[KIND_FEATURES]);

/* Kinds of pages that are told apart; what calls itself a video is one besides. */
enum { KINDS = 6 };

/* chances[k] is that of the page to be of kind k. PITH_ERROR_MODEL when the model's weights are for
 * other features. */
pith_status html_kind_judge(const pith_model *model, const html_view *v, float chances[KINDS]);

/* The name of the likeliest kind, static. */
const char *html_kind_likeliest(const html_view *v, const float chances[KINDS]);

#endif
