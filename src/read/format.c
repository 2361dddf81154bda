/* format.c - the table of formats. A new one is a file of its own and a line here. */
#include "read/format.h"

static const format *const formats[] = {
    &html_format,    &text_format,    &pdf_format,       &markdown_format,
    &message_format, &outline_format, &subtitles_format,
};

const format *format_at(size_t i) {
    return i < sizeof formats / sizeof *formats ? formats[i] : NULL;
}

const format *format_find(const char *name) {
    for (size_t i = 0; format_at(i); i++)
        if (strcmp(format_at(i)->public.name, name) == 0)
            return format_at(i);
    return NULL;
}
