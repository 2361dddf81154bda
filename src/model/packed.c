/* packed.c - see packed.h. Nothing in a model is trusted until this has looked at it: afterwards
 * every offset is inside the blob and every look-up ends. */
#include "model/packed.h"

#include <math.h>

static pith_status damaged(pith_error *error, size_t offset, const char *what) {
    return error_set(error, PITH_ERROR_MODEL, 0, offset, "not a usable model: %s", what);
}

static pith_status check_table(const unsigned char *data, const model_section *s, size_t at,
                               pith_error *error) {
    if (s->count < TABLE_SLOTS_MIN || (s->count & (s->count - 1)) != 0 ||
        s->size != (uint64_t)SLOT_BYTES * s->count)
        return damaged(error, at, "a table has an impossible size");
    const unsigned char *slots = data + s->offset;
    const bool cues = strcmp(s->name, "cues") == 0;
    for (uint32_t i = 0; cues && i < s->count; i++)
        if (!pith_role_name((pith_role)(table_value(slots, i) / CUE_ROLE)))
            return damaged(error, s->offset, "a cue names no role");
    for (uint32_t i = 0; i < s->count; i++)
        if (table_slot(slots, i) == 0)
            return PITH_OK;
    return damaged(error, s->offset, "a table has no free slot");
}

static pith_status check_weights(const unsigned char *data, const model_section *s, size_t at,
                                 pith_error *error) {
    if (s->size != (uint64_t)s->count * sizeof(model_weight))
        return damaged(error, at, "weights have an impossible size");
    const model_weight *items = (const model_weight *)(const void *)(data + s->offset);
    for (uint32_t i = 0; i < s->count; i++) {
        const size_t offset = s->offset + i * sizeof *items;
        if (!memchr(items[i].name, '\0', sizeof items[i].name))
            return damaged(error, offset, "a weight's name has no end");
        if (!isfinite(items[i].value))
            return damaged(error, offset, "a weight is not a finite number");
        if (fabs(items[i].value) > MODEL_WEIGHT_MAX)
            return damaged(error, offset, "a weight is too great");
    }
    return PITH_OK;
}

static pith_status check_grams(const model_section *s, size_t at, pith_error *error) {
    if (s->count < 2 || (s->count & (s->count - 1)) != 0 || s->size % s->count != 0 ||
        s->size / s->count % GRAM_BLOCK != 0 || s->size / s->count > GRAM_COLUMNS_MAX)
        return damaged(error, at, "weights of n-grams have an impossible size");
    return PITH_OK;
}

/* How many names the text called `name` lists, each followed by a space. */
static uint32_t names_listed(const unsigned char *data, size_t size, const char *name) {
    const model_header *header = (const model_header *)(const void *)data;
    const model_section *s = (const model_section *)(const void *)(data + sizeof *header);
    uint32_t count = 0;
    for (uint32_t i = 0; i < header->section_count; i++) {
        if (s[i].kind != MODEL_TEXT || s[i].language[0] != '\0' ||
            strncmp(s[i].name, name, sizeof s[i].name) != 0 || s[i].offset > size ||
            s[i].size > size - s[i].offset)
            continue;
        for (uint64_t at = 0; at < s[i].size; at++)
            count += data[s[i].offset + at] == ' ';
        break;
    }
    return count;
}

/* Sorted, so that no feature has more of them than a byte can count. */
static pith_status check_borders(const unsigned char *data, size_t size, const model_section *s,
                                 size_t at, pith_error *error) {
    if (s->size != (uint64_t)s->count * sizeof(model_border))
        return damaged(error, at, "borders have an impossible size");
    const uint32_t features = names_listed(data, size, s->name);
    const model_border *borders = (const model_border *)(const void *)(data + s->offset);
    uint32_t same = 0; /* borders of the feature so far */
    for (uint32_t i = 0; i < s->count; i++) {
        const size_t offset = s->offset + i * sizeof *borders;
        if (borders[i].feature >= features || features > TREE_FEATURES_MAX)
            return damaged(error, offset, "a border of a feature without a name");
        if (!isfinite(borders[i].value))
            return damaged(error, offset, "a border of trees is not a finite number");
        same = i > 0 && borders[i].feature == borders[i - 1].feature ? same + 1 : 1;
        if (i > 0 && (same > 1 ? borders[i].value <= borders[i - 1].value
                               : borders[i].feature < borders[i - 1].feature))
            return damaged(error, offset, "the borders of trees are not in order");
        if (same > TREE_BORDERS_MAX)
            return damaged(error, offset, "a feature has too many borders");
    }
    return PITH_OK;
}

static pith_status check_trees(const unsigned char *data, size_t size, const model_section *s,
                               size_t at, pith_error *error) {
    if (s->size != (uint64_t)s->count * sizeof(model_tree) || s->count > TREES_MAX)
        return damaged(error, at, "trees have an impossible size");
    const uint32_t features = names_listed(data, size, s->name);
    const model_tree *trees = (const model_tree *)(const void *)(data + s->offset);
    for (uint32_t i = 0; i < s->count; i++) {
        const size_t offset = s->offset + i * sizeof *trees;
        for (uint32_t d = 0; d < TREE_DEPTH; d++)
            if (trees[i].features[d] >= features || features > TREE_FEATURES_MAX)
                return damaged(error, offset, "a tree asks for a feature without a name");
        if (trees[i].nodes[1] != 0)
            return damaged(error, offset, "the root of a tree is not 0");
    }
    return PITH_OK;
}

static pith_status check_net(const unsigned char *data, size_t size, const model_section *s,
                             size_t at, pith_error *error) {
    if (s->count < 2 || s->count - 2 > NET_INPUTS_MAX ||
        s->size != (uint64_t)s->count * sizeof(model_input))
        return damaged(error, at, "a net has an impossible size");
    if (names_listed(data, size, s->name) != s->count - 2)
        return damaged(error, at, "the inputs of a net are not those with names");
    const float *numbers = (const float *)(const void *)(data + s->offset);
    for (size_t i = 0; i < s->size / sizeof *numbers; i++)
        if (!(fabsf(numbers[i]) <= (float)MODEL_WEIGHT_MAX))
            return damaged(error, s->offset + i * sizeof *numbers,
                           "a number of a net is not finite, or too great");
    return PITH_OK;
}

static pith_status check_section(const unsigned char *data, size_t size, const model_section *s,
                                 size_t at, pith_error *error) {
    if (s->offset % 8 != 0 || s->offset > size || s->size > size - s->offset)
        return damaged(error, at, "a section lies outside the file");
    if (!memchr(s->language, '\0', sizeof s->language) || !memchr(s->name, '\0', sizeof s->name))
        return damaged(error, at, "a section's name has no end");
    switch (s->kind) {
    case MODEL_TABLE:
        return check_table(data, s, at, error);
    case MODEL_WEIGHTS:
        return check_weights(data, s, at, error);
    case MODEL_GRAMS:
        return check_grams(s, at, error);
    case MODEL_TREES:
        return check_trees(data, size, s, at, error);
    case MODEL_BORDERS:
        return check_borders(data, size, s, at, error);
    case MODEL_NET:
        return check_net(data, size, s, at, error);
    case MODEL_TEXT:
        if (s->size == 0 || data[s->offset + s->size - 1] != '\0')
            return damaged(error, at, "a text has no end");
        return PITH_OK;
    default:
        return damaged(error, at, "a section of an unknown kind");
    }
}

pith_status packed_check(const void *data, size_t size, pith_error *error) {
    const model_header *header = data;
    if (size < sizeof *header || memcmp(header->magic, MODEL_MAGIC, sizeof header->magic) != 0)
        return damaged(error, 0, "it does not start as one");
    if (header->version != MODEL_VERSION)
        return error_set(error, PITH_ERROR_MODEL, 0, offsetof(model_header, version),
                         "the model has version %u, this library reads version %d",
                         (unsigned)header->version, MODEL_VERSION);
    if (header->size != size)
        return damaged(error, offsetof(model_header, size), "it is cut short or too long");
    const unsigned char *bytes = data;
    const slice rest = {(const char *)bytes + sizeof *header, size - sizeof *header};
    if (slice_checksum(rest) != header->hash)
        return damaged(error, offsetof(model_header, hash), "its checksum does not match");
    if (header->section_count > rest.length / sizeof(model_section))
        return damaged(error, offsetof(model_header, section_count), "too many sections");
    const model_section *sections = (const model_section *)(const void *)(bytes + sizeof *header);
    for (uint32_t i = 0; i < header->section_count; i++)
        TRY(check_section(bytes, size, &sections[i], sizeof *header + i * sizeof *sections, error));
    return PITH_OK;
}
