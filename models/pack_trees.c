/* pack_trees.c - decision trees as text: lines "feature NAME", then for each forest a line "forest
 * NAME" and one line a tree, of three fields parted by tabs: the numbers of the features that its
 * levels ask for, the borders, and the nodes from 2 on (model_tree), in units of 1 / TREE_SCALE. */
#include "pack.h"

#include <math.h>
#include <stdlib.h>

typedef struct tree_list {
    model_tree *trees;
    uint32_t count;
} tree_list;

/* The next number of a line of numbers parted by spaces, in [-greatest, greatest]. */
static double next_number(const reader *r, char **at, double greatest) {
    char *end;
    const double value = strtod(*at, &end);
    if (end == *at || (*end && *end != ' ') || !(fabs(value) <= greatest))
        die("%s:%zu: '%.20s' is no number, or too great", r->path, r->number, *at);
    *at = end;
    return value;
}

/* The fields: numbers of features, borders, nodes. */
static void read_tree(const reader *r, uint32_t features, model_tree *out) {
    char *at[] = {r->fields[0], (char *)field(r, 1), (char *)field(r, 2)};
    for (int d = 0; d < TREE_DEPTH; d++) {
        out->features[d] = (uint32_t)next_number(r, &at[0], UINT16_MAX);
        out->borders[d] = (float)next_number(r, &at[1], MODEL_WEIGHT_MAX);
        if (out->features[d] >= features)
            die("%s:%zu: there is no feature %u", r->path, r->number, out->features[d]);
    }
    for (int k = 2; k < 2 * TREE_LEAVES; k++)
        out->nodes[k] = (float)next_number(r, &at[2], TREE_LEAF_MAX);
    for (int i = 0; i < 3; i++)
        if (*at[i])
            die("%s:%zu: more numbers than a tree has", r->path, r->number);
}

/* The trees of one forest, and the list of features that they ask for. */
static void end_forest(output *out, const char *name, const char *features, const tree_list *l) {
    if (l->count == 0)
        return;
    pack_text(out, name, features);
    const size_t size = l->count * sizeof *l->trees;
    memcpy(add_section(out, "", name, MODEL_TREES, l->count, size), l->trees, size);
}

void pack_trees(output *out, const char *path) {
    char base[24];
    char name[64];
    section_name(path, base);
    snprintf(name, sizeof name, "%s", base);
    reader r = open_lines(path);
    char list[8192] = "";
    size_t length = 0;
    uint32_t features = 0;
    tree_list read = {0};
    while (next_line(&r)) {
        if (strcmp(r.fields[0], "feature") == 0) {
            length += (size_t)snprintf(list + length, sizeof list - length, "%s ", field(&r, 1));
            if (length >= sizeof list)
                die("%s:%zu: the list of features is too long", path, r.number);
            features++;
        } else if (strcmp(r.fields[0], "forest") == 0) {
            end_forest(out, name, list, &read);
            read.count = 0;
            snprintf(name, sizeof name, "%s-%.20s", base, field(&r, 1));
        } else {
            read.trees = checked(realloc(read.trees, (read.count + 1) * sizeof *read.trees));
            memset(&read.trees[read.count], 0, sizeof *read.trees);
            read_tree(&r, features, &read.trees[read.count++]);
        }
    }
    end_forest(out, name, list, &read);
    free(read.trees);
    close_lines(&r);
}
