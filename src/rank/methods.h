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
pith_status random_score(const rank_input *input, rank_result *out);
pith_status luhn_score(const rank_input *input, rank_result *out);
pith_status edmundson_score(const rank_input *input, rank_result *out);
pith_status centroid_score(const rank_input *input, rank_result *out);
pith_status sumbasic_score(const rank_input *input, rank_result *out);
pith_status klsum_score(const rank_input *input, rank_result *out);
pith_status signature_score(const rank_input *input, rank_result *out);
pith_status textrank_bm25_score(const rank_input *input, rank_result *out);
pith_status mmr_score(const rank_input *input, rank_result *out);
pith_status lsa_score(const rank_input *input, rank_result *out);
pith_status coverage_score(const rank_input *input, rank_result *out);
pith_status coverage_ilp_score(const rank_input *input, rank_result *out);
pith_status dpp_score(const rank_input *input, rank_result *out);
pith_status submodular_score(const rank_input *input, rank_result *out);

/* How much each sentence is about the whole: [n], in [0, 1]. */
pith_status rank_relevance(const rank_input *input, double **out);

/* Makes room for scores and their parts. */
pith_status rank_parts(const rank_input *input, const char *method, const char *const *part_names,
                       uint32_t part_count, rank_result *out);

/* scores[i] = the sum of the parts of each of the n sentences. */
void rank_add_up(rank_result *ranked, uint32_t n);

/* Makes `gains` those of a result with room for its parts, and measures every sentence beside the
 * empty choice. */
pith_status rank_set_gains(const rank_input *input, rank_gains gains, rank_result *out);

/* Makes room for a score that is its own only part, called part_name[0]. */
pith_status rank_one_part(const rank_input *input, const char *method, const char *const *part_name,
                          rank_result *out);

#endif
