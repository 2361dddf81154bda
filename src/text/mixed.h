/* mixed.h - blocks in another language than their document. */
#ifndef PITH_TEXT_MIXED_H
#define PITH_TEXT_MIXED_H

#include "text/document.h"

/* Fills the languages of `doc` and of its blocks. */
pith_status mixed_languages(document *doc);

#endif
