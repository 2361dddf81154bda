/* html_stories.h - other articles behind the one of a page. */
#ifndef PITH_READ_HTML_STORIES_H
#define PITH_READ_HTML_STORIES_H

#include "read/html_features.h"

/* Sets the chances of their blocks to 0. */
void html_empty_stories(const html_view *v, float *chances);

#endif
