/* buffer.c - see buffer.h. */
#include "eval/buffer.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_CAPACITY = 4096 };

/* Makes room for `more` bytes and a final NUL. */
static bool reserve(buffer *b, size_t more) {
    if (b->failed || b->capacity - b->length > more)
        return !b->failed;
    size_t capacity = b->capacity ? b->capacity : FIRST_CAPACITY;
    while (capacity - b->length <= more)
        capacity *= 2;
    char *data = arena_grow(b->memory, b->data, b->capacity, capacity);
    b->failed = data == NULL;
    if (b->failed)
        return false;
    b->data = data;
    b->capacity = capacity;
    return true;
}

void buffer_add_slice(buffer *b, slice bytes) {
    if (bytes.length == 0 || !reserve(b, bytes.length))
        return;
    memcpy(b->data + b->length, bytes.data, bytes.length);
    b->length += bytes.length;
}

void buffer_add(buffer *b, const char *string) {
    buffer_add_slice(b, slice_of(string));
}

void buffer_format(buffer *b, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, arguments);
    if (length >= 0 && reserve(b, (size_t)length)) {
        vsnprintf(b->data + b->length, (size_t)length + 1, format, again);
        b->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void buffer_add_html(buffer *b, slice text) {
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *entity = text.data[i] == '<'   ? "&lt;"
                             : text.data[i] == '>' ? "&gt;"
                             : text.data[i] == '&' ? "&amp;"
                             : text.data[i] == '"' ? "&quot;"
                                                   : NULL;
        if (!entity)
            continue;
        buffer_add_slice(b, slice_range(text, from, i));
        buffer_add(b, entity);
        from = i + 1;
    }
    if (from < text.length)
        buffer_add_slice(b, slice_range(text, from, text.length));
}
