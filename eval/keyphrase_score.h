/* keyphrase_score.h - how good a ranking of key phrases is, given which of them are right. */
#ifndef PITH_EVAL_KEYPHRASE_SCORE_H
#define PITH_EVAL_KEYPHRASE_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* Ranks to cut at; the last, M, is behind everything that was given. */
enum { KEYPHRASE_CUTS = 4, KEYPHRASE_CUT_M = 3 };
extern const size_t keyphrase_cuts[KEYPHRASE_CUTS - 1]; /* 5, 10, 15 */

/* One document's ranking: right[i] tells whether the i-th phrase is gold. No two phrases are the
 * same, and no two gold ones. */
typedef struct keyphrase_ranking {
    const bool *right;
    size_t count;
    size_t gold;
} keyphrase_ranking;

typedef struct keyphrase_protocol {
    bool pad;     /* precision at k is over k, even when fewer were given */
    size_t depth; /* MAP and nDCG look at so many phrases */
} keyphrase_protocol;

typedef struct keyphrase_cut {
    double right; /* of those before the cut */
    double given;
    double gold;
} keyphrase_cut;

typedef struct keyphrase_score {
    keyphrase_cut cuts[KEYPHRASE_CUTS];
    double average_precision;
    double ndcg;
} keyphrase_score;

void keyphrase_score_ranking(const keyphrase_ranking *ranking, const keyphrase_protocol *how,
                             keyphrase_score *out);

/* 0 when nothing was given, or nothing is gold. */
double keyphrase_precision(const keyphrase_cut *cut);
double keyphrase_recall(const keyphrase_cut *cut);
double keyphrase_f1(const keyphrase_cut *cut);

#endif
