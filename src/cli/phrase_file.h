/* phrase_file.h - phrases of a file, one a line. */
#ifndef PITH_CLI_PHRASE_FILE_H
#define PITH_CLI_PHRASE_FILE_H

#include "cli/input.h"

typedef struct phrase_file {
    input bytes; /* the phrases lie in them */
    pith_slice *phrases;
    size_t count;
} phrase_file;

/* Reads `path`; lines without anything, or that start with "#", are none. Returns the exit code;
 * anything but PITH_EXIT_OK has been reported. */
int phrase_file_open(phrase_file *file, const char *path);

void phrase_file_close(phrase_file *file);

#endif
