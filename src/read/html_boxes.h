/* html_boxes.h - small boxes of a page that are named for what they are. */
#ifndef PITH_READ_HTML_BOXES_H
#define PITH_READ_HTML_BOXES_H

#include "read/html_features.h"

/* Makes the chances of blocks 0 that stand in such a box. */
void html_empty_boxes(const html_view *v, float *chances);

#endif
