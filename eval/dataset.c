/* dataset.c - lines from a file, by zlib. What is in a line: dataset_row.c. */
#include "eval/dataset.h"

#include "base/status.h"
#include "eval/dataset_row.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 16 };

struct dataset {
    gzFile file;
    const char *path;
    double bytes; /* of the file as it lies; 0: not known */
    char *data;   /* data[start .. end) has been read and not been handed out */
    size_t capacity;
    size_t start;
    size_t end;
    size_t line;
    bool at_end;
};

static pith_status unreadable(const dataset *d, pith_error *error) {
    int code = 0;
    const char *why = d->file ? gzerror(d->file, &code) : NULL;
    if (!d->file || code == Z_ERRNO)
        why = strerror(errno ? errno : ENOMEM);
    return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s: %s", d->path, why);
}

pith_status dataset_open(dataset **out, const char *path, pith_error *error) {
    dataset *d = calloc(1, sizeof *d);
    TRY_MEMORY(d);
    d->path = path;
    errno = 0;
    const bool standard = strcmp(path, "-") == 0;
    d->file = standard ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
    if (!d->file) {
        const pith_status status = unreadable(d, error);
        free(d);
        return status;
    }
    struct stat about;
    if (!standard && stat(path, &about) == 0 && S_ISREG(about.st_mode))
        d->bytes = (double)about.st_size;
    *out = d;
    return PITH_OK;
}

void dataset_close(dataset *d) {
    if (!d)
        return;
    gzclose(d->file);
    free(d->data);
    free(d);
}

double dataset_progress(const dataset *d) {
    const double share = d->bytes > 0 ? (double)gzoffset(d->file) / d->bytes : 0;
    return share < 1 ? share : 1;
}

/* Reads another piece behind what is there. */
static pith_status read_piece(dataset *d, pith_error *error) {
    if (d->start > 0)
        memmove(d->data, d->data + d->start, d->end - d->start);
    d->end -= d->start;
    d->start = 0;
    if (d->capacity - d->end < PIECE) {
        const size_t capacity = 2 * d->capacity + PIECE;
        char *data = realloc(d->data, capacity);
        TRY_MEMORY(data);
        d->data = data;
        d->capacity = capacity;
    }
    const int got = gzread(d->file, d->data + d->end, PIECE);
    if (got < 0)
        return unreadable(d, error);
    int code = Z_OK;
    gzerror(d->file, &code); /* a stream that breaks off gives what it has, then "no more" */
    if (got == 0 && code != Z_OK)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s: the file ends too early", d->path);
    d->end += (size_t)got;
    d->at_end = got == 0;
    return PITH_OK;
}

/* Cuts the next line off; *found is false at the end. */
static pith_status next_line(dataset *d, slice *line, bool *found, pith_error *error) {
    size_t searched = 0;
    const char *newline = NULL;
    for (;;) {
        const char *data = d->data ? d->data + d->start : NULL;
        const size_t length = d->end - d->start;
        if (length > searched)
            newline = memchr(data + searched, '\n', length - searched);
        searched = length;
        if (newline || d->at_end) {
            *found = newline || length > 0;
            *line = (slice){data, newline ? (size_t)(newline - data) : length};
            d->start += line->length + (newline != NULL);
            d->line++;
            return PITH_OK;
        }
        if (length > PITH_MAX_BYTES)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "%s: line %zu is longer than %zu bytes",
                             d->path, d->line + 1, PITH_MAX_BYTES);
        TRY(read_piece(d, error));
    }
}

static bool is_blank(slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (!strchr(" \t\r", line.data[i]))
            return false;
    return true;
}

pith_status dataset_next(dataset *d, dataset_row *row, bool *found, pith_error *error) {
    slice line = {NULL, 0};
    do
        TRY(next_line(d, &line, found, error));
    while (*found && is_blank(line));
    return *found ? dataset_row_parse(row, line, d->line) : PITH_OK;
}
