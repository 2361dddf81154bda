/* keyword_methods.h - the scorers that keyword.c lists. */
#ifndef PITH_KEYWORD_KEYWORD_METHODS_H
#define PITH_KEYWORD_KEYWORD_METHODS_H

#include "keyword/candidate.h"

/* The score of a candidate that the method has no mind to rank. */
#define KEYWORD_NOT_RANKED (-1.0)

/* Each finds the candidates of `doc`, and gives (*scores)[i] >= 0, finite, on any scale, to
 * candidate i, or KEYWORD_NOT_RANKED. Scores that are chances are said so in found->expected. See
 * its file. */
typedef pith_status keyword_scorer(const document *doc, arena *a, candidates *found,
                                   double **scores);

keyword_scorer keyword_auto_score;
keyword_scorer keyword_tfidf_score;
keyword_scorer keyword_kpminer_score;
keyword_scorer keyword_rake_score;
keyword_scorer keyword_yake_score;
keyword_scorer keyword_textrank_score;
keyword_scorer keyword_singlerank_score;
keyword_scorer keyword_expandrank_score;
keyword_scorer keyword_topicrank_score;
keyword_scorer keyword_positionrank_score;
keyword_scorer keyword_multipartiterank_score;
keyword_scorer keyword_keyness_score;
keyword_scorer keyword_log_odds_score;

#endif
