/* input.c - reads a file in growing pieces, so that pipes and files of any size are alike.
 *
 * The buffer holds one line, or one whole file, and what was read beyond it; what is used of it
 * doubles when that does not fit, up to the limit of a document. It never moves, and is shared with
 * the processes that this one starts: so one that dies leaves to the next what it had read ahead
 * (worker.h). Each byte is looked at once for its newline. */
#define _GNU_SOURCE /* MAP_ANONYMOUS, MADV_REMOVE */
#include "cli/input.h"

#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 1 << 18 };

/* Address space of a buffer; memory is taken as it is used. */
static const size_t RESERVE = 2 * PITH_MAX_BYTES;

void input_take(input *in, const char *name, int file) {
    in->start = in->end = in->line = 0;
    in->at_end = false;
    in->name = name;
    in->file = file;
}

input_status input_open(input *in, const char *path) {
    if (strcmp(path, "-") == 0) {
        input_take(in, "standard input", STDIN_FILENO);
        if (isatty(STDIN_FILENO))
            report("reading standard input; end it with Ctrl-D");
        return INPUT_OK;
    }
    input_take(in, path, open(path, O_RDONLY | O_CLOEXEC));
    return in->file < 0 ? INPUT_FAILED : INPUT_OK;
}

void input_close(input *in) {
    if (in->file > STDIN_FILENO)
        close(in->file);
    in->file = -1;
}

void input_free(input *in) {
    if (in->data)
        munmap(in->data, RESERVE);
    *in = (input){.file = -1};
}

void input_used(input *in) {
    if (!in->at_end || in->start < in->end || in->capacity <= FIRST_CAPACITY)
        return;
    madvise(in->data, in->capacity, MADV_REMOVE);
    in->capacity = in->start = in->end = 0;
}

input_status input_reserve(input *in) {
    if (in->data)
        return INPUT_OK;
    void *data = mmap(NULL, RESERVE, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (data == MAP_FAILED)
        return INPUT_FAILED;
    in->data = data;
    return INPUT_OK;
}

input_status input_fill(input *in, pith_slice text) {
    if (text.length > PITH_MAX_BYTES)
        return INPUT_TOO_LONG;
    const input_status room = input_reserve(in);
    if (room != INPUT_OK)
        return room;
    in->start = in->line = 0;
    in->end = text.length;
    in->capacity = text.length > in->capacity ? text.length : in->capacity;
    in->at_end = true;
    if (text.length > 0)
        memcpy(in->data, text.data, text.length);
    return INPUT_OK;
}

/* Makes room for more bytes behind data[end). */
static input_status make_room(input *in) {
    if (in->start > 0) {
        memmove(in->data, in->data + in->start, in->end - in->start);
        in->end -= in->start;
        in->start = 0;
    }
    if (in->end < in->capacity)
        return INPUT_OK;
    if (in->end > PITH_MAX_BYTES)
        return INPUT_TOO_LONG;
    in->capacity = in->capacity ? in->capacity * 2 : FIRST_CAPACITY;
    return INPUT_OK;
}

/* Reads what the file has ready, or notices its end. */
static input_status read_more(input *in) {
    input_status room = input_reserve(in);
    if (room == INPUT_OK)
        room = make_room(in);
    if (room != INPUT_OK)
        return room;
    ssize_t count;
    do
        count = read(in->file, in->data + in->end, in->capacity - in->end);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return INPUT_FAILED;
    in->end += (size_t)count;
    in->at_end = count == 0;
    return INPUT_OK;
}

/* Drops everything up to and with the next newline. */
static input_status skip_line(input *in) {
    for (;;) {
        const char *newline = memchr(in->data + in->start, '\n', in->end - in->start);
        if (newline) {
            in->start = (size_t)(newline - in->data) + 1;
            return INPUT_TOO_LONG;
        }
        in->start = in->end = 0;
        if (in->at_end)
            return INPUT_TOO_LONG;
        const input_status status = read_more(in);
        if (status != INPUT_OK)
            return status;
    }
}

input_status input_peek_line(input *in, pith_slice *line) {
    size_t scanned = 0; /* bytes from start that hold no newline */
    for (;;) {
        const size_t length = in->end - in->start;
        const char *from = in->data ? in->data + in->start : NULL; /* nothing has been read yet */
        const char *newline =
            length > scanned ? memchr(from + scanned, '\n', length - scanned) : NULL;
        if (newline || (in->at_end && length > 0)) {
            *line = (pith_slice){from, newline ? (size_t)(newline - from) : length};
            return INPUT_OK;
        }
        if (in->at_end)
            return INPUT_END;
        scanned = length;
        const input_status status = read_more(in);
        if (status != INPUT_OK)
            return status;
    }
}

input_status input_line(input *in, pith_slice *line) {
    const input_status status = input_peek_line(in, line);
    if (status == INPUT_TOO_LONG) {
        in->line++;
        return skip_line(in);
    }
    if (status != INPUT_OK)
        return status;
    in->start += line->length;
    in->start += in->start < in->end; /* its newline */
    in->line++;
    return line->length > PITH_MAX_BYTES ? INPUT_TOO_LONG : INPUT_OK;
}

bool input_has_line(const input *in) {
    return in->end > in->start && memchr(in->data + in->start, '\n', in->end - in->start);
}

input_status input_peek(input *in, size_t count, pith_slice *bytes) {
    input_status status = INPUT_OK;
    while (status == INPUT_OK && !in->at_end && in->end - in->start < count)
        status = read_more(in);
    const size_t length = in->end - in->start;
    *bytes =
        (pith_slice){length > 0 ? in->data + in->start : NULL, length < count ? length : count};
    return status;
}

input_status input_rest(input *in, pith_slice *text) {
    while (!in->at_end) {
        const input_status status = read_more(in);
        if (status != INPUT_OK)
            return status;
    }
    *text = (pith_slice){in->data + in->start, in->end - in->start};
    in->start = in->end;
    return text->length > PITH_MAX_BYTES ? INPUT_TOO_LONG : INPUT_OK;
}

const char *input_problem(input_status status) {
    return status == INPUT_TOO_LONG ? "longer than 256 MiB" : strerror(errno);
}
