/* file.c - see file.h. zlib reads a plain file as it is, and a gzipped one that is cut off it
 * reports. */
#include "eval/file.h"

#include "base/status.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
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

static gzFile open_file(const char *path, pith_error *error) {
    errno = 0;
    gzFile file = strcmp(path, "-") == 0 ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
    if (!file)
        unreadable(error, path, errno ? strerror(errno) : "out of memory");
    return file;
}

/* Reads up to `room` bytes; *got is 0 at the end only. */
static pith_status read_some(gzFile file, const char *path, char *data, size_t room, size_t *got,
                             pith_error *error) {
    errno = 0;
    const int count = gzread(file, data, room < INT_MAX ? (unsigned)room : INT_MAX);
    int code;
    const char *why = gzerror(file, &code);
    if (count < 0 || code == Z_BUF_ERROR)
        return unreadable(error, path, code == Z_ERRNO ? strerror(errno) : why);
    *got = (size_t)count;
    return PITH_OK;
}

static pith_status read_all(arena *a, gzFile file, const char *path, slice *out,
                            pith_error *error) {
    size_t capacity = first_piece(path), length = 0, got = 1;
    char *data = arena_alloc(a, capacity);
    for (; data && got > 0; length += got) {
        if (length == capacity) {
            data = arena_grow(a, data, capacity, 2 * capacity);
            capacity *= 2;
        }
        if (data)
            TRY(read_some(file, path, data + length, capacity - length, &got, error));
    }
    if (!data)
        return error_set(error, PITH_ERROR_MEMORY, 0, 0, "%s: out of memory", path);
    *out = (slice){data, length};
    return PITH_OK;
}

pith_status file_read(arena *a, const char *path, slice *out, pith_error *error) {
    gzFile file = open_file(path, error);
    if (!file)
        return PITH_ERROR_ARGUMENT;
    const pith_status status = read_all(a, file, path, out, error);
    gzclose(file);
    return status;
}

pith_status file_lines_open(file_lines *lines, const char *path, pith_error *error) {
    *lines = (file_lines){.path = path, .capacity = FIRST_PIECE};
    lines->file = open_file(path, error);
    if (!lines->file)
        return PITH_ERROR_ARGUMENT;
    lines->data = malloc(lines->capacity);
    return lines->data ? PITH_OK
                       : error_set(error, PITH_ERROR_MEMORY, 0, 0, "%s: out of memory", path);
}

void file_lines_close(file_lines *lines) {
    if (lines->file)
        gzclose(lines->file);
    free(lines->data);
}

/* Moves what is left to the front of the buffer, enlarges it when it is full, and reads on. */
static pith_status refill(file_lines *lines, size_t *got, pith_error *error) {
    const size_t left = lines->end - lines->start;
    if (left > 0)
        memmove(lines->data, lines->data + lines->start, left);
    lines->start = 0;
    lines->end = left;
    if (left == lines->capacity) {
        char *data = realloc(lines->data, 2 * lines->capacity);
        if (!data)
            return error_set(error, PITH_ERROR_MEMORY, 0, 0, "%s: out of memory", lines->path);
        lines->data = data;
        lines->capacity *= 2;
    }
    TRY(read_some(lines->file, lines->path, lines->data + left, lines->capacity - left, got,
                  error));
    lines->end += *got;
    return PITH_OK;
}

pith_status file_lines_next(file_lines *lines, slice *line, bool *found, pith_error *error) {
    size_t looked = 0, got = 1;
    for (;;) {
        const char *start = lines->data + lines->start;
        const size_t left = lines->end - lines->start;
        const char *end = left > looked ? memchr(start + looked, '\n', left - looked) : NULL;
        if (end || got == 0) {
            *line = (slice){start, end ? (size_t)(end - start) : left};
            *found = end || left > 0;
            lines->start += line->length + (end != NULL);
            return PITH_OK;
        }
        looked = left;
        TRY(refill(lines, &got, error));
    }
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
