/* detect.c - bytes tell first, then the name.
 *
 * Every format says how sure it is of the first bytes. One that is SURE is taken; else one whose
 * ending the file's name has; else one that finds it LIKELY; else it is plain text. Of several that
 * are equally sure, the first in the tables is taken. */
#include "read/detect.h"

/* Bytes at the start of a file that are looked at. */
enum { HEAD_BYTES = 4096 };

/* Bytes of the longest ending that is looked for. */
enum { SUFFIX_BYTES = 16 };

/* The ending of `name` from its last dot, in small letters, with a space behind; "" when none. */
static void find_suffix(const char *name, char out[SUFFIX_BYTES + 2]) {
    const char *dot = name ? strrchr(name, '.') : NULL;
    size_t length = dot ? strlen(dot) : 0;
    if (length > SUFFIX_BYTES)
        length = 0;
    for (size_t i = 0; i < length; i++)
        out[i] = ascii_lower(dot[i]);
    strcpy(out + length, length ? " " : "");
}

/* The first bytes of a file, as ASCII at least: without a byte-order mark, and without the NULs of
 * UTF-16 and UTF-32 when it has that mark. */
typedef struct file_head {
    char bytes[HEAD_BYTES];
    size_t length;
} file_head;

static void take_head(file_head *head, const pith_file *file) {
    const slice in = {file->data, file->length < HEAD_BYTES ? file->length : HEAD_BYTES};
    const bool wide = slice_starts(in, SLICE("\xff\xfe")) || slice_starts(in, SLICE("\xfe\xff")) ||
                      slice_starts(in, SLICE("\0\0\xfe\xff"));
    size_t from = slice_starts(in, SLICE("\xef\xbb\xbf")) ? 3 : wide ? 2 : 0;
    for (head->length = 0; from < in.length; from++)
        if (!wide || (in.data[from] != '\0' && (unsigned char)in.data[from] < 0xfe))
            head->bytes[head->length++] = in.data[from];
}

/* The best answer so far. */
typedef struct search {
    slice head;
    char suffix[SUFFIX_BYTES + 2];
    detected best;
    unsigned sure;
} search;

static void consider(search *s, const char *suffixes, unsigned (*recognize)(slice head),
                     detected candidate) {
    unsigned sure = recognize ? recognize(s->head) : 0;
    if (sure < SURE && suffixes && s->suffix[0] && strstr(suffixes, s->suffix))
        sure = SURE - 1;
    if (sure >= LIKELY && sure > s->sure) {
        s->sure = sure;
        s->best = candidate;
    }
}

static pith_status find_named(const char *name, detected *out, pith_error *error) {
    for (size_t i = 0; container_at(i); i++) {
        if (strcmp(container_at(i)->public.name, name) == 0) {
            *out = (detected){.container = container_at(i)};
            return PITH_OK;
        }
    }
    *out = (detected){.format = format_find(name)};
    if (!out->format)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "there is no format '%.20s'", name);
    return PITH_OK;
}

pith_status detect_format(const pith_file *file, detected *out, pith_error *error) {
    if (file->format)
        return find_named(file->format, out, error);
    file_head head;
    take_head(&head, file);
    search s = {.head = {head.bytes, head.length}, .best = {.format = &text_format}};
    find_suffix(file->name, s.suffix);
    for (size_t i = 0; container_at(i); i++) {
        const container *c = container_at(i);
        consider(&s, c->suffixes, c->recognize, (detected){.container = c});
    }
    for (size_t i = 0; format_at(i); i++) {
        const format *f = format_at(i);
        consider(&s, f->suffixes, f->recognize, (detected){.format = f});
    }
    *out = s.best;
    return PITH_OK;
}
