/* trees.c - sums of decision trees (Friedman, Greedy function approximation: a gradient boosting
 * machine, Annals of Statistics 29, 2001).
 *
 * In a file of weights a question is a line with the number and name of its feature and the
 * threshold, and an answer one with "=" and what it adds to the sum; behind a question stands the
 * whole tree for "at most the threshold", then that for "more". So the lines say where a tree ends,
 * and every list of them is either a list of whole trees or refused. Loading is linear in the
 * lines, a sum in trees times depth. */
#include "read/trees.h"

#include <math.h>
#include <stdlib.h>

enum { ANSWER = UINT16_MAX };

/* Deepest tree: the questions whose trees for no are still to come. */
enum { DEPTH_MAX = 32 };

/* The feature that a line asks for, or -1. */
static int question_of(const char *line, const char *names, unsigned features, size_t room) {
    char *rest;
    const unsigned long f = strtoul(line, &rest, 10);
    if (rest == line || *rest != ' ' || f >= features || strcmp(rest + 1, names + f * room) != 0)
        return -1;
    return (int)f;
}

/* Fills in where trees start, and the trees for no. False when the list ends within one. */
static bool link_trees(tree_node *nodes, uint32_t count, uint32_t *roots, uint32_t *root_count) {
    uint32_t open[DEPTH_MAX];
    bool in_no[DEPTH_MAX];
    uint32_t depth = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (depth == 0)
            roots[(*root_count)++] = i;
        if (nodes[i].feature != ANSWER) {
            if (depth == DEPTH_MAX)
                return false;
            in_no[depth] = false;
            open[depth++] = i;
            continue;
        }
        while (depth > 0 && in_no[depth - 1])
            depth--;
        if (depth == 0)
            continue;
        if (i + 1 - open[depth - 1] > UINT16_MAX)
            return false;
        nodes[open[depth - 1]].no = (uint16_t)(i + 1 - open[depth - 1]);
        in_no[depth - 1] = true;
    }
    return depth == 0;
}

pith_status trees_load(weights w, unsigned features, trees_name *name, arena *a, trees *out) {
    enum { ROOM = sizeof w.items->name };
    char *names = arena_alloc_zero(a, features, ROOM);
    tree_node *nodes = ARENA_ARRAY(a, tree_node, (size_t)w.count);
    uint32_t *roots = ARENA_ARRAY(a, uint32_t, (size_t)w.count);
    TRY_MEMORY(names && nodes && roots);
    for (unsigned f = 0; f < features; f++)
        name(f, names + f * (size_t)ROOM);
    for (uint32_t i = 0; i < w.count; i++) {
        const bool answer = strcmp(w.items[i].name, "=") == 0;
        const int f = answer ? ANSWER : question_of(w.items[i].name, names, features, ROOM);
        if (f < 0)
            return PITH_ERROR_MODEL;
        nodes[i] = (tree_node){.value = (float)w.items[i].value, .feature = (uint16_t)f};
    }
    *out = (trees){nodes, roots, 0};
    return link_trees(nodes, w.count, roots, &out->count) ? PITH_OK : PITH_ERROR_MODEL;
}

float trees_sum(const trees *t, const float *features) {
    float sum = 0;
    for (uint32_t i = 0; i < t->count; i++) {
        const tree_node *node = &t->nodes[t->roots[i]];
        while (node->feature != ANSWER)
            node += features[node->feature] <= node->value ? 1 : node->no;
        sum += node->value;
    }
    return sum;
}

float trees_chance(float sum) {
    return 1 / (1 + expf(-sum));
}
