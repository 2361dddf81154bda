/* pack_trees.c - decision trees as text: first a line "feature" and name for each feature, then one
 * line a tree, of three fields parted by tabs: the numbers of the features that its levels ask for,
 * the borders, and the nodes from 2 on (model_tree), in units of 1 / TREE_SCALE. */
#include "pack.h"

#include <math.h>
#include <stdlib.h>

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

void pack_trees(output *out, const char *path) {
    char name[24];
    section_name(path, name);
    reader r = open_lines(path);
    char list[8192] = "";
    size_t length = 0;
    uint32_t features = 0;
    model_tree *trees = NULL;
    uint32_t count = 0;
    while (next_line(&r)) {
        if (strcmp(r.fields[0], "feature") == 0) {
            length += (size_t)snprintf(list + length, sizeof list - length, "%s ", field(&r, 1));
            if (length >= sizeof list)
                die("%s:%zu: the list of features is too long", path, r.number);
            features++;
            continue;
        }
        trees = checked(realloc(trees, (count + 1) * sizeof *trees));
        memset(&trees[count], 0, sizeof *trees);
        read_tree(&r, features, &trees[count++]);
    }
    pack_text(out, name, list);
    void *room = add_section(out, "", name, MODEL_TREES, count, count * sizeof *trees);
    if (count)
        memcpy(room, trees, count * sizeof *trees);
    free(trees);
    close_lines(&r);
}
