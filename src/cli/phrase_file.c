/* phrase_file.c - see phrase_file.h. */
#include "cli/phrase_file.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

static pith_slice trim(const char *start, const char *end) {
    while (start < end && strchr(" \t\r", *start))
        start++;
    while (end > start && strchr(" \t\r", end[-1]))
        end--;
    return (pith_slice){start, (size_t)(end - start)};
}

static bool add(phrase_file *file, pith_slice phrase) {
    if ((file->count & (file->count - 1)) == 0) { /* full: room doubles */
        const size_t room = file->count ? 2 * file->count : 1;
        pith_slice *grown = realloc(file->phrases, room * sizeof *grown);
        if (!grown)
            return false;
        file->phrases = grown;
    }
    file->phrases[file->count++] = phrase;
    return true;
}

int phrase_file_open(phrase_file *file, const char *path) {
    *file = (phrase_file){0};
    pith_slice text = {0};
    input_status status = input_open(&file->bytes, path);
    if (status == INPUT_OK)
        status = input_rest(&file->bytes, &text);
    if (status != INPUT_OK && status != INPUT_END) {
        report("%s: %s", path, input_problem(status));
        return PITH_EXIT_FAILURE;
    }
    for (size_t at = 0; at < text.length;) {
        const char *start = text.data + at;
        const char *newline = memchr(start, '\n', text.length - at);
        const char *end = newline ? newline : text.data + text.length;
        const pith_slice phrase = trim(start, end);
        at = (size_t)(end - text.data) + 1;
        if (phrase.length == 0 || phrase.data[0] == '#')
            continue;
        if (!add(file, phrase)) {
            report("out of memory");
            return PITH_EXIT_FAILURE;
        }
    }
    return PITH_EXIT_OK;
}

void phrase_file_close(phrase_file *file) {
    free(file->phrases);
    input_free(&file->bytes);
}
