/* beside.h - what the best candidates look like beside one another. */
#ifndef PITH_KEYWORD_BESIDE_H
#define PITH_KEYWORD_BESIDE_H

#include "base/best.h"
#include "keyword/candidate.h"

/* So many are looked at once more. */
enum { BESIDE_MOST = 32 };

/* X(feature, name); see beside.c for what each is. Those from LIST_CHANCES on are the same for all
 * candidates of a document. */
#define BESIDE_FEATURES(X)                                                                         \
    X(ODDS, "odds")                                                                                \
    X(TURN, "turn")                                                                                \
    X(BEHIND_FIRST, "behind-first")                                                                \
    X(BEHIND_TENTH, "behind-tenth")                                                                \
    X(OVERLAPS, "overlaps")                                                                        \
    X(OVERLAP, "overlap")                                                                          \
    X(TAKEN, "taken")                                                                              \
    X(WIDER, "wider")                                                                              \
    X(WIDER_COUNT, "wider-count")                                                                  \
    X(NARROWER, "narrower")                                                                        \
    X(SAME_HEAD, "same-head")                                                                      \
    X(SAME_START, "same-start")                                                                    \
    X(BEST_WORD, "best-word")                                                                      \
    X(WORST_WORD, "worst-word")                                                                    \
    X(LIST_CHANCES, "list-chances")                                                                \
    X(LIST_LIKELY, "list-likely")                                                                  \
    X(LIST_MEAN, "list-mean")                                                                      \
    X(LIST_WORDS, "list-words")                                                                    \
    X(LIST_CAPITAL, "list-capital")                                                                \
    X(LIST_COUNT, "list-count")                                                                    \
    X(LIST_BEST, "list-best")                                                                      \
    X(LIST_LENGTH, "list-length")

#define BESIDE_FEATURE_ID(feature, name) BESIDE_##feature,
typedef enum beside_feature {
    BESIDE_FEATURES(BESIDE_FEATURE_ID) BESIDE_FEATURE_COUNT
} beside_feature;

/* Their names, each followed by a space. */
extern const char beside_feature_names[];

/* The features of the best `count` <= BESIDE_MOST candidates, best first, by their odds. */
void beside_fill(const candidates *all, const scored *best, uint32_t count,
                 float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT]);

#endif
