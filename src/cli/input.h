/* input.h - a named file or standard input, read whole or line by line through one buffer. */
#ifndef PITH_CLI_INPUT_H
#define PITH_CLI_INPUT_H

#include "pith.h"

/* Zero it, then open it again and again: the buffer is kept. */
typedef struct input {
    const char *name; /* for messages */
    int file;
    char *data; /* data[start .. end) has been read from the file but not been handed out */
    size_t capacity;
    size_t start;
    size_t end;
    bool at_end; /* the file has no more */
    size_t line; /* number of the line handed out last, from 1 */
} input;

typedef enum input_status {
    INPUT_OK,
    INPUT_END,      /* nothing is left */
    INPUT_TOO_LONG, /* more than PITH_MAX_BYTES; of a line, it has been skipped */
    INPUT_FAILED    /* errno says why */
} input_status;

/* Opens the file `path`, "-" being standard input. */
input_status input_open(input *in, const char *path);

/* Reads what is open as `file`, called `name`, from where it stands. */
void input_take(input *in, const char *name, int file);

/* Hands out a copy of `text`, such as what is packed in the file, in place of what is left of it.
 */
input_status input_fill(input *in, pith_slice text);

/* Makes the buffer now, so that processes that are started later share it. */
input_status input_reserve(input *in);

/* Leaves the buffer. */
void input_close(input *in);

/* Frees the buffer too. */
void input_free(input *in);

/* The next line without its newline; lives until the next call. */
input_status input_line(input *in, pith_slice *line);

/* The same without taking it; INPUT_TOO_LONG skips nothing, so that an endless line is refused. */
input_status input_peek_line(input *in, pith_slice *line);

/* Is the next line already in the buffer, so that input_line will not wait for it? */
bool input_has_line(const input *in);

/* The next `count` bytes, or all that are left, without taking them; live until the next call. */
input_status input_peek(input *in, size_t count, pith_slice *bytes);

/* Everything that is left; lives until the next call. */
input_status input_rest(input *in, pith_slice *text);

/* Gives a large buffer back to the heap, once all of its file has been handed out and used. */
void input_used(input *in);

/* Says in words what `status` means for this input. */
const char *input_problem(input_status status);

#endif
