/* trees.h - sums of decision trees, as gradient boosting fits them. */
#ifndef PITH_READ_TREES_H
#define PITH_READ_TREES_H

#include "base/arena.h"
#include "model/model.h"

/* A question, or an answer. A tree stands in the order in which it is walked: a question, the tree
 * for yes, the tree for no. */
typedef struct tree_node {
    float value;      /* of a question: yes when the feature is at most this */
    uint16_t feature; /* UINT16_MAX: an answer */
    uint16_t no;      /* steps ahead to the tree for no */
} tree_node;

typedef struct trees {
    const tree_node *nodes;
    const uint32_t *roots; /* where each tree starts */
    uint32_t count;
} trees;

/* Writes the name of feature `f` into `out`, which has room for a weight's name. */
typedef void trees_name(unsigned f, char *out);

/* Takes over the weights, whose names are "number name" of a feature for a question and "=" for an
 * answer. PITH_ERROR_MODEL when a name is not that of the feature of its number. */
pith_status trees_load(weights w, unsigned features, trees_name *name, arena *a, trees *out);

/* The sum of the answers of all trees for `features`. */
float trees_sum(const trees *t, const float *features);

/* 1 / (1 + exp(-sum)): the chance that a sum stands for. */
float trees_chance(float sum);

#endif
