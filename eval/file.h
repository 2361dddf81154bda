/* file.h - a file read whole, plain or gzipped. */
#ifndef PITH_EVAL_FILE_H
#define PITH_EVAL_FILE_H

#include "base/arena.h"
#include "base/slice.h"
#include "pith.h"

/* The content of the file at `path` ("-": standard input), in memory of `a`. PITH_ERROR_ARGUMENT
 * with the system's reason when it cannot be read. */
pith_status file_read(arena *a, const char *path, slice *out, pith_error *error);

/* Cuts the next line off `text`, without its newline; false at the end. */
bool file_next_line(slice *text, slice *line);

#endif
