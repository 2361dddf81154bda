/* file.c - see file.h. zlib reads a plain file as it is. */
#include "eval/file.h"

#include "base/status.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { FIRST_PIECE = 1 << 16 };

static pith_status unreadable(pith_error *error, const char *path, const char *why) {
    return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s: %s", path, why);
}

/* What a file, if it is plain, will fill. */
static size_t first_piece(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < FIRST_PIECE)
        return FIRST_PIECE;
    return (size_t)status.st_size + 1;
}

static pith_status read_all(arena *a, gzFile file, const char *path, slice *out,
                            pith_error *error) {
    size_t capacity = first_piece(path), length = 0;
    char *data = arena_alloc(a, capacity);
    for (;;) {
        if (!data)
            return error_set(error, PITH_ERROR_MEMORY, 0, 0, "%s: out of memory", path);
        const size_t room = capacity - length;
        const int got = gzread(file, data + length, room < INT_MAX ? (unsigned)room : INT_MAX);
        if (got < 0) {
            int code;
            const char *why = gzerror(file, &code);
            return unreadable(error, path, code == Z_ERRNO ? strerror(errno) : why);
        }
        if (got == 0)
            break;
        length += (size_t)got;
        if (length == capacity) {
            data = arena_grow(a, data, capacity, 2 * capacity);
            capacity *= 2;
        }
    }
    if (!gzeof(file))
        return unreadable(error, path, "the file ends too early");
    *out = (slice){data, length};
    return PITH_OK;
}

pith_status file_read(arena *a, const char *path, slice *out, pith_error *error) {
    errno = 0;
    gzFile file = strcmp(path, "-") == 0 ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
    if (!file)
        return unreadable(error, path, errno ? strerror(errno) : "out of memory");
    const pith_status status = read_all(a, file, path, out, error);
    gzclose(file);
    return status;
}

bool file_next_line(slice *text, slice *line) {
    if (text->length == 0)
        return false;
    const char *end = memchr(text->data, '\n', text->length);
    const size_t length = end ? (size_t)(end - text->data) : text->length;
    *line = slice_range(*text, 0, length);
    *text = slice_range(*text, end ? length + 1 : length, text->length);
    return true;
}
