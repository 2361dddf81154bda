/* phrasing.h - how much the pairs of words of a sentence are those of summaries. */
#ifndef PITH_RANK_PHRASING_H
#define PITH_RANK_PHRASING_H

#include "text/document.h"

/* See phrasing.c. */
double phrasing_of(const document *doc, const sentence *s);

#endif
