/* keyword_methods.h - the scorers that keyword.c lists. */
#ifndef PITH_KEYWORD_KEYWORD_METHODS_H
#define PITH_KEYWORD_KEYWORD_METHODS_H

#include "keyword/candidate.h"

/* Each finds the candidates of `doc` that it has a mind to rank, and gives (*scores)[i] >= 0,
 * finite, on any scale, to candidate i. See its file. */
typedef pith_status keyword_scorer(const document *doc, arena *a, candidates *found,
                                   double **scores);

keyword_scorer keyword_auto_score;
keyword_scorer keyword_tfidf_score;
keyword_scorer keyword_textrank_score;

#endif
