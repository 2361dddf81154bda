/* buffer.h - text that grows in an arena. Failing once for want of memory it stays failed, so that
 * a writer asks only at its end. */
#ifndef PITH_EVAL_BUFFER_H
#define PITH_EVAL_BUFFER_H

#include "base/arena.h"
#include "base/slice.h"

/* Zero it, then set `memory`. */
typedef struct buffer {
    arena *memory;
    char *data;
    size_t length;
    size_t capacity;
    bool failed;
} buffer;

void buffer_add(buffer *b, const char *string);
void buffer_add_slice(buffer *b, slice bytes);
__attribute__((format(printf, 2, 3))) void buffer_format(buffer *b, const char *format, ...);

/* `text` with the characters that HTML gives a meaning written as entities. */
void buffer_add_html(buffer *b, slice text);

#endif
