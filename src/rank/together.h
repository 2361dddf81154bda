/* together.h - which of the best sentences make the best summary together. */
#ifndef PITH_RANK_TOGETHER_H
#define PITH_RANK_TOGETHER_H

#include "rank/sentence_features.h"

/* So many sentences of the highest scores are combined. */
enum { TOGETHER_MOST = 8 };

/* What a sentence, and what two of them, bring to a set; together.c gives the formulas. */
#define TOGETHER_ALONE(X)                                                                          \
    X(score)                                                                                       \
    X(lag)                                                                                         \
    X(words)                                                                                       \
    X(short)                                                                                       \
    X(long)                                                                                        \
    X(tfidf)                                                                                       \
    X(tfidf_root)                                                                                  \
    X(centroid)                                                                                    \
    X(spread)                                                                                      \
    X(shared)                                                                                      \
    X(lead)                                                                                        \
    X(quoted)                                                                                      \
    X(stop_share)                                                                                  \
    X(numbers)                                                                                     \
    X(fresh)                                                                                       \
    X(degree)                                                                                      \
    X(first)                                                                                       \
    X(place)                                                                                       \
    X(wording)
#define TOGETHER_PAIR(X)                                                                           \
    X(trigrams)                                                                                    \
    X(many_trigrams)                                                                               \
    X(cosine)                                                                                      \
    X(common)                                                                                      \
    X(adjacent)                                                                                    \
    X(near)

#define ALONE_ID(name) ALONE_##name,
enum alone { TOGETHER_ALONE(ALONE_ID) ALONE_COUNT };
#define PAIR_ID(name) PAIR_##name,
enum pair { TOGETHER_PAIR(PAIR_ID) PAIR_COUNT };

enum { TOGETHER_COUNT = ALONE_COUNT + PAIR_COUNT };

/* Their names, in that order: those of the weights. */
extern const char *const together_names[TOGETHER_COUNT];

typedef struct together {
    uint32_t count;
    uint32_t at[TOGETHER_MOST]; /* ascending */
    double alone[TOGETHER_MOST][ALONE_COUNT];
    double pair[TOGETHER_MOST][TOGETHER_MOST][PAIR_COUNT]; /* [i][j] for i < j */
} together;

/* Measures the sentences of the highest scores. */
pith_status together_measure(const rank_input *input, const features *f, const double *scores,
                             together *out);

/* Weights fitted to these names, in this order? */
bool together_fits(weights w);

/* The best set of `size` of them, as bits. */
uint32_t together_choose(const together *t, weights w, uint32_t size);

#endif
