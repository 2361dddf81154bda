/* pith_background.c - the public functions about background files: check arguments, open, choose.
 */
#include "model/background.h"
#include "pith_doc.h"

#include <stdlib.h>

pith_status pith_background_open(const void *data, size_t size, pith_background **out,
                                 pith_error *error) {
    if (!data || !out)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no background, or nowhere to put it");
    pith_background *made = malloc(sizeof *made);
    if (!made)
        return error_explain(error, PITH_ERROR_MEMORY);
    const pith_status status = background_open((slice){data, size}, made, error);
    if (status != PITH_OK) {
        background_close(made);
        free(made);
        return error_explain(error, status);
    }
    *out = made;
    return PITH_OK;
}

void pith_background_free(pith_background *background) {
    if (!background)
        return;
    background_close(background);
    free(background);
}

pith_status doc_choose_background(pith_doc *doc, const pith_background *from, pith_error *error) {
    language_model *language = &doc->language;
    if (!from)
        return PITH_OK;
    language->background = background_language(from, language->code);
    if (language->background)
        language->idf_unknown = background_idf(language->background, 0);
    else if (strcmp(language->code, UNDETERMINED) != 0)
        return error_set(error, PITH_ERROR_LANGUAGE, 0, 0,
                         "the background has no terms of language '%s'; it has: %.300s",
                         language->code, from->codes);
    return PITH_OK;
}
