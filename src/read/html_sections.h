/* html_sections.h - sections around an article that a line of theirs names. */
#ifndef PITH_READ_HTML_SECTIONS_H
#define PITH_READ_HTML_SECTIONS_H

#include "read/html_features.h"

/* Makes the chances of blocks 0 that stand in such a section, or are a button. */
void html_empty_sections(const html_view *v, float *chances);

#endif
