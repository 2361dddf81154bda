/* variants.h - which candidates mean the same. */
#ifndef PITH_KEYWORD_VARIANTS_H
#define PITH_KEYWORD_VARIANTS_H

#include "keyword/candidate.h"

/* Fills `same` of the candidates. */
pith_status variants_find(candidates *all, arena *a);

#endif
