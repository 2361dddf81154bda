/* methods.h - the scorers that rank.c lists, and what they share. */
#ifndef PITH_RANK_METHODS_H
#define PITH_RANK_METHODS_H

#include "rank/rank.h"

/* Each fills the scores and parts of `out`, and its method name. See its file. */
pith_status auto_score(const rank_input *input, rank_result *out);
pith_status lead_score(const rank_input *input, rank_result *out);
pith_status tfidf_score(const rank_input *input, rank_result *out);
pith_status textrank_score(const rank_input *input, rank_result *out);
pith_status textrank_cosine_score(const rank_input *input, rank_result *out);
pith_status lexrank_score(const rank_input *input, rank_result *out);
pith_status lexrank_continuous_score(const rank_input *input, rank_result *out);
pith_status pacsum_score(const rank_input *input, rank_result *out);

/* Makes room for a score that is its own only part, called part_name[0]. */
pith_status rank_one_part(const rank_input *input, const char *method, const char *const *part_name,
                          rank_result *out);

#endif
