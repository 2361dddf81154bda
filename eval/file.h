/* file.h - a file read whole, plain or gzipped. */
#ifndef PITH_EVAL_FILE_H
#define PITH_EVAL_FILE_H

#include "base/arena.h"
#include "base/slice.h"
#include "pith.h"

/* The content of the file at `path` ("-": standard input), in memory of `a`. PITH_ERROR_ARGUMENT
 * with the system's reason when it cannot be read. */
pith_status file_read(arena *a, const char *path, slice *out, pith_error *error);

/* A file that is read line by line through one buffer. */
typedef struct file_lines {
    void *file;
    const char *path;
    char *data; /* [start, end) is still to be handed out */
    size_t capacity;
    size_t start;
    size_t end;
} file_lines;

/* Opens the file at `path`; file_lines_close also after a failure. */
pith_status file_lines_open(file_lines *lines, const char *path, pith_error *error);
void file_lines_close(file_lines *lines);

/* The next line without its newline, until the next call. *found is false at the end. */
pith_status file_lines_next(file_lines *lines, slice *line, bool *found, pith_error *error);

/* Cuts the next line off `text`, without its newline; false at the end. */
bool file_next_line(slice *text, slice *line);

#endif
