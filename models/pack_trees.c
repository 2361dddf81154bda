/* pack_trees.c - decision trees as text: lines "feature NAME", then for each forest a line "forest
 * NAME" and one line a tree, of three fields parted by tabs: the numbers of the features that its
 * levels ask for, the borders, and the nodes from 2 on (model_tree), in units of 1 / TREE_SCALE.
 * The borders of all trees are packed once, and the trees get their numbers among those of the
 * feature. */
#include "pack.h"

#include <stdlib.h>

typedef struct tree_list {
    model_tree *trees;
    model_border (*asked)[TREE_DEPTH]; /* what the levels of each tree ask for */
    uint32_t count;
} tree_list;

/* The fields: numbers of features, borders, nodes. */
static void read_tree(const reader *r, uint32_t features, model_border asked[TREE_DEPTH],
                      int16_t nodes[2 * TREE_LEAVES]) {
    char *at[] = {r->fields[0], (char *)field(r, 1), (char *)field(r, 2)};
    for (int d = 0; d < TREE_DEPTH; d++) {
        asked[d].feature = (uint32_t)next_number(r, &at[0], UINT16_MAX);
        asked[d].value = (float)next_number(r, &at[1], MODEL_WEIGHT_MAX);
        if (asked[d].feature >= features)
            die("%s:%zu: there is no feature %u", r->path, r->number, asked[d].feature);
    }
    for (int k = 2; k < 2 * TREE_LEAVES; k++)
        nodes[k] = (int16_t)next_number(r, &at[2], TREE_LEAF_MAX);
    for (int i = 0; i < 3; i++)
        if (*at[i])
            die("%s:%zu: more numbers than a tree has", r->path, r->number);
}

static void add_tree(const reader *r, uint32_t features, tree_list *l) {
    const size_t count = l->count + 1;
    l->trees = checked(realloc(l->trees, count * sizeof *l->trees));
    l->asked = checked(realloc(l->asked, count * sizeof *l->asked));
    memset(&l->trees[l->count], 0, sizeof *l->trees);
    read_tree(r, features, l->asked[l->count], l->trees[l->count].nodes);
    l->count++;
}

static int compare_borders(const void *left, const void *right) {
    const model_border *a = left;
    const model_border *b = right;
    if (a->feature != b->feature)
        return a->feature < b->feature ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

/* The distinct borders of all trees, sorted; *count of them. */
static model_border *collect_borders(const tree_list *l, uint32_t *count) {
    const size_t all = (size_t)l->count * TREE_DEPTH;
    model_border *borders = checked(malloc(all * sizeof *borders));
    memcpy(borders, l->asked, all * sizeof *borders);
    qsort(borders, all, sizeof *borders, compare_borders);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (i == 0 || compare_borders(&borders[i], &borders[i - 1]) != 0)
            borders[(*count)++] = borders[i];
    return borders;
}

/* The number of the border that `asked` is, among those of its feature. */
static int8_t bin_of(const model_border *asked, const model_border *borders, uint32_t count) {
    const model_border *found = bsearch(asked, borders, count, sizeof *borders, compare_borders);
    uint32_t bin = 0;
    while (found - bin > borders && found[-(ptrdiff_t)bin - 1].feature == asked->feature)
        bin++;
    if (bin >= TREE_BORDERS_MAX)
        die("feature %u has more than %d borders", asked->feature, TREE_BORDERS_MAX);
    return (int8_t)bin;
}

/* The trees of one forest, and the list of features that they ask for. */
static void end_forest(output *out, const char *name, const char *features, const tree_list *l) {
    if (l->count == 0)
        return;
    pack_text(out, name, features);
    uint32_t count;
    model_border *borders = collect_borders(l, &count);
    for (uint32_t t = 0; t < l->count; t++) {
        for (int d = 0; d < TREE_DEPTH; d++) {
            l->trees[t].features[d] = (uint16_t)l->asked[t][d].feature;
            l->trees[t].bins[d] = bin_of(&l->asked[t][d], borders, count);
        }
    }
    memcpy(add_section(out, "", name, MODEL_BORDERS, count, count * sizeof *borders), borders,
           count * sizeof *borders);
    free(borders);
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
            add_tree(&r, features, &read);
        }
    }
    end_forest(out, name, list, &read);
    free(read.trees);
    free(read.asked);
    close_lines(&r);
}
