/* pack_io.c - see pack.h: lines of tab-separated fields in, sections of a model out. */
#include "pack.h"

#include "text/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

/* ---- sections ---- */

void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("pack: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

void *checked(void *p) {
    if (!p)
        die("out of memory");
    return p;
}

void *add_section(output *out, const char *language, const char *name, model_kind kind,
                  uint32_t count, size_t size) {
    if (out->section_count == MAX_SECTIONS || strlen(language) >= sizeof out->sections->language ||
        strlen(name) >= sizeof out->sections->name)
        die("%s/%s: too many sections, or too long a name", language, name);
    const size_t padded = (size + 7) & ~(size_t)7;
    if (out->length + padded > out->capacity) {
        out->capacity = 2 * (out->length + padded);
        out->data = checked(realloc(out->data, out->capacity));
    }
    model_section *s = &out->sections[out->section_count++];
    *s = (model_section){.kind = kind, .count = count, .offset = out->length, .size = size};
    memcpy(s->language, language, strlen(language));
    memcpy(s->name, name, strlen(name));
    void *room = memset(out->data + out->length, 0, padded);
    out->length += padded;
    return room;
}

void write_output(output *out, const char *path) {
    const size_t front = sizeof(model_header) + out->section_count * sizeof(model_section);
    for (uint32_t i = 0; i < out->section_count; i++)
        out->sections[i].offset += front;
    const size_t size = front + out->length;
    unsigned char *blob = checked(malloc(size));
    memcpy(blob + sizeof(model_header), out->sections, front - sizeof(model_header));
    memcpy(blob + front, out->data, out->length);
    model_header header = {
        .version = MODEL_VERSION, .section_count = out->section_count, .size = size};
    memcpy(header.magic, MODEL_MAGIC, sizeof header.magic);
    header.hash = slice_checksum((slice){(const char *)blob + sizeof header, size - sizeof header});
    memcpy(blob, &header, sizeof header);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(blob, 1, size, f) != size || fclose(f) != 0)
        die("%s: %s", path, strerror(errno));
    free(blob);
}

void pack_text(output *out, const char *name, const char *text) {
    const size_t size = strlen(text) + 1;
    memcpy(add_section(out, "", name, MODEL_TEXT, (uint32_t)size, size), text, size);
}

/* ---- lines ---- */

reader open_lines(const char *path) {
    const reader r = {.path = path, .file = fopen(path, "r")};
    if (!r.file)
        die("%s: %s", path, strerror(errno));
    return r;
}

void close_lines(reader *r) {
    free(r->line);
    fclose(r->file);
}

bool next_line(reader *r) {
    ssize_t length;
    while ((length = getline(&r->line, &r->room, r->file)) >= 0) {
        r->number++;
        while (length > 0 && (r->line[length - 1] == '\n' || r->line[length - 1] == '\r'))
            r->line[--length] = '\0';
        if (length == 0 || r->line[0] == '#')
            continue;
        const slice s = {r->line, (size_t)length};
        if (utf8_valid_prefix(s) != s.length)
            die("%s:%zu: invalid UTF-8", r->path, r->number);
        r->field_count = 0;
        for (char *field = r->line; field && r->field_count < MAX_FIELDS;) {
            r->fields[r->field_count++] = field;
            field = strchr(field, '\t');
            if (field)
                *field++ = '\0';
        }
        return true;
    }
    return false;
}

const char *field(const reader *r, int i) {
    if (i >= r->field_count)
        die("%s:%zu: expected %d tab-separated fields", r->path, r->number, i + 1);
    return r->fields[i];
}

double parse_number(const reader *r, const char *text) {
    char *end;
    const double value = strtod(text, &end);
    if (end == text || *end || !isfinite(value))
        die("%s:%zu: '%s' is not a number", r->path, r->number, text);
    return value;
}

double next_number(const reader *r, char **at, double greatest) {
    char *end;
    const double value = strtod(*at, &end);
    if (end == *at || (*end && *end != ' ') || !(fabs(value) <= greatest))
        die("%s:%zu: '%.20s' is no number, or too great", r->path, r->number, *at);
    *at = end;
    return value;
}

void section_name(const char *path, char name[24]) {
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    snprintf(name, 24, "%.*s", (int)(strrchr(base, '.') - base), base);
}
