/* html_main.h - which blocks of a web page are its main text, and what each block is. */
#ifndef PITH_READ_HTML_MAIN_H
#define PITH_READ_HTML_MAIN_H

#include "read/html_features.h"

/* Sets the roles of doc->blocks[first .. first + page->block_count). PITH_ERROR_MODEL when the
 * model's weights are for other features. */
pith_status html_assign(document *doc, uint32_t first, const html_page *source);

#endif
