/* sentence_features.h - what `auto` looks at: numbers with names, one row a sentence. */
#ifndef PITH_RANK_SENTENCE_FEATURES_H
#define PITH_RANK_SENTENCE_FEATURES_H

#include "rank/rank.h"

enum feature {
    FEATURE_POSITION,
    FEATURE_CENTRALITY,
    FEATURE_FOLLOWED,
    FEATURE_CENTROID,
    FEATURE_TITLE,
    FEATURE_WORDS,
    FEATURE_LENGTH,
    FEATURE_QUERY,
    FEATURE_COUNT
};

/* Static names, as in models/auto.weights. */
extern const char *const feature_names[FEATURE_COUNT];

/* Fills rows[n * FEATURE_COUNT]; see sentence_features.c for what each is. */
pith_status features_fill(const rank_input *input, double *rows);

#endif
