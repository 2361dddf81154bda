/* archive_reader.h - the members of compressed files and archives, one after another. */
#ifndef PITH_READ_ARCHIVE_READER_H
#define PITH_READ_ARCHIVE_READER_H

#include "base/arena.h"
#include "base/dynlib.h"
#include "base/slice.h"

#ifdef PITH_WITHOUT_ARCHIVE
#define ARCHIVE_LIBRARY DYNLIB_LEFT_OUT
#else
#define ARCHIVE_LIBRARY "libarchive.so.13"
#endif

typedef struct archive_reader archive_reader;

/* Begins to read `in`, which outlives the reader; the reader itself is in `a`. */
pith_status archive_reader_open(slice in, arena *a, archive_reader **out, pith_error *error);

void archive_reader_close(archive_reader *r);

/* Goes to the next regular file. *name: of it, valid UTF-8, in `a`; NULL at the end. After an error
 * there is nothing more. */
pith_status archive_reader_next(archive_reader *r, arena *a, const char **name, pith_error *error);

/* Is the file at hand all of what is compressed, so that its name is none? */
bool archive_reader_alone(const archive_reader *r);

/* Inflates the file at hand, `name` in messages, to at most `limit` bytes, in `a`. */
pith_status archive_reader_inflate(archive_reader *r, const char *name, size_t limit, arena *a,
                                   slice *out, pith_error *error);

#endif
