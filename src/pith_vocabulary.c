/* pith_vocabulary.c - the public functions about vocabularies: check arguments, open. */
#include "keyword/vocabulary.h"
#include "text/language_tag.h"

#include <stdlib.h>

pith_status pith_vocabulary_open(const pith_model *model, const char *language, const char *text,
                                 size_t length, pith_vocabulary **out, pith_error *error) {
    if (!model || !language || (!text && length > 0) || !out)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no model, language or vocabulary");
    pith_vocabulary *made = calloc(1, sizeof *made);
    if (!made)
        return error_explain(error, PITH_ERROR_MEMORY);
    pith_status status = PITH_OK;
    if (language_tag_find(model, language, &made->language) == LANGUAGE_TAG_BROKEN)
        status = error_set(error, PITH_ERROR_LANGUAGE, 0, 0, "no language '%.20s'", language);
    if (status == PITH_OK)
        status = vocabulary_open((slice){text ? text : "", length}, made, error);
    if (status != PITH_OK) {
        pith_vocabulary_free(made);
        return error_explain(error, status);
    }
    *out = made;
    return PITH_OK;
}

void pith_vocabulary_free(pith_vocabulary *vocabulary) {
    if (!vocabulary)
        return;
    vocabulary_close(vocabulary);
    free(vocabulary);
}
