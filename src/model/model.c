/* model.c - see model.h: looks things up in a packed model where it lies. */
#include "model/model.h"

#include "model/packed.h"

_Static_assert(sizeof(model_header) == 32, "the header is a file format");
_Static_assert(sizeof(model_section) == 56, "the section record is a file format");
_Static_assert(sizeof(model_weight) == 64, "the weight record is a file format");
_Static_assert(sizeof(model_border) == 8, "the record of a border is a file format");
_Static_assert(sizeof(model_tree) == 274, "the record of a tree is a file format");
_Static_assert(sizeof(model_input) == 76, "the record of an input is a file format");
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "models are used in place");

const pith_model *model_builtin(void) {
    static const pith_model builtin = {pith_builtin_data};
    return &builtin;
}

bool table_find(const word_table *table, slice key, uint16_t *value) {
    return table->count > 0 && table_find_hash(table, slice_hash(key), value);
}

bool table_find_hash(const word_table *table, uint64_t hash, uint16_t *value) {
    if (table->count == 0)
        return false;
    const uint32_t fingerprint = table_fingerprint(hash);
    const uint32_t mask = table->count - 1;
    uint32_t met;
    for (uint32_t slot = (uint32_t)hash & mask; (met = table_slot(table->slots, slot)) != 0;
         slot = (slot + 1) & mask) {
        if (met == fingerprint) {
            *value = table_value(table->slots, slot);
            return true;
        }
    }
    return false;
}

static const model_section *find_section(const pith_model *model, const char *language,
                                         const char *name, model_kind kind) {
    const model_header *header = (const model_header *)(const void *)model->data;
    const model_section *sections =
        (const model_section *)(const void *)(model->data + sizeof *header);
    model_section wanted = {.kind = (uint32_t)kind};
    if (strlen(language) >= sizeof wanted.language || strlen(name) >= sizeof wanted.name)
        return NULL;
    memcpy(wanted.language, language, strlen(language));
    memcpy(wanted.name, name, strlen(name));
    for (uint32_t i = 0; i < header->section_count; i++) {
        const model_section *s = &sections[i];
        /* The language first: it is one number to compare, and of most sections another. */
        if (memcmp(s->language, wanted.language, sizeof s->language) == 0 &&
            s->kind == wanted.kind && memcmp(s->name, wanted.name, sizeof s->name) == 0)
            return s;
    }
    return NULL;
}

static word_table find_table(const pith_model *model, const char *language, const char *name) {
    const model_section *s = find_section(model, language, name, MODEL_TABLE);
    if (!s)
        return (word_table){0};
    return (word_table){model->data + s->offset, s->count};
}

/* What is the same for every language. */
static void add_roles(const pith_model *model, language_model *out) {
    out->text = model_forest(model, "text");
    out->headline = model_forest(model, "headline");
    out->roles = model_weights(model, "", "roles");
}

bool model_language(const pith_model *model, const char *code, language_model *out) {
    *out = (language_model){0};
    const size_t length = strlen(code);
    if (length == 0 || length >= sizeof out->code ||
        !find_section(model, code, "stopwords", MODEL_TABLE))
        return false;
    memcpy(out->code, code, length);
    out->stopwords = find_table(model, code, "stopwords");
    out->abbreviations = find_table(model, code, "abbreviations");
    out->idf = find_table(model, code, "idf");
    out->cues = find_table(model, code, "cues");
    out->notices = find_table(model, code, "notices");
    out->words = find_table(model, code, "words");
    out->lexicon = find_table(model, code, "lexicon");
    out->classes = find_table(model, code, "classes");
    out->suffixes = find_table(model, code, "suffixes");
    out->tags = find_table(model, code, "tags");
    out->wording = find_table(model, code, "wording");
    out->phrasing = find_table(model, code, "phrasing");
    out->classes_context = model_weights(model, code, "classes-context");
    uint16_t kinds = 0;
    out->elides = table_find(&out->words, SLICE("d'"), &kinds) && kinds & WORD_ELIDED;
    out->runs_on = table_find(&out->words, SLICE(":"), &kinds) && kinds & WORD_CONNECTIVE;
    const weights idf_range = model_weights(model, code, "idf-unknown");
    out->idf_unknown = idf_range.count ? (float)idf_range.items[0].value : 1.0F;
    add_roles(model, out);
    return true;
}

language_model model_no_language(const pith_model *model) {
    language_model none = {.code = "und", .idf_unknown = 1.0F};
    add_roles(model, &none);
    return none;
}

weights model_weights(const pith_model *model, const char *code, const char *name) {
    const model_section *s = find_section(model, code, name, MODEL_WEIGHTS);
    if (!s)
        return (weights){0};
    return (weights){(const model_weight *)(const void *)(model->data + s->offset), s->count};
}

forest model_forest(const pith_model *model, const char *name) {
    const model_section *s = find_section(model, "", name, MODEL_TREES);
    const model_section *borders = find_section(model, "", name, MODEL_BORDERS);
    if (!s || !borders)
        return (forest){.features = ""};
    return (forest){
        .features = model_text(model, name),
        .trees = (const model_tree *)(const void *)(model->data + s->offset),
        .borders = (const model_border *)(const void *)(model->data + borders->offset),
        .count = s->count,
        .border_count = borders->count,
    };
}

net model_net(const pith_model *model, const char *name) {
    const model_section *s = find_section(model, "", name, MODEL_NET);
    if (!s)
        return (net){.names = ""};
    return (net){
        .names = model_text(model, name),
        .inputs = (const model_input *)(const void *)(model->data + s->offset),
        .count = s->count - 2,
    };
}

const char *model_text(const pith_model *model, const char *name) {
    const model_section *s = find_section(model, "", name, MODEL_TEXT);
    return s ? (const char *)(model->data + s->offset) : "";
}

gram_weights model_grams(const pith_model *model, const char *script) {
    const model_section *s = find_section(model, "", script, MODEL_GRAMS);
    const weights scale = model_weights(model, "", "gram-scale");
    if (!s || scale.count == 0)
        return (gram_weights){0};
    uint32_t shift = 32;
    for (uint32_t rows = s->count; rows > 1; rows /= 2)
        shift--;
    return (gram_weights){
        .codes = model_text(model, script),
        .steps = model->data + s->offset,
        .scale = scale.items[0].value,
        .width = (uint32_t)(s->size / s->count),
        .shift = shift,
    };
}
