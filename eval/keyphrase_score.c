/* keyphrase_score.c - the measures of key phrase extraction.
 *
 * Of the first k phrases, r(k) are right; g phrases are gold:
 *
 *   P@k = r(k) / min(k, count)   (padded: / k)     R@k = r(k) / g     F1@k = 2 r(k) / (given + g)
 *   AP  = sum over right i <= depth of (r(i) / i) / g
 *   nDCG = sum over right i <= depth of 1 / log2(i + 1), over that sum for i = 1 .. min(g, depth)
 *
 * M is the number of phrases that were given (Yuan et al., One size does not fit all: generating
 * and evaluating variable number of keyphrases, ACL 2020). The gain of a phrase is 1 or 0
 * (Jarvelin, Kekalainen: Cumulated gain-based evaluation of IR techniques, TOIS 2002). */
#include "eval/keyphrase_score.h"

#include <math.h>

const size_t keyphrase_cuts[KEYPHRASE_CUTS - 1] = {5, 10, 15};

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static keyphrase_cut cut_at(const keyphrase_ranking *ranking, size_t rank, bool pad) {
    const size_t end = smaller(rank, ranking->count);
    keyphrase_cut cut = {.given = (double)(pad ? rank : end), .gold = (double)ranking->gold};
    for (size_t i = 0; i < end; i++)
        cut.right += ranking->right[i];
    return cut;
}

static double average_precision(const keyphrase_ranking *ranking, size_t depth) {
    double right = 0, sum = 0;
    for (size_t i = 0; i < smaller(depth, ranking->count); i++) {
        if (!ranking->right[i])
            continue;
        right++;
        sum += right / (double)(i + 1);
    }
    return ranking->gold > 0 ? sum / (double)ranking->gold : 0;
}

static double discounted_gain(const keyphrase_ranking *ranking, size_t depth) {
    double gain = 0, ideal = 0;
    for (size_t i = 0; i < smaller(depth, ranking->count); i++)
        gain += ranking->right[i] ? 1 / log2((double)i + 2) : 0;
    for (size_t i = 0; i < smaller(depth, ranking->gold); i++)
        ideal += 1 / log2((double)i + 2);
    return ideal > 0 ? gain / ideal : 0;
}

void keyphrase_score_ranking(const keyphrase_ranking *ranking, const keyphrase_protocol *how,
                             keyphrase_score *out) {
    for (size_t c = 0; c < KEYPHRASE_CUT_M; c++)
        out->cuts[c] = cut_at(ranking, keyphrase_cuts[c], how->pad);
    out->cuts[KEYPHRASE_CUT_M] = cut_at(ranking, ranking->count, false);
    out->average_precision = average_precision(ranking, how->depth);
    out->ndcg = discounted_gain(ranking, how->depth);
}

double keyphrase_precision(const keyphrase_cut *cut) {
    return cut->given > 0 ? cut->right / cut->given : 0;
}

double keyphrase_recall(const keyphrase_cut *cut) {
    return cut->gold > 0 ? cut->right / cut->gold : 0;
}

double keyphrase_f1(const keyphrase_cut *cut) {
    const double both = cut->given + cut->gold;
    return both > 0 ? 2 * cut->right / both : 0;
}
