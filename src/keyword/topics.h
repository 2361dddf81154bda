/* topics.h - candidates grouped by the words that they share, and how near groups stand. */
#ifndef PITH_KEYWORD_TOPICS_H
#define PITH_KEYWORD_TOPICS_H

#include "keyword/candidate.h"

/* Clustering and graphs of candidates are quadratic: at most so many are looked at, the most
 * frequent ones, of equals the earlier. */
enum { TOPIC_CANDIDATES = 400 };

typedef struct topics {
    uint32_t *members; /* the candidates that are looked at, in the order of the text; whole runs */
    uint32_t count;    /* of members */
    uint32_t *topic;   /* by member: a member of the same topic, one for all of them */
    float *nearness;   /* [count * count] sum over two members' occurrences of 1 / distance */
} topics;

pith_status topics_find(const candidates *all, arena *a, topics *out);

/* The ranks [count] of a weighted walk over `edges` [count * count], from row to column. */
pith_status topics_walk(uint32_t count, const float *edges, arena *a, double *rank);

#endif
