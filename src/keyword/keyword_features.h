/* keyword_features.h - what `auto` looks at: numbers with names, one row a candidate. */
#ifndef PITH_KEYWORD_KEYWORD_FEATURES_H
#define PITH_KEYWORD_KEYWORD_FEATURES_H

#include "keyword/candidate.h"

typedef enum keyword_feature {
    KEYWORD_COUNT,
    KEYWORD_SHARE,
    KEYWORD_IDF,
    KEYWORD_IDF_MIN,
    KEYWORD_IDF_HEAD,
    KEYWORD_TFIDF,
    KEYWORD_RANK,
    KEYWORD_FIRST,
    KEYWORD_PLACE,
    KEYWORD_SPREAD,
    KEYWORD_WORDS,
    KEYWORD_LETTERS,
    KEYWORD_CAPITAL,
    KEYWORD_CAPITALS,
    KEYWORD_TITLE,
    KEYWORD_WHOLE,
    KEYWORD_COVER,
    KEYWORD_COHESION,
    KEYWORD_DEGREE,
    KEYWORD_WORD_COUNT,
    KEYWORD_CERTAINTY,
    KEYWORD_BEFORE,
    KEYWORD_MARKED,
    KEYWORD_HYPHEN,
    KEYWORD_HEADS,
    KEYWORD_FEATURE_COUNT
} keyword_feature;

/* Static names, as in models/keyword.weights. */
extern const char *const keyword_feature_names[KEYWORD_FEATURE_COUNT];

/* Fills rows[all->count * KEYWORD_FEATURE_COUNT]; see keyword_features.c for what each is. */
pith_status keyword_features_fill(const candidates *all, arena *a, float *rows);

#endif
