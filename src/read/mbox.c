/* mbox.c - the container "mbox" (RFC 4155): each mail starts with a line "From sender date", behind
 * a blank line or at the start of the file. */
#include "read/container.h"

#include <stdio.h>

typedef struct mbox {
    slice in;
    size_t at;
    unsigned number;
    char name[16];
} mbox;

/* Behind the line at `at`. */
static size_t line_end(slice in, size_t at) {
    const char *newline = memchr(in.data + at, '\n', in.length - at);
    return newline ? (size_t)(newline - in.data) + 1 : in.length;
}

/* Is the line at `at` one that parts mails: does it end with a time and a year? */
static bool is_separator(slice in, size_t at) {
    const slice line = slice_range(in, at, line_end(in, at));
    if (!slice_starts(line, SLICE("From ")) || !memchr(line.data + 5, ':', line.length - 5))
        return false;
    for (size_t i = 5; i + 4 < line.length; i++)
        if (line.data[i] == ' ' && (line.data[i + 1] == '1' || line.data[i + 1] == '2') &&
            line.data[i + 2] >= '0' && line.data[i + 2] <= '9' && line.data[i + 3] >= '0' &&
            line.data[i + 3] <= '9' && line.data[i + 4] >= '0' && line.data[i + 4] <= '9')
            return true;
    return false;
}

static unsigned recognize_mbox(slice head) {
    return head.length > 5 && is_separator(head, 0) ? SURE + 1 : 0;
}

static pith_status open_mbox(const pith_file *file, arena *a, void **state, pith_error *error) {
    mbox *m = arena_alloc_zero(a, 1, sizeof *m);
    TRY_MEMORY(m);
    m->in = (slice){file->data, file->length};
    if (m->in.length > 0 && !is_separator(m->in, 0))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "no mailbox: its first line is no 'From ' with a date");
    *state = m;
    return PITH_OK;
}

/* Behind the mail that starts at `at`. */
static size_t mail_end(slice in, size_t at) {
    bool blank = false;
    while (at < in.length) {
        if (blank && in.data[at] == 'F' && is_separator(in, at))
            return at;
        blank = in.data[at] == '\n' || in.data[at] == '\r';
        at = line_end(in, at);
    }
    return at;
}

static pith_status next_of_mbox(void *state, contained *out, bool *found, pith_error *error) {
    (void)error;
    mbox *m = state;
    *found = m->at < m->in.length;
    if (!*found)
        return PITH_OK;
    const size_t start = is_separator(m->in, m->at) ? line_end(m->in, m->at) : m->at;
    m->at = mail_end(m->in, start);
    snprintf(m->name, sizeof m->name, "%u", ++m->number);
    *out =
        (contained){.file = {.data = m->in.data + start, .length = m->at - start, .format = "mail"},
                    .name = slice_of(m->name)};
    return PITH_OK;
}

const container mbox_container = {
    .public = {.name = "mbox", .summary = "a box of mails", .holds_documents = true},
    .suffixes = ".mbox .mbx ",
    .recognize = recognize_mbox,
    .open = open_mbox,
    .next = next_of_mbox,
};
