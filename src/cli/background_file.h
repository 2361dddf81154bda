/* background_file.h - the file of terms that --background names. */
#ifndef PITH_CLI_BACKGROUND_FILE_H
#define PITH_CLI_BACKGROUND_FILE_H

#include "pith.h"

/* All zero: none. */
typedef struct background_file {
    pith_background *opened;
    void *data; /* the file, mapped */
    size_t size;
} background_file;

/* Returns the exit code; anything but PITH_EXIT_OK has been reported. */
int background_file_open(background_file *file, const char *path);

void background_file_close(background_file *file);

#endif
