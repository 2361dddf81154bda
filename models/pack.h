/* pack.h - what the packers of the different files share: lines in, sections out. */
#ifndef PITH_MODELS_PACK_H
#define PITH_MODELS_PACK_H

#include "base/map.h"
#include "model/model.h"

#include <stdio.h>

enum { MAX_SECTIONS = 1024, MAX_FIELDS = 4 };

typedef struct output {
    arena memory;
    model_section sections[MAX_SECTIONS];
    uint32_t section_count;
    unsigned char *data;
    size_t length;
    size_t capacity;
} output;

typedef struct reader {
    const char *path;
    FILE *file;
    char *line;
    size_t room;
    size_t number;
    char *fields[MAX_FIELDS];
    int field_count;
} reader;

/* Ends the program with a message. */
__attribute__((noreturn, format(printf, 1, 2))) void die(const char *format, ...);

/* `p`, unless memory ran out. */
void *checked(void *p);

/* Adds a section with room for `size` bytes of zeroed data, and returns that room. */
void *add_section(output *out, const char *language, const char *name, model_kind kind,
                  uint32_t count, size_t size);

/* Adds a text for every language. */
void pack_text(output *out, const char *name, const char *text);

void write_output(output *out, const char *path);

reader open_lines(const char *path);
void close_lines(reader *r);

/* The next line that is neither empty nor a comment, cut into fields. False at the end. */
bool next_line(reader *r);

/* Field i of the line; an error when it has fewer. */
const char *field(const reader *r, int i);

/* The finite number that `text` is. */
double parse_number(const reader *r, const char *text);

/* What a file is called without folder and ending: the name of its section. */
void section_name(const char *path, char name[24]);

/* The next number of a line of numbers parted by spaces, in [-greatest, greatest]. */
double next_number(const reader *r, char **at, double greatest);

/* The file of decision trees at `path`. */
void pack_trees(output *out, const char *path);

/* That of a net. */
void pack_net(output *out, const char *path);

#endif
