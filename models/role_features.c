/* role_features.c - prints the features of the lines of pages, for models/fit_roles.py.
 *
 *     role_features MODEL names         the names of the features, in their order, in one line
 *     role_features MODEL lines CODE    32-bit floats, one row of features for each line, with the
 *                                       tables of the language CODE ("und": none)
 *
 * Reads pages from standard input: a line with the number of lines, then these lines, none of which
 * is blank or holds a line break. MODEL is a packed model, whose word tables are used. */
#include "model/packed.h"
#include "read/features.h"
#include "read/layout.h"

#include <stdio.h>
#include <stdlib.h>

static void die(const char *message) {
    fprintf(stderr, "role_features: %s\n", message);
    exit(1);
}

static void *checked(void *p) {
    if (!p)
        die("out of memory");
    return p;
}

/* The rest of `f`. */
static slice read_all(FILE *f) {
    size_t room = (size_t)1 << 20;
    size_t length = 0;
    char *data = checked(malloc(room));
    for (size_t got; (got = fread(data + length, 1, room - length, f)) > 0;) {
        length += got;
        if (length == room)
            data = checked(realloc(data, room *= 2));
    }
    return (slice){data, length};
}

/* The next line of `in`, at *at. */
static span next_line(slice in, size_t *at) {
    const char *start = in.data + *at;
    const char *newline = memchr(start, '\n', in.length - *at);
    const size_t length = newline ? (size_t)(newline - start) : in.length - *at;
    const span line = {(uint32_t)*at, (uint32_t)(*at + length)};
    *at = line.end < in.length ? line.end + 1 : in.length;
    return line;
}

static void print_page(const page *p) {
    for (uint32_t i = 0; i < p->count; i++) {
        float features[FEATURE_COUNT];
        line_features(p, i, features);
        fwrite(features, sizeof features, 1, stdout);
    }
}

static void print_pages(slice in, const language_model *language) {
    arena memory = {0};
    for (size_t at = 0; at < in.length;) {
        const span first = next_line(in, &at);
        const uint32_t count = (uint32_t)strtoul(in.data + first.start, NULL, 10);
        text_source line = {0};
        document doc = {.arena = &memory, .language = language, .text = in, .sources = &line};
        writer out = {.doc = &doc};
        for (uint32_t i = 0; i < count; i++) {
            line.text = next_line(in, &at);
            if (layout_blocks(&out, 0) != PITH_OK || doc.block_count != i + 1)
                die("a line that is not one block");
        }
        page p;
        if (page_measure(&doc, 0, count, &memory, &p) != PITH_OK ||
            page_relate(&memory, &p) != PITH_OK)
            die("out of memory");
        print_page(&p);
        arena_reset(&memory);
    }
    arena_free(&memory);
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[2], "names") == 0) {
        puts(line_feature_names);
        return 0;
    }
    if (argc != 4 || strcmp(argv[2], "lines") != 0)
        die("usage: role_features MODEL names | role_features MODEL lines CODE");
    FILE *f = fopen(argv[1], "rb");
    if (!f)
        die("cannot open the model");
    const slice blob = read_all(f);
    pith_error error;
    if (packed_check(blob.data, blob.length, &error) != PITH_OK)
        die(error.message);
    const pith_model model = {(const unsigned char *)blob.data};
    language_model language = model_no_language(&model);
    if (strcmp(argv[3], "und") != 0 && !model_language(&model, argv[3], &language))
        die("no such language in the model");
    print_pages(read_all(stdin), &language);
    return 0;
}
