/* labels.h - labels of a vocabulary that stand in the text, but are no candidates. */
#ifndef PITH_KEYWORD_LABELS_H
#define PITH_KEYWORD_LABELS_H

#include "keyword/vocabulary.h"

/* Adds them to the candidates, and to their scores. */
pith_status labels_add(candidates *all, const struct pith_vocabulary *vocabulary, arena *a,
                       double **scores);

#endif
