/* vocabulary_file.h - the thesaurus that --vocabulary names, in each language that is met. */
#ifndef PITH_CLI_VOCABULARY_FILE_H
#define PITH_CLI_VOCABULARY_FILE_H

#include "cli/input.h"

enum { VOCABULARY_LANGUAGES = 64 };

/* Zero it first. */
typedef struct vocabulary_file {
    input bytes;
    pith_slice text;
    size_t count;
    struct {
        const pith_model *model;
        char code[8];
        pith_vocabulary *opened;
    } languages[VOCABULARY_LANGUAGES];
} vocabulary_file;

/* Reads `path`, and looks at every line, as in `language`, or "auto". Returns the exit code;
 * anything but PITH_EXIT_OK has been reported. */
int vocabulary_file_open(vocabulary_file *file, const char *path, const char *language);

/* The vocabulary for documents in `language`, made when it is first asked for. */
pith_status vocabulary_file_find(vocabulary_file *file, const pith_model *model,
                                 const char *language, const pith_vocabulary **out,
                                 pith_error *error);

void vocabulary_file_close(vocabulary_file *file);

#endif
