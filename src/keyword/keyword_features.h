/* keyword_features.h - what `auto` looks at: numbers with names. */
#ifndef PITH_KEYWORD_KEYWORD_FEATURES_H
#define PITH_KEYWORD_KEYWORD_FEATURES_H

#include "keyword/candidate.h"
#include "model/forest.h"

/* The parts of a score that features belong to. */
typedef enum keyword_part {
    KEYWORD_PART_FREQUENCY,
    KEYWORD_PART_RARITY,
    KEYWORD_PART_PLACE,
    KEYWORD_PART_FORM,
    KEYWORD_PART_TAGS,
    KEYWORD_PART_TEXT,
    KEYWORD_PART_OTHERS,
    KEYWORD_PART_BASE,
    KEYWORD_PART_OVERLAP,
    KEYWORD_PART_COUNT
} keyword_part;

/* X(feature, name, part); see keyword_features.c for what each is. Those of the part TEXT are the
 * same for all candidates of a document. */
#define KEYWORD_FEATURES(X)                                                                        \
    X(COUNT, "count", FREQUENCY)                                                                   \
    X(SHARE, "share", FREQUENCY)                                                                   \
    X(COVER, "cover", FREQUENCY)                                                                   \
    X(COHESION, "cohesion", FREQUENCY)                                                             \
    X(WORD_COUNT, "word-count", FREQUENCY)                                                         \
    X(HEADS, "heads", FREQUENCY)                                                                   \
    X(TFIDF, "tfidf", FREQUENCY)                                                                   \
    X(RANK, "rank", FREQUENCY)                                                                     \
    X(IDF, "idf", RARITY)                                                                          \
    X(IDF_LAST, "idf-last", RARITY)                                                                \
    X(FIRST, "first", PLACE)                                                                       \
    X(PLACE, "place", PLACE)                                                                       \
    X(SPREAD, "spread", PLACE)                                                                     \
    X(TITLE, "title", PLACE)                                                                       \
    X(BEFORE, "before", PLACE)                                                                     \
    X(BRACKET, "bracket", PLACE)                                                                   \
    X(WORDS, "words", FORM)                                                                        \
    X(LETTERS, "letters", FORM)                                                                    \
    X(CAPITAL, "capital", FORM)                                                                    \
    X(WHOLE, "whole", FORM)                                                                        \
    X(DEGREE, "degree", FORM)                                                                      \
    X(CERTAINTY, "certainty", FORM)                                                                \
    X(TAG, "tag", TAGS)                                                                            \
    X(TAG_MIN, "tag-min", TAGS)                                                                    \
    X(TAG_ALONE, "tag-alone", TAGS)                                                                \
    X(TAG_MET, "tag-met", TAGS)                                                                    \
    X(TEXT_WORDS, "text-words", TEXT)                                                              \
    X(TEXT_CAPITAL, "text-capital", TEXT)                                                          \
    X(TEXT_CANDIDATES, "text-candidates", TEXT)                                                    \
    X(TEXT_REPEATED, "text-repeated", TEXT)                                                        \
    X(TEXT_TITLE, "text-title", TEXT)

#define KEYWORD_FEATURE_ID(feature, name, part) KEYWORD_##feature,
typedef enum keyword_feature {
    KEYWORD_FEATURES(KEYWORD_FEATURE_ID) KEYWORD_FEATURE_COUNT
} keyword_feature;

/* Their names, each followed by a space, as in models/keyword.trees. */
extern const char keyword_feature_names[];

/* By feature: keyword_part. */
extern const uint8_t keyword_feature_parts[KEYWORD_FEATURE_COUNT];

/* What is known of a document and the words of its candidates. */
typedef struct keyword_facts keyword_facts;

pith_status keyword_facts_find(const candidates *all, arena *a, keyword_facts **out);

/* How many candidates have more tfidf than candidate i, about. */
uint32_t keyword_better_than(const keyword_facts *facts, uint32_t i);

/* The features of candidate i; see keyword_features.c for what each is. */
void keyword_features_fill(const keyword_facts *facts, uint32_t i,
                           float row[KEYWORD_FEATURE_COUNT]);

#endif
