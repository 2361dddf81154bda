/* html_teasers.h - the other news below an article. */
#ifndef PITH_READ_HTML_TEASERS_H
#define PITH_READ_HTML_TEASERS_H

#include "read/html_features.h"

/* Makes the chances of blocks 0 that are of teasers under a heading such as "More news". */
void html_empty_teasers(const html_view *v, float *chances);

#endif
