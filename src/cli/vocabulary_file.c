/* vocabulary_file.c - see vocabulary_file.h. */
#include "cli/vocabulary_file.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

int vocabulary_file_open(vocabulary_file *file, const char *path, const char *language) {
    char message[MESSAGE_BYTES];
    pith_error error = {0};
    const pith_vocabulary *unused;
    input_status status = input_open(&file->bytes, path);
    if (status == INPUT_OK)
        status = input_rest(&file->bytes, &file->text);
    if (status != INPUT_OK && status != INPUT_END) {
        report("%s: %s", path, input_problem(status));
        return PITH_EXIT_FAILURE;
    }
    input_close(&file->bytes);
    /* What is broken in one language is so in all; this one will hardly be made in vain. */
    const char *likely = strcmp(language, "auto") == 0 ? "en" : language;
    if (vocabulary_file_find(file, pith_model_builtin(), likely, &unused, &error) == PITH_OK)
        return PITH_EXIT_OK;
    report_describe(&error, message);
    report("%s: %s", path, message);
    return PITH_EXIT_FAILURE;
}

pith_status vocabulary_file_find(vocabulary_file *file, const pith_model *model,
                                 const char *language, const pith_vocabulary **out,
                                 pith_error *error) {
    size_t at = 0;
    while (at < file->count &&
           (file->languages[at].model != model || strcmp(file->languages[at].code, language) != 0))
        at++;
    /* More languages than models have take turns in the last place. */
    if (at == VOCABULARY_LANGUAGES) {
        at = --file->count;
        pith_vocabulary_free(file->languages[at].opened);
    }
    if (at == file->count) {
        pith_vocabulary **place = &file->languages[at].opened;
        const pith_status status =
            pith_vocabulary_open(model, language, file->text.data, file->text.length, place, error);
        if (status != PITH_OK)
            return status;
        file->languages[at].model = model;
        snprintf(file->languages[at].code, sizeof file->languages[at].code, "%s", language);
        file->count++;
    }
    *out = file->languages[at].opened;
    return PITH_OK;
}

void vocabulary_file_close(vocabulary_file *file) {
    for (size_t i = 0; i < file->count; i++)
        pith_vocabulary_free(file->languages[i].opened);
    input_free(&file->bytes);
}
