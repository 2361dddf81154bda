/* model_file.h - the model that the options ask for. */
#ifndef PITH_CLI_MODEL_FILE_H
#define PITH_CLI_MODEL_FILE_H

#include "cli/input.h"
#include "cli/options.h"

typedef struct model_file {
    const pith_model *model;
    pith_model *opened; /* NULL: the built-in one */
    input bytes;        /* of the file; the opened model lives in them */
} model_file;

/* Opens the model and checks that it has the language asked for. Returns the exit code; anything
 * but PITH_EXIT_OK has been reported. */
int model_file_open(model_file *file, const options *how);

void model_file_close(model_file *file);

#endif
