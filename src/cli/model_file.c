/* model_file.c - reads a packed model from a file, or takes the one that is built in. */
#include "cli/model_file.h"

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/suggest.h"

#include <string.h>

/* Is `language` one of the model's? Reports when it is not. */
static int check_language(const pith_model *model, const char *language) {
    pith_language known;
    if (pith_model_get_language(model, language, &known))
        return PITH_EXIT_OK;
    enum { MOST = 64 };
    char list[1024];
    const char *names[MOST] = {"auto", "und"};
    size_t count = 2;
    strncpy(list, pith_model_languages(model), sizeof list - 1);
    list[sizeof list - 1] = '\0';
    for (char *at = list; *at && count < MOST; count++) {
        names[count] = at;
        at += strcspn(at, ",");
        if (*at)
            *at++ = '\0';
        at += strspn(at, " ");
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], language) == 0)
            return PITH_EXIT_OK;
    const int code = suggest_report("language", language, names, count);
    report("und reads a text in none of them, without knowing its words");
    return code;
}

static int open_file(model_file *file, const char *path) {
    pith_slice data;
    input_status status = input_open(&file->bytes, path);
    if (status == INPUT_OK)
        status = input_rest(&file->bytes, &data);
    if (status != INPUT_OK) {
        report("%s: %s", file->bytes.name, input_problem(status));
        return PITH_EXIT_FAILURE;
    }
    pith_error error = {0};
    if (pith_model_open(data.data, data.length, &file->opened, &error) != PITH_OK) {
        char message[MESSAGE_BYTES];
        report_describe(&error, message);
        report("%s: %s", file->bytes.name, message);
        return PITH_EXIT_FAILURE;
    }
    file->model = file->opened;
    return PITH_EXIT_OK;
}

int model_file_open(model_file *file, const options *how) {
    *file = (model_file){.model = pith_model_builtin()};
    int code = how->model ? open_file(file, how->model) : PITH_EXIT_OK;
    if (how->model)
        input_close(&file->bytes);
    if (code == PITH_EXIT_OK)
        code = check_language(file->model, how->read.language);
    return code;
}

void model_file_close(model_file *file) {
    pith_model_free(file->opened);
    input_free(&file->bytes);
}
