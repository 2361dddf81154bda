/* luhn.c - sentences in which significant words stand close together.
 *
 *   significant(t) = t is no stop word and count[t] >= COUNT_MIN
 *   score(i) = max over the clusters of sentence i of significant words^2 / all words
 *
 * A cluster begins and ends with a significant word and holds at most GAP_MAX others in a row: the
 * sentence "- - * - * * - - * - -" is one of 4 significant words among 7, and scores 16 / 7.
 * Scores are >= 0. O(words).
 *
 * Luhn, "The automatic creation of literature abstracts", IBM Journal of Research and Development
 * 2(2), 1958, figure 2; his limit of four words. Where the rarest significant words are cut off he
 * leaves to statistics. */
#include "rank/methods.h"

#include <math.h>

/* Mean of ROUGE-1 and -2 over nine sets (news, stories, papers, reviews, meetings, clusters) at
 * COUNT_MIN = 2, 3, 4: 21.3, 21.6, 21.6. */
enum { COUNT_MIN = 3, GAP_MAX = 4 };

static const char *const part_names[] = {"cluster"};

static bool is_significant(const document *doc, uint32_t token_index) {
    const term *t = &doc->terms[doc->forms[doc->tokens[token_index].form].term];
    return !t->stop && t->count >= COUNT_MIN;
}

/* A cluster of the tokens first to last of a sentence. */
static double cluster_score(uint32_t significant, uint32_t first, uint32_t last) {
    return significant > 0 ? (double)significant * significant / (last - first + 1) : 0;
}

static double best_cluster(const document *doc, const sentence *s) {
    double best = 0;
    uint32_t first = 0;
    uint32_t last = 0;
    uint32_t significant = 0;
    for (uint32_t k = 0; k < s->token_count; k++) {
        if (!is_significant(doc, s->first_token + k))
            continue;
        if (significant == 0 || k - last > GAP_MAX + 1) {
            best = fmax(best, cluster_score(significant, first, last));
            first = k;
            significant = 0;
        }
        last = k;
        significant++;
    }
    return fmax(best, cluster_score(significant, first, last));
}

pith_status luhn_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "luhn", part_names, out));
    for (uint32_t i = 0; i < input->count; i++)
        out->scores[i] = best_cluster(input->doc, &input->doc->sentences[input->sentences[i]]);
    return PITH_OK;
}
