/* vocabulary_file.c - see vocabulary_file.h. */
#include "cli/vocabulary_file.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

int vocabulary_file_open(vocabulary_file *file, const char *path) {
    char message[MESSAGE_BYTES];
    pith_error error = {0};
    pith_vocabulary *looked_at;
    input_status status = input_open(&file->bytes, path);
    if (status == INPUT_OK)
        status = input_rest(&file->bytes, &file->text);
    if (status != INPUT_OK && status != INPUT_END) {
        report("%s: %s", path, input_problem(status));
        return PITH_EXIT_FAILURE;
    }
    input_close(&file->bytes);
    /* In no language: what is broken in it is so in all. */
    if (pith_vocabulary_open(pith_model_builtin(), "und", file->text.data, file->text.length,
                             &looked_at, &error) == PITH_OK) {
        pith_vocabulary_free(looked_at);
        return PITH_EXIT_OK;
    }
    report_describe(&error, message);
    report("%s: %s", path, message);
    return PITH_EXIT_FAILURE;
}

pith_status vocabulary_file_find(vocabulary_file *file, const pith_model *model,
                                 const char *language, const pith_vocabulary **out,
                                 pith_error *error) {
    size_t at = 0;
    while (at < file->count && strcmp(file->languages[at].code, language) != 0)
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
