/* pith_model.c - the public functions about models. */
#include "model/packed.h"
#include "text/language_tag.h"
#include "text/stem.h"

#include <stdlib.h>

const pith_model *pith_model_builtin(void) {
    return model_builtin();
}

pith_status pith_model_open(const void *data, size_t size, pith_model **out, pith_error *error) {
    if (!data || !out || (uintptr_t)data % 8 != 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "the model's data is NULL or unaligned");
    TRY(packed_check(data, size, error));
    pith_model *model = malloc(sizeof *model);
    if (!model)
        return error_set(error, PITH_ERROR_MEMORY, 0, 0, "out of memory");
    model->data = data;
    *out = model;
    return PITH_OK;
}

void pith_model_free(pith_model *model) {
    if (model != model_builtin())
        free(model);
}

const char *pith_model_languages(const pith_model *model) {
    return model ? model_text(model, "languages") : "";
}

static size_t entries_of(const word_table *table) {
    size_t entries = 0;
    for (uint32_t i = 0; i < table->count; i++)
        entries += table_slot(table->slots, i) != 0;
    return entries;
}

bool pith_model_get_language(const pith_model *model, const char *code, pith_language *out) {
    language_model language;
    if (!model || !code || !out || language_tag_find(model, code, &language) != LANGUAGE_TAG_KNOWN)
        return false;
    *out = (pith_language){
        .stems = stemmer_algorithm(&language),
        .stop_words = entries_of(&language.stopwords),
        .abbreviations = entries_of(&language.abbreviations),
        .words = entries_of(&language.words),
        .cues = entries_of(&language.cues),
        .frequencies = entries_of(&language.idf),
    };
    return true;
}
