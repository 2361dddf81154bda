/* html_notice.h - is a web page a notice in place of what was asked for? */
#ifndef PITH_READ_HTML_NOTICE_H
#define PITH_READ_HTML_NOTICE_H

#include "read/html_features.h"

/* The page's blocks start at `first`. */
bool html_is_notice(const document *doc, uint32_t first, const html_view *v);

#endif
