/* together.h - which of the best sentences make the best summary together. */
#ifndef PITH_RANK_TOGETHER_H
#define PITH_RANK_TOGETHER_H

#include "model/net.h"
#include "rank/dangling.h"
#include "rank/salience.h"
#include "rank/sentence_features.h"

/* So many sentences of the highest scores are combined. */
enum { TOGETHER_MOST = SALIENCE_SENTENCES };

/* What a sentence, and what two of them, bring to a set; together.c gives the formulas. A sentence
 * brings the roots of its columns (sentence_features.h) too. */
#define TOGETHER_ALONE(X)                                                                          \
    X(score)                                                                                       \
    X(lag)                                                                                         \
    X(short)                                                                                       \
    X(long)                                                                                        \
    X(tfidf)                                                                                       \
    X(tfidf_root)                                                                                  \
    X(phrasing)                                                                                    \
    X(salient_words)                                                                               \
    X(salient_words_root)                                                                          \
    X(salient_pairs)                                                                               \
    X(salient_pairs_root)
#define TOGETHER_PAIR(X)                                                                           \
    X(trigrams)                                                                                    \
    X(many_trigrams)                                                                               \
    X(cosine)                                                                                      \
    X(common)                                                                                      \
    X(adjacent)                                                                                    \
    X(near)                                                                                        \
    X(salient_words)                                                                               \
    X(salient_pairs)

#define ALONE_ID(name) ALONE_##name,
enum alone { TOGETHER_ALONE(ALONE_ID) ALONE_ROOTS };
#define PAIR_ID(name) PAIR_##name,
enum pair { TOGETHER_PAIR(PAIR_ID) PAIR_COUNT };

/* The roots are behind the others. */
enum { ALONE_COUNT = (int)ALONE_ROOTS + (int)COLUMN_COUNT };

/* Their names in that order: those of a sentence each followed by a space, as model_net has them.
 */
extern const char together_alone_names[];
extern const char *const together_pair_names[PAIR_COUNT];

typedef struct together {
    uint32_t count;
    uint32_t kept; /* those that are in every set unless they lack something, as bits */
    uint32_t at[TOGETHER_MOST]; /* ascending */
    float doubt[TOGETHER_MOST]; /* the chances that they are not of the text */
    float alone[TOGETHER_MOST][ALONE_COUNT];
    double pair[TOGETHER_MOST][TOGETHER_MOST][PAIR_COUNT]; /* [i][j] for i < j */
} together;

/* What sets are judged by: a net of sentences and weights of pairs. */
typedef struct together_judge {
    net alone;
    weights pair;
    weights salience;
} together_judge;

/* Those of the model for the document's language, and for one with a title or without; the net has
 * no inputs when there is none. */
together_judge together_judge_of(const rank_input *input);

/* Is it fitted to these names, in this order? */
bool together_fits(const together_judge *judge);

/* Measures the sentences of the highest scores; of the judge the weights of concepts are asked. */
pith_status together_measure(const rank_input *input, const features *f, const double *scores,
                             const together_judge *judge, together *out);

/* What the sentence at `position` lacks to stand alone. */
typedef pith_status together_lacks(const void *context, uint32_t position, dangling *out);

/* The best set of `size` of them, as bits. */
pith_status together_choose(const together *t, const together_judge *judge, uint32_t size,
                            together_lacks *read, const void *context, uint32_t *best);

#endif
